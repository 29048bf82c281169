"""The dicts of `collections`."""

from __future__ import annotations

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._construct import pairs
from convlint.frameworks.stdlib._core import call
from convlint.frameworks.stdlib._functions import sorted as sorted_by
from convlint.frameworks.stdlib.collections.abc import MutableMapping, MutableSequence


class OrderedDict(dict):
    """A dict that can be reordered."""

    def __init__(self, other=(), /, **kwargs):
        dict.__init__(self, pairs(other), **kwargs)

    def move_to_end(self, key, last=True):
        """Make `key` the last one, or the first."""
        bounded.spend(bounded.size_of(self))
        value = dict.pop(self, key)
        rest = [] if last else list(dict.items(self))
        if not last:
            dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def popitem(self, last=True):
        """Take out the last item, or the first."""
        if not self:
            raise KeyError("dictionary is empty")
        key = bounded.items(dict.keys(self))[-1 if last else 0]
        return key, dict.pop(self, key)

    def copy(self):
        """A copy of the same class."""
        return type(self)(self)


class defaultdict(dict):
    """A dict that makes what it lacks."""

    def __init__(self, default_factory=None, other=(), /, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, pairs(other), **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = call(self.default_factory)
        dict.__setitem__(self, key, value)
        return value

    def copy(self):
        """A copy with the same factory."""
        return type(self)(self.default_factory, self)


class Counter(dict):
    """A dict of how often each item occurs."""

    def __init__(self, iterable=(), /, **kwargs):
        dict.__init__(self)
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def update(self, iterable=(), /, **kwargs):
        """Add counts, or count items."""
        self._add(iterable, kwargs, 1)

    def subtract(self, iterable=(), /, **kwargs):
        """Take counts away, or count items down."""
        self._add(iterable, kwargs, -1)

    def _add(self, iterable, kwargs, sign):
        counted = pairs(iterable) if isinstance(iterable, dict) else [(key, 1) for key in bounded.items(iterable)]
        for key, count in (*counted, *kwargs.items()):
            before = dict.get(self, bounded.key(key, self), 0)
            dict.__setitem__(self, key, bounded.binary("+", before, bounded.binary("*", sign, count)))

    def most_common(self, n=None):
        """The items and their counts, most common first."""
        return sorted_by(dict.items(self), key=lambda item: -item[1])[:n]

    def elements(self):
        """Each item as often as it occurs."""
        counts = list(dict.items(self))
        if sum(count for _, count in counts) > bounded.MAX_ITEMS:
            raise bounded.TooLarge(list)
        return iter([key for key, count in counts for _ in range(count)])

    def total(self):
        """The sum of the counts."""
        return sum(dict.values(self))


class UserDict(MutableMapping):
    """A mapping around the dict `data`."""

    def __init__(self, other=(), /, **kwargs):
        self.data = dict(pairs(other), **kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        return self.data[bounded.key(key)]

    def __setitem__(self, key, item):
        self.data[bounded.key(key)] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data


class UserList(MutableSequence):
    """A sequence around the list `data`."""

    def __init__(self, initlist=()):
        self.data = bounded.items(initlist)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.data[index]

    def __setitem__(self, index, item):
        self.data[index] = item

    def insert(self, index, item):
        """Put `item` before `index`."""
        self.data.insert(index, item)
