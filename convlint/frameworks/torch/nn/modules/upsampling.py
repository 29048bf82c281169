"""Upsample, PixelShuffle, Fold and their kin. https://docs.pytorch.org/docs/stable/nn.html#vision-layers"""

from __future__ import annotations

from convlint.frameworks.torch.nn.functional._resizing import (
    channels_shuffled,
    folded,
    resized,
    shuffled,
    unfolded,
    unshuffled,
)
from convlint.frameworks.torch.nn.modules.module import Module


class Upsample(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Upsample.html"""

    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
        super().__init__()
        self.size = size
        self.scale_factor = _as_float(scale_factor)
        self.mode = mode
        self.align_corners = align_corners
        self.recompute_scale_factor = recompute_scale_factor

    def forward(self, input):
        return resized(input, self.size, self.scale_factor, self.mode, self)


def _as_float(factor):
    if isinstance(factor, tuple):
        return tuple(_as_float(item) for item in factor)
    return float(factor) if isinstance(factor, int) and factor else factor


class UpsamplingNearest2d(Upsample):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.UpsamplingNearest2d.html"""

    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="nearest")


class UpsamplingBilinear2d(Upsample):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.UpsamplingBilinear2d.html"""

    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="bilinear", align_corners=True)


class PixelShuffle(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.PixelShuffle.html"""

    def __init__(self, upscale_factor):
        super().__init__()
        self.upscale_factor = upscale_factor

    def forward(self, input):
        return shuffled(input, self.upscale_factor, self)


class PixelUnshuffle(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.PixelUnshuffle.html"""

    def __init__(self, downscale_factor):
        super().__init__()
        self.downscale_factor = downscale_factor

    def forward(self, input):
        return unshuffled(input, self.downscale_factor, self)


class ChannelShuffle(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.ChannelShuffle.html"""

    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return channels_shuffled(input, self.groups, self)


class Unfold(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Unfold.html"""

    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride

    def forward(self, input):
        return unfolded(input, self.kernel_size, self.dilation, self.padding, self.stride, self)


class Fold(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Fold.html"""

    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.output_size = output_size
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride

    def forward(self, input):
        settings = (self.kernel_size, self.dilation, self.padding, self.stride)
        return folded(input, self.output_size, *settings, self)
