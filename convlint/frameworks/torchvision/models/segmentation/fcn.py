"""FCN. https://docs.pytorch.org/vision/stable/models/fcn.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Sequential, nn
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.models.segmentation._utils import (
    _SimpleSegmentationModel,
    head_settings,
    resnet_backbone,
    weights_of,
)


class FCN(_SimpleSegmentationModel):
    pass


class FCNHead(Sequential):
    def __init__(self, in_channels, channels):
        width = in_channels // 4
        conv = nn.Conv2d(in_channels, width, 3, padding=1, bias=False)
        super().__init__(conv, nn.BatchNorm2d(width), nn.ReLU(), nn.Dropout(0.1), nn.Conv2d(width, channels, 1))


def _fcn(backbone: str) -> Any:
    def make(chosen: Any, kwargs: dict[str, Any]) -> Any:
        classes, aux = head_settings(chosen, kwargs)
        head = FCNHead(1024, classes) if aux else None
        return FCN(resnet_backbone(backbone, aux), FCNHead(2048, classes), head)

    return make


FCN_ResNet50_Weights = weights_of("FCN_ResNet50")
FCN_ResNet101_Weights = weights_of("FCN_ResNet101")
fcn_resnet50 = _api.builder("fcn_resnet50", FCN_ResNet50_Weights, _fcn("resnet50"))
fcn_resnet101 = _api.builder("fcn_resnet101", FCN_ResNet101_Weights, _fcn("resnet101"))
