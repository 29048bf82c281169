"""The well-known backbones: what they make of each spatial axis, and how wide they are.

Facts measured on Keras 3.15 (`include_top=False`, `weights=None`), without the sources of the models. Each backbone is
a chain of windows `(kernel, stride, padding)`: padding is "same", "valid", a pair `(before, after)`, or "half", which
stands for the padding that these models choose by the parity of a known size, so that it is halved upwards; of a size
that is None they halve downwards.
"""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["BACKBONES", "Backbone"]


class Backbone(NamedTuple):
    """windows: those that change the size, in order. parameters: without and with the top. default: the top's size."""

    windows: tuple[tuple[int, int, Any], ...]
    channels: int
    parameters: tuple[int, int]
    default: int = 224
    smallest: int = 32


_SAME = (3, 2, "same")
_HALF = (3, 2, "half")
_FLOOR = (3, 2, (0, 1))
_STEM = ((7, 2, (3, 3)), (3, 2, (1, 1)))
_RESNET = (*_STEM, (1, 2, "valid"), (1, 2, "valid"), (1, 2, "valid"))
_DENSENET = (*_STEM, (2, 2, "valid"), (2, 2, "valid"), (2, 2, "valid"))
_INCEPTION = (
    (3, 2, "valid"), (3, 1, "valid"), (3, 2, "valid"), (3, 1, "valid"), (3, 2, "valid"), (3, 2, "valid"),
    (3, 2, "valid"),
)  # fmt: skip
_CONVNEXT = ((4, 4, "valid"), (2, 2, "valid"), (2, 2, "valid"), (2, 2, "valid"))
_NASNET = ((3, 2, "valid"), _HALF, _HALF, _HALF, _HALF)
_EFFICIENT = (_HALF,) * 5
_MOBILE = (_SAME, _HALF, _HALF, _HALF, _HALF)

BACKBONES = {
    "ConvNeXtBase": Backbone(_CONVNEXT, 1024, (87566464, 88591464)),
    "ConvNeXtLarge": Backbone(_CONVNEXT, 1536, (196230336, 197767336)),
    "ConvNeXtSmall": Backbone(_CONVNEXT, 768, (49454688, 50223688)),
    "ConvNeXtTiny": Backbone(_CONVNEXT, 768, (27820128, 28589128)),
    "ConvNeXtXLarge": Backbone(_CONVNEXT, 2048, (348147968, 350196968)),
    "DenseNet121": Backbone(_DENSENET, 1024, (7037504, 8062504)),
    "DenseNet169": Backbone(_DENSENET, 1664, (12642880, 14307880)),
    "DenseNet201": Backbone(_DENSENET, 1920, (18321984, 20242984)),
    "EfficientNetB0": Backbone(_EFFICIENT, 1280, (4049571, 5330571)),
    "EfficientNetB1": Backbone(_EFFICIENT, 1280, (6575239, 7856239), 240),
    "EfficientNetB2": Backbone(_EFFICIENT, 1408, (7768569, 9177569), 260),
    "EfficientNetB3": Backbone(_EFFICIENT, 1536, (10783535, 12320535), 300),
    "EfficientNetB4": Backbone(_EFFICIENT, 1792, (17673823, 19466823), 380),
    "EfficientNetB5": Backbone(_EFFICIENT, 2048, (28513527, 30562527), 456),
    "EfficientNetB6": Backbone(_EFFICIENT, 2304, (40960143, 43265143), 528),
    "EfficientNetB7": Backbone(_EFFICIENT, 2560, (64097687, 66658687), 600),
    "EfficientNetV2B0": Backbone((_SAME,) * 5, 1280, (5919312, 7200312)),
    "EfficientNetV2B1": Backbone((_SAME,) * 5, 1280, (6931124, 8212124), 240),
    "EfficientNetV2B2": Backbone((_SAME,) * 5, 1408, (8769374, 10178374), 260),
    "EfficientNetV2B3": Backbone((_SAME,) * 5, 1536, (12930622, 14467622), 300),
    "EfficientNetV2L": Backbone((_SAME,) * 5, 1280, (117746848, 119027848), 480),
    "EfficientNetV2M": Backbone((_SAME,) * 5, 1280, (53150388, 54431388), 480),
    "EfficientNetV2S": Backbone((_SAME,) * 5, 1280, (20331360, 21612360), 384),
    "InceptionResNetV2": Backbone(_INCEPTION, 1536, (54336736, 55873736), 299, 75),
    "InceptionV3": Backbone(_INCEPTION, 2048, (21802784, 23851784), 299, 75),
    "MobileNet": Backbone((_SAME, _FLOOR, _FLOOR, _FLOOR, _FLOOR), 1024, (3228864, 4253864)),
    "MobileNetV2": Backbone(_MOBILE, 1280, (2257984, 3538984)),
    "MobileNetV3Large": Backbone(_MOBILE, 960, (2996352, 5507432)),
    "MobileNetV3Small": Backbone(_MOBILE, 576, (939120, 2554968)),
    "NASNetLarge": Backbone(_NASNET, 4032, (84887922, 88949818), 331),
    "NASNetMobile": Backbone(_NASNET, 1056, (4267604, 5326716)),
    "ResNet101": Backbone(_RESNET, 2048, (42658176, 44707176)),
    "ResNet101V2": Backbone(_RESNET, 2048, (42626560, 44675560)),
    "ResNet152": Backbone(_RESNET, 2048, (58370944, 60419944)),
    "ResNet152V2": Backbone(_RESNET, 2048, (58331648, 60380648)),
    "ResNet50": Backbone(_RESNET, 2048, (23587712, 25636712)),
    "ResNet50V2": Backbone(_RESNET, 2048, (23564800, 25613800)),
    "Xception": Backbone(
        ((3, 2, "valid"), (3, 1, "valid"), _SAME, _SAME, _SAME, _SAME), 2048, (20861480, 22910480), 299, 71
    ),
}
