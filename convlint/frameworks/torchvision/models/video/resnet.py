"""ResNets of clips. https://docs.pytorch.org/vision/stable/models/video_resnet.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules.conv import Conv3d
from convlint.frameworks.torchvision._torch import Module, Sequential, nn
from convlint.frameworks.torchvision.models import _api


class Conv3DSimple(Conv3d):
    def __init__(self, in_planes, out_planes, midplanes=None, stride=1, padding=1):
        super().__init__(in_planes, out_planes, kernel_size=(3, 3, 3), stride=stride, padding=padding, bias=False)

    @staticmethod
    def get_downsample_stride(stride):
        return (stride, stride, stride)


def _spatial(in_planes: Any, out_planes: Any, stride: Any, padding: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments of a convolution within frames."""
    window = {"kernel_size": (1, 3, 3), "stride": (1, stride, stride), "padding": (0, padding, padding)}
    return (in_planes, out_planes), {**window, "bias": False}


class Conv2Plus1D(Sequential):
    def __init__(self, in_planes, out_planes, midplanes, stride=1, padding=1):
        args, kwargs = _spatial(in_planes, midplanes, stride, padding)
        window: dict[str, Any] = {"kernel_size": (3, 1, 1), "stride": (stride, 1, 1), "padding": (padding, 0, 0)}
        super().__init__(
            nn.Conv3d(*args, **kwargs),
            nn.BatchNorm3d(midplanes),
            nn.ReLU(inplace=True),
            nn.Conv3d(midplanes, out_planes, bias=False, **window),
        )

    @staticmethod
    def get_downsample_stride(stride):
        return (stride, stride, stride)


class Conv3DNoTemporal(Conv3d):
    def __init__(self, in_planes, out_planes, midplanes=None, stride=1, padding=1):
        args, kwargs = _spatial(in_planes, out_planes, stride, padding)
        super().__init__(*args, **kwargs)

    @staticmethod
    def get_downsample_stride(stride):
        return (1, stride, stride)


def _midplanes(inplanes: Any, planes: Any) -> Any:
    """The width between both halves of a (2+1)D convolution that gives it the parameters of a 3D one."""
    return (inplanes * planes * 27) // (inplanes * 9 + 3 * planes)


class _Block(Module):
    def forward(self, x):
        out = self.conv2(self.conv1(x))
        if "conv3" in self._modules:
            out = self.conv3(out)
        return self.relu(out + (x if self.downsample is None else self.downsample(x)))


class BasicBlock(_Block):
    expansion = 1

    def __init__(self, inplanes, planes, conv_builder, stride=1, downsample=None):
        super().__init__()
        middle = _midplanes(inplanes, planes)
        first, second = conv_builder(inplanes, planes, middle, stride), conv_builder(planes, planes, middle)
        self.conv1 = nn.Sequential(first, nn.BatchNorm3d(planes), nn.ReLU(inplace=True))
        self.conv2 = nn.Sequential(second, nn.BatchNorm3d(planes))
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.stride = stride


class Bottleneck(_Block):
    expansion = 4

    def __init__(self, inplanes, planes, conv_builder, stride=1, downsample=None):
        super().__init__()
        narrow = nn.Conv3d(inplanes, planes, kernel_size=1, bias=False)
        second = conv_builder(planes, planes, _midplanes(inplanes, planes), stride)
        width = planes * self.expansion
        self.conv1 = nn.Sequential(narrow, nn.BatchNorm3d(planes), nn.ReLU(inplace=True))
        self.conv2 = nn.Sequential(second, nn.BatchNorm3d(planes), nn.ReLU(inplace=True))
        self.conv3 = nn.Sequential(nn.Conv3d(planes, width, kernel_size=1, bias=False), nn.BatchNorm3d(width))
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.stride = stride


class BasicStem(Sequential):
    def __init__(self):
        conv = nn.Conv3d(3, 64, kernel_size=(3, 7, 7), stride=(1, 2, 2), padding=(1, 3, 3), bias=False)
        super().__init__(conv, nn.BatchNorm3d(64), nn.ReLU(inplace=True))


class R2Plus1dStem(Sequential):
    def __init__(self):
        within = nn.Conv3d(3, 45, kernel_size=(1, 7, 7), stride=(1, 2, 2), padding=(0, 3, 3), bias=False)
        across = nn.Conv3d(45, 64, kernel_size=(3, 1, 1), stride=(1, 1, 1), padding=(1, 0, 0), bias=False)
        norms = nn.BatchNorm3d(45), nn.BatchNorm3d(64)
        super().__init__(within, norms[0], nn.ReLU(inplace=True), across, norms[1], nn.ReLU(inplace=True))


class VideoResNet(Module):
    def __init__(self, block, conv_makers, layers, stem, num_classes=400, zero_init_residual=False):
        super().__init__()
        self.inplanes = 64
        self.stem = stem()
        for at, (maker, blocks) in enumerate(zip(conv_makers, layers, strict=False)):
            stage = self._make_layer(block, maker, 64 * 2**at, blocks, stride=1 if at == 0 else 2)
            setattr(self, f"layer{at + 1}", stage)
        self.avgpool = nn.AdaptiveAvgPool3d((1, 1, 1))
        self.fc = nn.Linear(512 * block.expansion, num_classes)

    def _make_layer(self, block, conv_builder, planes, blocks, stride=1):
        width = planes * block.expansion
        downsample = None
        if stride != 1 or self.inplanes != width:
            step = conv_builder.get_downsample_stride(stride)
            shortcut = nn.Conv3d(self.inplanes, width, kernel_size=1, stride=step, bias=False)
            downsample = nn.Sequential(shortcut, nn.BatchNorm3d(width))
        stage = [block(self.inplanes, planes, conv_builder, stride, downsample)]
        self.inplanes = width
        stage += [block(width, planes, conv_builder) for _ in range(1, blocks)]
        return nn.Sequential(*stage)

    def forward(self, x):
        x = self.layer4(self.layer3(self.layer2(self.layer1(self.stem(x)))))
        return self.fc(self.avgpool(x).flatten(1))


def _video_resnet(conv_makers: Any, stem: Any, /, **kwargs: Any) -> Any:
    return VideoResNet(BasicBlock, conv_makers, [2, 2, 2, 2], stem, **kwargs)


_TABLE = {
    "r3d_18": ("R3D_18 V1@112", [Conv3DSimple] * 4, BasicStem),
    "mc3_18": ("MC3_18 V1@112", [Conv3DSimple] + [Conv3DNoTemporal] * 3, BasicStem),
    "r2plus1d_18": ("R2Plus1D_18 V1@112", [Conv2Plus1D] * 4, R2Plus1dStem),
}
globals().update(_api.variants(_video_resnet, _TABLE, prefix="KINETICS400_", classes=400))
