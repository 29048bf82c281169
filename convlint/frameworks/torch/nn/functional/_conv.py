"""conv1d .. conv_transpose3d. https://docs.pytorch.org/docs/stable/nn.functional.html#convolution-functions"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._registry import shared
from convlint.frameworks.torch._support import report
from convlint.frameworks.torch.nn.functional._sliding import pads, plain_windows, rank_fits, sizes, slide
from convlint.shapes import prove_divides, prove_equal
from convlint.values import Tensor, Unknown, as_size


def owner_of(weight: Any) -> Any:
    """The layer that a weight belongs to, where it is a layer's parameter."""
    return weight.step.layer if isinstance(weight, Tensor) else None


def convolve(input: Any, weight: Any, stride: Any, padding: Any, dilation: Any, groups: Any, layer: Any = None) -> Any:
    """A convolution over the last axes, as many as `weight` has beyond its two channel axes."""
    if isinstance(weight, Unknown):
        return weight.derive("conv")
    count = len(weight.shape) - 2
    op = f"conv{count}d"
    layer = layer if layer is not None else owner_of(weight)
    if not rank_fits(input, count, op, layer):
        return Unknown(f"{op} of a tensor of rank {len(input.shape)}")
    input = _with_channels(input, count, _in_channels(weight, groups, layer), op, layer, weight)
    strides, dilations = sizes(stride, count), sizes(dilation, count)
    padding = _padding(padding, weight.shape[2:], strides, dilations)
    windows = plain_windows(weight.shape[2:], strides, padding, dilations)
    return slide(input, windows, (*input.shape[: -count - 1], weight.shape[0]), op, weight, layer=layer)


def _in_channels(weight: Any, groups: Any, layer: Any) -> Any:
    """What the weight takes; the layer's own number where its groups, which are reported, do not divide it."""
    count = as_size(groups)
    if layer is not None and weight.step.layer is layer and prove_divides(count, as_size(layer.in_channels)) is False:
        return as_size(layer.in_channels)
    return weight.shape[1] * count


def _padding(padding: Any, kernels: Any, strides: Any, dilations: Any) -> Any:
    if isinstance(padding, str) and padding == "valid":
        return [(0, 0)] * len(kernels)
    if not isinstance(padding, str):
        return pads(padding, len(kernels))
    if padding != "same":
        raise RuntimeError(f"Invalid padding string: '{padding}'")
    if any(prove_equal(stride, 1) is False for stride in strides):
        raise RuntimeError("padding='same' is not supported for strided convolutions")
    reaches = [dilation * (kernel - 1) for kernel, dilation in zip(kernels, dilations, strict=True)]
    return [(reach // 2, reach - reach // 2) for reach in reaches]


def _channels_last(shape: Any, in_channels: Any) -> bool:
    """Whether the channels stand last beyond doubt: as few as an image has, or behind axes that are equal to each other
    and not to them.
    """
    if prove_equal(shape[-1], in_channels) is not True:
        return False
    image = isinstance(in_channels, int) and in_channels <= 4
    return image or (prove_equal(shape[1], shape[-2]) is True and prove_equal(shape[-2], shape[-1]) is False)


def _with_channels(input: Any, count: int, in_channels: Any, op: str, layer: Any, weight: Any) -> Any:
    """`input`, or what was meant where its channels are proved to be others than `in_channels`."""
    arriving = input.shape[-count - 1]
    if prove_equal(arriving, in_channels) is not False:
        return input
    if len(input.shape) == count + 2 and _channels_last(input.shape, in_channels):
        turned = (input.shape[0], input.shape[-1], *input.shape[1:-1])
        report(
            "channel-order", op=op, layer=layer, tensor=input, weight=weight, expected=turned, actual=tuple(input.shape)
        )
        return input.made(turned, "permute")
    facts = {"expected": arriving, "actual": in_channels}
    report("conv-in-channels", op=op, layer=layer, argument="in_channels", tensor=input, weight=weight, **facts)
    return input


def convolve_transposed(
    input: Any,
    weight: Any,
    stride: Any,
    padding: Any,
    output_padding: Any,
    groups: Any,
    dilation: Any,
    layer: Any = None,
) -> Any:
    """A transposed convolution; `weight` is (in_channels, out_channels / groups, *kernel)."""
    if isinstance(weight, Unknown):
        return weight.derive("conv_transpose")
    count = len(weight.shape) - 2
    op = f"conv_transpose{count}d"
    layer = layer if layer is not None else owner_of(weight)
    if not rank_fits(input, count, op, layer):
        return Unknown(f"{op} of a tensor of rank {len(input.shape)}")
    input = _with_channels(input, count, weight.shape[0], op, layer, weight)
    windows = [
        window_of(kernel, stride_, pad, dilation_, extra)
        for kernel, stride_, pad, dilation_, extra in zip(
            weight.shape[2:], sizes(stride, count), pads(padding, count), sizes(dilation, count),
            sizes(output_padding, count), strict=True,
        )
    ]  # fmt: skip
    leading = (*input.shape[: -count - 1], weight.shape[1] * as_size(groups))
    return slide(input, windows, leading, op, weight, layer=layer)


def window_of(kernel: Any, stride: Any, padding: Any, dilation: Any, output_padding: Any) -> Any:
    """A window of a transposed convolution."""
    from convlint.shapes import Window

    return Window(kernel, stride, padding, dilation, transposed=True, output_padding=output_padding)


def _checked_weight(weight: Any, count: int, op: str) -> None:
    if isinstance(weight, Tensor) and len(weight.shape) != count + 2:
        raise RuntimeError(f"{op}: expected a weight of rank {count + 2}, got {len(weight.shape)}")


def _conv(count: int) -> Any:
    name = f"conv{count}d"

    def conv(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
        _checked_weight(weight, count, name)
        return convolve(input, weight, stride, padding, dilation, groups)

    conv.__name__ = conv.__qualname__ = name
    return shared(conv)


def _conv_transpose(count: int) -> Any:
    name = f"conv_transpose{count}d"

    def conv_transpose(input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1):
        _checked_weight(weight, count, name)
        return convolve_transposed(input, weight, stride, padding, output_padding, groups, dilation)

    conv_transpose.__name__ = conv_transpose.__qualname__ = name
    return shared(conv_transpose)


conv1d, conv2d, conv3d = (_conv(count) for count in (1, 2, 3))
conv_transpose1d, conv_transpose2d, conv_transpose3d = (_conv_transpose(count) for count in (1, 2, 3))
