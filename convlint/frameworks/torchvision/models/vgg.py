"""VGG with and without batch norm. https://docs.pytorch.org/vision/stable/models/vgg.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api


class VGG(Module):
    def __init__(self, features, num_classes=1000, init_weights=True, dropout=0.5):
        super().__init__()
        self.features = features
        self.avgpool = nn.AdaptiveAvgPool2d((7, 7))
        layers: list[Any] = []
        for width, following in ((512 * 7 * 7, 4096), (4096, 4096)):
            layers += [nn.Linear(width, following), nn.ReLU(True), nn.Dropout(p=dropout)]
        self.classifier = nn.Sequential(*layers, nn.Linear(4096, num_classes))

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


def make_layers(cfg, batch_norm=False):
    """The convolutions of `cfg`: a width each, or "M" for a pool."""
    layers: list[Any] = []
    channels = 3
    for width in cfg:
        if isinstance(width, str) and width == "M":
            layers.append(nn.MaxPool2d(kernel_size=2, stride=2))
            continue
        layers.append(nn.Conv2d(channels, width, kernel_size=3, padding=1))
        layers += [nn.BatchNorm2d(width)] if batch_norm else []
        layers.append(nn.ReLU(inplace=True))
        channels = width
    return nn.Sequential(*layers)


def _stages(*repeats: int) -> list[Any]:
    widths = (64, 128, 256, 512, 512)
    return [item for width, count in zip(widths, repeats, strict=True) for item in (*[width] * count, "M")]


cfgs = {
    "A": _stages(1, 1, 2, 2, 2),
    "B": _stages(2, 2, 2, 2, 2),
    "D": _stages(2, 2, 3, 3, 3),
    "E": _stages(2, 2, 4, 4, 4),
}


def _vgg(cfg: str, batch_norm: bool, /, **kwargs: Any) -> Any:
    return VGG(make_layers(cfgs[cfg], batch_norm=batch_norm), **kwargs)


_TABLE = {
    f"vgg{depth}{suffix.lower()}": (f"VGG{depth}{suffix} V1{more}", cfg, suffix != "")
    for depth, cfg in ((11, "A"), (13, "B"), (16, "D"), (19, "E"))
    for suffix, more in (("", " FEATURES" if depth == 16 else ""), ("_BN", ""))
}
globals().update(_api.variants(_vgg, _TABLE))
