"""Activations, dropout and the other functions of each element, all of which keep the shape.

https://docs.pytorch.org/docs/stable/nn.functional.html#non-linear-activation-functions
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.pointwise import along
from convlint.frameworks.torch._registry import functional
from convlint.frameworks.torch._support import axis_of, need_rank, report
from convlint.shapes import exact_div, prove_divides
from convlint.values import Tensor, Unknown


def _plain(name: str) -> Any:
    def function(input):
        return input._unary(name)

    function.__name__ = function.__qualname__ = name
    return functional(function)


def _with_inplace(name: str) -> Any:
    def function(input, inplace=False):
        return input._unary(name)

    function.__name__ = function.__qualname__ = name
    return functional(function)


relu_ = _plain("relu_")
selu_ = _plain("selu_")
logsigmoid = _plain("logsigmoid")
sigmoid = _plain("sigmoid")
softsign = _plain("softsign")
tanh = _plain("tanh")
tanhshrink = _plain("tanhshrink")
hardsigmoid = _with_inplace("hardsigmoid")
hardswish = _with_inplace("hardswish")
mish = _with_inplace("mish")
relu = _with_inplace("relu")
relu6 = _with_inplace("relu6")
selu = _with_inplace("selu")
silu = _with_inplace("silu")


@functional
def elu(input, alpha=1.0, inplace=False):
    return input._unary("elu")


@functional
def elu_(input, alpha=1.0):
    return input._unary("elu")


@functional
def celu(input, alpha=1.0, inplace=False):
    return input._unary("celu")


@functional
def celu_(input, alpha=1.0):
    return input._unary("celu")


@functional
def gelu(input, approximate="none"):
    return input._unary("gelu")


@functional
def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    return input._unary("hardtanh")


@functional
def hardtanh_(input, min_val=-1.0, max_val=1.0):
    return input._unary("hardtanh")


@functional
def leaky_relu(input, negative_slope=0.01, inplace=False):
    return input._unary("leaky_relu")


@functional
def leaky_relu_(input, negative_slope=0.01):
    return input._unary("leaky_relu")


@functional
def hardshrink(input, lambd=0.5):
    return input._unary("hardshrink")


@functional
def softshrink(input, lambd=0.5):
    return input._unary("softshrink")


@functional
def softplus(input, beta=1, threshold=20):
    return input._unary("softplus")


@functional
def threshold(input, threshold, value, inplace=False):
    return input._unary("threshold")


@functional
def threshold_(input, threshold, value):
    return input._unary("threshold")


@functional
def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    return input._unary("rrelu")


@functional
def rrelu_(input, lower=1.0 / 8, upper=1.0 / 3, training=False):
    return input._unary("rrelu")


@functional
def prelu(input, weight):
    return input.made(input.shape, "prelu", *[weight] if isinstance(weight, Tensor) else [])


@functional
def glu(input, dim=-1):
    """Half of axis `dim` is left; reports `reshape-size` where it is odd."""
    return gated(input, dim)


def gated(input: Any, dim: Any, layer: Any = None) -> Any:
    """`glu`, for the function and the layer."""
    if not input.shape:
        raise RuntimeError("glu does not support 0-dimensional tensors")
    axis = axis_of(input, dim)
    size = input.shape[axis]
    if prove_divides(2, size) is False:
        report("reshape-size", op="glu", layer=layer, tensor=input, expected=2, actual=size)
    half = exact_div(size, 2)
    shape = [(half if half is not None else size // 2) if at == axis else old for at, old in enumerate(input.shape)]
    return input.made(shape, "glu", layer=layer)


@functional
def softmax(input, dim=None, _stacklevel=3, dtype=None):
    return along(input, "softmax", dim, dtype)


@functional
def softmin(input, dim=None, _stacklevel=3, dtype=None):
    return along(input, "softmin", dim, dtype)


@functional
def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    return along(input, "log_softmax", dim, dtype)


@functional
def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    return along(logits, "gumbel_softmax", dim)


@functional
def dropout(input, p=0.5, training=True, inplace=False):
    return _dropped(input, p, "dropout")


@functional
def alpha_dropout(input, p=0.5, training=False, inplace=False):
    return _dropped(input, p, "alpha_dropout")


@functional
def dropout1d(input, p=0.5, training=True, inplace=False):
    need_rank(input, 2, 3)
    return _dropped(input, p, "dropout1d")


@functional
def dropout2d(input, p=0.5, training=True, inplace=False):
    return _dropped(input, p, "dropout2d")


@functional
def dropout3d(input, p=0.5, training=True, inplace=False):
    return _dropped(input, p, "dropout3d")


@functional
def feature_alpha_dropout(input, p=0.5, training=False, inplace=False):
    return _dropped(input, p, "feature_alpha_dropout")


def _dropped(input: Any, p: Any, op: str) -> Any:
    if isinstance(p, (int, float)) and not 0 <= p <= 1:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    return input._unary(op)


@functional
def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    if not isinstance(dim, (Unknown, tuple, list)):
        axis_of(input, dim)
    return input._unary("normalize")


@functional
def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    if len(input.shape) < 3:
        report("input-rank", op="local_response_norm", tensor=input, expected=3, actual=len(input.shape))
    return input._unary("local_response_norm")
