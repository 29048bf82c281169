"""The larger and the smaller of two sizes."""

from __future__ import annotations

from convlint.shapes.atoms import Positive
from convlint.shapes.dim import Dim, Size, size_of
from convlint.shapes.polynomial import scale, split_constant

__all__ = ["maximum", "minimum", "positive_part"]


def positive_part(size: Size) -> Size:
    """`max(size, 0)`."""
    if isinstance(size, int):
        return max(size, 0)
    if size.proved_below(1):
        return 0
    if size.proved_below(0) is False:
        return size
    varying, _ = split_constant(size.terms)
    if sum(varying.values()) < 0:  # one sign only: max(x, 0) == x + max(-x, 0)
        return size + Dim({(Positive(scale(size.terms, -1)),): 1})
    return size_of({(Positive(size.terms),): 1}, "max", size)


def maximum(a: Size, b: Size) -> Size:
    """The larger of two sizes."""
    if isinstance(a, int) and isinstance(b, int):
        return max(a, b)
    return b + positive_part(a - b)


def minimum(a: Size, b: Size) -> Size:
    """The smaller of two sizes."""
    if isinstance(a, int) and isinstance(b, int):
        return min(a, b)
    return a - positive_part(a - b)
