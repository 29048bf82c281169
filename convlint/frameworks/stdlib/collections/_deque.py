"""`collections.deque`."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib import bounded


class deque:
    """A list with two ends; with `maxlen`, what goes in at one end pushes out at the other."""

    def __init__(self, iterable=(), maxlen=None):
        self.maxlen = maxlen
        self._items = []
        self.extend(iterable)

    def append(self, x, /):
        """Add at the right end."""
        self._items.append(bounded.held(x))
        self._trim(left=True)

    def appendleft(self, x, /):
        """Add at the left end."""
        self._items.insert(0, bounded.held(x))
        self._trim(left=False)

    def extend(self, iterable, /):
        """Add all at the right end."""
        self._items.extend(bounded.items(iterable))
        self._trim(left=True)

    def extendleft(self, iterable, /):
        """Add one by one at the left end."""
        self._items[:0] = bounded.items(iterable)[::-1]
        self._trim(left=False)

    def _trim(self, left):
        if len(self._items) > bounded.MAX_ITEMS:
            raise bounded.TooLarge
        if self.maxlen is not None and len(self._items) > self.maxlen:
            excess = len(self._items) - self.maxlen
            self._items = self._items[excess:] if left else self._items[: self.maxlen]

    def pop(self):
        """Take from the right end."""
        return self._taken(-1)

    def popleft(self):
        """Take from the left end."""
        return self._taken(0)

    def _taken(self, position):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(position)

    def rotate(self, n=1, /):
        """Move n items from the right end to the left."""
        if self._items:
            cut = -n % len(self._items)
            self._items = self._items[cut:] + self._items[:cut]

    def clear(self):
        """Remove everything."""
        self._items = []

    def copy(self):
        """A copy."""
        return type(self)(self._items, self.maxlen)

    def count(self, x, /):
        """How often x occurs."""
        return self._items.count(x)

    def index(self, x, /, *bounds):
        """Where x first occurs."""
        return self._items.index(x, *bounds)

    def insert(self, i, x, /):
        """Put x before position i."""
        self._items.insert(i, x)

    def remove(self, value, /):
        """Remove the first that equals `value`."""
        self._items.remove(value)

    def reverse(self):
        """Turn the order round."""
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(list(self._items))

    def __reversed__(self):
        return iter(self._items[::-1])

    def __contains__(self, item):
        return item in self._items

    def __getitem__(self, index):
        return self._items[index]

    def __setitem__(self, index, value):
        self._items[index] = value

    def __delitem__(self, index):
        del self._items[index]

    def __bool__(self):
        return bool(self._items)

    def __eq__(self, other):
        return bounded.compare("==", self._items, other._items) if isinstance(other, deque) else NotImplemented

    __hash__: Any = None
