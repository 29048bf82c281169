"""LR-ASPP. https://docs.pytorch.org/vision/stable/models/lraspp.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import F, Module, nn
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.models.segmentation._utils import CLASSES, mobilenet_backbone, weights_of


class LRASPP(Module):
    def __init__(self, backbone, low_channels, high_channels, num_classes, inter_channels=128):
        super().__init__()
        self.backbone = backbone
        self.classifier = LRASPPHead(low_channels, high_channels, num_classes, inter_channels)

    def forward(self, input):
        out = self.classifier(self.backbone(input))
        return {"out": F.interpolate(out, size=input.shape[-2:], mode="bilinear", align_corners=False)}


class LRASPPHead(Module):
    def __init__(self, low_channels, high_channels, num_classes, inter_channels):
        super().__init__()
        conv = nn.Conv2d(high_channels, inter_channels, 1, bias=False)
        self.cbr = nn.Sequential(conv, nn.BatchNorm2d(inter_channels), nn.ReLU(inplace=True))
        conv = nn.Conv2d(high_channels, inter_channels, 1, bias=False)
        self.scale = nn.Sequential(nn.AdaptiveAvgPool2d(1), conv, nn.Sigmoid())
        self.low_classifier = nn.Conv2d(low_channels, num_classes, 1)
        self.high_classifier = nn.Conv2d(inter_channels, num_classes, 1)

    def forward(self, input):
        low, high = input["low"], input["high"]
        x = self.cbr(high) * self.scale(high)
        x = F.interpolate(x, size=low.shape[-2:], mode="bilinear", align_corners=False)
        return self.low_classifier(low) + self.high_classifier(x)


def _lraspp(chosen: Any, kwargs: dict[str, Any]) -> Any:
    if kwargs.get("aux_loss"):
        raise NotImplementedError("This model does not use auxiliary loss")
    classes = kwargs.get("num_classes")
    body, low, high = mobilenet_backbone("low", "high")
    return LRASPP(body, low, high, CLASSES if classes is None else classes)


LRASPP_MobileNet_V3_Large_Weights = weights_of("LRASPP_MobileNet_V3_Large")
lraspp_mobilenet_v3_large = _api.builder("lraspp_mobilenet_v3_large", LRASPP_MobileNet_V3_Large_Weights, _lraspp)
