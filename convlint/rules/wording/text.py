"""Sizes, shapes and amounts as text; "" stands for what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from convlint.shapes import Dim
from convlint.values import Tensor


def shown(value: Any) -> str:
    """A size, a tuple of sizes or a tensor's shape as text; "" for what is not known or is none of these."""
    if isinstance(value, Tensor):
        return shape(value.shape)
    if isinstance(value, (tuple, list)):
        return shape(value)
    if isinstance(value, (int, float, str)):
        return str(value)
    return str(value) if isinstance(value, Dim) and not value.is_opaque else ""


def shape(value: Any) -> str:
    """`(B, 256, 6, 6)`, with `?` for a size that is not known; "" for what is no shape."""
    if isinstance(value, Tensor):
        value = value.shape
    if not isinstance(value, (tuple, list)):
        return ""
    sizes = [shown(size) or "?" for size in value]
    return f"({', '.join(sizes)}{',' if len(sizes) == 1 else ''})"


def product(sizes: Iterable[int]) -> int:
    """The product of integers, 1 for none."""
    result = 1
    for size in sizes:
        result *= size
    return result


def count(value: Any, noun: str) -> str:
    """`1 channel`, `64 channels`, `256*H features`."""
    text = shown(value)
    return f"{text} {noun}" if text == "1" else f"{text} {noun}s"


def amount(value: Any, noun: str, factors: Sequence[int] = ()) -> str:
    """`9216 = 256 x 6 x 6 features`: the factors are shown where several are not 1, and they make up `value`."""
    if type(value) is int and sum(factor != 1 for factor in factors) > 1 and product(factors) == value:
        return f"{value} = {' x '.join(map(str, factors))} {noun}s"
    return count(value, noun)


def joined(words: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return words[0] if words else ""
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def code(text: str) -> str:
    """Text in backticks; "" stays ""."""
    return f"`{text}`" if text else ""
