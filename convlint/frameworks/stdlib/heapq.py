"""Twin of `heapq` (https://docs.python.org/3/library/heapq.html)."""

from __future__ import annotations

import heapq as _heapq

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._functions import sorted as _sorted
from convlint.values import Undecided, Unknown


def _checked(heap):
    if isinstance(heap, Unknown):
        raise Undecided(heap)
    bounded.weigh(heap)
    return heap


def heapify(x, /):
    """Order the list as a heap."""
    _heapq.heapify(_checked(x))


def heappush(heap, item, /):
    """Put an item in."""
    bounded.weigh(item)
    _heapq.heappush(_checked(heap), item)


def heappop(heap, /):
    """Take the smallest item out."""
    return _heapq.heappop(_checked(heap))


def heappushpop(heap, item, /):
    """Put an item in, take the smallest out."""
    bounded.weigh(item)
    return _heapq.heappushpop(_checked(heap), item)


def heapreplace(heap, item, /):
    """Take the smallest item out, put one in."""
    bounded.weigh(item)
    return _heapq.heapreplace(_checked(heap), item)


def nlargest(n, iterable, key=None):
    """The n largest items."""
    return _sorted(iterable, key=key, reverse=True)[:n]


def nsmallest(n, iterable, key=None):
    """The n smallest items."""
    return _sorted(iterable, key=key)[:n]
