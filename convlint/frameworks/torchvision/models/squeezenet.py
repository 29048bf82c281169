"""SqueezeNet. https://docs.pytorch.org/vision/stable/models/squeezenet.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api


class Fire(Module):
    def __init__(self, inplanes, squeeze_planes, expand1x1_planes, expand3x3_planes):
        super().__init__()
        self.inplanes = inplanes
        self.squeeze = nn.Conv2d(inplanes, squeeze_planes, kernel_size=1)
        self.squeeze_activation = nn.ReLU(inplace=True)
        self.expand1x1 = nn.Conv2d(squeeze_planes, expand1x1_planes, kernel_size=1)
        self.expand1x1_activation = nn.ReLU(inplace=True)
        self.expand3x3 = nn.Conv2d(squeeze_planes, expand3x3_planes, kernel_size=3, padding=1)
        self.expand3x3_activation = nn.ReLU(inplace=True)

    def forward(self, x):
        x = self.squeeze_activation(self.squeeze(x))
        small, large = self.expand1x1_activation(self.expand1x1(x)), self.expand3x3_activation(self.expand3x3(x))
        return torch.cat([small, large], 1)


# The first convolution's out_channels and kernel_size, and after how many of the eight Fires a pool stands.
_VERSIONS = {"1_0": (96, 7, (0, 3, 7)), "1_1": (64, 3, (0, 2, 4))}
_SQUEEZED = (16, 16, 32, 32, 48, 48, 64, 64)


class SqueezeNet(Module):
    def __init__(self, version="1_0", num_classes=1000, dropout=0.5):
        super().__init__()
        self.num_classes = num_classes
        if version not in _VERSIONS:
            raise ValueError(f"Unsupported SqueezeNet version {version}: 1_0 or 1_1 expected")
        channels, kernel_size, pools = _VERSIONS[version]
        layers: list[Any] = [nn.Conv2d(3, channels, kernel_size=kernel_size, stride=2), nn.ReLU(inplace=True)]
        for at, squeezed in enumerate(_SQUEEZED):
            layers += [nn.MaxPool2d(kernel_size=3, stride=2, ceil_mode=True)] if at in pools else []
            layers.append(Fire(channels, squeezed, 4 * squeezed, 4 * squeezed))
            channels = 8 * squeezed
        self.features = nn.Sequential(*layers)
        last = nn.Conv2d(512, num_classes, kernel_size=1)
        self.classifier = nn.Sequential(
            nn.Dropout(p=dropout), last, nn.ReLU(inplace=True), nn.AdaptiveAvgPool2d((1, 1))
        )

    def forward(self, x):
        return torch.flatten(self.classifier(self.features(x)), 1)


_TABLE = {"squeezenet1_0": ("SqueezeNet1_0", "1_0"), "squeezenet1_1": ("SqueezeNet1_1", "1_1")}
globals().update(_api.variants(SqueezeNet, _TABLE))
