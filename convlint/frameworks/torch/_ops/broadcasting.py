"""Functions of several tensors' elements: shapes are broadcast."""

from __future__ import annotations

from typing import Any

from convlint import values
from convlint.frameworks.torch import _arithmetic, _types
from convlint.frameworks.torch._registry import function, inplace, method, only_method, op
from convlint.frameworks.torch._tensor import new_tensor
from convlint.shapes import Dim
from convlint.values import Unknown

# `complex` is the name of an op below.
_NUMBERS = (int, float, complex, Dim, Unknown)


def elementwise(op: str, first: Any, *others: Any, dtype: Any = None) -> Any:
    """The tensor that broadcasting all operands gives; Unknown if one is unknown and may be a tensor."""
    result = first
    for other in others:
        if isinstance(other, Unknown) and other.kind not in (int, float, bool):
            return other.derive(object())
        if isinstance(other, values.Tensor):
            result = result.made(_arithmetic.broadcast_shapes(op, result, other), op, other)
        elif not isinstance(other, _NUMBERS):
            raise TypeError(f"{op}(): argument 'other' must be Tensor, not {type(other).__name__}")
    return first.made(result.shape, op, *[o for o in others if isinstance(o, values.Tensor)], dtype=dtype)


def _two(op: str, input: Any, other: Any) -> Any:
    result = _arithmetic.binary(input, other, op, False)
    if result is NotImplemented:
        raise TypeError(f"{op}(): argument 'other' (position 2) must be Tensor, not {type(other).__name__}")
    return result


def _binary(name: str, dtype: Any = None, kind: Any = inplace) -> Any:
    def combine(input, other, *, out=None):
        return elementwise(name, input, other, dtype=dtype)

    combine.__name__ = combine.__qualname__ = name
    return kind(combine)


def _comparison(name: str, operator: str) -> Any:
    def function(input, other, *, out=None):
        return _two(operator, input, other)

    function.__name__ = function.__qualname__ = name
    return inplace(function)


eq = _comparison("eq", "eq")
ne = _comparison("ne", "ne")
not_equal = _comparison("not_equal", "ne")
lt = _comparison("lt", "lt")
less = _comparison("less", "lt")
le = _comparison("le", "le")
less_equal = _comparison("less_equal", "le")
gt = _comparison("gt", "gt")
greater = _comparison("greater", "gt")
ge = _comparison("ge", "ge")
greater_equal = _comparison("greater_equal", "ge")

logical_and = _binary("logical_and", _types.bool_)
logical_or = _binary("logical_or", _types.bool_)
logical_xor = _binary("logical_xor", _types.bool_)
bitwise_and = _binary("bitwise_and")
bitwise_or = _binary("bitwise_or")
bitwise_xor = _binary("bitwise_xor")
bitwise_left_shift = _binary("bitwise_left_shift")
bitwise_right_shift = _binary("bitwise_right_shift")
arctan2 = _binary("arctan2")
atan2 = _binary("atan2")
copysign = _binary("copysign")
floor_divide = _comparison("floor_divide", "floordiv")
fmax = _binary("fmax", kind=method)
fmin = _binary("fmin", kind=method)
fmod = _binary("fmod")
gcd = _binary("gcd")
hypot = _binary("hypot")
igamma = _binary("igamma")
igammac = _binary("igammac")
lcm = _binary("lcm")
ldexp = _binary("ldexp")
logaddexp = _binary("logaddexp", kind=method)
logaddexp2 = _binary("logaddexp2", kind=method)
maximum = _binary("maximum", kind=method)
minimum = _binary("minimum", kind=method)
mul = _comparison("mul", "mul")
multiply = _comparison("multiply", "mul")
nextafter = _binary("nextafter")
remainder = _comparison("remainder", "mod")
true_divide = _comparison("true_divide", "truediv")
xlogy = _binary("xlogy")


@inplace
def add(input, other, *, alpha=1, out=None):
    return _two("add", input, other) if alpha == 1 else elementwise("add", input, other)


@inplace
def sub(input, other, *, alpha=1, out=None):
    return _two("sub", input, other) if alpha == 1 else elementwise("sub", input, other)


@inplace
def subtract(input, other, *, alpha=1, out=None):
    return sub(input, other, alpha=alpha)


@op
def rsub(input, other, *, alpha=1):
    return elementwise("rsub", input, other)


@inplace
def div(input, other, *, rounding_mode=None, out=None):
    return _divided(input, other, rounding_mode)


@inplace
def divide(input, other, *, rounding_mode=None, out=None):
    return _divided(input, other, rounding_mode)


def _divided(input: Any, other: Any, rounding_mode: Any) -> Any:
    if rounding_mode is None:
        return _two("truediv", input, other)
    return _two("floordiv", input, other) if rounding_mode == "floor" else elementwise("div", input, other)


@inplace
def pow(input, exponent, *, out=None):
    return _two("pow", input, exponent)


_tensor_pow = pow


def _pow(input, exponent, *, out=None):
    """Either operand may be a number."""
    if isinstance(input, (int, float, Dim)) and isinstance(exponent, values.Tensor):
        return exponent.made(exponent.shape, "pow")
    return _tensor_pow(input, exponent, out=out)


_pow.__name__ = "pow"
function(_pow)


@inplace
def heaviside(input, values, *, out=None):
    return elementwise("heaviside", input, values)


@inplace
def float_power(input, exponent, *, out=None):
    return elementwise("float_power", input, exponent)


@inplace
def lerp(input, end, weight, *, out=None):
    return elementwise("lerp", input, end, weight)


@inplace
def addcmul(input, tensor1, tensor2, *, value=1, out=None):
    return elementwise("addcmul", input, tensor1, tensor2)


@inplace
def addcdiv(input, tensor1, tensor2, *, value=1, out=None):
    return elementwise("addcdiv", input, tensor1, tensor2)


@method
def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    return elementwise("isclose", input, other, dtype=_types.bool_)


@method
def allclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    return Unknown("the contents of a tensor", kind=bool)


@method
def equal(input, other):
    return Unknown("the contents of a tensor", kind=bool)


@op
def complex(real, imag, *, out=None):
    return elementwise("complex", real, imag)


@op
def polar(abs, angle, *, out=None):
    return elementwise("polar", abs, angle)


@method
def prelu(input, weight):
    return input.made(input.shape, "prelu", *[weight] if isinstance(weight, values.Tensor) else [])


@inplace
def masked_fill(input, mask, value):
    """The mask is broadcast with the input; out of place both may grow."""
    if isinstance(mask, Unknown):
        return mask.derive(object())
    return input.made(_arithmetic.broadcast_shapes("masked_fill", input, mask), "masked_fill", mask)


@inplace
def masked_scatter(input, mask, source):
    if isinstance(mask, Unknown):
        return mask.derive(object())
    return input.made(_arithmetic.broadcast_shapes("masked_scatter", input, mask), "masked_scatter", mask)


@op
def where(condition, input=None, other=None, *, out=None):
    """Three operands are broadcast; alone, the condition gives indices whose number is not known."""
    if input is None and other is None:
        from convlint.frameworks.torch._ops.indexing import nonzero

        return nonzero(condition, as_tuple=True)
    result = elementwise("where", condition, input, other)
    if isinstance(result, values.Tensor):
        result.dtype = getattr(input, "_dtype", None) or getattr(other, "_dtype", None)
    return result


def _where_method(input, condition, y):
    """`x.where(condition, y)`."""
    return elementwise("where", input, condition, y)


_where_method.__name__ = "where"
only_method(_where_method)


@function
def broadcast_tensors(*tensors):
    """All tensors with the shape that broadcasting gives."""
    if len(tensors) == 1 and isinstance(tensors[0], (list, tuple)):
        tensors = tuple(tensors[0])
    unknown = values.first_unknown(*tensors)
    if unknown is not None:
        return unknown.derive("broadcast_tensors")
    common = elementwise("broadcast_tensors", *tensors)
    return [tensor.made(common.shape, "broadcast_tensors") for tensor in tensors]


@function
def broadcast_shapes(*shapes):
    parts = [new_tensor(shape if isinstance(shape, (tuple, list)) else (shape,)) for shape in ((), *shapes)]
    return elementwise("broadcast_shapes", *parts).shape
