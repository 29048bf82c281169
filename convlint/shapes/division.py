"""Floor division of polynomials in one normal form, so that equal quotients are mostly equal polynomials."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING

from convlint.shapes.atoms import FloorDiv
from convlint.shapes.polynomial import (
    add,
    common_monomial,
    constant,
    constant_of,
    content,
    divide_exact,
    divide_monomial,
    scale,
    split_constant,
)

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Polynomial

__all__ = ["floor_divide"]


def floor_divide(numerator: Polynomial, denominator: Polynomial) -> Polynomial:
    """`numerator // denominator`. Raises ZeroDivisionError for a denominator that is 0."""
    divisor = constant_of(denominator)
    if divisor is not None:
        return _by_integer(numerator, divisor)
    exact = divide_exact(numerator, denominator)
    if exact is not None:
        return exact
    numerator, denominator = _cancelled(numerator, denominator)
    divisor = constant_of(denominator)
    if divisor is not None:
        return _by_integer(numerator, divisor)
    return {(FloorDiv(numerator, denominator),): 1}


def _cancelled(numerator: Polynomial, denominator: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Both without their common factors: a monomial and an integer. A denominator of 0 would have raised in Python."""
    shared = common_monomial((numerator, denominator))
    numerator, denominator = divide_monomial(numerator, shared), divide_monomial(denominator, shared)
    factor = gcd(content(numerator), content(denominator))
    return _quotient(numerator, factor), _quotient(denominator, factor)


def _quotient(p: Polynomial, factor: int) -> Polynomial:
    return {monomial: coefficient // factor for monomial, coefficient in p.items()}


def _by_integer(numerator: Polynomial, divisor: int) -> Polynomial:
    """`floor(numerator / divisor)`: whole multiples of the divisor stand outside, a nested floor is merged."""
    if divisor < 0:
        numerator, divisor = scale(numerator, -1), -divisor
    varying, _ = split_constant(numerator)
    if sum(varying.values()) < 0:  # floor(-x/d) == -floor((x + d - 1)/d): one sign only
        return scale(_by_integer(add(scale(numerator, -1), constant(divisor - 1)), divisor), -1)
    outside, inside = _whole_part(numerator, divisor)
    varying, rest = split_constant(inside)
    if not varying:
        return outside
    factor = gcd(divisor, content(varying))
    inside = add(_quotient(varying, factor), constant(rest // factor))
    return add(outside, _merged(inside, divisor // factor))


def _whole_part(p: Polynomial, divisor: int) -> tuple[Polynomial, Polynomial]:
    """`p = divisor * outside + inside` with every coefficient of `inside` in 0..divisor-1."""
    outside: Polynomial = {}
    inside: Polynomial = {}
    for monomial, coefficient in p.items():
        whole, rest = divmod(coefficient, divisor)
        if whole:
            outside[monomial] = whole
        if rest:
            inside[monomial] = rest
    return outside, inside


def _merged(p: Polynomial, divisor: int) -> Polynomial:
    """`floor(p / divisor)`; with k an integer, `floor((k + floor(n/d)) / e) == floor((d*k + n) / (d*e))`."""
    nested = [m for m, c in p.items() if c == 1 and len(m) == 1 and type(m[0]) is FloorDiv]
    for monomial in nested if len(nested) == 1 else ():
        atom = monomial[0]
        if isinstance(atom, FloorDiv) and isinstance(atom.denominator, int):
            rest = {m: c for m, c in p.items() if m != monomial}
            return _by_integer(add(scale(rest, atom.denominator), atom.numerator), atom.denominator * divisor)
    return {(FloorDiv(p, divisor),): 1}
