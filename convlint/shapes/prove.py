"""What holds for every value of the symbols: True where always, False where never, None where neither is proved."""

from __future__ import annotations

from math import gcd

from convlint.shapes.dim import Dim, Size, size_of, terms_of
from convlint.shapes.polynomial import content, divide_exact, split_constant

__all__ = [
    "Shape",
    "exact_div",
    "prove_divides",
    "prove_equal",
    "prove_less",
    "prove_same",
]

Shape = tuple[Size, ...]


def prove_equal(a: Size, b: Size) -> bool | None:
    """`a == b`."""
    if isinstance(a, int) and isinstance(b, int):
        return a == b
    if a is b:
        return True
    difference = a - b
    return difference == 0 if isinstance(difference, int) else difference.proved_zero()


def prove_less(a: Size, b: Size) -> bool | None:
    """`a < b`."""
    if isinstance(a, int) and isinstance(b, int):
        return a < b
    difference = a - b
    return difference < 0 if isinstance(difference, int) else difference.proved_below(0)


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
    if prove_divides(content(n.terms), a) is False:
        return False
    upper, lower = _bound(a), n.lower_bound()
    too_large = upper is not None and lower is not None and lower > upper and prove_equal(a, 0) is False
    return False if too_large else None


def _integer_divides(n: int, a: Size) -> bool | None:
    """Whether `n` divides a polynomial: never where all that varies has a factor in common with n, and the rest not."""
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


def exact_div(a: Size, b: Size) -> Size | None:
    """The size q with `q * b == a` for every value of the symbols, or None where no formula for one is found."""
    if isinstance(a, int) and isinstance(b, int):
        return a // b if b and a % b == 0 else None
    above, below = terms_of(a), terms_of(b)
    if above is None or not below:
        return None
    quotient = divide_exact(above, below)
    return None if quotient is None else size_of(quotient, "/", a, b)
