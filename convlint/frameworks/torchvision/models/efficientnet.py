"""EfficientNet, both generations.

https://docs.pytorch.org/vision/stable/models/efficientnet.html
https://docs.pytorch.org/vision/stable/models/efficientnetv2.html
"""

from __future__ import annotations

import math
from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.models._utils import _make_divisible
from convlint.frameworks.torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation
from convlint.frameworks.torchvision.ops.stochastic_depth import StochasticDepth


class _MBConvConfig:
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, block):
        self.expand_ratio = expand_ratio
        self.kernel = kernel
        self.stride = stride
        self.input_channels = input_channels
        self.out_channels = out_channels
        self.num_layers = num_layers
        self.block = block

    @staticmethod
    def adjust_channels(channels, width_mult, min_value=None):
        return _make_divisible(channels * width_mult, 8, min_value)

    def _within_stage(self) -> Any:
        """The configuration of a block that is not the first of its stage."""
        config = object.__new__(type(self))
        config.__dict__.update(self.__dict__, input_channels=self.out_channels, stride=1)
        return config


class MBConvConfig(_MBConvConfig):
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, width_mult=1.0,
                 depth_mult=1.0, block=None):  # fmt: skip
        channels = self.adjust_channels(input_channels, width_mult)
        width = self.adjust_channels(out_channels, width_mult)
        depth = self.adjust_depth(num_layers, depth_mult)
        block = MBConv if block is None else block
        super().__init__(expand_ratio, kernel, stride, channels, width, depth, block)

    @staticmethod
    def adjust_depth(num_layers, depth_mult):
        return math.ceil(num_layers * depth_mult)


class FusedMBConvConfig(_MBConvConfig):
    def __init__(self, expand_ratio, kernel, stride, input_channels, out_channels, num_layers, block=None):
        block = FusedMBConv if block is None else block
        super().__init__(expand_ratio, kernel, stride, input_channels, out_channels, num_layers, block)


class _Block(Module):
    """What both kinds of block share: a shortcut around `block` where the shape stays."""

    def _set_up(self, cnf: Any, layers: Any, stochastic_depth_prob: Any) -> None:
        if not 1 <= cnf.stride <= 2:
            raise ValueError("illegal stride value")
        self.use_res_connect = cnf.stride == 1 and cnf.input_channels == cnf.out_channels
        self.block = nn.Sequential(*layers)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")
        self.out_channels = cnf.out_channels

    def forward(self, input):
        result = self.block(input)
        return self.stochastic_depth(result) + input if self.use_res_connect else result


def _silu() -> Any:
    return nn.SiLU(inplace=True)


class MBConv(_Block):
    def __init__(self, cnf, stochastic_depth_prob, norm_layer, se_layer=SqueezeExcitation):
        super().__init__()
        channels, out_channels = cnf.input_channels, cnf.out_channels
        width = cnf.adjust_channels(channels, cnf.expand_ratio)
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": nn.SiLU}
        layers = [Conv2dNormActivation(channels, width, kernel_size=1, **style)] if width != channels else []
        window = {"kernel_size": cnf.kernel, "stride": cnf.stride, "groups": width}
        layers.append(Conv2dNormActivation(width, width, **window, **style))
        layers.append(se_layer(width, max(1, channels // 4), activation=_silu))
        style["activation_layer"] = None
        layers.append(Conv2dNormActivation(width, out_channels, kernel_size=1, **style))
        self._set_up(cnf, layers, stochastic_depth_prob)


class FusedMBConv(_Block):
    def __init__(self, cnf, stochastic_depth_prob, norm_layer):
        super().__init__()
        channels, out_channels = cnf.input_channels, cnf.out_channels
        width = cnf.adjust_channels(channels, cnf.expand_ratio)
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": nn.SiLU}
        first = width if width != channels else out_channels
        layers = [Conv2dNormActivation(channels, first, kernel_size=cnf.kernel, stride=cnf.stride, **style)]
        if width != channels:
            style["activation_layer"] = None
            layers.append(Conv2dNormActivation(width, out_channels, kernel_size=1, **style))
        self._set_up(cnf, layers, stochastic_depth_prob)


class EfficientNet(Module):
    def __init__(self, inverted_residual_setting, dropout, stochastic_depth_prob=0.2, num_classes=1000,
                 norm_layer=None, last_channel=None):  # fmt: skip
        super().__init__()
        if not inverted_residual_setting:
            raise ValueError("The inverted_residual_setting should not be empty")
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": nn.SiLU}
        first, width = inverted_residual_setting[0].input_channels, inverted_residual_setting[-1].out_channels
        last = 4 * width if last_channel is None else last_channel
        layers = [Conv2dNormActivation(3, first, kernel_size=3, stride=2, **style)]
        layers += _stages(inverted_residual_setting, stochastic_depth_prob, norm_layer)
        layers.append(Conv2dNormActivation(width, last, kernel_size=1, **style))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout, inplace=True), nn.Linear(last, num_classes))

    def _forward_impl(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))

    def forward(self, x):
        return self._forward_impl(x)


def _stages(setting: Any, probability: Any, norm_layer: Any) -> list[Any]:
    total, at, stages = sum(config.num_layers for config in setting), 0, []
    for first in setting:
        configs = [first, *(first._within_stage() for _ in range(1, first.num_layers))]
        blocks = []
        for config in configs:
            blocks.append(config.block(config, probability * at / total, norm_layer))
            at += 1
        stages.append(nn.Sequential(*blocks))
    return stages


# expand_ratio, kernel, stride, input_channels, out_channels, num_layers of each stage.
_B = (
    (1, 3, 1, 32, 16, 1), (6, 3, 2, 16, 24, 2), (6, 5, 2, 24, 40, 2), (6, 3, 2, 40, 80, 3), (6, 5, 1, 80, 112, 3),
    (6, 5, 2, 112, 192, 4), (6, 3, 1, 192, 320, 1),
)  # fmt: skip
# The first three stages of V2 are fused.
_V2_S = (
    (1, 3, 1, 24, 24, 2), (4, 3, 2, 24, 48, 4), (4, 3, 2, 48, 64, 4), (4, 3, 2, 64, 128, 6), (6, 3, 1, 128, 160, 9),
    (6, 3, 2, 160, 256, 15),
)  # fmt: skip
_V2_M = (
    (1, 3, 1, 24, 24, 3), (4, 3, 2, 24, 48, 5), (4, 3, 2, 48, 80, 5), (4, 3, 2, 80, 160, 7), (6, 3, 1, 160, 176, 14),
    (6, 3, 2, 176, 304, 18), (6, 3, 1, 304, 512, 5),
)  # fmt: skip
_V2_L = (
    (1, 3, 1, 32, 32, 4), (4, 3, 2, 32, 64, 7), (4, 3, 2, 64, 96, 7), (4, 3, 2, 96, 192, 10), (6, 3, 1, 192, 224, 19),
    (6, 3, 2, 224, 384, 25), (6, 3, 1, 384, 640, 7),
)  # fmt: skip


def _first_generation(width_mult: float, depth_mult: float, dropout: float, /, **kwargs: Any) -> Any:
    setting = [MBConvConfig(*row, width_mult=width_mult, depth_mult=depth_mult) for row in _B]
    return EfficientNet(setting, kwargs.pop("dropout", dropout), last_channel=None, **kwargs)


def _second_generation(rows: Any, dropout: float, /, **kwargs: Any) -> Any:
    setting: list[Any] = [*(FusedMBConvConfig(*row) for row in rows[:3]), *(MBConvConfig(*row) for row in rows[3:])]
    return EfficientNet(setting, kwargs.pop("dropout", dropout), last_channel=1280, **kwargs)


# The scale of the width, that of the depth, and the dropout.
_SCALES = {
    "efficientnet_b0": ("EfficientNet_B0", 1.0, 1.0, 0.2),
    "efficientnet_b1": ("EfficientNet_B1 V1@240 V2@240*", 1.0, 1.1, 0.2),
    "efficientnet_b2": ("EfficientNet_B2 V1@288", 1.1, 1.2, 0.3),
    "efficientnet_b3": ("EfficientNet_B3 V1@300", 1.2, 1.4, 0.3),
    "efficientnet_b4": ("EfficientNet_B4 V1@380", 1.4, 1.8, 0.4),
    "efficientnet_b5": ("EfficientNet_B5 V1@456", 1.6, 2.2, 0.4),
    "efficientnet_b6": ("EfficientNet_B6 V1@528", 1.8, 2.6, 0.5),
    "efficientnet_b7": ("EfficientNet_B7 V1@600", 2.0, 3.1, 0.5),
}
_ROWS = {
    "efficientnet_v2_s": ("EfficientNet_V2_S V1@384", _V2_S, 0.2),
    "efficientnet_v2_m": ("EfficientNet_V2_M V1@480", _V2_M, 0.3),
    "efficientnet_v2_l": ("EfficientNet_V2_L V1@480", _V2_L, 0.4),
}
globals().update(_api.variants(_first_generation, _SCALES))
globals().update(_api.variants(_second_generation, _ROWS))
