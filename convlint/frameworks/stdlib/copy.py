"""Twin of `copy` (https://docs.python.org/3/library/copy.html): copies the program's and the twins' objects.

Numbers, texts, functions, classes and everything else that does not change are shared, as in Python.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import is_twin_class, is_user_class
from convlint.values import Tensor

_MAX_DEPTH = 100
_MAX_OBJECTS = 100_000
_CONTAINERS = (dict, list, tuple, set, frozenset)


def copy(x):
    """A copy that shares its items."""
    own = _own(x, "__copy__")
    if own is not None:
        return own(x)
    return _rebuilt(x, lambda value: value)


def deepcopy(x, memo=None, _nil=()):
    """A copy whose items are copied as well; what occurs twice is copied once."""
    return _Copier(memo if isinstance(memo, dict) else {}).copy(x)


class _Copier:
    def __init__(self, memo: dict[Any, Any]) -> None:
        self.memo = memo
        self.kept: list[Any] = []
        self.depth = 0

    def copy(self, value: Any) -> Any:
        if id(value) in self.memo:
            return self.memo[id(value)]
        if not _is_copied(value):
            return value
        self.depth += 1
        if self.depth > _MAX_DEPTH or len(self.kept) > _MAX_OBJECTS:
            raise bounded.TooLarge(type(value))
        self.kept.append(value)
        bounded.spend(256 + 32 * bounded.size_of(value))
        result = self._made(value)
        self.memo[id(value)] = result
        self.depth -= 1
        return result

    def _made(self, value: Any) -> Any:
        own = _own(value, "__deepcopy__")
        if own is not None:
            return own(value, self.memo)
        if isinstance(value, MethodType):
            return MethodType(value.__func__, self.copy(value.__self__))
        return _rebuilt(value, self.copy, self.memo)


def _is_copied(value: Any) -> bool:
    if isinstance(value, type):
        return False
    cls = type(value)
    return (
        cls in _CONTAINERS or cls is MethodType or isinstance(value, Tensor) or is_user_class(cls) or is_twin_class(cls)
    )


def _own(value: Any, name: str) -> Any:
    """The method by which the program or a twin says how it is copied."""
    if isinstance(value, type):
        return None
    return next((vars(cls)[name] for cls in type(value).__mro__ if name in vars(cls) and _speaks(cls)), None)


def _speaks(cls: type) -> bool:
    return is_user_class(cls) or is_twin_class(cls)


def _rebuilt(value: Any, part: Callable[[Any], Any], memo: dict[Any, Any] | None = None) -> Any:
    """A new object of the same class; `part` gives its items and attributes."""
    if not _is_copied(value):
        return value
    base: Any = next((base for base in _CONTAINERS if isinstance(value, base)), None)
    if base in (tuple, frozenset):
        return base.__new__(type(value), [part(item) for item in base.__iter__(value)])
    if base is None and not hasattr(value, "__dict__"):
        return value
    result = (base or object).__new__(type(value))
    if memo is not None:
        memo[id(value)] = result
    _fill(base, value, result, part)
    if hasattr(value, "__dict__"):
        result.__dict__.update({name: part(item) for name, item in list(vars(value).items())})
    return result


def _fill(base: Any, value: Any, result: Any, part: Callable[[Any], Any]) -> None:
    bounded.spend(bounded.size_of(value))
    if base is dict:
        for name, item in list(dict.items(value)):
            dict.__setitem__(result, part(name), part(item))
    elif base is list:
        list.extend(result, [part(item) for item in list.__iter__(value)])
    elif base is set:
        set.update(result, [part(item) for item in set.__iter__(value)])
