"""Which input sizes make a number of features come out.

The sizes of a chain of convolutions and pools never fall as the input grows, so a search by bisection is exact. A
formula for which that is not proved is tried size by size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import isqrt, prod
from typing import TYPE_CHECKING, Any

from convlint.shapes.atoms import Atom, FloorDiv, Positive, Symbol
from convlint.shapes.bounds import bounds_of
from convlint.shapes.dim import Dim, Size, size_of, symbol
from convlint.shapes.factor import factors

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Polynomial

__all__ = ["common_factor", "solve", "some_size_fits"]

_FARTHEST = 1 << 40


def solve(
    dim: Size,
    target: int,
    variables: Iterable[Any],
    lo: int = 1,
    hi: int = 4096,
    positive: Sequence[Size] = (),
) -> list[list[int]] | None:
    """The square inputs that fit: the intervals `[[first, last], ...]` of n in `lo..hi` for which `dim == target`, with
    n for every one of `variables` (symbols, or their keys).

    Every factor of `dim` counts as a size and must be at least 1, and so must the sizes of `positive`: the maps on the
    way, which the formula of the last one does not show. None where another symbol occurs.
    """
    n = symbol(("solve",), minimum=lo)
    values = dict.fromkeys(variables, n)
    sizes = [_with(size, values) for size in (dim, *positive)]
    if any(isinstance(size, Dim) and size.symbols() != n.symbols() for size in sizes):
        return None
    number, parts = _parts(sizes[0])
    limits = [*(size_of(part) for part, _ in parts), *sizes[1:]]
    if number < 1 or not all(map(_never_falls, limits)):
        return _one_by_one(sizes[0], limits, target, n, lo, hi)
    start = _first(lambda k: all(_at(size, n, k) >= 1 for size in limits), lo, hi)
    low = _first(lambda k: _at(sizes[0], n, k) >= target, start, hi)
    high = _first(lambda k: _at(sizes[0], n, k) > target, low, hi)
    return [[low, high - 1]] if low < high else []


def common_factor(size: Size) -> int:
    """The number that divides `size` whatever its symbols are: 32 of `32*floor(H/2)*floor(W/2)`."""
    return _parts(size)[0]


def some_size_fits(dim: Size, target: int, variables: Iterable[Any], positive: Sequence[Size] = ()) -> bool | None:
    """Whether there is any input, each of `variables` (symbols, or their keys) with a size of its own, for which
    `dim == target`: False is a proof that no size fits.

    None where neither is proved: a formula that is not a product of what each variable gives, or another symbol in it.
    `positive` as in `solve`; those that depend on several variables are passed over, so that only a False is a proof.
    """
    if isinstance(dim, int):
        return dim == target
    keys = {_key(variable) for variable in variables}
    number, parts = _parts(dim)
    if number < 1 or target < 1 or any(found.key not in keys for found in dim.symbols()):
        return None
    groups = _by_variable([(size_of(part), exponent) for part, exponent in parts], positive)
    if groups is None:
        return None
    return False if target % number else _product_fits(target // number, groups)


# --------------------------------------------------------------------------- one variable


def _with(size: Size, values: Mapping[Any, Size]) -> Size:
    return size if isinstance(size, int) else size.evaluate(values)


def _at(size: Size, n: Dim, value: int) -> int:
    """The number that `size` is for n = `value`."""
    found = size if isinstance(size, int) else size.evaluate({n: value})
    assert isinstance(found, int)
    return found


def _parts(size: Size) -> tuple[int, list[tuple[Polynomial, int]]]:
    """The number and the factors of a size."""
    return (size, []) if isinstance(size, int) else factors(size.terms)


def _first(holds: Callable[[int], bool], lo: int, hi: int) -> int:
    """The first number of `lo..hi` from which on `holds` is true, `hi + 1` where it never is."""
    end = hi + 1
    while lo < end:
        middle = (lo + end) // 2
        if holds(middle):
            end = middle
        else:
            lo = middle + 1
    return lo


def _one_by_one(size: Size, limits: list[Size], target: int, n: Dim, lo: int, hi: int) -> list[list[int]]:
    found: list[list[int]] = []
    for k in range(lo, hi + 1):
        if not _fits_at(k, size, limits, target, n):
            continue
        if found and found[-1][1] == k - 1:
            found[-1][1] = k
        else:
            found.append([k, k])
    return found


def _fits_at(k: int, size: Size, limits: list[Size], target: int, n: Dim) -> bool:
    try:
        return _at(size, n, k) == target and all(_at(limit, n, k) >= 1 for limit in limits)
    except ZeroDivisionError:
        return False


def _never_falls(size: Size) -> bool:
    """Whether `size` is proved not to fall while its symbols grow."""
    return isinstance(size, int) or _terms_never_fall(size.terms)


def _terms_never_fall(p: Polynomial) -> bool:
    for monomial, coefficient in p.items():
        if monomial and (coefficient < 0 or not all(map(_atom_never_falls, monomial))):
            return False
        if len(monomial) > 1 and any(_may_be_negative(atom) for atom in monomial):
            return False
    return True


def _may_be_negative(atom: Atom) -> bool:
    lower = bounds_of(atom)[0]
    return lower is None or lower < 0


def _atom_never_falls(atom: Atom) -> bool:
    if isinstance(atom, Symbol):
        return True
    if isinstance(atom, Positive):
        return _terms_never_fall(atom.of)
    return isinstance(atom, FloorDiv) and isinstance(atom.denominator, int) and _terms_never_fall(atom.numerator)


# --------------------------------------------------------------------------- several variables


class _Group:
    """What one variable gives: a product of factors that never fall, from the first value on at which all are sizes."""

    def __init__(self, variable: Dim, factors: list[tuple[Size, int]], limits: Sequence[Size]) -> None:
        self.variable = variable
        self.factors = factors
        self.limits = [*(size for size, _ in factors), *limits]
        self.start = _first(self._are_sizes, max(variable.lower_bound() or 1, 1), _FARTHEST)

    def _are_sizes(self, value: int) -> bool:
        return all(_at(size, self.variable, value) >= 1 for size in self.limits)

    def at(self, value: int) -> int:
        return prod(_at(size, self.variable, value) ** exponent for size, exponent in self.factors)

    def gives(self, target: int) -> bool:
        """Whether some value of the variable gives `target`."""
        if self.start > _FARTHEST:
            return False
        found = _first(lambda value: self.at(value) >= target, self.start, _FARTHEST)
        return found <= _FARTHEST and self.at(found) == target


def _key(variable: Any) -> tuple[Any, ...]:
    if isinstance(variable, Dim):
        (variable,) = variable.symbols()
    return variable.key if isinstance(variable, Symbol) else tuple(variable)


def _by_variable(parts: list[tuple[Size, int]], positive: Sequence[Size]) -> list[_Group] | None:
    """The factors sorted by their variable, or None where one has several variables or may fall."""
    sorted_parts: dict[Symbol, list[tuple[Size, int]]] = {}
    for size, exponent in parts:
        if not isinstance(size, Dim) or len(size.symbols()) != 1 or not _never_falls(size):
            return None
        (name,) = size.symbols()
        sorted_parts.setdefault(name, []).append((size, exponent))
    groups = []
    for name, members in sorted_parts.items():
        limits = [
            size for size in positive if isinstance(size, Dim) and size.symbols() == {name} and _never_falls(size)
        ]
        groups.append(_Group(symbol(name.key, name.name, name.minimum), members, limits))
    return groups


def _product_fits(target: int, groups: list[_Group]) -> bool:
    """Whether values of the variables exist whose product over the groups is `target`."""
    first, *rest = groups
    if not rest:
        return first.gives(target)
    return any(first.gives(one) and _product_fits(target // one, rest) for one in _divisors(target))


def _divisors(number: int) -> Iterator[int]:
    for one in range(1, isqrt(number) + 1):
        if number % one == 0:
            yield one
            if one * one != number:
                yield number // one
