"""Twin of `collections` (https://docs.python.org/3/library/collections.html)."""

from __future__ import annotations

from convlint.frameworks.stdlib.collections._deque import deque
from convlint.frameworks.stdlib.collections._dicts import Counter, OrderedDict, UserDict, UserList, defaultdict
from convlint.frameworks.stdlib.collections._namedtuple import namedtuple

__all__ = ["Counter", "OrderedDict", "UserDict", "UserList", "defaultdict", "deque", "namedtuple"]
