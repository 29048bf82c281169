"""MNASNet. https://docs.pytorch.org/vision/stable/models/mnasnet.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn
from convlint.frameworks.torchvision.models import _api

_MOMENTUM = 1 - 0.9997
_DEPTHS = (32, 16, 24, 40, 80, 96, 192, 320)
# Kernel, stride, expansion and repeats of each stack.
_STACKS = ((3, 2, 3, 3), (5, 2, 3, 3), (5, 2, 6, 3), (3, 1, 6, 2), (5, 2, 6, 4), (3, 1, 6, 1))


def _conv(channels: Any, width: Any, kernel_size: int = 1, momentum: float = _MOMENTUM, **settings: Any) -> list[Any]:
    conv = nn.Conv2d(channels, width, kernel_size, padding=kernel_size // 2, bias=False, **settings)
    return [conv, nn.BatchNorm2d(width, momentum=momentum)]


class _InvertedResidual(Module):
    def __init__(self, in_ch, out_ch, kernel_size, stride, expansion_factor, bn_momentum=0.1):
        super().__init__()
        if stride not in (1, 2):
            raise ValueError(f"stride should be 1 or 2 instead of {stride}")
        if kernel_size not in (3, 5):
            raise ValueError(f"kernel_size should be 3 or 5 instead of {kernel_size}")
        width = in_ch * expansion_factor
        self.apply_residual = in_ch == out_ch and stride == 1
        self.layers = nn.Sequential(
            *_conv(in_ch, width, momentum=bn_momentum),
            nn.ReLU(inplace=True),
            *_conv(width, width, kernel_size, stride=stride, groups=width, momentum=bn_momentum),
            nn.ReLU(inplace=True),
            *_conv(width, out_ch, momentum=bn_momentum),
        )

    def forward(self, input):
        return self.layers(input) + input if self.apply_residual else self.layers(input)


def _stack(in_ch: Any, out_ch: Any, kernel_size: int, stride: int, expansion: int, repeats: int) -> Any:
    shapes = [(in_ch, stride)] + [(out_ch, 1)] * (repeats - 1)
    return nn.Sequential(
        *(_InvertedResidual(channels, out_ch, kernel_size, step, expansion, _MOMENTUM) for channels, step in shapes)
    )


def _rounded(width: float, divisor: int = 8) -> int:
    """`width` as a multiple of `divisor`, at most a tenth below it."""
    rounded = max(divisor, int(width + divisor / 2) // divisor * divisor)
    return rounded if rounded >= 0.9 * width else rounded + divisor


class MNASNet(Module):
    def __init__(self, alpha, num_classes=1000, dropout=0.2):
        super().__init__()
        if alpha <= 0.0:
            raise ValueError(f"alpha should be greater than 0.0 instead of {alpha}")
        self.alpha = alpha
        self.num_classes = num_classes
        first, *depths = [_rounded(depth * alpha) for depth in _DEPTHS]
        layers = [*_conv(3, first, 3, stride=2), nn.ReLU(inplace=True)]
        layers += [*_conv(first, first, 3, stride=1, groups=first), nn.ReLU(inplace=True), *_conv(first, depths[0])]
        widths = zip(depths, depths[1:], _STACKS, strict=False)
        layers += [_stack(channels, width, *facts) for channels, width, facts in widths]
        layers += [*_conv(depths[-1], 1280), nn.ReLU(inplace=True)]
        self.layers = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(1280, num_classes))

    def forward(self, x):
        return self.classifier(self.layers(x).mean([2, 3]))


_TABLE = {
    "mnasnet0_5": ("MNASNet0_5", 0.5),
    "mnasnet0_75": ("MNASNet0_75", 0.75),
    "mnasnet1_0": ("MNASNet1_0", 1.0),
    "mnasnet1_3": ("MNASNet1_3", 1.3),
}
globals().update(_api.variants(MNASNet, _TABLE))
