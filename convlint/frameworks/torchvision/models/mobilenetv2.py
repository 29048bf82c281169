"""MobileNetV2. https://docs.pytorch.org/vision/stable/models/mobilenetv2.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import F, Module, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.models._utils import _make_divisible
from convlint.frameworks.torchvision.ops.misc import Conv2dNormActivation

# Expansion, channels, repeats and stride of each stage.
_STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))


class InvertedResidual(Module):
    def __init__(self, inp, oup, stride, expand_ratio, norm_layer=None):
        super().__init__()
        if stride not in (1, 2):
            raise ValueError(f"stride should be 1 or 2 instead of {stride}")
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        self.stride = stride
        self.use_res_connect = stride == 1 and inp == oup
        width = round(inp * expand_ratio)
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": nn.ReLU6}
        layers: list[Any] = [Conv2dNormActivation(inp, width, kernel_size=1, **style)] if expand_ratio != 1 else []
        layers.append(Conv2dNormActivation(width, width, stride=stride, groups=width, **style))
        layers += [nn.Conv2d(width, oup, 1, 1, 0, bias=False), norm_layer(oup)]
        self.conv = nn.Sequential(*layers)
        self.out_channels = oup
        self._is_cn = stride > 1

    def forward(self, x):
        return x + self.conv(x) if self.use_res_connect else self.conv(x)


class MobileNetV2(Module):
    def __init__(self, num_classes=1000, width_mult=1.0, inverted_residual_setting=None, round_nearest=8, block=None,
                 norm_layer=None, dropout=0.2):  # fmt: skip
        super().__init__()
        block = InvertedResidual if block is None else block
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        setting = _STAGES if inverted_residual_setting is None else inverted_residual_setting
        if len(setting) == 0 or len(setting[0]) != 4:
            raise ValueError(f"inverted_residual_setting should be non-empty or a 4-element list, got {setting}")
        channels = _make_divisible(32 * width_mult, round_nearest)
        self.last_channel = _make_divisible(1280 * max(1.0, width_mult), round_nearest)
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": nn.ReLU6}
        layers: list[Any] = [Conv2dNormActivation(3, channels, stride=2, **style)]
        for expansion, width, repeats, stride in setting:
            following = _make_divisible(width * width_mult, round_nearest)
            for at in range(repeats):
                step = stride if at == 0 else 1
                layers.append(block(channels, following, step, expand_ratio=expansion, norm_layer=norm_layer))
                channels = following
        layers.append(Conv2dNormActivation(channels, self.last_channel, kernel_size=1, **style))
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout), nn.Linear(self.last_channel, num_classes))

    def _forward_impl(self, x):
        x = F.adaptive_avg_pool2d(self.features(x), (1, 1))
        return self.classifier(torch.flatten(x, 1))

    def forward(self, x):
        return self._forward_impl(x)


globals().update(_api.variants(MobileNetV2, {"mobilenet_v2": ("MobileNet_V2 V1 V2*",)}))
