"""Twin of `math` (https://docs.python.org/3/library/math.html): on numbers, sizes that are symbols, and Unknowns."""

from __future__ import annotations

import math as _math
import operator as _operator
from typing import Any as _Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import is_symbolic, known, symbolic_result
from convlint.shapes import Dim, Ratio, ceil_of, floor_of, trunc_of
from convlint.values import Unknown

pi = _math.pi
e = _math.e
tau = _math.tau
inf = _math.inf
nan = _math.nan

_FLOATS = (
    "acos acosh asin asinh atan atan2 atanh cbrt copysign cos cosh degrees erf erfc exp exp2 expm1 fabs fmod gamma "
    "hypot ldexp lgamma log10 log1p log2 nextafter pow radians remainder sin sinh sqrt tan tanh ulp"
)
_BOOLS = "isclose isfinite isinf isnan"


def _twin(name: str, kind: type) -> _Any:
    """The function `name` of Python's math; on a symbol its result is an Unknown of `kind`."""
    function = getattr(_math, name)

    def twin(*args, **kwargs):
        values = [known(value) for value in args]
        if any(is_symbolic(value) for value in (*values, *kwargs.values())):
            return symbolic_result(name, kind, *values)
        return function(*values, **kwargs)

    twin.__name__ = twin.__qualname__ = name
    twin.__doc__ = function.__doc__
    return twin


globals().update({_name: _twin(_name, float) for _name in _FLOATS.split() if hasattr(_math, _name)})
globals().update({_name: _twin(_name, bool) for _name in _BOOLS.split()})


def log(x, base=None, /):
    """The logarithm of x."""
    values = [known(value) for value in (x, base) if value is not None]
    if any(is_symbolic(value) for value in values):
        return symbolic_result("log", float, *values)
    return _math.log(*values)


def floor(x, /):
    """The largest integer that is no larger than x; of a quotient of sizes, a size."""
    return _whole(x, "floor", floor_of, _math.floor)


def ceil(x, /):
    """The smallest integer that is no smaller than x; of a quotient of sizes, a size."""
    return _whole(x, "ceil", ceil_of, _math.ceil)


def trunc(x, /):
    """x without its fraction; of a quotient of sizes, a size."""
    return _whole(x, "trunc", trunc_of, _math.trunc)


def _whole(x, name, of_ratio, of_number):
    x = known(x)
    if isinstance(x, (Dim, Ratio)):
        return of_ratio(x)
    if isinstance(x, Unknown) and x.kind is int:
        return x
    return symbolic_result(name, int, x) if is_symbolic(x) else of_number(x)


def prod(iterable, /, *, start=1):
    """The product of the items, sizes that are symbols included."""
    if isinstance(iterable, Unknown):
        return iterable.derive("prod")
    result = start
    for item in bounded.items(iterable):
        result = bounded.binary("*", result, known(item))
    return result


def fsum(seq, /):
    """The sum of the items as a float."""
    return _of_items("fsum", _math.fsum, seq)


def dist(p, q, /):
    """The distance between two points."""
    return _of_items("dist", _math.dist, p, q)


def _of_items(name, function, *sequences):
    values = [bounded.items(sequence) for sequence in sequences]
    flat = [known(value) for sequence in values for value in sequence]
    if any(is_symbolic(value) for value in flat):
        return symbolic_result(name, float, *flat)
    return function(*values)


def gcd(*integers):
    """The greatest common divisor."""
    return _integers("gcd", _math.gcd, integers)


def lcm(*integers):
    """The least common multiple."""
    return _integers("lcm", _math.lcm, integers)


def isqrt(n, /):
    """The square root rounded down."""
    return _integers("isqrt", _math.isqrt, (n,))


def factorial(n, /):
    """n! for moderate n."""
    return _integers("factorial", _math.factorial, (n,), lambda n: n * n.bit_length())


def comb(n, k, /):
    """The ways to choose k of n, for moderate numbers."""
    return _integers("comb", _math.comb, (n, k), lambda n, k: min(k, abs(n - k)) * n.bit_length())


def perm(n, k=None, /):
    """The ways to choose k of n in order, for moderate numbers."""
    chosen = n if k is None else k
    return _integers("perm", _math.perm, (n, chosen), lambda n, k: k * n.bit_length())


def _integers(name, function, integers, bits=None):
    values = [known(value) for value in integers]
    if any(is_symbolic(value) for value in values):
        return symbolic_result(name, int, *values)
    whole = [_operator.index(value) for value in values]
    size = bits(*whole) if bits is not None else sum(value.bit_length() for value in whole)
    if size > bounded.MAX_BITS:
        return Unknown("too large", kind=int)
    bounded.spend_bits(size, size)
    return function(*whole)


def modf(x, /):
    """The fraction and the whole part."""
    return _pair("modf", _math.modf, x, float)


def frexp(x, /):
    """The mantissa and the exponent."""
    return _pair("frexp", _math.frexp, x, int)


def _pair(name, function, x, kind):
    x = known(x)
    if is_symbolic(x):
        return symbolic_result(name, float, x), symbolic_result(name, kind, x)
    return function(x)
