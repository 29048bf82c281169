"""Twin of `bisect` (https://docs.python.org/3/library/bisect.html)."""

from __future__ import annotations

import bisect as _bisect

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import bound, call
from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.values import Undecided


def _position(function, a, x, lo, hi, key):
    unknown = first_unknown(a, x, lo, hi)
    if unknown is not None:
        raise Undecided(unknown)
    return function(a, x, lo, hi, key=None if key is None else bound(key))


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Where x belongs, before its equals."""
    return _position(_bisect.bisect_left, a, x, lo, hi, key)


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Where x belongs, behind its equals."""
    return _position(_bisect.bisect_right, a, x, lo, hi, key)


bisect = bisect_right


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Put x where it belongs."""
    bounded.spend(bounded.size_of(a))
    a.insert(bisect_right(a, x if key is None else call(key, x), lo, hi, key=key), x)


insort = insort_left = insort_right
