"""ShuffleNetV2. https://docs.pytorch.org/vision/stable/models/shufflenetv2.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api


def channel_shuffle(x, groups):
    batch, channels, height, width = x.size()
    grouped = x.view(batch, groups, channels // groups, height, width)
    return torch.transpose(grouped, 1, 2).contiguous().view(batch, channels, height, width)


def _pointwise(channels: Any, width: Any, kernel_size: int = 1, **settings: Any) -> list[Any]:
    """A convolution without bias, its norm and its activation."""
    conv = nn.Conv2d(channels, width, kernel_size, bias=False, **settings)
    return [conv, nn.BatchNorm2d(width), nn.ReLU(inplace=True)]


class InvertedResidual(Module):
    def __init__(self, inp, oup, stride):
        super().__init__()
        if not 1 <= stride <= 3:
            raise ValueError("illegal stride value")
        self.stride = stride
        half = oup // 2
        if stride == 1 and inp != half << 1:
            raise ValueError(f"Invalid combination of stride {stride}, inp {inp} and oup {oup} values.")
        self.branch1 = nn.Sequential(*(self._depthwise(inp, stride) + _pointwise(inp, half) if stride > 1 else []))
        first = _pointwise(inp if stride > 1 else half, half)
        self.branch2 = nn.Sequential(*first, *self._depthwise(half, stride), *_pointwise(half, half))

    def _depthwise(self, width: Any, stride: Any) -> list[Any]:
        return [self.depthwise_conv(width, width, kernel_size=3, stride=stride, padding=1), nn.BatchNorm2d(width)]

    @staticmethod
    def depthwise_conv(i, o, kernel_size, stride=1, padding=0, bias=False):
        return nn.Conv2d(i, o, kernel_size, stride, padding, bias=bias, groups=i)

    def forward(self, x):
        if self.stride == 1:
            kept, changed = x.chunk(2, dim=1)
            out = torch.cat((kept, self.branch2(changed)), dim=1)
        else:
            out = torch.cat((self.branch1(x), self.branch2(x)), dim=1)
        return channel_shuffle(out, 2)


class ShuffleNetV2(Module):
    def __init__(self, stages_repeats, stages_out_channels, num_classes=1000, inverted_residual=InvertedResidual):
        super().__init__()
        if len(stages_repeats) != 3:
            raise ValueError("expected stages_repeats as list of 3 positive ints")
        if len(stages_out_channels) != 5:
            raise ValueError("expected stages_out_channels as list of 5 positive ints")
        self._stage_out_channels = stages_out_channels
        channels, *widths, last = stages_out_channels
        self.conv1 = nn.Sequential(*_pointwise(3, channels, 3, stride=2, padding=1))
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        for at, (repeats, width) in enumerate(zip(stages_repeats, widths, strict=True), start=2):
            blocks = [inverted_residual(channels, width, 2)]
            blocks += [inverted_residual(width, width, 1) for _ in range(repeats - 1)]
            setattr(self, f"stage{at}", nn.Sequential(*blocks))
            channels = width
        self.conv5 = nn.Sequential(*_pointwise(channels, last))
        self.fc = nn.Linear(last, num_classes)

    def _forward_impl(self, x):
        x = self.stage4(self.stage3(self.stage2(self.maxpool(self.conv1(x)))))
        return self.fc(self.conv5(x).mean([2, 3]))

    def forward(self, x):
        return self._forward_impl(x)


def _shufflenetv2(*widths: int, **kwargs: Any) -> Any:
    return ShuffleNetV2([4, 8, 4], list(widths), **kwargs)


_TABLE = {
    "shufflenet_v2_x0_5": ("ShuffleNet_V2_X0_5", 24, 48, 96, 192, 1024),
    "shufflenet_v2_x1_0": ("ShuffleNet_V2_X1_0", 24, 116, 232, 464, 1024),
    "shufflenet_v2_x1_5": ("ShuffleNet_V2_X1_5", 24, 176, 352, 704, 1024),
    "shufflenet_v2_x2_0": ("ShuffleNet_V2_X2_0", 24, 244, 488, 976, 2048),
}
globals().update(_api.variants(_shufflenetv2, _TABLE))
