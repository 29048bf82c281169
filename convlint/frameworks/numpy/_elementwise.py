"""Functions of each element, and of the elements of two arrays that broadcast.

https://numpy.org/doc/stable/reference/ufuncs.html
"""

from __future__ import annotations

import builtins
import math
import operator
from typing import Any

from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._dtypes import bool_, dtype_of
from convlint.frameworks.numpy._ndarray import as_array, binary, broadcast_shapes, result_of
from convlint.frameworks.numpy._reductions import reduced
from convlint.frameworks.numpy._support import FUNCTIONS, function, method, takes_array
from convlint.frameworks.stdlib import math as twin_math
from convlint.frameworks.stdlib.bounded import binary as operate
from convlint.shapes import Dim, maximum, minimum
from convlint.values import Tensor, Unknown


class ufunc:
    """A function of each element; `reduce`, `accumulate`, `outer` of those of two arrays."""

    def __init__(self, name: str, arity: int, compute: Any = None, dtype: Any = None, op: str = "") -> None:
        self.__name__ = name
        self.nin = arity
        self._compute: Any = None if compute is None else lambda *items: compute(*items)
        self._dtype = dtype_of(dtype) if dtype is not None else None
        self._op = op or name

    def __call__(self, *args: Any, out: Any = None, where: Any = True, dtype: Any = None, **kwargs: Any) -> Any:
        if len(args) < self.nin:
            raise TypeError(f"{self.__name__}() takes from {self.nin} to {self.nin + 1} arguments, {len(args)} given")
        arrays = [as_array(arg) for arg in args[: self.nin]]
        unknown = next((array for array in arrays if isinstance(array, Unknown)), None)
        if unknown is not None:
            return unknown
        return result_of(self._of_one(arrays[0]) if self.nin == 1 else self._of_two(*arrays))

    def _of_one(self, array: Any) -> Any:
        contents = _contents.apply(self._compute, array.constant) if self._compute is not None else None
        return array.made(array.shape, self.__name__, dtype=self._dtype, constant=contents)

    def _of_two(self, left: Any, right: Any) -> Any:
        result = binary(left, right, self._op, function=self._compute or _nothing)
        result._dtype = self._dtype or result._dtype
        return result

    def reduce(self, array: Any, axis: Any = 0, dtype: Any = None, out: Any = None, keepdims: Any = False) -> Any:
        """The elements along `axis` folded together."""
        source = as_array(array)
        return source if isinstance(source, Unknown) else reduced(source, self.__name__, axis, keepdims, self._fold)

    def _fold(self, items: Any) -> Any:
        result, *rest = items
        for item in rest:
            result = self._compute(result, item)
        return result

    def accumulate(self, array: Any, axis: Any = 0) -> Any:
        """What the elements up to each one give."""
        source = as_array(array)
        return source if isinstance(source, Unknown) else source.made(source.shape, self.__name__)

    def outer(self, A: Any, B: Any) -> Any:
        """Every element of one with every element of the other."""
        left, right = as_array(A), as_array(B)
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return Unknown("an outer product of what is not known")
        return left.made((*left.shape, *right.shape), self.__name__, right)


def _nothing(a: Any, b: Any) -> Any:
    return None


def _float(function_: Any) -> Any:
    """A function of floats; a symbol has no value under it."""
    return lambda item: function_(item) if isinstance(item, (int, float)) else None


_ONE: dict[str, Any] = {
    **{name: _float(getattr(math, name)) for name in ("sqrt", "exp", "log", "log2", "log10", "log1p", "expm1")},
    **{
        name: _float(getattr(math, name))
        for name in ("sin", "cos", "tan", "sinh", "cosh", "tanh", "degrees", "radians")
    },
    **dict.fromkeys(("arcsin", "arccos", "arctan", "arcsinh", "arccosh", "arctanh", "cbrt", "exp2")),
    "floor": lambda item: float(math.floor(item)) if isinstance(item, (int, float)) else twin_math.floor(item),
    "ceil": lambda item: float(math.ceil(item)) if isinstance(item, (int, float)) else twin_math.ceil(item),
    "trunc": lambda item: float(math.trunc(item)) if isinstance(item, (int, float)) else twin_math.trunc(item),
    "rint": _float(lambda item: float(round(item))),
    "abs": abs,
    "absolute": abs,
    "fabs": _float(math.fabs),
    "negative": operator.neg,
    "positive": operator.pos,
    "square": lambda item: operate("*", item, item),
    "reciprocal": None,
    "sign": _float(lambda item: type(item)((item > 0) - (item < 0))),
    "conj": None,
    "conjugate": None,
    "deg2rad": _float(math.radians),
    "rad2deg": _float(math.degrees),
    "invert": None,
}
_ONE_BOOL: dict[str, Any] = {
    "isnan": _float(math.isnan),
    "isinf": _float(math.isinf),
    "isfinite": _float(math.isfinite),
    "logical_not": operator.not_,
    "signbit": None,
    "iscomplex": None,
    "isreal": None,
}


def _of_sizes(choose: Any, of_sizes: Any) -> Any:
    def compute(a: Any, b: Any) -> Any:
        return of_sizes(a, b) if isinstance(a, Dim) or isinstance(b, Dim) else choose(a, b)

    return compute


_TWO: dict[str, tuple[Any, str]] = {
    "add": (lambda a, b: operate("+", a, b), "add"),
    "subtract": (lambda a, b: operate("-", a, b), "sub"),
    "multiply": (lambda a, b: operate("*", a, b), "mul"),
    "divide": (lambda a, b: operate("/", a, b), "truediv"),
    "true_divide": (lambda a, b: operate("/", a, b), "truediv"),
    "floor_divide": (lambda a, b: operate("//", a, b), "floordiv"),
    "mod": (lambda a, b: operate("%", a, b), "mod"),
    "remainder": (lambda a, b: operate("%", a, b), "mod"),
    "power": (lambda a, b: operate("**", a, b), "pow"),
    "maximum": (_of_sizes(max, maximum), ""),
    "minimum": (_of_sizes(min, minimum), ""),
    "fmax": (None, ""),
    "fmin": (None, ""),
    "arctan2": (None, ""),
    "hypot": (None, ""),
    "fmod": (None, ""),
    "float_power": (None, ""),
    "logaddexp": (None, ""),
    "bitwise_and": (None, ""),
    "bitwise_or": (None, ""),
    "bitwise_xor": (None, ""),
    "left_shift": (None, ""),
    "right_shift": (None, ""),
    "gcd": (None, ""),
    "lcm": (None, ""),
    "copysign": (None, ""),
}
_TWO_BOOL: dict[str, Any] = {
    "equal": operator.eq,
    "not_equal": operator.ne,
    "less": operator.lt,
    "less_equal": operator.le,
    "greater": operator.gt,
    "greater_equal": operator.ge,
    "logical_and": lambda a, b: bool(a) and bool(b),
    "logical_or": lambda a, b: bool(a) or bool(b),
    "logical_xor": lambda a, b: bool(a) is not bool(b),
}
FUNCTIONS.update({name: ufunc(name, 1, compute) for name, compute in _ONE.items()})
FUNCTIONS.update({name: ufunc(name, 1, compute, bool_) for name, compute in _ONE_BOOL.items()})
FUNCTIONS.update({name: ufunc(name, 2, compute, op=op) for name, (compute, op) in _TWO.items()})
FUNCTIONS.update({name: ufunc(name, 2, compute, bool_) for name, compute in _TWO_BOOL.items()})
_FIXED = FUNCTIONS["trunc"]
FUNCTIONS["fix"] = _FIXED


@method
def round(a, decimals=0, out=None):
    """Rounded to decimals."""
    places = decimals if isinstance(decimals, int) and abs(decimals) < 20 else None
    compute = _float(lambda item: type(item)(builtins.round(item, places))) if places is not None else _nothing_of_one
    return result_of(a.made(a.shape, "round", dtype=a._dtype, constant=_contents.apply(compute, a.constant)))


def _nothing_of_one(item: Any) -> Any:
    return None


FUNCTIONS["around"] = FUNCTIONS["round_"] = round


@method
def clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None, **kwargs):
    """Elements below and above bounds become the bounds."""
    low, high = (a_min if a_min is not None else min), (a_max if a_max is not None else max)
    result = a
    for name, bound in (("maximum", low), ("minimum", high)):
        if bound is not None:
            result = FUNCTIONS[name](result, bound)
    return result


@function
def where(condition, x=None, y=None):
    """Elements of one or the other; with a condition only, the places where it holds."""
    array = as_array(condition)
    if isinstance(array, Unknown):
        return array
    if x is None and y is None:
        return FUNCTIONS["nonzero"](array)
    first, second = as_array(x), as_array(y)
    for value in (first, second):
        if isinstance(value, Unknown):
            return value
    shape = broadcast_shapes("where", array.made(broadcast_shapes("where", array, first), "where"), second)
    return array.made(shape, "where", first, second)


def _decided(name: str) -> Any:
    def decided(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
        return Unknown(f"np.{name}() of contents", kind=bool)

    decided.__name__ = decided.__qualname__ = name
    decided.__doc__ = "Contents are not compared."
    return function(decided)


allclose, array_equal, array_equiv = _decided("allclose"), _decided("array_equal"), _decided("array_equiv")


@function
def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    """Whether elements are nearly equal."""
    result = FUNCTIONS["not_equal"](a, b)
    return (
        result.made(result.shape, "isclose", dtype=dtype_of(bool_))
        if isinstance(result, Tensor)
        else Unknown("np.isclose() of numbers", kind=bool)
    )


@takes_array
def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    """Without nan and infinity."""
    return x.made(x.shape, "nan_to_num", dtype=x._dtype)


@takes_array
def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    """Whether elements are among others."""
    return element.made(element.shape, "isin", dtype=dtype_of(bool_))


FUNCTIONS["in1d"] = isin


@function
def interp(x, xp, fp, left=None, right=None, period=None):
    """Linear interpolation at x."""
    places = as_array(x)
    return places if isinstance(places, Unknown) else places.made(places.shape, "interp")


@function
def vectorize(pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
    """A function of each element is not followed."""
    return Unknown("np.vectorize is not followed")


@function
def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    """A function of each row is not followed."""
    return Unknown("np.apply_along_axis is not followed")
