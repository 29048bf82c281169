"""Elementwise functions of one tensor: the shape stays.

https://www.tensorflow.org/api_docs/python/tf/math
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args


def elementwise(x: Any, op: str, dtype: Any = None, keep: bool = False) -> Any:
    """A tensor of the shape of `x`; its known contents are kept where `keep` says that `op` does not change them."""
    tensor = _args.convert(x)
    if not hasattr(tensor, "made"):
        return tensor
    return tensor.made(tensor.shape, op, dtype=dtype, constant=tensor.constant if keep else None)


def abs(x, name=None) -> Any:
    """`abs` of every element; the shape of `x`."""
    return elementwise(x, "abs")


def acos(x, name=None) -> Any:
    """`acos` of every element; the shape of `x`."""
    return elementwise(x, "acos")


def acosh(x, name=None) -> Any:
    """`acosh` of every element; the shape of `x`."""
    return elementwise(x, "acosh")


def asin(x, name=None) -> Any:
    """`asin` of every element; the shape of `x`."""
    return elementwise(x, "asin")


def asinh(x, name=None) -> Any:
    """`asinh` of every element; the shape of `x`."""
    return elementwise(x, "asinh")


def atan(x, name=None) -> Any:
    """`atan` of every element; the shape of `x`."""
    return elementwise(x, "atan")


def atanh(x, name=None) -> Any:
    """`atanh` of every element; the shape of `x`."""
    return elementwise(x, "atanh")


def ceil(x, name=None) -> Any:
    """`ceil` of every element; the shape of `x`."""
    return elementwise(x, "ceil")


def cos(x, name=None) -> Any:
    """`cos` of every element; the shape of `x`."""
    return elementwise(x, "cos")


def cosh(x, name=None) -> Any:
    """`cosh` of every element; the shape of `x`."""
    return elementwise(x, "cosh")


def digamma(x, name=None) -> Any:
    """`digamma` of every element; the shape of `x`."""
    return elementwise(x, "digamma")


def erf(x, name=None) -> Any:
    """`erf` of every element; the shape of `x`."""
    return elementwise(x, "erf")


def erfc(x, name=None) -> Any:
    """`erfc` of every element; the shape of `x`."""
    return elementwise(x, "erfc")


def exp(x, name=None) -> Any:
    """`exp` of every element; the shape of `x`."""
    return elementwise(x, "exp")


def expm1(x, name=None) -> Any:
    """`expm1` of every element; the shape of `x`."""
    return elementwise(x, "expm1")


def floor(x, name=None) -> Any:
    """`floor` of every element; the shape of `x`."""
    return elementwise(x, "floor")


def is_finite(x, name=None) -> Any:
    """`is_finite` of every element; the shape of `x`."""
    return elementwise(x, "is_finite")


def is_inf(x, name=None) -> Any:
    """`is_inf` of every element; the shape of `x`."""
    return elementwise(x, "is_inf")


def is_nan(x, name=None) -> Any:
    """`is_nan` of every element; the shape of `x`."""
    return elementwise(x, "is_nan")


def lgamma(x, name=None) -> Any:
    """`lgamma` of every element; the shape of `x`."""
    return elementwise(x, "lgamma")


def log(x, name=None) -> Any:
    """`log` of every element; the shape of `x`."""
    return elementwise(x, "log")


def log1p(x, name=None) -> Any:
    """`log1p` of every element; the shape of `x`."""
    return elementwise(x, "log1p")


def log_sigmoid(x, name=None) -> Any:
    """`log_sigmoid` of every element; the shape of `x`."""
    return elementwise(x, "log_sigmoid")


def logical_not(x, name=None) -> Any:
    """`logical_not` of every element; the shape of `x`."""
    return elementwise(x, "logical_not")


def negative(x, name=None) -> Any:
    """`negative` of every element; the shape of `x`."""
    return elementwise(x, "negative")


def reciprocal(x, name=None) -> Any:
    """`reciprocal` of every element; the shape of `x`."""
    return elementwise(x, "reciprocal")


def rint(x, name=None) -> Any:
    """`rint` of every element; the shape of `x`."""
    return elementwise(x, "rint")


def round(x, name=None) -> Any:
    """`round` of every element; the shape of `x`."""
    return elementwise(x, "round")


def rsqrt(x, name=None) -> Any:
    """`rsqrt` of every element; the shape of `x`."""
    return elementwise(x, "rsqrt")


def sigmoid(x, name=None) -> Any:
    """`sigmoid` of every element; the shape of `x`."""
    return elementwise(x, "sigmoid")


def sign(x, name=None) -> Any:
    """`sign` of every element; the shape of `x`."""
    return elementwise(x, "sign")


def sin(x, name=None) -> Any:
    """`sin` of every element; the shape of `x`."""
    return elementwise(x, "sin")


def sinh(x, name=None) -> Any:
    """`sinh` of every element; the shape of `x`."""
    return elementwise(x, "sinh")


def sqrt(x, name=None) -> Any:
    """`sqrt` of every element; the shape of `x`."""
    return elementwise(x, "sqrt")


def square(x, name=None) -> Any:
    """`square` of every element; the shape of `x`."""
    return elementwise(x, "square")


def tan(x, name=None) -> Any:
    """`tan` of every element; the shape of `x`."""
    return elementwise(x, "tan")


def tanh(x, name=None) -> Any:
    """`tanh` of every element; the shape of `x`."""
    return elementwise(x, "tanh")


neg = negative
inv = reciprocal


def identity(input, name=None) -> Any:
    """`input` itself."""
    return elementwise(input, "identity", keep=True)


def stop_gradient(input, name=None) -> Any:
    """`input`, as a constant for the gradient."""
    return elementwise(input, "stop_gradient", keep=True)


def cast(x, dtype, name=None) -> Any:
    """`x` with elements of `dtype`."""
    return elementwise(x, "cast", dtype, keep=True)


def saturate_cast(value, dtype, name=None) -> Any:
    """`value` with elements of `dtype`."""
    return elementwise(value, "saturate_cast", dtype, keep=True)


def bitcast(input, type, name=None) -> Any:
    """`input` read as elements of `type` of the same width."""
    return elementwise(input, "bitcast", type)


def to_float(x, name="ToFloat") -> Any:
    """`x` as float32."""
    return elementwise(x, "to_float", keep=True)


def to_double(x, name="ToDouble") -> Any:
    """`x` as float64."""
    return elementwise(x, "to_double", keep=True)


def to_int32(x, name="ToInt32") -> Any:
    """`x` as int32."""
    return elementwise(x, "to_int32", keep=True)


def to_int64(x, name="ToInt64") -> Any:
    """`x` as int64."""
    return elementwise(x, "to_int64", keep=True)


def clip_by_value(t, clip_value_min, clip_value_max, name=None) -> Any:
    """`t` held within two bounds."""
    return elementwise(t, "clip_by_value")


def clip_by_norm(t, clip_norm, axes=None, name=None) -> Any:
    """`t` scaled down to a norm."""
    return elementwise(t, "clip_by_norm")


def check_numerics(tensor, message, name=None) -> Any:
    """`tensor` itself."""
    return elementwise(tensor, "check_numerics")


def Print(input_, data, message=None, first_n=None, summarize=None, name=None) -> Any:
    """`input_` itself."""
    return elementwise(input_, "Print", keep=True)
