"""`Dim`: a size that is not known, as an integer polynomial in one normal form.

A Dim is never constant: what comes out constant is a plain int. `Size` is either.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from convlint.shapes.atoms import Atom, FloorDiv, Positive, Symbol
from convlint.shapes.bounds import lower_of, upper_of
from convlint.shapes.comparison import comparison
from convlint.shapes.division import floor_divide
from convlint.shapes.faults import Reason, Undecided
from convlint.shapes.polynomial import (
    add,
    atoms_of,
    constant,
    content,
    degree,
    frozen,
    hash_of,
    multiply,
    power,
    scale,
    split_constant,
    weight_of,
)
from convlint.shapes.text import text_of

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Polynomial
    from convlint.shapes.ratio import Ratio

__all__ = [
    "Dim",
    "Size",
    "exact_div",
    "is_batch",
    "opaque",
    "positive_part",
    "prove_equal",
    "size_of",
    "symbol",
    "terms_of",
]

_MOST_TERMS = 64
_MOST_DEGREE = 16
_MOST_WEIGHT = 256
_MOST_BITS = 512


class Dim:
    """An integer known only as a formula over symbols. Immutable and hashable.

    Arithmetic with ints and Dims is exact, as Python's. A comparison gives a bool where it is proved for every value
    that the symbols can take, else raises `Undecided`. `int()` and iteration counts raise `Undecided` too.
    """

    __slots__ = ("_hash", "_lower", "_upper", "terms")

    terms: Polynomial
    _hash: int | None
    _lower: Any
    _upper: Any

    def __init__(self, terms: Polynomial) -> None:
        self.terms = terms
        self._hash = None
        self._lower = self._upper = _NOT_ASKED

    # ------------------------------------------------------------------ arithmetic

    def __add__(self, other: Any) -> Size:
        terms = terms_of(other)
        return NotImplemented if terms is None else size_of(add(self.terms, terms), "+", self, other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Size:
        terms = terms_of(other)
        return NotImplemented if terms is None else size_of(add(self.terms, terms, -1), "-", self, other)

    def __rsub__(self, other: Any) -> Size:
        terms = terms_of(other)
        return NotImplemented if terms is None else size_of(add(terms, self.terms, -1), "-", other, self)

    def __mul__(self, other: Any) -> Size:
        terms = terms_of(other)
        if terms is None:
            return _as_ratio(self) * other if isinstance(other, float) else NotImplemented  # type: ignore[return-value]
        if len(self.terms) * len(terms) > _MOST_TERMS or degree(self.terms) + degree(terms) > _MOST_DEGREE:
            return opaque("*", self, other)
        return size_of(multiply(self.terms, terms), "*", self, other)

    __rmul__ = __mul__

    def __floordiv__(self, other: Any) -> Size:
        terms = terms_of(other)
        return NotImplemented if terms is None else size_of(floor_divide(self.terms, terms), "//", self, other)

    def __rfloordiv__(self, other: Any) -> Size:
        terms = terms_of(other)
        return NotImplemented if terms is None else size_of(floor_divide(terms, self.terms), "//", other, self)

    def __mod__(self, other: Any) -> Size:
        return NotImplemented if terms_of(other) is None else self - (self // other) * other

    def __rmod__(self, other: Any) -> Size:
        return NotImplemented if terms_of(other) is None else other - (other // self) * self

    def __divmod__(self, other: Any) -> tuple[Size, Size]:
        return self // other, self % other

    def __rdivmod__(self, other: Any) -> tuple[Size, Size]:
        return other // self, other % self

    def __pow__(self, other: Any) -> Size:
        if not isinstance(other, int):
            return opaque("**", self, other) if isinstance(other, Dim) else NotImplemented
        if other < 0:
            return NotImplemented
        if other * degree(self.terms) > _MOST_DEGREE or len(self.terms) ** other > _MOST_TERMS:
            return opaque("**", self, other)
        return size_of(power(self.terms, other), "**", self, other)

    def __rpow__(self, other: Any) -> Size:
        return opaque("**", other, self) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other: Any) -> Ratio:
        return _as_ratio(self) / other

    def __rtruediv__(self, other: Any) -> Ratio:
        return other / _as_ratio(self)  # type: ignore[no-any-return]

    def __lshift__(self, other: Any) -> Size:
        return self * 2**other if isinstance(other, int) and 0 <= other < _MOST_BITS else opaque("<<", self, other)

    def __rshift__(self, other: Any) -> Size:
        return self // 2**other if isinstance(other, int) and 0 <= other < _MOST_BITS else opaque(">>", self, other)

    def __and__(self, other: Any) -> Size:
        return NotImplemented if terms_of(other) is None else opaque("&", self, other)

    def __or__(self, other: Any) -> Size:
        return NotImplemented if terms_of(other) is None else opaque("|", self, other)

    def __xor__(self, other: Any) -> Size:
        return NotImplemented if terms_of(other) is None else opaque("^", self, other)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __neg__(self) -> Dim:
        return Dim(scale(self.terms, -1))

    def __pos__(self) -> Dim:
        return self

    def __invert__(self) -> Size:
        return -self - 1

    def __abs__(self) -> Size:
        """`max(x, 0) + max(-x, 0)`, which is `x` or `-x` where the sign is proved."""
        return positive_part(self) + positive_part(-self)

    def __floor__(self) -> Dim:
        return self

    __ceil__ = __trunc__ = __floor__

    def __round__(self, digits: int | None = None) -> Dim:
        return self

    # ------------------------------------------------------------------ questions

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if terms_of(other) is None:
            return NotImplemented
        proved = prove_equal(self, other)  # type: ignore[arg-type]
        return proved if proved is not None else _undecided("==", self, other)

    def __ne__(self, other: object) -> bool:
        if self is other:
            return False
        if terms_of(other) is None:
            return NotImplemented
        proved = prove_equal(self, other)  # type: ignore[arg-type]
        return not proved if proved is not None else _undecided("!=", self, other)

    def __lt__(self, other: Any) -> bool:
        return NotImplemented if terms_of(other) is None else _less("<", self, other)

    def __le__(self, other: Any) -> bool:
        return NotImplemented if terms_of(other) is None else _less("<=", self, other)

    def __gt__(self, other: Any) -> bool:
        return NotImplemented if terms_of(other) is None else _less(">", self, other)

    def __ge__(self, other: Any) -> bool:
        return NotImplemented if terms_of(other) is None else _less(">=", self, other)

    def __bool__(self) -> bool:
        return self != 0

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash_of(self.terms)
        return self._hash

    def __index__(self) -> int:
        raise Undecided(Reason(f"{self} as a number", ("dim", frozen(self.terms))))

    __int__ = __index__

    def __float__(self) -> float:
        raise Undecided(Reason(f"{self} as a number", ("dim", frozen(self.terms))))

    def lower_bound(self) -> int | None:
        """No value is less; None where no bound is known."""
        if self._lower is _NOT_ASKED:
            self._lower = lower_of(self.terms)
        return self._lower  # type: ignore[no-any-return]

    def upper_bound(self) -> int | None:
        """No value is greater; None where no bound is known."""
        if self._upper is _NOT_ASKED:
            self._upper = upper_of(self.terms)
        return self._upper  # type: ignore[no-any-return]

    def symbols(self) -> set[Symbol]:
        """Every symbol that occurs, inside floors too."""
        return _symbols_of(self.terms)

    @property
    def is_opaque(self) -> bool:
        """Whether a symbol occurs of which nothing is known, so that this may be any integer, a -1 among them."""
        return any(symbol.minimum is None for symbol in self.symbols())

    @property
    def form(self) -> Hashable:
        """Equal for equal formulas, hashable, and safe to compare (comparing two Dims may raise)."""
        return frozen(self.terms)

    def evaluate(self, values: Mapping[Any, Size]) -> Size:
        """The size with `values` for some symbols; they are given by key, as `Symbol` or as the Dim of one symbol."""
        return _evaluate(self.terms, {_key_of(name): value for name, value in values.items()})

    # ------------------------------------------------------------------ Python's protocols

    def __str__(self) -> str:
        return text_of(self.terms)

    def __repr__(self) -> str:
        return f"Dim({self})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __copy__(self) -> Dim:
        return self

    def __deepcopy__(self, memo: object) -> Dim:
        return self

    def __reduce__(self) -> Any:
        return Dim, (self.terms,)


_NOT_ASKED = object()
Size = int | Dim


def symbol(key: tuple[Any, ...], name: str = "H", minimum: int | None = 1) -> Dim:
    """A size that is not known. The same key is the same symbol; `minimum=None` says it may be any integer."""
    return Dim({(Symbol(key, name, minimum),): 1})


def is_batch(size: Size) -> bool:
    """Whether `size` is the symbol of a batch: one whole symbol that goes by the name `B`."""
    if isinstance(size, int) or len(size.terms) != 1:
        return False
    ((monomial, coefficient),) = size.terms.items()
    atom = monomial[0]
    return coefficient == 1 and len(monomial) == 1 and isinstance(atom, Symbol) and atom.name == "B"


def opaque(reason: str, *parts: Any, minimum: int | None = None) -> Dim:
    """A symbol for a result that has no formula; the same question about the same parts gives the same symbol."""
    return symbol((reason, *(part.form if isinstance(part, Dim) else part for part in parts)), "?", minimum)


def terms_of(value: Any) -> Polynomial | None:
    """The polynomial of a size, or None for what is none."""
    if isinstance(value, Dim):
        return value.terms
    return constant(int(value)) if isinstance(value, int) else None


def size_of(terms: Polynomial, operator: str = "=", *operands: Any) -> Size:
    """The size of a polynomial: an int where it is constant. What has grown too large becomes opaque."""
    if not terms:
        return 0
    if len(terms) == 1 and () in terms:
        return terms[()]
    large = len(terms) > _MOST_TERMS or weight_of(terms) > _MOST_WEIGHT
    if large or any(value.bit_length() > _MOST_BITS for value in terms.values()):
        return opaque(operator, *operands)
    return Dim(terms)


def positive_part(size: Size) -> Size:
    """`max(size, 0)`."""
    if isinstance(size, int):
        return max(size, 0)
    lower, upper = size.lower_bound(), size.upper_bound()
    if lower is not None and lower >= 0:
        return size
    if upper is not None and upper <= 0:
        return 0
    varying, _ = split_constant(size.terms)
    if sum(varying.values()) < 0:  # one sign only: max(x, 0) == x + max(-x, 0)
        return size + Dim({(Positive(scale(size.terms, -1)),): 1})
    return size_of({(Positive(size.terms),): 1}, "max", size)


def exact_div(a: Size, b: Size) -> Size | None:
    """The size q with `q * b == a` for every value of the symbols, or None where there is none of that form."""
    if isinstance(a, int) and isinstance(b, int):
        return a // b if b and a % b == 0 else None
    above, below = terms_of(a), terms_of(b)
    assert above is not None and below is not None
    if not below:
        return None
    from convlint.shapes.polynomial import divide_exact

    quotient = divide_exact(above, below)
    return None if quotient is None else size_of(quotient, "/", a, b)


def prove_equal(a: Size, b: Size) -> bool | None:
    """True where `a == b` for every value of the symbols, False where for none, None where neither is proved."""
    if isinstance(a, int) and isinstance(b, int):
        return a == b
    if a is b:
        return True
    difference = a - b
    if isinstance(difference, int):
        return difference == 0
    lower, upper = difference.lower_bound(), difference.upper_bound()
    if (lower is not None and lower > 0) or (upper is not None and upper < 0):
        return False
    varying, rest = split_constant(difference.terms)
    return False if rest % content(varying) else None


def _less(operator: str, a: Size, b: Size) -> bool:
    """`a < b` and its kin, by the bounds of the difference."""
    smaller, larger = (a, b) if operator in ("<", "<=") else (b, a)
    difference = smaller - larger
    limit = -1 if operator in ("<", ">") else 0
    if isinstance(difference, int):
        return difference <= limit
    upper, lower = difference.upper_bound(), difference.lower_bound()
    if upper is not None and upper <= limit:
        return True
    if lower is not None and lower > limit:
        return False
    return _undecided(operator, a, b)


def _undecided(operator: str, a: Any, b: Any) -> bool:
    difference = terms_of(a - b)
    assert difference is not None
    raise Undecided(comparison(operator, a, b, difference))


def _as_ratio(size: Size) -> Ratio:
    from convlint.shapes.ratio import Ratio

    return Ratio(size, 1)


def _inner(atom: Atom) -> list[Polynomial]:
    """The polynomials inside an atom."""
    if isinstance(atom, Symbol):
        return []
    if isinstance(atom, Positive):
        return [atom.of]
    return [atom.numerator] if isinstance(atom.denominator, int) else [atom.numerator, atom.denominator]


def _symbols_of(terms: Polynomial) -> set[Symbol]:
    found: set[Symbol] = set()
    for atom in atoms_of(terms):
        if isinstance(atom, Symbol):
            found.add(atom)
        for inner in _inner(atom):
            found |= _symbols_of(inner)
    return found


def _key_of(name: Any) -> tuple[Any, ...]:
    if isinstance(name, Dim):
        (name,) = name.symbols()
    return name.key if isinstance(name, Symbol) else tuple(name)


def _evaluate(terms: Polynomial, values: Mapping[tuple[Any, ...], Size]) -> Size:
    total: Size = 0
    for monomial, coefficient in terms.items():
        product: Size = coefficient
        for atom in monomial:
            product = product * _evaluate_atom(atom, values)
        total = total + product
    return total


def _evaluate_atom(atom: Atom, values: Mapping[tuple[Any, ...], Size]) -> Size:
    if isinstance(atom, Symbol):
        found = values.get(atom.key)
        return Dim({(atom,): 1}) if found is None else found
    if isinstance(atom, Positive):
        return positive_part(_evaluate(atom.of, values))
    below = atom.denominator
    return _evaluate(atom.numerator, values) // (below if isinstance(below, int) else _evaluate(below, values))


__all__ += ["FloorDiv"]
