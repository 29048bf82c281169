"""Twin of `itertools` (https://docs.python.org/3/library/itertools.html): every iterator here comes to an end."""

from __future__ import annotations

import itertools as _itertools
import math as _math

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import bound, is_symbolic, undecided
from convlint.values import Undecided, Unknown

_ABSENT = object()


def _source(iterable):
    """`iterable` for Python's own iterators; raises Undecided where it is not known."""
    if isinstance(iterable, Unknown):
        raise Undecided(iterable)
    return bounded.ordered(iterable) if isinstance(iterable, (set, frozenset)) else iterable


def _number(value):
    if is_symbolic(value):
        raise undecided("an iterator over a symbolic number of items", value)
    return value


class _Iterator:
    def __init__(self, iterator):
        self._iterator = iterator

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._iterator)


class chain(_Iterator):
    """The items of each iterable in turn."""

    def __init__(self, *iterables):
        super().__init__(_itertools.chain(*map(_source, iterables)))

    @classmethod
    def from_iterable(cls, iterable, /):
        """The items of each of the iterables in `iterable`."""
        return cls(*bounded.items(_source(iterable)))


class _Endless:
    """An endless iterator: after as many items as a list may hold, its end is not known."""

    def __init__(self):
        self._left = bounded.MAX_ITEMS

    def __iter__(self):
        return self

    def _item(self):
        raise NotImplementedError

    def __next__(self):
        self._left -= 1
        if self._left < 0:
            raise bounded.TooLarge
        return self._item()


class count(_Endless):
    """start, start + step, start + 2 * step, ..."""

    def __init__(self, start=0, step=1):
        super().__init__()
        self._next = start
        self._step = step

    def _item(self):
        item = self._next
        self._next = bounded.binary("+", item, self._step)
        return item


class cycle(_Endless):
    """The items again and again."""

    def __init__(self, iterable, /):
        super().__init__()
        self._items = bounded.items(_source(iterable))
        self._position = -1

    def _item(self):
        if not self._items:
            raise StopIteration
        self._position = (self._position + 1) % len(self._items)
        return self._items[self._position]


class _Repeat(_Endless):
    def __init__(self, item):
        super().__init__()
        self._repeated = item

    def _item(self):
        return self._repeated


def repeat(object, times=_ABSENT):
    """`object`, endlessly or `times` times."""
    if times is _ABSENT:
        return _Repeat(object)
    if _number(times) > bounded.MAX_ITEMS:
        return Unknown("too large")
    return _itertools.repeat(object, times)


def accumulate(iterable, func=None, *, initial=None):
    """The running totals, or what `func` makes of each item and the result so far."""
    step = bound(func) if func is not None else lambda total, item: bounded.binary("+", total, item)
    return _itertools.accumulate(_source(iterable), step, initial=initial)


def islice(iterable, *bounds):
    """Some of the items, chosen as by a slice."""
    return _itertools.islice(_source(iterable), *map(_number, bounds))


def zip_longest(*iterables, fillvalue=None):
    """Tuples of an item from each, short ones filled up."""
    return _itertools.zip_longest(*map(_source, iterables), fillvalue=fillvalue)


def compress(data, selectors):
    """The items whose selector is true."""
    return _itertools.compress(_source(data), _source(selectors))


def pairwise(iterable, /):
    """Each item with the next."""
    return _itertools.pairwise(_source(iterable))


def takewhile(predicate, iterable, /):
    """The items before the first that fails."""
    return _itertools.takewhile(bound(predicate), _source(iterable))


def dropwhile(predicate, iterable, /):
    """The items from the first that fails."""
    return _itertools.dropwhile(bound(predicate), _source(iterable))


def filterfalse(predicate, iterable, /):
    """The items that fail."""
    return _itertools.filterfalse(None if predicate is None else bound(predicate), _source(iterable))


def starmap(function, iterable, /):
    """What `function` makes of each tuple of arguments."""
    return _itertools.starmap(bound(function), _source(iterable))


def groupby(iterable, key=None):
    """Runs of items with one key."""
    return _itertools.groupby(_source(iterable), None if key is None else bound(key))


def tee(iterable, n=2, /):
    """n independent iterators."""
    if _number(n) > 1000:
        return Unknown("too large")
    return _itertools.tee(_source(iterable), n)


def batched(iterable, n, *, strict=False):
    """Tuples of n items."""
    values = bounded.items(_source(iterable))
    if _number(n) < 1:
        raise ValueError("n must be at least one")
    return iter([tuple(values[start : start + n]) for start in range(0, len(values), n)])


def _bounded_choice(number, iterator):
    return Unknown("too large") if number > bounded.MAX_ITEMS else iterator()


def product(*iterables, repeat=1):
    """Every tuple of one item from each."""
    if _number(repeat) * max(len(iterables), 1) > 1000:
        return Unknown("too large")
    pools = [bounded.items(_source(iterable)) for iterable in iterables]
    number = _math.prod(len(pool) for pool in pools) ** repeat
    return _bounded_choice(number, lambda: _itertools.product(*pools, repeat=repeat))


def permutations(iterable, r=None):
    """Every ordered choice of r items."""
    return _chosen(_itertools.permutations, _math.perm, iterable, r)


def combinations(iterable, r):
    """Every choice of r items."""
    return _chosen(_itertools.combinations, _math.comb, iterable, r)


def combinations_with_replacement(iterable, r):
    """Every choice of r items, repeats allowed."""
    return _chosen(_itertools.combinations_with_replacement, lambda n, r: _math.comb(n + r - 1, r), iterable, r)


def _chosen(iterator, number, iterable, r):
    pool = bounded.items(_source(iterable))
    size = len(pool) if r is None else _number(r)
    if size > 1000 or (len(pool) > 5000 and size > 3):
        return Unknown("too large")
    return _bounded_choice(number(len(pool), size), lambda: iterator(pool, size))
