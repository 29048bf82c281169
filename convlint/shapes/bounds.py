"""The least and the greatest value that a polynomial can take: bounds that always hold, if not always the tightest."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

from convlint.shapes.atoms import Atom, FloorDiv, Positive, Symbol
from convlint.shapes.polynomial import add, degree, multiply, scale, split_constant
from convlint.shapes.text import text_of

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Monomial, Polynomial

__all__ = ["bounds_of", "lower_of", "upper_of"]

_MOST_TERMS = 32
_MOST_DEGREE = 6
_MOST_ROUNDS = 2


def bounds_of(atom: Atom) -> tuple[int | None, int | None]:
    """The bounds of one atom; None where there is none."""
    if isinstance(atom, Symbol):
        return atom.minimum, None
    if atom.bounds is None:
        # A `Positive` is made only of what may have either sign.
        atom.bounds = (0, upper_of(atom.of)) if isinstance(atom, Positive) else _floor_bounds(atom)
    return atom.bounds


def _floor_bounds(atom: FloorDiv) -> tuple[int | None, int | None]:
    lower, upper = lower_of(atom.numerator), upper_of(atom.numerator)
    if isinstance(atom.denominator, int):
        return _floor(lower, atom.denominator), _floor(upper, atom.denominator)
    smallest = lower_of(atom.denominator)
    if lower is None or lower < 0 or smallest is None or smallest < 1:
        return None, None
    return 0, _floor(upper, smallest)


def _floor(value: int | None, divisor: int) -> int | None:
    return None if value is None else value // divisor


def upper_of(p: Polynomial) -> int | None:
    """No value of `p` is greater; None where no such bound is known."""
    if _grows(p):
        return None
    lower = lower_of(scale(p, -1))
    return None if lower is None else -lower


def _grows(p: Polynomial) -> bool:
    """Whether every term only grows and one of them without end: the usual size, of which no more need be asked."""
    endless = False
    for monomial, coefficient in p.items():
        for atom in monomial:
            lower, upper = bounds_of(atom)
            if lower is None or lower < 0 or coefficient < 0:
                return False
            endless = endless or upper is None
    return endless


def lower_of(p: Polynomial, rounds: int = _MOST_ROUNDS) -> int | None:
    """No value of `p` is less; None where no such bound is known."""
    best = _term_by_term(p)
    if best is None and len(p) <= _MOST_TERMS and degree(p) <= _MOST_DEGREE:
        best = _from_the_corner(p)
    if rounds and len(p) <= _MOST_TERMS:
        found = [_by_relaxing(p, chosen, rounds) for chosen in _choices(p)]
        best = max((bound for bound in (best, *found) if bound is not None), default=None)
    return best


def _term_by_term(p: Polynomial) -> int | None:
    """The bound where every term only grows: positive coefficients, atoms that are never negative."""
    total = 0
    for monomial, coefficient in p.items():
        value = coefficient
        for atom in monomial:
            lower = bounds_of(atom)[0]
            if lower is None or lower < 0 or coefficient < 0:
                return None
            value *= lower
        total += value
    return total


def _from_the_corner(p: Polynomial) -> int | None:
    """The bound with every atom measured from its own: `H = 1 + h` with `h >= 0` turns `H*W - H` into `w + h*w`."""
    shifted: Polynomial = {}
    for monomial, coefficient in p.items():
        term: Polynomial = {(): coefficient}
        for atom in monomial:
            term = multiply(term, _from_bound(atom))
        shifted = add(shifted, term)
    varying, total = split_constant(shifted)
    for monomial, coefficient in varying.items():
        least = _least_term(monomial, coefficient)
        if least is None:
            return None
        total += least
    return total


def _from_bound(atom: Atom) -> Polynomial:
    """`atom` as its lower bound, where it has one, plus a distance; the distance goes by the atom itself."""
    return {(atom,): 1, (): bounds_of(atom)[0] or 0}


def _least_term(monomial: Monomial, coefficient: int) -> int | None:
    """The least value of a term in distances."""
    free = [atom for atom in monomial if bounds_of(atom)[0] is None]
    if any(monomial.count(atom) % 2 for atom in free):
        return None
    if coefficient > 0:
        return 0
    width = coefficient
    for atom in monomial:
        lower, upper = bounds_of(atom)
        if lower is None or upper is None:
            return None
        width *= upper - lower
    return width


def _choices(p: Polynomial) -> list[dict[Monomial, Atom]]:
    """Which atom to replace in which terms: the first one in all terms that have any, and in the negative ones alone;
    there the last one, too.
    """
    candidates = {monomial: found for monomial in p if (found := _relaxable(monomial))}
    negative = [monomial for monomial in candidates if p[monomial] < 0]
    choices = [{monomial: found[0] for monomial, found in candidates.items()}] if candidates else []
    if 0 < len(negative) < len(candidates):
        choices.append({monomial: candidates[monomial][0] for monomial in negative})
    if any(len(candidates[monomial]) > 1 for monomial in negative):
        choices.append({monomial: candidates[monomial][-1] for monomial in negative})
    return choices


def _by_relaxing(p: Polynomial, chosen: dict[Monomial, Atom], rounds: int) -> int | None:
    """The bound after replacing floors by what they cannot pass: `(n - d + 1)/d <= floor(n/d) <= n/d`."""
    common = lcm(
        *(a.denominator for a in chosen.values() if isinstance(a, FloorDiv) and isinstance(a.denominator, int))
    )
    relaxed: Polynomial = {}
    for monomial, coefficient in p.items():
        atom = chosen.get(monomial)
        if atom is None:
            relaxed = add(relaxed, {monomial: coefficient * common})
            continue
        below = _below(atom, coefficient, common)
        if below is None:
            return None
        rest = list(monomial)
        rest.remove(atom)
        relaxed = add(relaxed, multiply({tuple(rest): 1}, below))
    lower = lower_of(relaxed, rounds - 1)
    return None if lower is None else -(-lower // common)


def _relaxable(monomial: Monomial) -> list[Atom]:
    """The atoms of a term that may be replaced, floors by an integer or a max, the other factors being never negative.

    Their order is that of their text: the order in a monomial is that of hashes, which no two runs have in common.
    """
    found = [
        atom
        for atom in monomial
        if isinstance(atom, Positive) or (isinstance(atom, FloorDiv) and isinstance(atom.denominator, int))
    ]
    if not found:
        return []
    negative = [atom for atom in monomial if _may_be_negative(atom)]
    free: list[Atom] = [atom for atom in found if not negative or negative == [atom]]
    return sorted(free, key=_text_of_atom) if len(free) > 1 else free


def _may_be_negative(atom: Atom) -> bool:
    lower = bounds_of(atom)[0]
    return lower is None or lower < 0


def _text_of_atom(atom: Atom) -> str:
    return text_of({(atom,): 1})


def _below(atom: Atom, coefficient: int, common: int) -> Polynomial | None:
    """A polynomial that `common * coefficient * atom` is never less than."""
    if isinstance(atom, FloorDiv) and isinstance(atom.denominator, int):
        divisor = atom.denominator
        numerator = add(atom.numerator, {(): 1 - divisor}) if coefficient > 0 else atom.numerator
        return scale(numerator, coefficient * common // divisor)
    assert isinstance(atom, Positive)
    if coefficient > 0:
        return scale(atom.of, coefficient * common)
    lower = lower_of(atom.of)
    if lower is None:
        return None
    return scale(add(atom.of, {(): -lower}), coefficient * common)
