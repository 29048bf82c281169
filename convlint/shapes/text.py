"""A polynomial as a person writes it: `256*floor(H/4)*W`, `floor((H - 11)/4) + 1`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from convlint.shapes.atoms import Atom, FloorDiv, Positive, Symbol
from convlint.shapes.factor import factors
from convlint.shapes.polynomial import add, constant_of, split_constant

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Monomial, Polynomial

__all__ = ["is_compound", "product_text", "text_of"]


def text_of(p: Polynomial) -> str:
    """`p` in words of the reader: a product where it is one, else a sum."""
    value = constant_of(p)
    if value is not None:
        return str(value)
    number, found = factors(p)
    if len(found) == 1 and found[0][1] == 1 and number == 1:
        return _sum(p)
    parts = sorted((_factor(factor, exponent) for factor, exponent in found), key=lambda part: (part[0] == "(", part))
    text = "*".join(parts)
    if number == 1:
        return text
    return f"-{text}" if number == -1 else f"{number}*{text}"


def is_compound(text: str) -> bool:
    """Whether `text` needs brackets to stand as a factor."""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth == 0 and character == " ":
            return True
    return False


def product_text(sizes: Iterable[object]) -> str:
    """Sizes as a shape is written in a message: `Bx16x(H + 1)`."""
    return "x".join(f"({text})" if is_compound(text) else text for text in map(str, sizes))


def _factor(p: Polynomial, exponent: int) -> str:
    text = _sum(p)
    text = f"({text})" if is_compound(text) else text
    return text if exponent == 1 else f"{text}**{exponent}"


def _sum(p: Polynomial) -> str:
    """The terms of the highest degree first, the constant last."""
    remainder = _as_remainder(p)
    if remainder is not None:
        return remainder
    varying, constant = split_constant(p)
    if constant < 0:
        shown = _window_form(varying, constant)
        if shown is not None:
            return shown
    terms = sorted(((-len(m), _product(m, abs(c)), c) for m, c in varying.items()), key=lambda term: term[:2])
    last = (0, str(abs(constant)), constant)
    terms = [last, *terms] if constant > 0 and terms[0][2] < 0 else [*terms, last]
    text = ""
    for _, shown, coefficient in terms:
        if coefficient:
            text += _sign(text, coefficient) + shown
    return text


def _sign(before: str, coefficient: int) -> str:
    if not before:
        return "-" if coefficient < 0 else ""
    return " - " if coefficient < 0 else " + "


def _as_remainder(p: Polynomial) -> str | None:
    """`n - d*floor(n/d)` is `n % d`."""
    for monomial, coefficient in p.items():
        atom = monomial[0] if len(monomial) == 1 else None
        if not isinstance(atom, FloorDiv) or coefficient >= 0 or atom.denominator != -coefficient:
            continue
        if add(p, {monomial: coefficient}, -1) == atom.numerator:
            return f"{_bracketed(atom.numerator)} % {-coefficient}"
    return None


def _window_form(varying: Polynomial, constant: int) -> str | None:
    """`floor((H + 1)/4) - 2` as windows are written: `floor((H - 11)/4) + 1`."""
    if len(varying) != 1:
        return None
    ((monomial, coefficient),) = varying.items()
    atom = monomial[0]
    if (
        coefficient != 1
        or len(monomial) != 1
        or not isinstance(atom, FloorDiv)
        or not isinstance(atom.denominator, int)
    ):
        return None
    inside = add(atom.numerator, {(): atom.denominator * (constant - 1)})
    return f"{_floor(inside, atom.denominator)} + 1"


def _product(monomial: Monomial, coefficient: int) -> str:
    powers = {atom: monomial.count(atom) for atom in monomial}
    parts = sorted(_atom(atom) + (f"**{n}" if n > 1 else "") for atom, n in powers.items())
    return "*".join(parts if coefficient == 1 else [str(coefficient), *parts])


def _atom(atom: Atom) -> str:
    if isinstance(atom, Symbol):
        return atom.name
    if isinstance(atom, Positive):
        return f"max({text_of(atom.of)}, 0)"
    return _floor(atom.numerator, atom.denominator)


def _floor(numerator: Polynomial, denominator: int | Polynomial) -> str:
    below = str(denominator) if isinstance(denominator, int) else _bracketed(denominator, "*")
    return f"floor({_bracketed(numerator)}/{below})"


def _bracketed(p: Polynomial, also: str = " ") -> str:
    text = text_of(p)
    return f"({text})" if is_compound(text) or also in text else text
