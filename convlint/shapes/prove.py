"""What holds for every value of the symbols: True where always, False where never, None where neither is proved."""

from __future__ import annotations

from math import gcd

from convlint.shapes.dim import Dim, Size, exact_div, positive_part, prove_equal, terms_of
from convlint.shapes.polynomial import content, split_constant

__all__ = [
    "Shape",
    "exact_div",
    "maximum",
    "minimum",
    "prove_divides",
    "prove_equal",
    "prove_less",
    "prove_same",
]

Shape = tuple[Size, ...]


def prove_less(a: Size, b: Size) -> bool | None:
    """`a < b`."""
    if isinstance(a, int) and isinstance(b, int):
        return a < b
    difference = a - b
    if isinstance(difference, int):
        return difference < 0
    upper, lower = difference.upper_bound(), difference.lower_bound()
    if upper is not None and upper < 0:
        return True
    return False if lower is not None and lower >= 0 else None


def prove_same(a: Shape, b: Shape) -> bool | None:
    """Whether two shapes are equal; comparing the tuples with `==` may raise Undecided."""
    if len(a) != len(b):
        return False
    answers = [prove_equal(x, y) for x, y in zip(a, b, strict=True)]
    if False in answers:
        return False
    return None if None in answers else True


def prove_divides(n: Size, a: Size) -> bool | None:
    """Whether `n` divides `a`; 0 divides nothing but 0."""
    if isinstance(n, int) and isinstance(a, int):
        return a % n == 0 if n else a == 0
    if exact_div(a, n) is not None:
        return prove_equal(n, 0) is False or None
    if isinstance(n, int):
        return _integer_divides(abs(n), a)
    factor = content(n.terms)
    if factor > 1 and prove_divides(factor, a) is False:
        return False
    upper, lower = _bound(a), n.lower_bound()
    too_large = upper is not None and lower is not None and lower > upper and prove_equal(a, 0) is False
    return False if too_large else None


def _integer_divides(n: int, a: Size) -> bool | None:
    """Whether `n` divides a polynomial: never where the varying part has a factor in common with n that the rest lacks."""
    if n == 0:
        return prove_equal(a, 0)
    assert isinstance(a, Dim)
    varying, rest = split_constant(a.terms)
    common = gcd(n, content(varying))
    return False if rest % common else None


def _bound(a: Size) -> int | None:
    """No value of `a` is larger in size."""
    if isinstance(a, int):
        return abs(a)
    lower, upper = a.lower_bound(), a.upper_bound()
    return None if lower is None or upper is None else max(abs(lower), abs(upper))


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


__all__ += ["terms_of"]
