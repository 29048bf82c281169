"""`keras.ops` of neural networks: windows over maps, normalisations, losses.

https://keras.io/api/ops/nn/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import losses as _losses
from convlint.frameworks.tensorflow import _args, _reduce
from convlint.frameworks.tensorflow import nn as _nn
from convlint.frameworks.tensorflow._unary import elementwise
from convlint.values import Unknown


def _format(data_format: Any, rank: int) -> Any:
    """`data_format` as TensorFlow writes it."""
    letters = "DHW"[3 - rank :]
    first = _args.channels_first(data_format)
    return first if isinstance(first, Unknown) else f"NC{letters}" if first else f"N{letters}C"


def conv(inputs, kernel, strides=1, padding="valid", data_format=None, dilation_rate=1) -> Any:
    """A convolution of as many spatial axes as the inputs have. Reports `conv-in-channels` and `empty-output`."""
    tensor = _args.convert(inputs)
    if isinstance(tensor, Unknown) or not 3 <= len(tensor.shape) <= 5:
        return tensor if isinstance(tensor, Unknown) else Unknown("keras.ops.conv of another rank")
    form = _format(data_format, len(tensor.shape) - 2)
    name = padding.upper() if isinstance(padding, str) else padding
    return _nn.convolution(tensor, kernel, name, strides, dilation_rate, data_format=form)


def _pooled(inputs: Any, pool_size: Any, kind: str, strides: Any, padding: Any, data_format: Any) -> Any:
    tensor = _args.convert(inputs)
    if isinstance(tensor, Unknown) or not 3 <= len(tensor.shape) <= 5:
        return tensor if isinstance(tensor, Unknown) else Unknown("keras.ops pools of another rank")
    rank = len(tensor.shape) - 2
    sizes = _args.pair(pool_size, rank)
    steps = sizes if strides is None else _args.pair(strides, rank)
    name = padding.upper() if isinstance(padding, str) else padding
    return _nn.pool(tensor, sizes, kind, name, strides=steps, data_format=_format(data_format, rank))


def max_pool(inputs, pool_size, strides=None, padding="valid", data_format=None) -> Any:
    """The largest of each window. Reports `empty-output`."""
    return _pooled(inputs, pool_size, "MAX", strides, padding, data_format)


def average_pool(inputs, pool_size, strides=None, padding="valid", data_format=None) -> Any:
    """The mean of each window. Reports `empty-output`."""
    return _pooled(inputs, pool_size, "AVG", strides, padding, data_format)


def moments(x, axes, keepdims=False, synchronized=False) -> Any:
    """The mean and the variance along `axes`."""
    return tuple(_reduce.reduced(x, axes, keepdims, op) for op in ("mean", "variance"))


def batch_normalization(x, mean, variance, axis, offset=None, scale=None, epsilon=0.001) -> Any:
    """The shape of `x`."""
    return elementwise(x, "batch_normalization")


def layer_normalization(x, gamma=None, beta=None, axis=-1, epsilon=None, **kwargs: Any) -> Any:
    """The shape of `x`."""
    return elementwise(x, "layer_normalization")


def rms_normalization(x, scale=None, axis=-1, epsilon=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "rms_normalization")


def binary_crossentropy(target, output, from_logits=False) -> Any:
    """The shape of `output`."""
    return elementwise(output, "binary_crossentropy")


def categorical_crossentropy(target, output, from_logits=False, axis=-1) -> Any:
    """One loss a row. Reports `output-shape`."""
    return _losses.categorical_crossentropy(target, output)


def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1) -> Any:
    """One loss a row. Reports `output-shape`."""
    return _losses.sparse_categorical_crossentropy(target, output)


def top_k(x, k, sorted=True) -> Any:
    """The `k` largest of each row, and their places."""
    return _nn.top_k(x, k)
