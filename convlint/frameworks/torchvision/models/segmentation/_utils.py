"""What the segmentation models share: a backbone that gives intermediate maps, and heads on them."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import F, Module
from convlint.frameworks.torchvision.models import _api, mobilenetv3, resnet
from convlint.frameworks.torchvision.models._utils import IntermediateLayerGetter

CLASSES = 21


class _SimpleSegmentationModel(Module):
    def __init__(self, backbone, classifier, aux_classifier=None):
        super().__init__()
        self.backbone = backbone
        self.classifier = classifier
        self.aux_classifier = aux_classifier

    def forward(self, x):
        features, size = self.backbone(x), x.shape[-2:]
        heads = {"out": self.classifier, "aux": self.aux_classifier}
        return {
            name: F.interpolate(head(features[name]), size=size, mode="bilinear", align_corners=False)
            for name, head in heads.items()
            if head is not None
        }


def weights_of(stem: str) -> Any:
    return _api.weights(stem, "V1@520", prefix="COCO_WITH_VOC_LABELS_", classes=CLASSES)


def head_settings(chosen: Any, kwargs: dict[str, Any]) -> tuple[Any, Any]:
    """The number of classes and whether there is an auxiliary head, which trained weights have."""
    if chosen is not None:
        _api.overwrite(kwargs, "aux_loss", True)
    classes = kwargs.get("num_classes")
    return CLASSES if classes is None else classes, kwargs.get("aux_loss")


def resnet_backbone(name: str, aux: Any) -> Any:
    """A ResNet whose last two stages are dilated, up to the fourth stage."""
    model = vars(resnet)[name](replace_stride_with_dilation=[False, True, True])
    return IntermediateLayerGetter(model, {"layer4": "out", **({"layer3": "aux"} if aux else {})})


def mobilenet_backbone(low: str, high: str) -> tuple[Any, Any, Any]:
    """A dilated MobileNetV3 that gives the maps `low` and `high`, and how many channels they have."""
    features = vars(mobilenetv3)["mobilenet_v3_large"](dilated=True).features
    strided = [at for at, block in enumerate(features) if getattr(block, "_is_cn", False)]
    last = len(features) - 1
    early = [0, *strided, last][-4]
    names = {str(last): high, **({str(early): low} if low else {})}
    return IntermediateLayerGetter(features, names), features[early].out_channels, features[last].out_channels
