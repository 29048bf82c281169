"""Pools of `tf.nn`.

https://www.tensorflow.org/api_docs/python/tf/nn/max_pool
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _window
from convlint.frameworks.tensorflow._record import record, unknown_input
from convlint.frameworks.tensorflow.nn._conv import rank_refused, spatial_values
from convlint.values import Unknown


def _pool(
    source: Any, ksize: Any, strides: Any, padding: Any, data_format: Any, name: Any, rank: int, kind: str, default: str
) -> Any:
    tensor, first = _args.convert(source), _args.channels_first(data_format)
    unknown = unknown_input(kind, tensor, first)
    if unknown is not None:
        return unknown
    op = kind.removeprefix("nn.")
    if rank_refused(tensor, rank + 2, op):
        return Unknown(f"tf.{kind} of a tensor of another rank")
    axes = _window.spatial_axes(rank + 2, rank, first)
    kernel = spatial_values(ksize, rank, first, "ksize")
    steps = spatial_values(strides, rank, first, "strides")
    pads = _window.checked_paddings(padding, rank, axes, op)
    unknown = _args.first_unknown_of(kernel, steps, pads)
    if unknown is not None:
        return unknown
    result = _window.slide(tensor, _window.windows_of(kernel, steps, pads), axes, op)
    record(kind, default, (tensor,), result, [], name)
    return result


def max_pool(value=None, ksize=None, strides=None, padding=None, data_format="NHWC", name=None, input=None) -> Any:
    """The largest of each window: `[B, H, W, C] -> [B, H', W', C]`. Reports `empty-output`, `input-rank`."""
    source = value if value is not None else input
    return _pool(source, ksize, strides, padding, data_format, name, 2, "nn.max_pool", "MaxPool")


def avg_pool(value=None, ksize=None, strides=None, padding=None, data_format="NHWC", name=None, input=None) -> Any:
    """The mean of each window: `[B, H, W, C] -> [B, H', W', C]`. Reports `empty-output`, `input-rank`."""
    source = value if value is not None else input
    return _pool(source, ksize, strides, padding, data_format, name, 2, "nn.avg_pool", "AvgPool")


def max_pool1d(input, ksize, strides, padding, data_format="NWC", name=None) -> Any:
    """The largest of each window: `[B, W, C]`."""
    return _pool(input, ksize, strides, padding, data_format, name, 1, "nn.max_pool1d", "MaxPool1d")


def avg_pool1d(input, ksize, strides, padding, data_format="NWC", name=None) -> Any:
    """The mean of each window: `[B, W, C]`."""
    return _pool(input, ksize, strides, padding, data_format, name, 1, "nn.avg_pool1d", "AvgPool1d")


def max_pool2d(input, ksize, strides, padding, data_format="NHWC", name=None) -> Any:
    """The largest of each window: `[B, H, W, C]`."""
    return _pool(input, ksize, strides, padding, data_format, name, 2, "nn.max_pool2d", "MaxPool2d")


def avg_pool2d(value=None, ksize=None, strides=None, padding=None, data_format="NHWC", name=None, input=None) -> Any:
    """The mean of each window: `[B, H, W, C]`."""
    source = value if value is not None else input
    return _pool(source, ksize, strides, padding, data_format, name, 2, "nn.avg_pool2d", "AvgPool2d")


def max_pool3d(input, ksize, strides, padding, data_format="NDHWC", name=None) -> Any:
    """The largest of each window: `[B, D, H, W, C]`."""
    return _pool(input, ksize, strides, padding, data_format, name, 3, "nn.max_pool3d", "MaxPool3D")


def avg_pool3d(input, ksize, strides, padding, data_format="NDHWC", name=None) -> Any:
    """The mean of each window: `[B, D, H, W, C]`."""
    return _pool(input, ksize, strides, padding, data_format, name, 3, "nn.avg_pool3d", "AvgPool3D")


def max_pool_with_argmax(
    input, ksize, strides, padding, data_format="NHWC", Targmax=None, name=None, output_dtype=None,
    include_batch_in_index=False,
) -> Any:  # fmt: skip
    """The largest of each window, and where they stood."""
    result = _pool(input, ksize, strides, padding, data_format, name, 2, "nn.max_pool_with_argmax", "MaxPoolWithArgmax")
    return (result, result.derive(1)) if isinstance(result, Unknown) else (result, result.made(result.shape, "argmax"))


def pool(
    input, window_shape, pooling_type, padding, dilation_rate=None, strides=None, name=None, data_format=None,
    dilations=None,
) -> Any:  # fmt: skip
    """A pool of as many spatial axes as `window_shape` has entries; dilated windows are not modelled."""
    shape = _args.sizes(window_shape)
    if isinstance(shape, Unknown):
        return shape
    if dilation_rate is not None or dilations is not None:
        return Unknown("tf.nn.pool with a dilation")
    return _pool(input, shape, strides, padding, data_format, name, len(shape), "nn.pool", "pool")
