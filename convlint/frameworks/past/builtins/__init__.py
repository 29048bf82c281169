"""Twin of `past.builtins`: Python 2's names, with Python 3's meaning."""

from __future__ import annotations

from convlint.frameworks.six.moves import reduce, xrange

__all__ = ["reduce", "xrange"]

basestring = str
unicode = str
long = int
