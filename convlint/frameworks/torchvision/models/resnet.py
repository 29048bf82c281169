"""ResNet, ResNeXt and wide ResNet. https://docs.pytorch.org/vision/stable/models/resnet.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api


def conv3x3(in_planes, out_planes, stride=1, groups=1, dilation=1):
    settings = {"stride": stride, "padding": dilation, "groups": groups, "bias": False, "dilation": dilation}
    return nn.Conv2d(in_planes, out_planes, kernel_size=3, **settings)


def conv1x1(in_planes, out_planes, stride=1):
    return nn.Conv2d(in_planes, out_planes, kernel_size=1, stride=stride, bias=False)


class BasicBlock(Module):
    expansion = 1

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1,
                 norm_layer=None):  # fmt: skip
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        if groups != 1 or base_width != 64:
            raise ValueError("BasicBlock only supports groups=1 and base_width=64")
        if dilation > 1:
            raise NotImplementedError("Dilation > 1 not supported in BasicBlock")
        self.conv1 = conv3x3(inplanes, planes, stride)
        self.bn1 = norm_layer(planes)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = conv3x3(planes, planes)
        self.bn2 = norm_layer(planes)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return self.relu(out + (x if self.downsample is None else self.downsample(x)))


class Bottleneck(Module):
    expansion = 4

    def __init__(self, inplanes, planes, stride=1, downsample=None, groups=1, base_width=64, dilation=1,
                 norm_layer=None):  # fmt: skip
        super().__init__()
        norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        width = int(planes * (base_width / 64.0)) * groups
        self.conv1 = conv1x1(inplanes, width)
        self.bn1 = norm_layer(width)
        self.conv2 = conv3x3(width, width, stride, groups, dilation)
        self.bn2 = norm_layer(width)
        self.conv3 = conv1x1(width, planes * self.expansion)
        self.bn3 = norm_layer(planes * self.expansion)
        self.relu = nn.ReLU(inplace=True)
        self.downsample = downsample
        self.stride = stride

    def forward(self, x):
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.relu(self.bn2(self.conv2(out)))
        out = self.bn3(self.conv3(out))
        return self.relu(out + (x if self.downsample is None else self.downsample(x)))


class ResNet(Module):
    def __init__(self, block, layers, num_classes=1000, zero_init_residual=False, groups=1, width_per_group=64,
                 replace_stride_with_dilation=None, norm_layer=None):  # fmt: skip
        super().__init__()
        self._norm_layer = nn.BatchNorm2d if norm_layer is None else norm_layer
        self.inplanes = 64
        self.dilation = 1
        dilated = [False] * 3 if replace_stride_with_dilation is None else replace_stride_with_dilation
        if len(dilated) != 3:
            raise ValueError(f"replace_stride_with_dilation should be None or a 3-element tuple, got {dilated}")
        self.groups = groups
        self.base_width = width_per_group
        self.conv1 = nn.Conv2d(3, self.inplanes, kernel_size=7, stride=2, padding=3, bias=False)
        self.bn1 = self._norm_layer(self.inplanes)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(kernel_size=3, stride=2, padding=1)
        self.layer1 = self._make_layer(block, 64, layers[0])
        for at in (1, 2, 3):
            stage = self._make_layer(block, 64 * 2**at, layers[at], stride=2, dilate=dilated[at - 1])
            setattr(self, f"layer{at + 1}", stage)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.fc = nn.Linear(512 * block.expansion, num_classes)

    def _make_layer(self, block, planes, blocks, stride=1, dilate=False):
        """`blocks` blocks, of which the first changes the width and the size; a dilated stage keeps the size."""
        before = self.dilation
        if dilate:
            self.dilation = self.dilation * stride
            stride = 1
        width = planes * block.expansion
        downsample = None
        if stride != 1 or self.inplanes != width:
            downsample = nn.Sequential(conv1x1(self.inplanes, width, stride), self._norm_layer(width))
        shared = (self.groups, self.base_width)
        stage = [block(self.inplanes, planes, stride, downsample, *shared, before, self._norm_layer)]
        self.inplanes = width
        settings = {"groups": self.groups, "base_width": self.base_width, "dilation": self.dilation}
        stage += [block(width, planes, norm_layer=self._norm_layer, **settings) for _ in range(1, blocks)]
        return nn.Sequential(*stage)

    def _forward_impl(self, x):
        x = self.maxpool(self.relu(self.bn1(self.conv1(x))))
        x = self.layer4(self.layer3(self.layer2(self.layer1(x))))
        return self.fc(torch.flatten(self.avgpool(x), 1))

    def forward(self, x):
        return self._forward_impl(x)


def _resnet(block: Any, layers: Any, *widths: int, **kwargs: Any) -> Any:
    for name, value in zip(("width_per_group", "groups"), widths, strict=False):
        _api.overwrite(kwargs, name, value)
    return ResNet(block, list(layers), **kwargs)


# Weights, block, blocks of each stage, and for some width_per_group and groups.
_TABLE = {
    "resnet18": ("ResNet18", BasicBlock, (2, 2, 2, 2)),
    "resnet34": ("ResNet34", BasicBlock, (3, 4, 6, 3)),
    "resnet50": ("ResNet50 V1 V2*", Bottleneck, (3, 4, 6, 3)),
    "resnet101": ("ResNet101 V1 V2*", Bottleneck, (3, 4, 23, 3)),
    "resnet152": ("ResNet152 V1 V2*", Bottleneck, (3, 8, 36, 3)),
    "resnext50_32x4d": ("ResNeXt50_32X4D V1 V2*", Bottleneck, (3, 4, 6, 3), 4, 32),
    "resnext101_32x8d": ("ResNeXt101_32X8D V1 V2*", Bottleneck, (3, 4, 23, 3), 8, 32),
    "resnext101_64x4d": ("ResNeXt101_64X4D", Bottleneck, (3, 4, 23, 3), 4, 64),
    "wide_resnet50_2": ("Wide_ResNet50_2 V1 V2*", Bottleneck, (3, 4, 6, 3), 128),
    "wide_resnet101_2": ("Wide_ResNet101_2 V1 V2*", Bottleneck, (3, 4, 23, 3), 128),
}
globals().update(_api.variants(_resnet, _TABLE))
