"""Functions of each element: the shape stays. https://docs.pytorch.org/docs/stable/torch.html#pointwise-ops"""

from __future__ import annotations

import builtins
import math
from typing import Any

from convlint.frameworks.torch import _constants, _types
from convlint.frameworks.torch._registry import FUNCTIONS, inplace, method, op
from convlint.frameworks.torch._support import axis_of, need_least_rank
from convlint.values import Unknown


def _unary(name: str, dtype: Any = None, fold: Any = None, kind: Any = inplace) -> Any:
    def function(input, *, out=None):
        constant = _constants.apply(fold, input.constant) if fold is not None else None
        return input.made(input.shape, name, constant=constant, dtype=dtype)

    function.__name__ = function.__qualname__ = name
    return kind(function)


abs = _unary("abs", fold=builtins.abs)
absolute = _unary("absolute", fold=builtins.abs)
acos = _unary("acos")
acosh = _unary("acosh")
angle = _unary("angle", kind=method)
arccos = _unary("arccos")
arccosh = _unary("arccosh")
arcsin = _unary("arcsin")
arcsinh = _unary("arcsinh")
arctan = _unary("arctan")
arctanh = _unary("arctanh")
asin = _unary("asin")
asinh = _unary("asinh")
atan = _unary("atan")
atanh = _unary("atanh")
bitwise_not = _unary("bitwise_not")
ceil = _unary("ceil", fold=math.ceil)
conj = _unary("conj", kind=method)
conj_physical = _unary("conj_physical")
cos = _unary("cos", fold=math.cos)
cosh = _unary("cosh")
deg2rad = _unary("deg2rad")
digamma = _unary("digamma")
erf = _unary("erf")
erfc = _unary("erfc")
erfinv = _unary("erfinv")
exp = _unary("exp", fold=math.exp)
exp2 = _unary("exp2")
expm1 = _unary("expm1")
fix = _unary("fix", fold=math.trunc)
floor = _unary("floor", fold=math.floor)
frac = _unary("frac")
i0 = _unary("i0")
isfinite = _unary("isfinite", _types.bool_, kind=method)
isinf = _unary("isinf", _types.bool_, kind=method)
isnan = _unary("isnan", _types.bool_, kind=method)
isneginf = _unary("isneginf", _types.bool_, kind=method)
isposinf = _unary("isposinf", _types.bool_, kind=method)
isreal = _unary("isreal", _types.bool_, kind=method)
lgamma = _unary("lgamma")
log = _unary("log", fold=math.log)
log10 = _unary("log10", fold=math.log10)
log1p = _unary("log1p")
log2 = _unary("log2", fold=math.log2)
logical_not = _unary("logical_not", _types.bool_)
neg = _unary("neg", fold=lambda value: -value)
negative = _unary("negative", fold=lambda value: -value)
positive = _unary("positive", fold=lambda value: value, kind=method)
rad2deg = _unary("rad2deg")
reciprocal = _unary("reciprocal", fold=lambda value: 1 / value)
relu = _unary("relu")
round = _unary("round")
rsqrt = _unary("rsqrt")
selu = _unary("selu", kind=op)
sgn = _unary("sgn")
sigmoid = _unary("sigmoid")
sign = _unary("sign")
signbit = _unary("signbit", _types.bool_, kind=method)
sin = _unary("sin", fold=math.sin)
sinc = _unary("sinc")
sinh = _unary("sinh")
sqrt = _unary("sqrt", fold=math.sqrt)
square = _unary("square", fold=lambda value: value * value)
tan = _unary("tan")
tanh = _unary("tanh", fold=math.tanh)
trunc = _unary("trunc", fold=math.trunc)


@inplace
def clamp(input, min=None, max=None, *, out=None):
    """The shape of `input` broadcast with the bounds, which may be tensors."""
    return _bounded(input, "clamp", min, max)


@inplace
def clip(input, min=None, max=None, *, out=None):
    return _bounded(input, "clip", min, max)


@inplace
def clamp_min(input, min, *, out=None):
    return _bounded(input, "clamp_min", min)


@inplace
def clamp_max(input, max, *, out=None):
    return _bounded(input, "clamp_max", max)


def _bounded(input: Any, op: str, *bounds: Any) -> Any:
    from convlint.frameworks.torch._ops.broadcasting import elementwise

    given = [bound for bound in bounds if bound is not None]
    if not given:
        raise ValueError(f"{op} called but both min and max are none!")
    return elementwise(op, input, *given)


@inplace
def nan_to_num(input, nan=0.0, posinf=None, neginf=None, *, out=None):
    return input._unary("nan_to_num")


@inplace
def logit(input, eps=None, *, out=None):
    return input._unary("logit")


@inplace
def polygamma(input, n):
    return input._unary("polygamma")


def _polygamma(n, input, *, out=None):
    """The function takes `n` first, the method after the tensor."""
    return polygamma(input, n)


_polygamma.__name__ = "polygamma"
FUNCTIONS["polygamma"] = _polygamma


@inplace
def mvlgamma(input, p, *, out=None):
    return input._unary("mvlgamma")


@op
def celu(input, alpha=1.0):
    return input._unary("celu")


@op
def threshold(input, threshold, value):
    return input._unary("threshold")


@op
def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, generator=None):
    return input._unary("rrelu")


@op
def dropout(input, p, train):
    return input._unary("dropout")


@op
def alpha_dropout(input, p, train):
    return input._unary("alpha_dropout")


@op
def feature_dropout(input, p, train):
    return input._unary("feature_dropout")


@method
def hardshrink(input, lambd=0.5):
    return input._unary("hardshrink")


@method
def bernoulli(input, p=None, *, generator=None, out=None):
    return input._unary("bernoulli")


@method
def clone(input, *, memory_format=None):
    return input.made(input.shape, "clone", constant=input.constant)


@method
def softmax(input, dim, *, dtype=None):
    return along(input, "softmax", dim, dtype)


@method
def log_softmax(input, dim, *, dtype=None):
    return along(input, "log_softmax", dim, dtype)


def along(input: Any, op: str, dim: Any, dtype: Any = None) -> Any:
    """An op that works along `dim` and keeps the shape; IndexError where there is no such axis."""
    if not isinstance(dim, Unknown) and dim is not None:
        axis_of(input, dim)
    return input.made(input.shape, op, dtype=dtype)


@inplace
def cumsum(input, dim, *, dtype=None, out=None):
    return along(input, "cumsum", dim, dtype)


@inplace
def cumprod(input, dim, *, dtype=None, out=None):
    return along(input, "cumprod", dim, dtype)


@method
def logcumsumexp(input, dim, *, out=None):
    return along(input, "logcumsumexp", dim)


@inplace
def renorm(input, p, dim, maxnorm, *, out=None):
    need_least_rank(input, 2)
    return along(input, "renorm", dim)


@inplace
def tril(input, diagonal=0, *, out=None):
    return _triangle(input, "tril")


@inplace
def triu(input, diagonal=0, *, out=None):
    return _triangle(input, "triu")


def _triangle(input: Any, op: str) -> Any:
    need_least_rank(input, 2)
    return input._unary(op)


def _real_part(name: str) -> Any:
    """`torch.real(x)`; as a method it is an attribute (`x.real`)."""

    def part(input):
        return input._unary(name)

    part.__name__ = part.__qualname__ = name
    return op(part)


real = _real_part("real")
imag = _real_part("imag")

_IN_PLACE = (
    "abs_", "acos_", "asin_", "atan_", "celu_", "ceil_", "clamp_", "clip_", "cos_", "cosh_", "deg2rad_",
    "dropout_", "erf_", "erfc_", "exp_", "exp2_", "expm1_", "fill_", "fix_", "floor_", "frac_", "log_",
    "log10_", "log1p_", "log2_", "logit_", "neg_", "negative_", "reciprocal_", "relu_", "rrelu_", "rsqrt_",
    "selu_", "sigmoid_", "sin_", "sinh_", "sqrt_", "square_", "tan_", "tanh_", "threshold_", "trunc_",
)  # fmt: skip
for _name in _IN_PLACE:
    _function = FUNCTIONS.get(_name[:-1])
    if _function is not None:
        FUNCTIONS[_name] = _function
