"""RegNet. https://docs.pytorch.org/vision/stable/models/regnet.html"""

from __future__ import annotations

import math
from itertools import groupby
from typing import Any

from convlint.frameworks.torchvision._torch import Module, Sequential, nn
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.models._utils import _make_divisible
from convlint.frameworks.torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation
from convlint.values import active


class SimpleStemIN(Conv2dNormActivation):
    def __init__(self, width_in, width_out, norm_layer, activation_layer):
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": activation_layer}
        super().__init__(width_in, width_out, kernel_size=3, stride=2, **style)


class BottleneckTransform(Sequential):
    def __init__(self, width_in, width_out, stride, norm_layer, activation_layer, group_width, bottleneck_multiplier,
                 se_ratio):  # fmt: skip
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": activation_layer}
        width = round(width_out * bottleneck_multiplier)
        groups = width // group_width
        layers: dict[str, Any] = {
            "a": Conv2dNormActivation(width_in, width, kernel_size=1, stride=1, **style),
            "b": Conv2dNormActivation(width, width, kernel_size=3, stride=stride, groups=groups, **style),
        }
        if se_ratio:
            layers["se"] = SqueezeExcitation(width, round(se_ratio * width_in), activation=activation_layer)
        style["activation_layer"] = None
        layers["c"] = Conv2dNormActivation(width, width_out, kernel_size=1, stride=1, **style)
        super().__init__(layers)


class ResBottleneckBlock(Module):
    def __init__(self, width_in, width_out, stride, norm_layer, activation_layer, group_width=1,
                 bottleneck_multiplier=1.0, se_ratio=None):  # fmt: skip
        super().__init__()
        self.proj: Any = None
        if width_in != width_out or stride != 1:
            style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": None}
            self.proj = Conv2dNormActivation(width_in, width_out, kernel_size=1, stride=stride, **style)
        settings = (norm_layer, activation_layer, group_width, bottleneck_multiplier, se_ratio)
        self.f = BottleneckTransform(width_in, width_out, stride, *settings)
        self.activation = activation_layer(inplace=True)

    def forward(self, x):
        shortcut = self.proj(x) if self.proj is not None else x
        return self.activation(shortcut + self.f(x))


class AnyStage(Sequential):
    def __init__(self, width_in, width_out, stride, depth, block_constructor, norm_layer, activation_layer,
                 group_width, bottleneck_multiplier, se_ratio=None, stage_index=0):  # fmt: skip
        super().__init__()
        settings = (norm_layer, activation_layer, group_width, bottleneck_multiplier, se_ratio)
        for at in range(depth):
            first = (width_in, width_out, stride) if at == 0 else (width_out, width_out, 1)
            self.add_module(f"block{stage_index}-{at}", block_constructor(*first, *settings))


class BlockParams:
    """The stages of a RegNet; `from_init_params` computes them from the few numbers of the paper."""

    def __init__(self, depths, widths, group_widths, bottleneck_multipliers, strides, se_ratio=None):
        self.depths = depths
        self.widths = widths
        self.group_widths = group_widths
        self.bottleneck_multipliers = bottleneck_multipliers
        self.strides = strides
        self.se_ratio = se_ratio

    @classmethod
    def from_init_params(cls, depth, w_0, w_a, w_m, group_width, bottleneck_multiplier=1.0, se_ratio=None, **kwargs):
        """https://arxiv.org/abs/2003.13678, equations 2 to 4."""
        if w_a < 0 or w_0 <= 0 or w_m <= 1 or w_0 % 8 != 0:
            raise ValueError("Invalid RegNet settings")
        active().step(depth)
        widths = [_quantized(w_0, w_a * at + w_0, w_m) for at in range(depth)]
        stages = [(width, len(list(group))) for width, group in groupby(widths)]
        groups = [min(group_width, int(width * bottleneck_multiplier)) for width, _ in stages]
        fitted = [
            int(_make_divisible(int(width * bottleneck_multiplier), group) / bottleneck_multiplier)
            for (width, _), group in zip(stages, groups, strict=True)
        ]
        multipliers, strides = [bottleneck_multiplier] * len(stages), [2] * len(stages)
        return cls([count for _, count in stages], fitted, groups, multipliers, strides, se_ratio)

    def _get_expanded_params(self):
        return zip(self.widths, self.strides, self.depths, self.group_widths, self.bottleneck_multipliers, strict=False)


def _quantized(first: int, width: float, factor: float) -> int:
    """The multiple of 8 next to the power of `factor` times `first` that is nearest to `width`."""
    power = round(math.log(width / first) / math.log(factor))
    return round(first * factor**power / 8) * 8


class RegNet(Module):
    def __init__(self, block_params, num_classes=1000, stem_width=32, stem_type=None, block_type=None, norm_layer=None,
                 activation=None):  # fmt: skip
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        activation = nn.ReLU if activation is None else activation
        block_type = ResBottleneckBlock if block_type is None else block_type
        self.stem = (SimpleStemIN if stem_type is None else stem_type)(3, stem_width, norm_layer, activation)
        width, stages = stem_width, {}
        for at, (width_out, *facts) in enumerate(block_params._get_expanded_params(), start=1):
            stride, depth, group_width, multiplier = facts
            shape, style = (width, width_out, stride, depth), (block_type, norm_layer, activation)
            stages[f"block{at}"] = AnyStage(*shape, *style, group_width, multiplier, block_params.se_ratio, at)
            width = width_out
        self.trunk_output = nn.Sequential(stages)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(in_features=width, out_features=num_classes)

    def forward(self, x):
        return self.fc(self.avgpool(self.trunk_output(self.stem(x))).flatten(start_dim=1))


def _regnet(se_ratio: Any, *facts: Any, **kwargs: Any) -> Any:
    shape = dict(zip(("depth", "w_0", "w_a", "w_m", "group_width"), facts, strict=True))
    return RegNet(BlockParams.from_init_params(**shape, se_ratio=se_ratio, **kwargs), **kwargs)


_SWAG = "SWAG_E2E_V1@384 SWAG_LINEAR_V1"
# se_ratio, depth, w_0, w_a, w_m, group_width.
_TABLE = {
    "regnet_y_400mf": ("RegNet_Y_400MF V1 V2*", 0.25, 16, 48, 27.89, 2.09, 8),
    "regnet_y_800mf": ("RegNet_Y_800MF V1 V2*", 0.25, 14, 56, 38.84, 2.4, 16),
    "regnet_y_1_6gf": ("RegNet_Y_1_6GF V1 V2*", 0.25, 27, 48, 20.71, 2.65, 24),
    "regnet_y_3_2gf": ("RegNet_Y_3_2GF V1 V2*", 0.25, 21, 80, 42.63, 2.66, 24),
    "regnet_y_8gf": ("RegNet_Y_8GF V1 V2*", 0.25, 17, 192, 76.82, 2.19, 56),
    "regnet_y_16gf": (f"RegNet_Y_16GF V1 V2* {_SWAG}", 0.25, 18, 200, 106.23, 2.48, 112),
    "regnet_y_32gf": (f"RegNet_Y_32GF V1 V2* {_SWAG}", 0.25, 20, 232, 115.89, 2.53, 232),
    "regnet_y_128gf": (f"RegNet_Y_128GF {_SWAG}", 0.25, 27, 456, 160.83, 2.52, 264),
    "regnet_x_400mf": ("RegNet_X_400MF V1 V2*", None, 22, 24, 24.48, 2.54, 16),
    "regnet_x_800mf": ("RegNet_X_800MF V1 V2*", None, 16, 56, 35.73, 2.28, 16),
    "regnet_x_1_6gf": ("RegNet_X_1_6GF V1 V2*", None, 18, 80, 34.01, 2.25, 24),
    "regnet_x_3_2gf": ("RegNet_X_3_2GF V1 V2*", None, 25, 88, 26.31, 2.25, 48),
    "regnet_x_8gf": ("RegNet_X_8GF V1 V2*", None, 23, 80, 49.56, 2.88, 120),
    "regnet_x_16gf": ("RegNet_X_16GF V1 V2*", None, 22, 216, 55.59, 2.1, 128),
    "regnet_x_32gf": ("RegNet_X_32GF V1 V2*", None, 23, 320, 69.86, 2.0, 168),
}
globals().update(_api.variants(_regnet, _TABLE))
