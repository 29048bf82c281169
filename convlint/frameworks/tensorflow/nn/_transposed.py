"""Other transposed convolutions, and gradients that are transposed convolutions: their output's shape is declared.

https://www.tensorflow.org/api_docs/python/tf/nn/conv3d_transpose
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._record import record, unknown_input
from convlint.frameworks.tensorflow.nn._conv import conv2d_transpose, rank_refused
from convlint.values import Unknown, as_size


def _transposed(value: Any, filters: Any, output_shape: Any, rank: int, kind: str, name: Any) -> Any:
    tensor, weight, sizes = _args.convert(value), _args.convert(filters), _args.sizes(output_shape)
    unknown = unknown_input(kind, tensor, weight, sizes)
    if unknown is not None:
        return unknown
    if rank_refused(tensor, rank + 2, kind.removeprefix("nn.")) or len(sizes) != rank + 2:
        return Unknown(f"tf.{kind} of another rank")
    result = tensor.made(tuple(as_size(size) for size in sizes), kind.removeprefix("nn."), weight)
    record(kind, kind.removeprefix("nn."), (tensor,), result, [weight], name)
    return result


def conv3d_transpose(
    value, filter=None, output_shape=None, strides=None, padding="SAME", data_format="NDHWC", name=None, input=None,
    filters=None, dilations=None,
) -> Any:  # fmt: skip
    """A transposed convolution of volumes to the declared `output_shape`."""
    source, weight = value if value is not None else input, filter if filter is not None else filters
    return _transposed(source, weight, output_shape, 3, "nn.conv3d_transpose", name)


def conv1d_transpose(
    input, filters, output_shape, strides, padding="SAME", data_format="NWC", dilations=None, name=None
) -> Any:  # fmt: skip
    """A transposed convolution of sequences to the declared `output_shape`."""
    return _transposed(input, filters, output_shape, 1, "nn.conv1d_transpose", name)


def atrous_conv2d_transpose(value, filters, output_shape, rate, padding, name=None) -> Any:
    """A dilated transposed convolution to the declared `output_shape`."""
    return conv2d_transpose(value, filters, output_shape, 1, padding, name=name)


def conv2d_backprop_input(
    input_sizes, filter=None, out_backprop=None, strides=None, padding=None, use_cudnn_on_gpu=True,
    data_format="NHWC", dilations=None, name=None, filters=None,
) -> Any:  # fmt: skip
    """The gradient of a convolution: `input_sizes`."""
    weight = filter if filter is not None else filters
    return conv2d_transpose(out_backprop, weight, input_sizes, strides, padding, data_format, name)
