"""MobileNetV3. https://docs.pytorch.org/vision/stable/models/mobilenetv3.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.models._utils import _make_divisible
from convlint.frameworks.torchvision.ops.misc import Conv2dNormActivation, SqueezeExcitation

# Kernel, expanded channels, channels, whether there is squeeze and excitation, activation, stride. The input channels
# are those of the row before (16 at first). From row `_TAIL` on, `reduced_tail` halves the channels and `dilated`
# dilates.
_LARGE = (
    (3, 16, 16, False, "RE", 1), (3, 64, 24, False, "RE", 2), (3, 72, 24, False, "RE", 1),
    (5, 72, 40, True, "RE", 2), (5, 120, 40, True, "RE", 1), (5, 120, 40, True, "RE", 1),
    (3, 240, 80, False, "HS", 2), (3, 200, 80, False, "HS", 1), (3, 184, 80, False, "HS", 1),
    (3, 184, 80, False, "HS", 1), (3, 480, 112, True, "HS", 1), (3, 672, 112, True, "HS", 1),
    (5, 672, 160, True, "HS", 2), (5, 960, 160, True, "HS", 1), (5, 960, 160, True, "HS", 1),
)  # fmt: skip
_SMALL = (
    (3, 16, 16, True, "RE", 2), (3, 72, 24, False, "RE", 2), (3, 88, 24, False, "RE", 1), (5, 96, 40, True, "HS", 2),
    (5, 240, 40, True, "HS", 1), (5, 240, 40, True, "HS", 1), (5, 120, 48, True, "HS", 1), (5, 144, 48, True, "HS", 1),
    (5, 288, 96, True, "HS", 2), (5, 576, 96, True, "HS", 1), (5, 576, 96, True, "HS", 1),
)  # fmt: skip
_TAIL = -3


class InvertedResidualConfig:
    def __init__(self, input_channels, kernel, expanded_channels, out_channels, use_se, activation, stride, dilation,
                 width_mult):  # fmt: skip
        self.input_channels = self.adjust_channels(input_channels, width_mult)
        self.kernel = kernel
        self.expanded_channels = self.adjust_channels(expanded_channels, width_mult)
        self.out_channels = self.adjust_channels(out_channels, width_mult)
        self.use_se = use_se
        self.use_hs = activation == "HS"
        self.stride = stride
        self.dilation = dilation

    @staticmethod
    def adjust_channels(channels, width_mult):
        return _make_divisible(channels * width_mult, 8)


def _hard_squeeze(input_channels, squeeze_channels):
    return SqueezeExcitation(input_channels, squeeze_channels, scale_activation=nn.Hardsigmoid)


class InvertedResidual(Module):
    def __init__(self, cnf, norm_layer, se_layer=_hard_squeeze):
        super().__init__()
        if not 1 <= cnf.stride <= 2:
            raise ValueError("illegal stride value")
        self.use_res_connect = cnf.stride == 1 and cnf.input_channels == cnf.out_channels
        width = cnf.expanded_channels
        style: dict[str, Any] = {
            "norm_layer": norm_layer,
            "activation_layer": nn.Hardswish if cnf.use_hs else nn.ReLU,
        }
        layers: list[Any] = []
        if width != cnf.input_channels:
            layers.append(Conv2dNormActivation(cnf.input_channels, width, kernel_size=1, **style))
        steps = {"stride": 1 if cnf.dilation > 1 else cnf.stride, "dilation": cnf.dilation}
        layers.append(Conv2dNormActivation(width, width, kernel_size=cnf.kernel, groups=width, **steps, **style))
        if cnf.use_se:
            layers.append(se_layer(width, _make_divisible(width // 4, 8)))
        style["activation_layer"] = None
        layers.append(Conv2dNormActivation(width, cnf.out_channels, kernel_size=1, **style))
        self.block = nn.Sequential(*layers)
        self.out_channels = cnf.out_channels
        self._is_cn = cnf.stride > 1

    def forward(self, input):
        result = self.block(input)
        return result + input if self.use_res_connect else result


class MobileNetV3(Module):
    def __init__(self, inverted_residual_setting, last_channel, num_classes=1000, block=None, norm_layer=None,
                 dropout=0.2, **kwargs):  # fmt: skip
        super().__init__()
        if not inverted_residual_setting:
            raise ValueError("The inverted_residual_setting should not be empty")
        block = InvertedResidual if block is None else block
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        style: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": nn.Hardswish}
        first, width = inverted_residual_setting[0].input_channels, inverted_residual_setting[-1].out_channels
        layers = [Conv2dNormActivation(3, first, kernel_size=3, stride=2, **style)]
        layers += [block(config, norm_layer) for config in inverted_residual_setting]
        layers.append(Conv2dNormActivation(width, 6 * width, kernel_size=1, **style))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(
            nn.Linear(6 * width, last_channel),
            nn.Hardswish(inplace=True),
            nn.Dropout(p=dropout, inplace=True),
            nn.Linear(last_channel, num_classes),
        )

    def _forward_impl(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))

    def forward(self, x):
        return self._forward_impl(x)


def _settings(rows: Any, width_mult: Any, divider: int, dilation: int) -> list[InvertedResidualConfig]:
    tail = len(rows) + _TAIL
    channels, configs = 16, []
    for at, (kernel, expanded, width, squeezed, activation, stride) in enumerate(rows):
        # The first row of the tail still expands to the full width.
        expanded = expanded // divider if at > tail else expanded
        width = width // divider if at >= tail else width
        step = dilation if at >= tail else 1
        shape = (channels, kernel, expanded, width)
        configs.append(InvertedResidualConfig(*shape, squeezed, activation, stride, step, width_mult))
        channels = width
    return configs


def _mobilenet_v3(
    rows: Any, last_channel: int, /, width_mult=1.0, reduced_tail=False, dilated=False, **kwargs: Any
) -> Any:
    divider, dilation = 2 if reduced_tail else 1, 2 if dilated else 1
    last = InvertedResidualConfig.adjust_channels(last_channel // divider, width_mult)
    return MobileNetV3(_settings(rows, width_mult, divider, dilation), last, **kwargs)


_TABLE = {
    "mobilenet_v3_large": ("MobileNet_V3_Large V1 V2*", _LARGE, 1280),
    "mobilenet_v3_small": ("MobileNet_V3_Small", _SMALL, 1024),
}
globals().update(_api.variants(_mobilenet_v3, _TABLE))
