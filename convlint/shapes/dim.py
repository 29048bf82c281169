"""`Dim`: a size that is not known, as an integer polynomial in one normal form.

A Dim is never constant: what comes out constant is a plain int. `Size` is either.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING, Any

from convlint.shapes.atoms import Symbol, symbols_of
from convlint.shapes.bounds import lower_of, upper_of
from convlint.shapes.comparison import comparison
from convlint.shapes.division import floor_divide
from convlint.shapes.faults import Reason, Undecided
from convlint.shapes.polynomial import (
    add,
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

__all__ = ["Dim", "Size", "is_batch", "opaque", "size_of", "symbol", "terms_of"]

_MOST_TERMS = 32
_MOST_DEGREE = 16
_MOST_WEIGHT = 64
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
        return _ratio(operator.add, self, other) if terms is None else size_of(add(self.terms, terms), "+", self, other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Size:
        terms = terms_of(other)
        return (
            _ratio(operator.sub, self, other)
            if terms is None
            else size_of(add(self.terms, terms, -1), "-", self, other)
        )

    def __rsub__(self, other: Any) -> Size:
        terms = terms_of(other)
        return (
            _ratio(operator.sub, other, self)
            if terms is None
            else size_of(add(terms, self.terms, -1), "-", other, self)
        )

    def __mul__(self, other: Any) -> Size:
        terms = terms_of(other)
        if terms is None:
            return _ratio(operator.mul, self, other)
        if len(self.terms) * len(terms) > _MOST_TERMS or degree(self.terms) + degree(terms) > _MOST_DEGREE:
            return opaque("*", self, other)
        return size_of(multiply(self.terms, terms), "*", self, other)

    __rmul__ = __mul__

    def __floordiv__(self, other: Any) -> Size:
        terms = terms_of(other)
        if terms is None:
            return _ratio(operator.floordiv, self, other)
        return size_of(floor_divide(self.terms, terms), "//", self, other)

    def __rfloordiv__(self, other: Any) -> Size:
        terms = terms_of(other)
        if terms is None:
            return _ratio(operator.floordiv, other, self)
        return size_of(floor_divide(terms, self.terms), "//", other, self)

    def __mod__(self, other: Any) -> Size:
        return _ratio(operator.mod, self, other) if terms_of(other) is None else self - (self // other) * other

    def __rmod__(self, other: Any) -> Size:
        return _ratio(operator.mod, other, self) if terms_of(other) is None else other - (other // self) * self

    def __divmod__(self, other: Any) -> tuple[Size, Size]:
        return self // other, self % other

    def __rdivmod__(self, other: Any) -> tuple[Size, Size]:
        return other // self, other % self

    def __pow__(self, other: Any) -> Size:
        if isinstance(other, Dim):
            return opaque("**", self, other)
        if not isinstance(other, int) or other < 0:
            return _ratio(operator.pow, self, float(other) if isinstance(other, int) else other)
        if other * degree(self.terms) > _MOST_DEGREE or len(self.terms) ** other > _MOST_TERMS:
            return opaque("**", self, other)
        return size_of(power(self.terms, other), "**", self, other)

    def __rpow__(self, other: Any) -> Size:
        return opaque("**", other, self) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other: Any) -> Ratio:
        ratio: Ratio = _as_ratio(self) / other
        return ratio

    def __rtruediv__(self, other: Any) -> Ratio:
        ratio: Ratio = other / _as_ratio(self)
        return ratio

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
        from convlint.shapes.clamp import positive_part

        return positive_part(self) + positive_part(-self)

    def __floor__(self) -> Dim:
        return self

    __ceil__ = __trunc__ = __floor__

    def __round__(self, digits: int | None = None) -> Dim:
        return self

    # ------------------------------------------------------------------ questions

    def proved_zero(self) -> bool | None:
        """Whether this is 0: always, never, or None where neither is proved."""
        lower, upper = self.lower_bound(), self.upper_bound()
        if (lower is not None and lower > 0) or (upper is not None and upper < 0):
            return False
        if lower == upper == 0:
            return True
        varying, rest = split_constant(self.terms)
        return False if rest % content(varying) else None

    def proved_below(self, limit: int) -> bool | None:
        """Whether this is less than `limit`: always, never, or None where neither is proved."""
        if self.is_below(limit):
            return True
        lower = self.lower_bound()
        return False if lower is not None and lower >= limit else None

    def is_below(self, limit: int) -> bool:
        """Whether this is proved to be less than `limit`."""
        upper = self.upper_bound()
        return upper is not None and upper < limit

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return _by_float(operator.eq, self, other) if terms_of(other) is None else _equal("==", self, other)

    def __ne__(self, other: object) -> bool:
        if self is other:
            return False
        return _by_float(operator.ne, self, other) if terms_of(other) is None else not _equal("!=", self, other)

    def __lt__(self, other: Any) -> bool:
        return (
            _by_float(operator.lt, self, other)
            if terms_of(other) is None
            else _below("<", self, other, self - other, 0)
        )

    def __le__(self, other: Any) -> bool:
        return (
            _by_float(operator.le, self, other)
            if terms_of(other) is None
            else _below("<=", self, other, self - other, 1)
        )

    def __gt__(self, other: Any) -> bool:
        return (
            _by_float(operator.gt, self, other)
            if terms_of(other) is None
            else _below(">", self, other, other - self, 0)
        )

    def __ge__(self, other: Any) -> bool:
        return (
            _by_float(operator.ge, self, other)
            if terms_of(other) is None
            else _below(">=", self, other, other - self, 1)
        )

    def __bool__(self) -> bool:
        return bool(self != 0)

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
        return symbols_of(self.terms)

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
        from convlint.shapes.evaluate import evaluate

        return evaluate(self.terms, {_key_of(name): value for name, value in values.items()})

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


def size_of(terms: Polynomial, operation: str = "=", *operands: Any) -> Size:
    """The size of a polynomial: an int where it is constant. What has grown too large becomes opaque."""
    if not terms:
        return 0
    if len(terms) == 1 and () in terms:
        return terms[()]
    large = len(terms) > _MOST_TERMS or weight_of(terms) > _MOST_WEIGHT
    if large or any(value.bit_length() > _MOST_BITS for value in terms.values()):
        return opaque(operation, *operands)
    return Dim(terms)


def _equal(sign: str, a: Size, b: Any) -> bool:
    difference: Size = a - b
    if isinstance(difference, int):
        return difference == 0
    proved = difference.proved_zero()
    if proved is None:
        raise Undecided(comparison(sign, a, b, difference.terms))
    return proved


def _below(sign: str, a: Size, b: Size, difference: Size, limit: int) -> bool:
    """Whether `difference`, which is `a - b` or its opposite as the sign asks, is less than `limit`."""
    if isinstance(difference, int):
        return difference < limit
    proved = difference.proved_below(limit)
    if proved is None:
        raise Undecided(comparison(sign, a, b, difference.terms))
    return proved


def _by_float(operation: Callable[[Any, Any], Any], a: Any, b: Any) -> Any:
    """An operation of a Dim and a float, as one of a Ratio; anything else is not for a Dim to answer."""
    if isinstance(a, float):
        return operation(a, _as_ratio(b))
    return operation(_as_ratio(a), b) if isinstance(b, float) else NotImplemented


def _ratio(operation: Callable[[Any, Any], Any], a: Any, b: Any) -> Size:
    """As `_by_float`, for the checker's eyes a Size: few callers ever meet the Ratio."""
    ratio: Size = _by_float(operation, a, b)
    return ratio


def _as_ratio(size: Size) -> Ratio:
    from convlint.shapes.ratio import Ratio

    return Ratio(size, 1)


def _key_of(name: Any) -> tuple[Any, ...]:
    if isinstance(name, Dim):
        (name,) = name.symbols()
    return name.key if isinstance(name, Symbol) else tuple(name)
