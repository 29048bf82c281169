"""Joins of maps that went different ways, as in a U-Net: which heights and widths make them meet."""

from __future__ import annotations

from math import gcd
from typing import Any

from convlint.check.chains import history
from convlint.inputs import HEIGHT, WIDTH
from convlint.shapes import Dim, Size, prove_equal
from convlint.values import Tensor

LARGEST = 1024
_JOINS = frozenset(["cat", "concat", "concatenate", "stack"])
_SUMS = frozenset(["add", "sub", "mul", "truediv", "maximum", "minimum"])


def joins_before(value: Any) -> list[tuple[Size, Size]]:
    """The pairs of sizes that must be equal for `value` to come about, where that depends on the input."""
    pairs: dict[Any, tuple[Size, Size]] = {}
    for tensor in history(value):
        operands = [item for item in tensor.step.inputs if isinstance(item, Tensor)]
        if tensor.step.op in _JOINS or tensor.step.op in _SUMS:
            for other in operands[1:]:
                for one, two in _pairs(operands[0], other, joined=tensor.step.op in _JOINS):
                    pairs.setdefault((str(one), str(two)), (one, two))
    return list(pairs.values())


def _pairs(one: Tensor, other: Tensor, joined: bool) -> list[tuple[Size, Size]]:
    """Sizes at the same axis that are not proved equal; the axis of a concatenation is the channels'."""
    if len(one.shape) != len(other.shape) or len(one.shape) < 3:
        return []
    aligned = list(zip(one.shape, other.shape, strict=True))
    start = 2 if joined or len(aligned) > 2 else 0
    return [pair for pair in aligned[start:] if prove_equal(*pair) is None and not any(map(_is_one, pair))]


def _is_one(size: Size) -> bool:
    return prove_equal(size, 1) is True


def fitting_sizes(pairs: list[tuple[Size, Size]]) -> list[int] | None:
    """The square sizes up to `LARGEST` with which all pairs are equal; None where another symbol decides."""
    names = {name for pair in pairs for size in pair if isinstance(size, Dim) for name in size.symbols()}
    known = {*HEIGHT.symbols(), *WIDTH.symbols()}
    if not names or not names <= known:
        return None
    return [n for n in range(1, LARGEST + 1) if all(_equal_at(pair, n) for pair in pairs)]


def _equal_at(pair: tuple[Size, Size], n: int) -> bool:
    try:
        one, two = (size.evaluate({HEIGHT: n, WIDTH: n}) if isinstance(size, Dim) else size for size in pair)
    except ZeroDivisionError:
        return False
    return bool(one == two and one > 0)


def divisor(sizes: list[int]) -> int | None:
    """m where the sizes are the multiples of m, all of them and no others; None for any other set."""
    step = gcd(*sizes) if sizes else 0
    multiples = list(range(sizes[0], LARGEST + 1, step)) if step > 1 else []
    return step if sizes == multiples and step > 1 else None
