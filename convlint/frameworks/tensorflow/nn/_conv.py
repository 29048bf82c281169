"""Convolutions of `tf.nn`. A filter is a tensor `[height, width, in_channels, out_channels]`.

https://www.tensorflow.org/api_docs/python/tf/nn/conv2d
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _window
from convlint.frameworks.tensorflow._record import record, unknown_input
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow.nn._output_shape import check_output_shape
from convlint.shapes import Size, prove_equal
from convlint.values import Problem, Unknown, active, as_size


def spatial_values(values: Any, rank: int, channels_first: bool, name: str) -> Any:
    """The spatial entries of `strides`, `ksize` or `dilations`: a number, one for all, one an axis, or one a dimension.

    Raises ValueError for a list of another length.
    """
    if values is None:
        return (1,) * rank
    items = _args.sizes(values)
    if isinstance(items, Unknown):
        return items
    if len(items) == 1:
        return items * rank
    if len(items) == rank:
        return items
    if len(items) == rank + 2:
        return items[2:] if channels_first else items[1:-1]
    raise ValueError(f"{name} should be of length 1, {rank} or {rank + 2} but was {len(items)}")


def rank_refused(tensor: Tensor, rank: int, op: str) -> bool:
    """Whether `tensor` is proved to be of another rank than `op` takes; reported as `input-rank`."""
    if len(tensor.shape) == rank:
        return False
    active().report(Problem("input-rank", op=op, tensor=tensor, expected=rank, actual=len(tensor.shape)))
    return True


def check_channels(tensor: Tensor, filters: Tensor, arriving: Size, op: str) -> None:
    """Report `conv-in-channels` where the filter's channels do not divide those that arrive (a quotient is groups)."""
    wanted = filters.shape[-2]
    if prove_equal(arriving, wanted) is not False or _is_grouped(arriving, wanted, filters.shape[-1]):
        return
    if any(problem.weight is filters for problem in active().problems):
        return
    active().report(
        Problem(
            "conv-in-channels",
            op=op,
            tensor=tensor,
            weight=filters,
            expected=arriving,
            actual=wanted,
            other=filters,
            data={"axis": len(filters.shape) - 2},
        )
    )


def _is_grouped(arriving: Size, wanted: Size, out_channels: Size) -> bool:
    if not (isinstance(arriving, int) and isinstance(wanted, int) and isinstance(out_channels, int)):
        return True
    return wanted > 0 and arriving % wanted == 0 and out_channels % (arriving // wanted) == 0


def conv2d(
    input,
    filter=None,
    strides=None,
    padding=None,
    use_cudnn_on_gpu=True,
    data_format="NHWC",
    dilations=None,
    name=None,
    filters=None,
) -> Any:
    """A 2-D convolution: `[B, H, W, in] -> [B, H', W', out]`, or channels first by `data_format="NCHW"`.

    Reports `conv-in-channels`, `empty-output` and `input-rank`.
    """
    data_format = _swapped_format(use_cudnn_on_gpu, data_format)
    weight = filter if filter is not None else filters
    return _convolution(input, weight, strides, padding, data_format, dilations, name, 2, "nn.conv2d", "Conv2D")


def _swapped_format(fifth: Any, data_format: Any) -> Any:
    """TF 2 has `data_format` where TF 1 has `use_cudnn_on_gpu`."""
    return fifth if isinstance(fifth, str) else data_format


def conv1d(
    value=None,
    filters=None,
    stride=None,
    padding=None,
    use_cudnn_on_gpu=None,
    data_format=None,
    name=None,
    input=None,
    dilations=None,
) -> Any:
    """A 1-D convolution: `[B, W, in] -> [B, W', out]`. https://www.tensorflow.org/api_docs/python/tf/nn/conv1d"""
    source = value if value is not None else input
    data_format = _swapped_format(use_cudnn_on_gpu, data_format)
    return _convolution(source, filters, stride, padding, data_format, dilations, name, 1, "nn.conv1d", "conv1d")


def conv3d(
    input, filter=None, strides=None, padding=None, data_format="NDHWC", dilations=None, name=None, filters=None
) -> Any:
    """A 3-D convolution: `[B, D, H, W, in]`. https://www.tensorflow.org/api_docs/python/tf/nn/conv3d"""
    weight = filter if filter is not None else filters
    return _convolution(input, weight, strides, padding, data_format, dilations, name, 3, "nn.conv3d", "Conv3D")


def convolution(
    input, filter=None, padding=None, strides=None, dilation_rate=None, name=None, data_format=None, filters=None,
    dilations=None,
) -> Any:  # fmt: skip
    """A convolution of as many spatial axes as the filter has."""
    weight = _args.convert(filter if filter is not None else filters)
    if isinstance(weight, Unknown):
        return weight
    rate = dilation_rate if dilation_rate is not None else dilations
    rank = len(weight.shape) - 2
    return _convolution(
        input, weight, strides, padding or "VALID", data_format, rate, name, rank, "nn.convolution", "convolution"
    )


def atrous_conv2d(value, filters, rate, padding, name=None) -> Any:
    """A dilated 2-D convolution of stride 1."""
    return _convolution(value, filters, 1, padding, "NHWC", rate, name, 2, "nn.atrous_conv2d", "convolution")


def _convolution(
    source: Any, weight: Any, strides: Any, padding: Any, data_format: Any, dilations: Any, name: Any, rank: int,
    kind: str, default: str,
) -> Any:  # fmt: skip
    tensor, filters, first = _args.convert(source), _args.convert(weight), _args.channels_first(data_format)
    unknown = unknown_input(kind, tensor, filters, first)
    if unknown is not None:
        return unknown
    op = kind.removeprefix("nn.")
    if rank_refused(tensor, rank + 2, op) or rank_refused(filters, rank + 2, op):
        return Unknown(f"tf.{kind} of a tensor of another rank")
    axes = _window.spatial_axes(rank + 2, rank, first)
    steps = spatial_values(strides, rank, first, "strides")
    rates = spatial_values(dilations, rank, first, "dilations")
    pads = _window.checked_paddings(padding, rank, axes, op)
    unknown = _args.first_unknown_of(steps, rates, pads)
    if unknown is not None:
        return unknown
    channel_axis = 1 if first else rank + 1
    check_channels(tensor, filters, tensor.shape[channel_axis], op)
    windows = _window.windows_of(filters.shape[:rank], steps, pads, rates)
    result = _window.slide(
        tensor, windows, axes, op, channels=filters.shape[-1], channel_axis=channel_axis, others=(filters,)
    )
    record(kind, default, (tensor,), result, [filters], name)
    return result


def depthwise_conv2d(input, filter, strides, padding, rate=None, name=None, data_format=None, dilations=None) -> Any:
    """Each channel by its own filters: `[B, H, W, in] -> [B, H', W', in * multiplier]`.

    https://www.tensorflow.org/api_docs/python/tf/nn/depthwise_conv2d
    """
    tensor, filters, first = _args.convert(input), _args.convert(filter), _args.channels_first(data_format)
    unknown = unknown_input("nn.depthwise_conv2d", tensor, filters, first)
    if unknown is not None:
        return unknown
    if rank_refused(tensor, 4, "depthwise_conv2d") or rank_refused(filters, 4, "depthwise_conv2d"):
        return Unknown("tf.nn.depthwise_conv2d of a tensor of another rank")
    result = _depthwise(tensor, filters, strides, padding, rate if rate is not None else dilations, first)
    if not isinstance(result, Unknown):
        record("nn.depthwise_conv2d", "depthwise", (tensor,), result, [filters], name)
    return result


def _depthwise(tensor: Tensor, filters: Tensor, strides: Any, padding: Any, rate: Any, first: bool) -> Any:
    axes = _window.spatial_axes(4, 2, first)
    steps = spatial_values(strides, 2, first, "strides")
    rates = spatial_values(rate, 2, first, "dilations")
    pads = _window.checked_paddings(padding, 2, axes, "depthwise_conv2d")
    unknown = _args.first_unknown_of(steps, rates, pads)
    if unknown is not None:
        return unknown
    arriving = tensor.shape[1 if first else 3]
    if prove_equal(arriving, filters.shape[2]) is False:
        active().report(
            Problem(
                "conv-in-channels",
                op="depthwise_conv2d",
                tensor=tensor,
                weight=filters,
                expected=arriving,
                actual=filters.shape[2],
                data={"axis": 2},
            )
        )
    windows = _window.windows_of(filters.shape[:2], steps, pads, rates)
    channels = arriving * filters.shape[3]
    return _window.slide(
        tensor, windows, axes, "depthwise_conv2d", channels=channels, channel_axis=1 if first else 3, others=(filters,)
    )


def separable_conv2d(
    input,
    depthwise_filter,
    pointwise_filter,
    strides,
    padding,
    rate=None,
    name=None,
    data_format=None,
    dilations=None,
) -> Any:
    """A depthwise convolution and a 1x1 convolution after it."""
    inner = depthwise_conv2d(input, depthwise_filter, strides, padding, rate, name, data_format, dilations)
    if isinstance(inner, Unknown):
        return inner
    return _convolution(
        inner, pointwise_filter, 1, "VALID", data_format, None, None, 2, "nn.separable_conv2d", "pointwise"
    )


def conv2d_transpose(
    value=None,
    filter=None,
    output_shape=None,
    strides=None,
    padding="SAME",
    data_format="NHWC",
    name=None,
    input=None,
    filters=None,
    dilations=None,
) -> Any:
    """A transposed convolution to the declared `output_shape`; the filter is `[h, w, out_channels, in_channels]`.

    https://www.tensorflow.org/api_docs/python/tf/nn/conv2d_transpose
    """
    tensor = _args.convert(value if value is not None else input)
    weight = _args.convert(filter if filter is not None else filters)
    sizes = _args.sizes(output_shape)
    unknown = unknown_input("nn.conv2d_transpose", tensor, weight, sizes, _args.channels_first(data_format))
    if unknown is not None:
        return unknown
    if rank_refused(tensor, 4, "conv2d_transpose"):
        return Unknown("tf.nn.conv2d_transpose of a tensor of another rank")
    _check_transposed(tensor, weight, tensor.shape[1 if _args.channels_first(data_format) else 3])
    if len(sizes) != 4:
        return Unknown("tf.nn.conv2d_transpose to spatial sizes only")
    first = bool(_args.channels_first(data_format))
    check_output_shape(tensor, weight, sizes, spatial_values(strides, 2, first, "strides"), padding, first)
    result = tensor.made(tuple(as_size(size) for size in sizes), "conv2d_transpose", weight)
    record("nn.conv2d_transpose", "conv2d_transpose", (tensor,), result, [weight], name)
    return result


def _check_transposed(tensor: Tensor, weight: Tensor, arriving: Size) -> None:
    if len(weight.shape) == 4 and prove_equal(arriving, weight.shape[3]) is False:
        active().report(
            Problem(
                "conv-in-channels",
                op="conv2d_transpose",
                tensor=tensor,
                weight=weight,
                expected=arriving,
                actual=weight.shape[3],
                data={"axis": 3},
            )
        )
