"""Deformable convolution. https://docs.pytorch.org/vision/stable/generated/torchvision.ops.DeformConv2d.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._registry import takes_tensor
from convlint.frameworks.torch.nn.functional._conv import convolve
from convlint.frameworks.torch.nn.modules.conv import _ConvNd
from convlint.shapes import exact_div
from convlint.values import Unknown


@takes_tensor
def deform_conv2d(input, offset, weight, bias=None, stride=(1, 1), padding=(0, 0), dilation=(1, 1), mask=None):
    """A convolution in shape; the groups are what the channels are of the weight's."""
    if isinstance(weight, Unknown):
        return weight.derive("deform_conv2d")
    groups = exact_div(input.shape[1], weight.shape[1]) if len(input.shape) == 4 else 1
    return convolve(input, weight, stride, padding, dilation, 1 if groups is None else groups)


class DeformConv2d(_ConvNd):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.DeformConv2d.html"""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True):
        super().__init__()
        self._set_up(in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, "zeros")

    def forward(self, input: Any, offset: Any, mask: Any = None) -> Any:
        return convolve(input, self.weight, self.stride, self.padding, self.dilation, self.groups, self)
