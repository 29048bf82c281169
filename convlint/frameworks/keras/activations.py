"""`keras.activations`: the shape stays.

https://keras.io/api/layers/activations/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import is_twin_function
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise


def relu(x, negative_slope=0.0, max_value=None, threshold=0.0, alpha=None) -> Any:
    """`relu` of every element (of every row for a softmax)."""
    return _elementwise(x, "relu")


def relu6(x) -> Any:
    """`relu6` of every element (of every row for a softmax)."""
    return _elementwise(x, "relu6")


def elu(x, alpha=1.0) -> Any:
    """`elu` of every element (of every row for a softmax)."""
    return _elementwise(x, "elu")


def selu(x) -> Any:
    """`selu` of every element (of every row for a softmax)."""
    return _elementwise(x, "selu")


def sigmoid(x) -> Any:
    """`sigmoid` of every element (of every row for a softmax)."""
    return _elementwise(x, "sigmoid")


def hard_sigmoid(x) -> Any:
    """`hard_sigmoid` of every element (of every row for a softmax)."""
    return _elementwise(x, "hard_sigmoid")


def tanh(x) -> Any:
    """`tanh` of every element (of every row for a softmax)."""
    return _elementwise(x, "tanh")


def softmax(x, axis=-1) -> Any:
    """`softmax` of every element (of every row for a softmax)."""
    return _elementwise(x, "softmax")


def log_softmax(x, axis=-1) -> Any:
    """`log_softmax` of every element (of every row for a softmax)."""
    return _elementwise(x, "log_softmax")


def softplus(x) -> Any:
    """`softplus` of every element (of every row for a softmax)."""
    return _elementwise(x, "softplus")


def softsign(x) -> Any:
    """`softsign` of every element (of every row for a softmax)."""
    return _elementwise(x, "softsign")


def exponential(x) -> Any:
    """`exponential` of every element (of every row for a softmax)."""
    return _elementwise(x, "exponential")


def linear(x) -> Any:
    """`linear` of every element (of every row for a softmax)."""
    return _elementwise(x, "linear")


def silu(x) -> Any:
    """`silu` of every element (of every row for a softmax)."""
    return _elementwise(x, "silu")


def gelu(x, approximate=False) -> Any:
    """`gelu` of every element (of every row for a softmax)."""
    return _elementwise(x, "gelu")


def mish(x) -> Any:
    """`mish` of every element (of every row for a softmax)."""
    return _elementwise(x, "mish")


def leaky_relu(x, negative_slope=0.2) -> Any:
    """`leaky_relu` of every element (of every row for a softmax)."""
    return _elementwise(x, "leaky_relu")


def celu(x, alpha=1.0) -> Any:
    """`celu` of every element (of every row for a softmax)."""
    return _elementwise(x, "celu")


def hard_silu(x) -> Any:
    """`hard_silu` of every element (of every row for a softmax)."""
    return _elementwise(x, "hard_silu")


def tanh_shrink(x) -> Any:
    """`tanh_shrink` of every element (of every row for a softmax)."""
    return _elementwise(x, "tanh_shrink")


def log_sigmoid(x) -> Any:
    """`log_sigmoid` of every element (of every row for a softmax)."""
    return _elementwise(x, "log_sigmoid")


swish = silu
hard_swish = hard_silu


def get(identifier) -> Any:
    """The activation of a name; a function stands for itself. Raises ValueError for an unknown name."""
    if isinstance(identifier, str):
        function = globals().get(identifier)
        if not is_twin_function(function) or identifier.startswith("_"):
            raise ValueError(f"Could not interpret activation function identifier: {identifier}")
        return function
    return linear if identifier is None else identifier
