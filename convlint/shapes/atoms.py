"""The atoms of a polynomial: what is not taken apart any further. Each knows its bounds; equality is by structure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from convlint.shapes.polynomial import atoms_of, hash_of, weight_of

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Polynomial

__all__ = ["Atom", "FloorDiv", "Positive", "Symbol", "symbols_of"]


class Symbol:
    """An integer that is not known: the batch, a height. The same key is the same symbol.

    `minimum` is the least value it can take; None where nothing is known, so that it may be any integer.
    """

    __slots__ = ("_hash", "key", "minimum", "name")

    weight = 1

    def __init__(self, key: tuple[Any, ...], name: str, minimum: int | None) -> None:
        self.key = key
        self.name = name
        self.minimum = minimum
        self._hash = hash(("symbol", key))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Symbol and self.key == other.key)

    def __reduce__(self) -> Any:
        return Symbol, (self.key, self.name, self.minimum)

    def __repr__(self) -> str:
        return f"Symbol({self.name})"


class FloorDiv:
    """`floor(numerator / denominator)`; `denominator` is an int above 1, or a polynomial that is not constant."""

    __slots__ = ("_hash", "bounds", "denominator", "numerator", "weight")

    def __init__(self, numerator: Polynomial, denominator: int | Polynomial) -> None:
        self.numerator = numerator
        self.denominator = denominator
        self.bounds: tuple[int | None, int | None] | None = None
        below = denominator if isinstance(denominator, int) else hash_of(denominator)
        self.weight = 1 + weight_of(numerator) + (0 if isinstance(denominator, int) else weight_of(denominator))
        self._hash = hash(("floor", hash_of(numerator), below))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (
            type(other) is FloorDiv
            and self._hash == other._hash
            and self.denominator == other.denominator
            and self.numerator == other.numerator
        )

    def __reduce__(self) -> Any:
        return FloorDiv, (self.numerator, self.denominator)


class Positive:
    """`max(of, 0)`: min and max of any two sizes are written with it."""

    __slots__ = ("_hash", "bounds", "of", "weight")

    def __init__(self, of: Polynomial) -> None:
        self.of = of
        self.bounds: tuple[int | None, int | None] | None = None
        self.weight = 1 + weight_of(of)
        self._hash = hash(("positive", hash_of(of)))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Positive and self._hash == other._hash and self.of == other.of)

    def __reduce__(self) -> Any:
        return Positive, (self.of,)


Atom = Symbol | FloorDiv | Positive


def _inside(atom: Atom) -> list[Polynomial]:
    """The polynomials that an atom is made of."""
    if isinstance(atom, Symbol):
        return []
    if isinstance(atom, Positive):
        return [atom.of]
    return [atom.numerator] if isinstance(atom.denominator, int) else [atom.numerator, atom.denominator]


def symbols_of(p: Polynomial) -> set[Symbol]:
    """Every symbol that occurs in `p`, inside its atoms too."""
    found: set[Symbol] = set()
    for atom in atoms_of(p):
        if isinstance(atom, Symbol):
            found.add(atom)
        for inner in _inside(atom):
            found |= symbols_of(inner)
    return found
