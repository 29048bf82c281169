"""Twin of `future.utils`."""

from __future__ import annotations

from convlint.frameworks.six import iteritems, iterkeys, itervalues, with_metaclass

__all__ = ["iteritems", "iterkeys", "itervalues", "with_metaclass"]

PY2 = False
PY3 = True
