"""ConvNeXt. https://docs.pytorch.org/vision/stable/models/convnext.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules.normalization import LayerNorm
from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.ops.misc import Conv2dNormActivation, Permute
from convlint.frameworks.torchvision.ops.stochastic_depth import StochasticDepth


class LayerNorm2d(LayerNorm):
    """A layer norm over the channels of (N, C, H, W)."""

    def forward(self, x):
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class CNBlock(Module):
    def __init__(self, dim, layer_scale, stochastic_depth_prob, norm_layer=None):
        super().__init__()
        norm_layer = nn.LayerNorm if norm_layer is None else norm_layer
        self.block = nn.Sequential(
            nn.Conv2d(dim, dim, kernel_size=7, padding=3, groups=dim, bias=True),
            Permute([0, 2, 3, 1]),
            norm_layer(dim),
            nn.Linear(in_features=dim, out_features=4 * dim, bias=True),
            nn.GELU(),
            nn.Linear(in_features=4 * dim, out_features=dim, bias=True),
            Permute([0, 3, 1, 2]),
        )
        self.layer_scale = nn.Parameter(torch.ones(dim, 1, 1) * layer_scale)
        self.stochastic_depth = StochasticDepth(stochastic_depth_prob, "row")

    def forward(self, input):
        return self.stochastic_depth(self.layer_scale * self.block(input)) + input


class CNBlockConfig:
    def __init__(self, input_channels, out_channels, num_layers):
        self.input_channels = input_channels
        self.out_channels = out_channels
        self.num_layers = num_layers


class ConvNeXt(Module):
    def __init__(self, block_setting, stochastic_depth_prob=0.0, layer_scale=1e-6, num_classes=1000, block=None,
                 norm_layer=None, **kwargs):  # fmt: skip
        super().__init__()
        if not block_setting:
            raise ValueError("The block_setting should not be empty")
        block = CNBlock if block is None else block
        norm_layer = LayerNorm2d if norm_layer is None else norm_layer
        settings: dict[str, Any] = {"norm_layer": norm_layer, "activation_layer": None, "bias": True}
        first, last = block_setting[0].input_channels, block_setting[-1]
        layers: list[Any] = [Conv2dNormActivation(3, first, kernel_size=4, stride=4, padding=0, **settings)]
        total, at = sum(config.num_layers for config in block_setting), 0
        for config in block_setting:
            width, following = config.input_channels, config.out_channels
            places = range(at, at + config.num_layers)
            blocks = (block(width, layer_scale, stochastic_depth_prob * i / (total - 1.0)) for i in places)
            layers.append(nn.Sequential(*blocks))
            at += config.num_layers
            if following is not None:
                layers.append(nn.Sequential(norm_layer(width), nn.Conv2d(width, following, kernel_size=2, stride=2)))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        width = last.input_channels if last.out_channels is None else last.out_channels
        self.classifier = nn.Sequential(norm_layer(width), nn.Flatten(1), nn.Linear(width, num_classes))

    def _forward_impl(self, x):
        return self.classifier(self.avgpool(self.features(x)))

    def forward(self, x):
        return self._forward_impl(x)


def _convnext(width: int, depths: Any, probability: float, /, **kwargs: Any) -> Any:
    widths = [width, 2 * width, 4 * width, 8 * width, None]
    setting = [CNBlockConfig(*facts) for facts in zip(widths, widths[1:], depths, strict=False)]
    kwargs.setdefault("stochastic_depth_prob", probability)
    return ConvNeXt(setting, **kwargs)


_TABLE = {
    "convnext_tiny": ("ConvNeXt_Tiny", 96, (3, 3, 9, 3), 0.1),
    "convnext_small": ("ConvNeXt_Small", 96, (3, 3, 27, 3), 0.4),
    "convnext_base": ("ConvNeXt_Base", 128, (3, 3, 27, 3), 0.5),
    "convnext_large": ("ConvNeXt_Large", 192, (3, 3, 27, 3), 0.5),
}
globals().update(_api.variants(_convnext, _TABLE))
