"""A polynomial with sizes in place of some of its symbols."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from convlint.shapes.atoms import Atom, Positive, Symbol
from convlint.shapes.clamp import positive_part
from convlint.shapes.dim import Dim, Size

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Polynomial

__all__ = ["evaluate"]


def evaluate(terms: Polynomial, values: Mapping[tuple[Any, ...], Size]) -> Size:
    """The value of a polynomial with `values`, by the symbols' keys."""
    total: Size = 0
    for monomial, coefficient in terms.items():
        product: Size = coefficient
        for atom in monomial:
            product = product * _atom(atom, values)
        total = total + product
    return total


def _atom(atom: Atom, values: Mapping[tuple[Any, ...], Size]) -> Size:
    if isinstance(atom, Symbol):
        found = values.get(atom.key)
        return Dim({(atom,): 1}) if found is None else found
    if isinstance(atom, Positive):
        return positive_part(evaluate(atom.of, values))
    below = atom.denominator
    return evaluate(atom.numerator, values) // (below if isinstance(below, int) else evaluate(below, values))
