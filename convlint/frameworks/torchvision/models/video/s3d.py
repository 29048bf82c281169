"""Separable 3D CNN. https://docs.pytorch.org/vision/stable/models/video_s3d.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, Sequential, nn, torch
from convlint.frameworks.torchvision.models import _api
from convlint.frameworks.torchvision.ops.misc import Conv3dNormActivation


class TemporalSeparableConv(Sequential):
    """A convolution within frames, then one across them."""

    def __init__(self, in_planes, out_planes, kernel_size, stride, padding, norm_layer):
        k, s, p = kernel_size, stride, padding
        style: dict[str, Any] = {"bias": False, "norm_layer": norm_layer}
        super().__init__(
            Conv3dNormActivation(in_planes, out_planes, (1, k, k), (1, s, s), (0, p, p), **style),
            Conv3dNormActivation(out_planes, out_planes, (k, 1, 1), (s, 1, 1), (p, 0, 0), **style),
        )


class SepInceptionBlock3D(Module):
    def __init__(self, in_planes, b0_out, b1_mid, b1_out, b2_mid, b2_out, b3_out, norm_layer):
        super().__init__()
        self.branch0 = Conv3dNormActivation(in_planes, b0_out, kernel_size=1, stride=1, norm_layer=norm_layer)
        for name, narrow, width in (("branch1", b1_mid, b1_out), ("branch2", b2_mid, b2_out)):
            first = Conv3dNormActivation(in_planes, narrow, kernel_size=1, stride=1, norm_layer=norm_layer)
            setattr(self, name, nn.Sequential(first, TemporalSeparableConv(narrow, width, 3, 1, 1, norm_layer)))
        pool = nn.MaxPool3d(kernel_size=(3, 3, 3), stride=1, padding=1)
        last = Conv3dNormActivation(in_planes, b3_out, kernel_size=1, stride=1, norm_layer=norm_layer)
        self.branch3 = nn.Sequential(pool, last)

    def forward(self, x):
        return torch.cat((self.branch0(x), self.branch1(x), self.branch2(x), self.branch3(x)), 1)


# Arguments of the blocks; a number is a pool with that kernel over all three axes.
_STAGES = (
    (192, 64, 96, 128, 16, 32, 32), (256, 128, 128, 192, 32, 96, 64), 3,
    (480, 192, 96, 208, 16, 48, 64), (512, 160, 112, 224, 24, 64, 64), (512, 128, 128, 256, 24, 64, 64),
    (512, 112, 144, 288, 32, 64, 64), (528, 256, 160, 320, 32, 128, 128), 2,
    (832, 256, 160, 320, 32, 128, 128), (832, 384, 192, 384, 48, 128, 128),
)  # fmt: skip


class S3D(Module):
    def __init__(self, num_classes=400, dropout=0.2, norm_layer=None):
        super().__init__()
        norm_layer = nn.BatchNorm3d if norm_layer is None else norm_layer
        layers: list[Any] = [
            TemporalSeparableConv(3, 64, 7, 2, 3, norm_layer),
            nn.MaxPool3d(kernel_size=(1, 3, 3), stride=(1, 2, 2), padding=(0, 1, 1)),
            Conv3dNormActivation(64, 64, kernel_size=1, stride=1, norm_layer=norm_layer),
            TemporalSeparableConv(64, 192, 3, 1, 1, norm_layer),
            nn.MaxPool3d(kernel_size=(1, 3, 3), stride=(1, 2, 2), padding=(0, 1, 1)),
        ]
        for stage in _STAGES:
            if isinstance(stage, int):
                layers.append(nn.MaxPool3d(kernel_size=(stage,) * 3, stride=(2, 2, 2), padding=(stage - 2,) * 3))
            else:
                layers.append(SepInceptionBlock3D(*stage, norm_layer))
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AvgPool3d(kernel_size=(2, 7, 7), stride=1)
        last = nn.Conv3d(1024, num_classes, kernel_size=1, stride=1, bias=True)
        self.classifier = nn.Sequential(nn.Dropout(p=dropout), last)

    def forward(self, x):
        return torch.mean(self.classifier(self.avgpool(self.features(x))), dim=(2, 3, 4))


S3D_Weights = _api.weights("S3D", "V1", prefix="KINETICS400_", classes=400)
s3d = _api.builder("s3d", S3D_Weights, lambda chosen, kwargs: S3D(**kwargs))
