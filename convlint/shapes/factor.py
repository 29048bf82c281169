"""A polynomial as a product, for messages and for `solve`: `f*g - 2*f - 2*g + 4` is `(f - 2)*(g - 2)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convlint.shapes.polynomial import (
    add,
    atoms_of,
    constant_of,
    content,
    degree,
    divide_exact,
    multiply,
    power,
    powers_of,
    scale,
)

if TYPE_CHECKING:
    from convlint.shapes.atoms import Atom
    from convlint.shapes.polynomial import Polynomial

__all__ = ["factors"]


def factors(p: Polynomial) -> tuple[int, list[tuple[Polynomial, int]]]:
    """An integer and factors with their powers whose product is `p`, which is not constant.

    Only factors of the form `atom + integer` are found; what they leave is one factor.
    """
    number = content(p)
    if all(coefficient < 0 for coefficient in p.values()):
        number = -number
    rest = {monomial: coefficient // number for monomial, coefficient in p.items()}
    if degree(p) < 2:
        return number, [(rest, 1)]
    found: list[tuple[Polynomial, int]] = []
    for atom in atoms_of(p):
        split = _split(rest, atom)
        if split is not None:
            rest, factor = split
            found.append(factor)
    value = constant_of(rest)
    return (number * value, found) if value is not None else (number, [*found, (rest, 1)])


def _split(p: Polynomial, atom: Atom) -> tuple[Polynomial, tuple[Polynomial, int]] | None:
    """`p = rest * (atom + k)**n` where n is the highest power of the atom, or None."""
    parts = powers_of(p, atom)
    exponent = max(parts)
    if not exponent:
        return None
    before = parts.get(exponent - 1, {})
    quotient = divide_exact(before, scale(parts[exponent], exponent))
    offset = None if quotient is None else constant_of(quotient)
    if offset is None:
        return None
    factor = add({(atom,): 1}, {(): offset})
    same = multiply(parts[exponent], power(factor, exponent)) == p
    return (parts[exponent], (factor, exponent)) if same else None
