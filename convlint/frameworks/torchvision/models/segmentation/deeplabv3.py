"""DeepLabV3. https://docs.pytorch.org/vision/stable/models/deeplabv3.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import F, Module, Sequential, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.models.segmentation._utils import (
    _SimpleSegmentationModel,
    head_settings,
    mobilenet_backbone,
    resnet_backbone,
    weights_of,
)
from convlint.frameworks.torchvision.models.segmentation.fcn import FCNHead


class DeepLabV3(_SimpleSegmentationModel):
    pass


def _convolved(in_channels: Any, out_channels: Any, kernel_size: int = 1, dilation: Any = 1) -> list[Any]:
    padding = dilation if kernel_size > 1 else 0
    window = {"padding": padding, "dilation": dilation, "bias": False}
    return [nn.Conv2d(in_channels, out_channels, kernel_size, **window), nn.BatchNorm2d(out_channels), nn.ReLU()]


class DeepLabHead(Sequential):
    def __init__(self, in_channels, num_classes, atrous_rates=(12, 24, 36)):
        layers = _convolved(256, 256, 3)
        super().__init__(ASPP(in_channels, atrous_rates), *layers, nn.Conv2d(256, num_classes, 1))


class ASPPConv(Sequential):
    def __init__(self, in_channels, out_channels, dilation):
        super().__init__(*_convolved(in_channels, out_channels, 3, dilation))


class ASPPPooling(Sequential):
    def __init__(self, in_channels, out_channels):
        super().__init__(nn.AdaptiveAvgPool2d(1), *_convolved(in_channels, out_channels))

    def forward(self, x):
        pooled = super().forward(x)
        return F.interpolate(pooled, size=x.shape[-2:], mode="bilinear", align_corners=False)


class ASPP(Module):
    def __init__(self, in_channels, atrous_rates, out_channels=256):
        super().__init__()
        branches: list[Any] = [nn.Sequential(*_convolved(in_channels, out_channels))]
        branches += [ASPPConv(in_channels, out_channels, rate) for rate in tuple(atrous_rates)]
        self.convs = nn.ModuleList([*branches, ASPPPooling(in_channels, out_channels)])
        layers = _convolved(len(self.convs) * out_channels, out_channels)
        self.project = nn.Sequential(*layers, nn.Dropout(0.5))

    def forward(self, x):
        return self.project(torch.cat([branch(x) for branch in self.convs], dim=1))


def _deeplab(backbone: str) -> Any:
    def make(chosen: Any, kwargs: dict[str, Any]) -> Any:
        classes, aux = head_settings(chosen, kwargs)
        if backbone == "mobilenet":
            body, early, last = mobilenet_backbone("aux" if aux else "", "out")
        else:
            body, early, last = resnet_backbone(backbone, aux), 1024, 2048
        return DeepLabV3(body, DeepLabHead(last, classes), FCNHead(early, classes) if aux else None)

    return make


DeepLabV3_ResNet50_Weights = weights_of("DeepLabV3_ResNet50")
DeepLabV3_ResNet101_Weights = weights_of("DeepLabV3_ResNet101")
DeepLabV3_MobileNet_V3_Large_Weights = weights_of("DeepLabV3_MobileNet_V3_Large")
deeplabv3_resnet50 = _api.builder("deeplabv3_resnet50", DeepLabV3_ResNet50_Weights, _deeplab("resnet50"))
deeplabv3_resnet101 = _api.builder("deeplabv3_resnet101", DeepLabV3_ResNet101_Weights, _deeplab("resnet101"))
deeplabv3_mobilenet_v3_large = _api.builder(
    "deeplabv3_mobilenet_v3_large", DeepLabV3_MobileNet_V3_Large_Weights, _deeplab("mobilenet")
)
