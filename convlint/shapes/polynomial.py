"""Integer polynomials as plain dicts: from a monomial to its coefficient.

A monomial is a tuple of atoms in a fixed order, repeated for powers; the constant's is `()`. No coefficient is zero, so
equal polynomials are equal dicts. Nothing here changes its arguments, and whoever holds a polynomial must not either.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from convlint.shapes.atoms import Atom

    Monomial = tuple[Atom, ...]
    Polynomial = dict[Monomial, int]

__all__ = [
    "add",
    "atoms_of",
    "common_monomial",
    "constant",
    "constant_of",
    "content",
    "degree",
    "divide_exact",
    "divide_monomial",
    "frozen",
    "hash_of",
    "multiply",
    "power",
    "powers_of",
    "scale",
    "split_constant",
    "weight_of",
]


def constant(value: int) -> Polynomial:
    return {(): value} if value else {}


def constant_of(p: Polynomial) -> int | None:
    """The value of a constant polynomial, else None."""
    if not p:
        return 0
    return p.get(()) if len(p) == 1 else None


def split_constant(p: Polynomial) -> tuple[Polynomial, int]:
    """The part that varies, and the constant."""
    if () not in p:
        return p, 0
    varying = dict(p)
    return varying, varying.pop(())


def add(a: Polynomial, b: Polynomial, factor: int = 1) -> Polynomial:
    """`a + factor*b`."""
    result = dict(a)
    for monomial, coefficient in b.items():
        total = result.get(monomial, 0) + factor * coefficient
        if total:
            result[monomial] = total
        else:
            result.pop(monomial, None)
    return result


def scale(p: Polynomial, factor: int) -> Polynomial:
    if factor == 1:
        return p
    return {monomial: factor * coefficient for monomial, coefficient in p.items()} if factor else {}


def _order(atom: Atom) -> int:
    return hash(atom)


def _joined(a: Monomial, b: Monomial) -> Monomial:
    if not a or not b:
        return a or b
    return tuple(sorted(a + b, key=_order))


def multiply(a: Polynomial, b: Polynomial) -> Polynomial:
    result: Polynomial = {}
    for left, x in a.items():
        for right, y in b.items():
            monomial = _joined(left, right)
            result[monomial] = result.get(monomial, 0) + x * y
    return {monomial: coefficient for monomial, coefficient in result.items() if coefficient}


def power(p: Polynomial, exponent: int) -> Polynomial:
    result = constant(1)
    for _ in range(exponent):
        result = multiply(result, p)
    return result


def degree(p: Polynomial) -> int:
    return max(map(len, p), default=0)


def content(p: Polynomial) -> int:
    """The greatest integer that divides every coefficient (0 for the zero polynomial)."""
    return gcd(*p.values())


def atoms_of(p: Polynomial) -> list[Atom]:
    """The atoms that occur in `p`, each once, in order of appearance."""
    return list(dict.fromkeys(atom for monomial in p for atom in monomial))


def powers_of(p: Polynomial, atom: Atom) -> dict[int, Polynomial]:
    """`p` as a polynomial in `atom`: the coefficient of each of its powers."""
    parts: dict[int, Polynomial] = {}
    for monomial, coefficient in p.items():
        exponent = monomial.count(atom)
        rest = tuple(other for other in monomial if other != atom)
        parts.setdefault(exponent, {})[rest] = coefficient
    return parts


def frozen(p: Polynomial) -> Hashable:
    """`p` as a hashable value, equal for equal polynomials."""
    return frozenset(p.items())


def hash_of(p: Polynomial) -> int:
    # hash(-1) == hash(-2) in CPython: an odd number in place of the coefficient keeps `-H` and `-2*H` apart.
    return hash(frozenset((monomial, 2 * coefficient + 1) for monomial, coefficient in p.items()))


def weight_of(p: Polynomial) -> int:
    """How many atoms `p` is written with, those inside its atoms included."""
    return sum(atom.weight for monomial in p for atom in monomial)


def _without(monomial: Monomial, factor: Monomial) -> Monomial | None:
    """`monomial / factor`, or None where the factor is not in it."""
    rest = list(monomial)
    for atom in factor:
        if atom not in rest:
            return None
        rest.remove(atom)
    return tuple(rest)


def _leading(p: Polynomial, variables: Iterable[Atom]) -> Monomial:
    """The largest monomial in the lexicographic order by powers of `variables`."""
    return max(p, key=lambda monomial: tuple(monomial.count(atom) for atom in variables))


def common_monomial(polynomials: Iterable[Mapping[Monomial, int]]) -> Monomial:
    """The largest monomial that divides every term of every polynomial."""
    monomials = [monomial for p in polynomials for monomial in p]
    common = list(monomials[0])
    for monomial in monomials[1:]:
        left = list(monomial)
        common = [atom for atom in common if atom in left and not left.remove(atom)]  # type: ignore[func-returns-value]
    return tuple(common)


def divide_monomial(p: Polynomial, monomial: Monomial) -> Polynomial:
    """`p / monomial`, which must divide every term."""
    result: Polynomial = {}
    for term, coefficient in p.items():
        rest = _without(term, monomial)
        assert rest is not None
        result[rest] = coefficient
    return result


def _divide_by_term(a: Polynomial, monomial: Monomial, coefficient: int) -> Polynomial | None:
    quotient: Polynomial = {}
    for term, value in a.items():
        rest = _without(term, monomial)
        if rest is None or value % coefficient:
            return None
        quotient[rest] = value // coefficient
    return quotient


_MOST_STEPS = 64


def divide_exact(a: Polynomial, b: Polynomial) -> Polynomial | None:
    """The polynomial q with integer coefficients and `q*b == a`, or None."""
    if len(b) == 1:
        return _divide_by_term(a, *next(iter(b.items())))
    variables = sorted({*atoms_of(a), *atoms_of(b)}, key=_order)
    lead = _leading(b, variables)
    quotient: Polynomial = {}
    for _ in range(_MOST_STEPS):
        if not a:
            return quotient
        first = _leading(a, variables)
        monomial = _without(first, lead)
        if monomial is None or a[first] % b[lead]:
            return None
        term = {monomial: a[first] // b[lead]}
        quotient.update(term)
        a = add(a, multiply(term, b), -1)
    return None
