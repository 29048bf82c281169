"""Contents of small tensors: nested tuples of numbers, as `torch.tensor([...])` and `torch.arange` make them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

from convlint.frameworks.stdlib.bounded import spend
from convlint.shapes import Dim
from convlint.values import Tensor, Unknown

MAX_ELEMENTS = 4096
_NUMBERS = (int, float, complex, Dim)


class NotKnown(Exception):
    """The contents cannot be read; `unknown` is the Unknown that stands in the way, if one does."""

    def __init__(self, unknown: Unknown | None = None) -> None:
        super().__init__()
        self.unknown = unknown


def read(data: Any) -> tuple[tuple[Any, ...], Any]:
    """The shape and the contents (None where not all known) of nested lists of numbers.

    Raises NotKnown where an Unknown hides the rank, ValueError for ragged lists, TypeError for what is no number.
    """
    if isinstance(data, Tensor):
        return tuple(data.shape), data.constant
    if isinstance(data, Unknown):
        if data.kind in (int, float, bool):
            return (), None
        raise NotKnown(data)
    if isinstance(data, _NUMBERS):
        return (), data
    if not isinstance(data, (list, tuple, range)):
        raise TypeError(f"new(): invalid data type '{type(data).__name__}'")
    return _read_items(data)


def _read_items(items: Any) -> tuple[tuple[Any, ...], Any]:
    if not len(items):
        return (0,), ()
    spend(64 * len(items))
    parts = [read(item) for item in items]
    shape = parts[0][0]
    if any(len(part[0]) != len(shape) for part in parts) or any(
        isinstance(a, int) and isinstance(b, int) and a != b
        for part in parts
        for a, b in zip(part[0], shape, strict=True)
    ):
        raise ValueError(f"expected sequence of length {shape[0] if shape else 0} at dim 1")
    contents = tuple(part[1] for part in parts)
    known = len(contents) <= MAX_ELEMENTS and all(item is not None for item in contents)
    return (len(items), *shape), contents if known else None


def apply(function: Callable[..., Any], constant: Any) -> Any:
    """`function` of each element; None where one has no value."""
    if constant is None:
        return None
    if isinstance(constant, tuple):
        items = tuple(apply(function, item) for item in constant)
        return None if any(item is None for item in items) else items
    try:
        return function(constant)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None


def combine(function: Callable[..., Any], left: Any, right: Any) -> Any:
    """`function` of the elements of two constants of the same structure, or of a constant and a number."""
    if left is None or right is None:
        return None
    if not isinstance(left, tuple) and not isinstance(right, tuple):
        return apply(lambda item: function(item, right), left)
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            return None
        items = tuple(combine(function, a, b) for a, b in zip(left, right, strict=True))
    elif isinstance(left, tuple):
        items = tuple(combine(function, item, right) for item in left)
    else:
        items = tuple(combine(function, left, item) for item in right)
    return None if any(item is None for item in items) else items


def flat(constant: Any) -> list[Any]:
    """The elements in order."""
    if not isinstance(constant, tuple):
        return [constant]
    return [element for item in constant for element in flat(item)]


def pieces(constant: Any, sizes: Iterable[Any]) -> list[Any]:
    """The contents of consecutive parts along the first axis, `sizes` long; None for each that is not known."""
    ends = list(itertools.accumulate(sizes))
    if constant is None or not all(isinstance(end, int) for end in ends):
        return [None] * len(ends)
    return [constant[start:end] for start, end in itertools.pairwise([0, *ends])]


def cast(constant: Any, dtype: Any) -> Any:
    """The contents as another dtype holds them; None where it may hold others."""
    return apply(lambda item: _held_by(dtype, item), constant) if dtype is not None else None


def _held_by(dtype: Any, item: Any) -> Any:
    """A number as a dtype holds it. Raises ValueError for one past its range or, in half the digits, its exactness."""
    if str(dtype) == "torch.bool":
        return bool(item)
    if dtype.is_complex or isinstance(item, Dim):
        return item
    if dtype.is_floating_point:
        if dtype.itemsize < 4 and not (float(item).is_integer() and abs(item) <= 256):
            raise ValueError("too many digits")
        return float(item)
    bits = 8 * dtype.itemsize
    least = -(1 << (bits - 1)) if dtype.is_signed else 0
    if not least <= int(item) < least + (1 << bits):
        raise ValueError("out of range")
    return int(item)
