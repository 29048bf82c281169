"""`Unknown`: a value that is not known, with the reason and the place where knowledge ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from convlint.shapes import Undecided
from convlint.values.run import active

BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift")
COMPARE = ("eq", "ne", "lt", "le", "gt", "ge")


class Unknown:
    """A value that convlint does not know, with the reason and the place where knowledge ended.

    `kind` is the type where that much is known (`int`, `float`, `bool`, `str`), else None. `key` names the value:
    two Unknowns with one key are the same value, so one condition gets one answer in a run.
    Every operator gives `Unknown` again; asking for its truth, length or items raises `Undecided`.
    """

    __slots__ = ("key", "kind", "reason", "site")

    def __init__(self, reason: str, *, kind: type | None = None, key: tuple[Any, ...] | None = None) -> None:
        self.reason = reason
        self.kind = kind
        self.key = key if key is not None else (object(),)
        self.site = active().site

    def derive(self, *suffix: Any, kind: type | None = None) -> Unknown:
        """A value computed from this one: same reason and place, a key of its own."""
        result = Unknown(self.reason, kind=kind, key=_joined_key(self.key, suffix))
        result.site = self.site
        return result

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self.derive("." + name)

    def __call__(self, *args: Any, **kwargs: Any) -> Unknown:
        return self.derive(object())

    def __getitem__(self, index: Any) -> Unknown:
        return self.derive("[]", _hashable(index))

    def __setitem__(self, index: Any, value: Any) -> None:
        return None

    def __delitem__(self, index: Any) -> None:
        return None

    def __enter__(self) -> Unknown:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __bool__(self) -> bool:
        raise Undecided(self)

    def __iter__(self) -> Iterator[Any]:
        raise Undecided(self)

    def __len__(self) -> int:
        raise Undecided(self)

    def __contains__(self, item: Any) -> bool:
        raise Undecided(self)

    def __index__(self) -> int:
        raise Undecided(self)

    __int__ = __index__

    def __float__(self) -> float:
        raise Undecided(self)

    def __hash__(self) -> int:
        return id(self)

    def __neg__(self) -> Unknown:
        return self.derive("neg", kind=self.kind)

    __pos__ = __abs__ = __invert__ = __neg__

    def __str__(self) -> str:
        raise Undecided(self)

    def __format__(self, spec: str) -> str:
        raise Undecided(self)

    def __repr__(self) -> str:
        return f"Unknown({self.reason!r})"


class Settled:
    """Stands in the key of what an unmodelled function gives for known arguments: it is one value, and not a choice."""


def is_settled(value: Any) -> bool:
    """Whether an unknown value can only be one: a condition on it has an answer that nobody can choose."""
    kinds = {type(part) for part in value.key}
    return Settled in kinds and object not in kinds


def _hashable(value: Any) -> Any:
    return value if isinstance(value, (int, str, float, bool, type(None))) else object()


def _joined_key(key: tuple[Any, ...], suffix: tuple[Any, ...]) -> tuple[Any, ...]:
    """A key of bounded length: past it the value is one of its own."""
    return (*key, *suffix) if len(key) < 24 and len(suffix) < 48 else (object(),)


def _unknown_operator(name: str, swapped: bool) -> Callable[[Unknown, Any], Any]:
    def operator(self: Unknown, other: Any) -> Any:
        if hasattr(type(other), "_result_class"):  # a Tensor
            return NotImplemented if not swapped else self.derive(object())
        numeric = self.kind if self.kind in (int, float) and isinstance(other, int) else None
        suffix = other.key if isinstance(other, Unknown) else (_hashable(other),)
        return self.derive(("r" if swapped else "") + name, *suffix, kind=numeric)

    return operator


def _unknown_comparison(name: str) -> Callable[[Unknown, Any], Any]:
    def operator(self: Unknown, other: Any) -> Any:
        suffix = other.key if isinstance(other, Unknown) else (_hashable(other),)
        # What may be an array is compared element by element.
        plain = self.kind is not None or isinstance(other, (str, bytes, type(None)))
        return self.derive(name, *suffix, kind=bool if plain and not hasattr(type(other), "_result_class") else None)

    return operator


for _name in BINARY:
    setattr(Unknown, f"__{_name}__", _unknown_operator(_name, swapped=False))
    setattr(Unknown, f"__r{_name}__", _unknown_operator(_name, swapped=True))
for _name in COMPARE:
    setattr(Unknown, f"__{_name}__", _unknown_comparison(_name))


def first_unknown(*values: Any) -> Unknown | None:
    """The first Unknown among `values` (tuples and lists are looked into), or None."""
    for value in values:
        if isinstance(value, Unknown):
            return value
        if isinstance(value, (tuple, list)):
            found = first_unknown(*value)
            if found is not None:
                return found
    return None
