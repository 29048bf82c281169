"""Convolution layers. https://docs.pytorch.org/docs/stable/nn.html#convolution-layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import repeated, report
from convlint.frameworks.torch.nn.functional._conv import convolve, convolve_transposed
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parameter import layer_parameter
from convlint.shapes import exact_div, prove_divides, prove_less
from convlint.values import Unknown, as_size

# Bases that programs name in isinstance() and in class statements.
__all__ = ["_ConvNd", "_ConvTransposeNd"]


class _ConvNd(Module):
    """What convolutions of any rank share. `_count` is the number of spatial axes."""

    _leaf = True
    _count = 2
    _transposed = False

    def _set_up(self, in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode):
        _check_groups(self, in_channels, out_channels, groups)
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = repeated(kernel_size, self._count)
        self.stride = repeated(stride, self._count)
        self.padding = padding if isinstance(padding, str) else self._pads(padding)
        self.dilation = repeated(dilation, self._count)
        self.transposed = self._transposed
        self.output_padding: Any = (0,) * self._count
        self.groups = groups
        self.padding_mode = padding_mode
        _check_modes(self)
        self.weight = layer_parameter(self, self._weight_shape())
        self.register_parameter("bias", layer_parameter(self, (as_size(out_channels),)) if _given(bias) else None)

    def _pads(self, padding: Any) -> Any:
        # An Unknown padding may be a word: it is kept as it is.
        return padding if isinstance(padding, Unknown) else repeated(padding, self._count)

    def _weight_shape(self) -> tuple[Any, ...]:
        first, second = as_size(self.out_channels), as_size(self.in_channels)
        if self._transposed:
            first, second = second, first
        return (first, _share(second, as_size(self.groups)), *(as_size(size) for size in self.kernel_size))

    def reset_parameters(self) -> None:
        return None

    def extra_repr(self) -> str:
        return f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}"


def _given(bias: Any) -> bool:
    """Whether a layer has a bias; an Unknown answer changes no shape."""
    return bool(bias) if not isinstance(bias, Unknown) else True


def _share(channels: Any, groups: Any) -> Any:
    share = exact_div(channels, groups)
    return share if share is not None else channels // groups


def _check_groups(layer: Any, in_channels: Any, out_channels: Any, groups: Any) -> None:
    count = as_size(groups)
    if prove_less(0, count) is False:
        raise ValueError("groups must be a positive integer")
    for name, channels in (("in_channels", in_channels), ("out_channels", out_channels)):
        if prove_divides(count, as_size(channels)) is False:
            facts = {"expected": channels, "actual": groups, "argument": "groups", "detail": name}
            report("conv-groups", op="conv", layer=layer, **facts)
            return


def _check_modes(layer: Any) -> None:
    modes = ("zeros", "reflect", "replicate", "circular")
    if isinstance(layer.padding_mode, str) and layer.padding_mode not in modes:
        raise ValueError(f"padding_mode must be one of {modes}, but got padding_mode='{layer.padding_mode}'")
    if isinstance(layer.padding, str) and layer.padding not in ("same", "valid"):
        raise ValueError(f"Invalid padding string {layer.padding!r}, should be one of 'valid', 'same'")
    if layer.padding == "same" and any(isinstance(step, int) and step != 1 for step in layer.stride):
        raise ValueError("padding='same' is not supported for strided convolutions")


class _Conv(_ConvNd):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):  # fmt: skip
        super().__init__()
        self._set_up(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode)

    def forward(self, input):
        return self._conv_forward(input, self.weight, self.bias)

    def _conv_forward(self, input, weight, bias):
        layer = self if weight is self.weight else None
        return convolve(input, weight, self.stride, self.padding, self.dilation, self.groups, layer)


class Conv1d(_Conv):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv1d.html"""

    _count = 1


class Conv2d(_Conv):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html"""


class Conv3d(_Conv):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv3d.html"""

    _count = 3


class _ConvTransposeNd(_ConvNd):
    _transposed = True

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1,
                 bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None):  # fmt: skip
        super().__init__()
        if isinstance(padding_mode, str) and padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        self._set_up(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode)
        self.output_padding = repeated(output_padding, self._count)

    def forward(self, input, output_size=None):
        extra: Any = self.output_padding if output_size is None else 0
        settings = (self.stride, self.padding, extra, self.groups, self.dilation)
        output = convolve_transposed(input, self.weight, *settings, layer=self)
        if output_size is None or isinstance(output, Unknown):
            return output
        return self._resized(output, output_size)

    def _resized(self, output: Any, output_size: Any) -> Any:
        """`output_size` chooses the output padding: the result has that size."""
        if isinstance(output_size, Unknown):
            return output_size.derive("conv_transpose")
        spatial = tuple(as_size(size) for size in tuple(output_size)[-self._count :])
        step = output.step
        shape = (*output.shape[: -self._count], *spatial)
        return step.inputs[0].made(shape, step.op, *step.inputs[1:], layer=self)


class ConvTranspose1d(_ConvTransposeNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose1d.html"""

    _count = 1


class ConvTranspose2d(_ConvTransposeNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html"""


class ConvTranspose3d(_ConvTransposeNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose3d.html"""

    _count = 3
