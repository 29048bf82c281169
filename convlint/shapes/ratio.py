"""`Ratio`: what `h / 2` and `h * 0.5` give while `h` is not known, until int() or floor() makes a size of it."""

from __future__ import annotations

from math import gcd, isfinite
from typing import Any

from convlint.shapes.clamp import positive_part
from convlint.shapes.dim import Dim, Size, opaque, terms_of
from convlint.shapes.prove import exact_div
from convlint.shapes.text import is_compound

__all__ = ["Ratio", "ceil_of", "floor_of", "trunc_of"]

_LARGEST_DENOMINATOR = 1 << 20


class Ratio:
    """A float known as `numerator / denominator`. Immutable.

    Only what float arithmetic computes exactly, or so near that no floor can differ, keeps its formula: for sizes
    below 2**32, one division of sizes, sums with integers, and everything whose denominator is a power of two. Any
    other result is opaque: a quotient of two symbols of which nothing is known.
    """

    __slots__ = ("denominator", "numerator")

    def __init__(self, numerator: Size, denominator: Size) -> None:
        negative = isinstance(denominator, int) and denominator < 0
        self.numerator = -numerator if negative else numerator
        self.denominator = -denominator if negative else denominator

    def __add__(self, other: Any) -> Ratio:
        right = _ratio(other)
        return NotImplemented if right is None else self._sum(right, 1)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Ratio:
        right = _ratio(other)
        return NotImplemented if right is None else self._sum(right, -1)

    def __rsub__(self, other: Any) -> Ratio:
        left = _ratio(other)
        return NotImplemented if left is None else left._sum(self, -1)

    def __neg__(self) -> Ratio:
        return Ratio(-self.numerator, self.denominator)

    def __mul__(self, other: Any) -> Ratio:
        right = _ratio(other)
        if right is None:
            return NotImplemented
        a, b, c, d = self.numerator, self.denominator, right.numerator, right.denominator
        if _is_dyadic(b) and _is_dyadic(d):
            return Ratio(a * c, b * d)
        if isinstance(b, int) and isinstance(c, int) and d == 1 and gcd(b, c) == 1:
            return Ratio(a * c, b)
        return _opaque("*", self, other)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Ratio:
        right = _ratio(other)
        return NotImplemented if right is None else _divided(self, right)

    def __rtruediv__(self, other: Any) -> Ratio:
        left = _ratio(other)
        return NotImplemented if left is None else _divided(left, self)

    def __floordiv__(self, other: Any) -> Ratio:
        return Ratio(floor_of(self / other), 1)

    def __rfloordiv__(self, other: Any) -> Ratio:
        return Ratio(floor_of(other / self), 1)

    def __mod__(self, other: Any) -> Ratio:
        return NotImplemented if _ratio(other) is None else _opaque("%", self, other)

    def __rmod__(self, other: Any) -> Ratio:
        return NotImplemented if _ratio(other) is None else _opaque("%", other, self)

    def __pow__(self, other: Any) -> Ratio:
        return NotImplemented if _ratio(other) is None else _opaque("**", self, other)

    def __abs__(self) -> Ratio:
        return Ratio(abs(self.numerator), abs(self.denominator))

    def __floor__(self) -> Size:
        return self.numerator // self.denominator

    def __ceil__(self) -> Size:
        return -(-self.numerator // self.denominator)

    def __trunc__(self) -> Size:
        size: Size = trunc_of(self)
        return size

    def __round__(self, digits: int | None = None) -> Size:
        exact = exact_div(self.numerator, self.denominator)
        return exact if exact is not None else opaque("round", *_form(self))

    def is_integer(self) -> bool:
        """Whether the value is whole; raises Undecided where that is not proved."""
        return self.numerator % self.denominator == 0

    def __eq__(self, other: object) -> bool:
        return NotImplemented if _ratio(other) is None else self._compared(other) == 0

    def __lt__(self, other: Any) -> bool:
        return NotImplemented if _ratio(other) is None else self._compared(other) < 0

    def __le__(self, other: Any) -> bool:
        return NotImplemented if _ratio(other) is None else self._compared(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return NotImplemented if _ratio(other) is None else self._compared(other) > 0

    def __ge__(self, other: Any) -> bool:
        return NotImplemented if _ratio(other) is None else self._compared(other) >= 0

    def __bool__(self) -> bool:
        return self.numerator != 0

    def __hash__(self) -> int:
        return hash(_form(self))

    def __int__(self) -> int:
        return int(trunc_of(self))

    def __float__(self) -> float:
        return float(self.numerator)

    def __str__(self) -> str:
        above, below = str(self.numerator), str(self.denominator)
        return f"{f'({above})' if is_compound(above) else above}/{f'({below})' if is_compound(below) else below}"

    def __repr__(self) -> str:
        return f"Ratio({self.numerator}, {self.denominator})"

    def _sum(self, right: Ratio, sign: int) -> Ratio:
        a, b, c, d = self.numerator, self.denominator, right.numerator, right.denominator
        if (isinstance(d, int) and d == 1) or (isinstance(b, int) and b == 1) or (_is_dyadic(b) and _is_dyadic(d)):
            return Ratio(a * d + c * b * sign, b * d)
        return _opaque("+" if sign > 0 else "-", self, right)

    def _compared(self, other: Any) -> Size:
        """A size whose sign is that of `self - other`."""
        right = _ratio(other)
        assert right is not None
        sign = _sign(self.denominator) * _sign(right.denominator)
        return sign * (self.numerator * right.denominator - right.numerator * self.denominator)


def _sign(size: Size) -> int:
    return 1 if size > 0 else -1


def _is_dyadic(size: Size) -> bool:
    """Whether dividing by `size` is exact for floats: a power of two."""
    return isinstance(size, int) and 0 < size <= _LARGEST_DENOMINATOR and size & (size - 1) == 0


def _ratio(value: Any) -> Ratio | None:
    if isinstance(value, Ratio):
        return value
    if terms_of(value) is not None:
        return Ratio(value, 1)
    if not isinstance(value, float):
        return None
    if not isfinite(value):
        return _opaque("float", str(value))
    numerator, denominator = value.as_integer_ratio()
    return Ratio(numerator, denominator) if denominator <= _LARGEST_DENOMINATOR else _opaque("float", value)


def _divided(a: Ratio, b: Ratio) -> Ratio:
    if isinstance(b.numerator, int) and b.numerator == 0:
        raise ZeroDivisionError("division by zero")
    whole = isinstance(a.denominator, int) and isinstance(b.denominator, int) and a.denominator == b.denominator == 1
    if whole:
        return Ratio(a.numerator, b.numerator)
    if _is_dyadic(a.denominator) and _is_dyadic(b.denominator) and _is_dyadic(b.numerator):
        return Ratio(a.numerator * b.denominator, a.denominator * b.numerator)
    return _opaque("/", a, b)


def _form(value: Any) -> tuple[Any, ...]:
    return (value.numerator, value.denominator) if isinstance(value, Ratio) else (value,)


def _opaque(operator: str, *operands: Any) -> Ratio:
    """A float of which nothing is known: any ratio of integers."""
    numerator = opaque("ratio " + operator, *(part for operand in operands for part in _form(operand)))
    return Ratio(numerator, opaque("denominator", numerator))


def floor_of(value: Any) -> Any:
    """`math.floor`: the greatest size that is not more than `value` (an int, a float, a Dim or a Ratio)."""
    return value.__floor__()


def ceil_of(value: Any) -> Any:
    """`math.ceil`: the least size that is not less than `value`."""
    return value.__ceil__()


def trunc_of(value: Any) -> Any:
    """`int(value)`: towards zero, which is the floor where the value is proved not to be negative."""
    if not isinstance(value, Ratio):
        return value.__trunc__()
    above, below = value.numerator, value.denominator
    if isinstance(below, Dim):
        return opaque("trunc", *_form(value))
    return positive_part(above) // below - positive_part(-above) // below
