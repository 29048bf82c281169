"""Inception v3. https://docs.pytorch.org/vision/stable/models/inception.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib.collections._namedtuple import make_class
from convlint.frameworks.torchvision._torch import F, Module, nn, torch
from convlint.frameworks.torchvision.models import _api

InceptionOutputs = make_class("InceptionOutputs", ["logits", "aux_logits"], [])

_STEM = {
    "Conv2d_1a_3x3": (3, 32, {"kernel_size": 3, "stride": 2}),
    "Conv2d_2a_3x3": (32, 32, {"kernel_size": 3}),
    "Conv2d_2b_3x3": (32, 64, {"kernel_size": 3, "padding": 1}),
    "maxpool1": None,
    "Conv2d_3b_1x1": (64, 80, {"kernel_size": 1}),
    "Conv2d_4a_3x3": (80, 192, {"kernel_size": 3}),
    "maxpool2": None,
}
# The place of the block among `inception_blocks`, and its arguments.
_EARLY = {
    "Mixed_5b": (1, 192, {"pool_features": 32}),
    "Mixed_5c": (1, 256, {"pool_features": 64}),
    "Mixed_5d": (1, 288, {"pool_features": 64}),
    "Mixed_6a": (2, 288, {}),
    "Mixed_6b": (3, 768, {"channels_7x7": 128}),
    "Mixed_6c": (3, 768, {"channels_7x7": 160}),
    "Mixed_6d": (3, 768, {"channels_7x7": 160}),
    "Mixed_6e": (3, 768, {"channels_7x7": 192}),
}
_LATE: dict[str, Any] = {"Mixed_7a": (4, 768, {}), "Mixed_7b": (5, 1280, {}), "Mixed_7c": (5, 2048, {})}


class Inception3(Module):
    def __init__(self, num_classes=1000, aux_logits=True, transform_input=False, inception_blocks=None,
                 init_weights=None, dropout=0.5):  # fmt: skip
        super().__init__()
        blocks: Any = inception_blocks
        if blocks is None:
            blocks = [BasicConv2d, InceptionA, InceptionB, InceptionC, InceptionD, InceptionE, InceptionAux]
        if len(blocks) != 7:
            raise ValueError(f"length of inception_blocks should be 7 instead of {len(blocks)}")
        self.aux_logits = aux_logits
        self.transform_input = transform_input
        for name, conv in _STEM.items():
            pool_or_conv = nn.MaxPool2d(3, stride=2) if conv is None else blocks[0](*conv[:2], **conv[2])
            setattr(self, name, pool_or_conv)
        self._make_blocks(blocks, _EARLY)
        self.AuxLogits = blocks[6](768, num_classes) if aux_logits else None
        self._make_blocks(blocks, _LATE)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.dropout = nn.Dropout(p=dropout)
        self.fc = nn.Linear(2048, num_classes)

    def _make_blocks(self, blocks: Any, table: dict[str, Any]) -> None:
        for name, (at, width, settings) in table.items():
            setattr(self, name, blocks[at](width, **settings))

    def _forward(self, x):
        """The logits, and those of the auxiliary head (None outside training)."""
        for name in (*_STEM, *_EARLY):
            x = getattr(self, name)(x)
        aux = self.AuxLogits(x) if self.AuxLogits is not None and self.training else None
        for name in _LATE:
            x = getattr(self, name)(x)
        return self.fc(torch.flatten(self.dropout(self.avgpool(x)), 1)), aux

    def forward(self, x):
        outputs = self._forward(x)
        return InceptionOutputs(*outputs) if self.training and self.aux_logits else outputs[0]


class _Mixed(Module):
    """A block of branches side by side."""

    def _convolutions(self, conv_block, table: dict[str, Any]) -> None:
        """`table`: in_channels, out_channels, kernel_size, and the stride if it is 2 (without padding then)."""
        make = BasicConv2d if conv_block is None else conv_block
        for name, (channels, width, kernel, *stride) in table.items():
            settings: dict[str, Any] = {"kernel_size": kernel}
            if stride:
                settings["stride"] = stride[0]
            elif kernel != 1:
                sizes = kernel if isinstance(kernel, tuple) else (kernel,)
                padding = tuple(size // 2 for size in sizes)
                settings["padding"] = padding if len(padding) > 1 else padding[0]
            setattr(self, name, make(channels, width, **settings))

    def _along(self, x, branch: str, *steps: str) -> Any:
        for step in steps:
            x = getattr(self, f"{branch}_{step}")(x)
        return x

    def _averaged(self, x):
        return self.branch_pool(F.avg_pool2d(x, kernel_size=3, stride=1, padding=1))

    def forward(self, x):
        return torch.cat(self._forward(x), 1)


class InceptionA(_Mixed):
    def __init__(self, in_channels, pool_features, conv_block=None):
        super().__init__()
        self._convolutions(conv_block, {
            "branch1x1": (in_channels, 64, 1),
            "branch5x5_1": (in_channels, 48, 1), "branch5x5_2": (48, 64, 5),
            "branch3x3dbl_1": (in_channels, 64, 1), "branch3x3dbl_2": (64, 96, 3), "branch3x3dbl_3": (96, 96, 3),
            "branch_pool": (in_channels, pool_features, 1),
        })  # fmt: skip

    def _forward(self, x):
        outputs = [self.branch1x1(x), self._along(x, "branch5x5", *"12"), self._along(x, "branch3x3dbl", *"123")]
        return [*outputs, self._averaged(x)]


class InceptionB(_Mixed):
    def __init__(self, in_channels, conv_block=None):
        super().__init__()
        self._convolutions(conv_block, {
            "branch3x3": (in_channels, 384, 3, 2),
            "branch3x3dbl_1": (in_channels, 64, 1), "branch3x3dbl_2": (64, 96, 3), "branch3x3dbl_3": (96, 96, 3, 2),
        })  # fmt: skip

    def _forward(self, x):
        outputs = [self.branch3x3(x), self._along(x, "branch3x3dbl", *"123")]
        return [*outputs, F.max_pool2d(x, kernel_size=3, stride=2)]


class InceptionC(_Mixed):
    def __init__(self, in_channels, channels_7x7, conv_block=None):
        super().__init__()
        c7 = channels_7x7
        self._convolutions(conv_block, {
            "branch1x1": (in_channels, 192, 1),
            "branch7x7_1": (in_channels, c7, 1), "branch7x7_2": (c7, c7, (1, 7)), "branch7x7_3": (c7, 192, (7, 1)),
            "branch7x7dbl_1": (in_channels, c7, 1), "branch7x7dbl_2": (c7, c7, (7, 1)),
            "branch7x7dbl_3": (c7, c7, (1, 7)), "branch7x7dbl_4": (c7, c7, (7, 1)),
            "branch7x7dbl_5": (c7, 192, (1, 7)),
            "branch_pool": (in_channels, 192, 1),
        })  # fmt: skip

    def _forward(self, x):
        outputs = [self.branch1x1(x), self._along(x, "branch7x7", *"123"), self._along(x, "branch7x7dbl", *"12345")]
        return [*outputs, self._averaged(x)]


class InceptionD(_Mixed):
    def __init__(self, in_channels, conv_block=None):
        super().__init__()
        self._convolutions(conv_block, {
            "branch3x3_1": (in_channels, 192, 1), "branch3x3_2": (192, 320, 3, 2),
            "branch7x7x3_1": (in_channels, 192, 1), "branch7x7x3_2": (192, 192, (1, 7)),
            "branch7x7x3_3": (192, 192, (7, 1)), "branch7x7x3_4": (192, 192, 3, 2),
        })  # fmt: skip

    def _forward(self, x):
        outputs = [self._along(x, "branch3x3", *"12"), self._along(x, "branch7x7x3", *"1234")]
        return [*outputs, F.max_pool2d(x, kernel_size=3, stride=2)]


class InceptionE(_Mixed):
    def __init__(self, in_channels, conv_block=None):
        super().__init__()
        self._convolutions(conv_block, {
            "branch1x1": (in_channels, 320, 1),
            "branch3x3_1": (in_channels, 384, 1),
            "branch3x3_2a": (384, 384, (1, 3)), "branch3x3_2b": (384, 384, (3, 1)),
            "branch3x3dbl_1": (in_channels, 448, 1), "branch3x3dbl_2": (448, 384, 3),
            "branch3x3dbl_3a": (384, 384, (1, 3)), "branch3x3dbl_3b": (384, 384, (3, 1)),
            "branch_pool": (in_channels, 192, 1),
        })  # fmt: skip

    def _forward(self, x):
        first = self.branch1x1(x)
        short = self.branch3x3_1(x)
        short = torch.cat([self.branch3x3_2a(short), self.branch3x3_2b(short)], 1)
        deep = self._along(x, "branch3x3dbl", "1", "2")
        deep = torch.cat([self.branch3x3dbl_3a(deep), self.branch3x3dbl_3b(deep)], 1)
        return [first, short, deep, self._averaged(x)]


class InceptionAux(Module):
    def __init__(self, in_channels, num_classes, conv_block=None):
        super().__init__()
        conv = BasicConv2d if conv_block is None else conv_block
        self.conv0 = conv(in_channels, 128, kernel_size=1)
        self.conv1 = conv(128, 768, kernel_size=5)
        self.fc = nn.Linear(768, num_classes)

    def forward(self, x):
        x = self.conv1(self.conv0(F.avg_pool2d(x, kernel_size=5, stride=3)))
        return self.fc(torch.flatten(F.adaptive_avg_pool2d(x, (1, 1)), 1))


class BasicConv2d(Module):
    def __init__(self, in_channels, out_channels, **kwargs):
        super().__init__()
        self.conv = nn.Conv2d(in_channels, out_channels, bias=False, **kwargs)
        self.bn = nn.BatchNorm2d(out_channels, eps=0.001)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


def _inception(chosen: Any, kwargs: dict[str, Any]) -> Any:
    """Trained weights come with an auxiliary head, which is taken off again where `aux_logits=False` was given."""
    wanted = kwargs.pop("aux_logits", True)
    if chosen is None:
        return Inception3(aux_logits=wanted, **kwargs)
    model = Inception3(**{"transform_input": True, **kwargs})
    if not wanted:
        model.aux_logits = False
        model.AuxLogits = None
    return model


Inception_V3_Weights = _api.weights("Inception_V3", "V1@299")
inception_v3 = _api.builder("inception_v3", Inception_V3_Weights, _inception)
