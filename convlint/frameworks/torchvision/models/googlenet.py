"""GoogLeNet. https://docs.pytorch.org/vision/stable/models/googlenet.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import F, Module, nn, torch
from convlint.frameworks.torchvision.models import _api

# The arguments of each Inception, or the kernel of the pool that stands before it.
_STAGES: dict[str, int | tuple[int, ...]] = {
    "inception3a": (192, 64, 96, 128, 16, 32, 32),
    "inception3b": (256, 128, 128, 192, 32, 96, 64),
    "maxpool3": 3,
    "inception4a": (480, 192, 96, 208, 16, 48, 64),
    "inception4b": (512, 160, 112, 224, 24, 64, 64),
    "inception4c": (512, 128, 128, 256, 24, 64, 64),
    "inception4d": (512, 112, 144, 288, 32, 64, 64),
    "inception4e": (528, 256, 160, 320, 32, 128, 128),
    "maxpool4": 2,
    "inception5a": (832, 256, 160, 320, 32, 128, 128),
    "inception5b": (832, 384, 192, 384, 48, 128, 128),
}
# An auxiliary head looks at the output of the stage that it is named with here, in training.
_HEADS = {"inception4a": "aux1", "inception4d": "aux2"}


class GoogLeNet(Module):
    def __init__(self, num_classes=1000, aux_logits=True, transform_input=False, init_weights=None, blocks=None,
                 dropout=0.2, dropout_aux=0.7):  # fmt: skip
        super().__init__()
        blocks = [BasicConv2d, Inception, InceptionAux] if blocks is None else blocks
        if len(blocks) != 3:
            raise ValueError(f"blocks length should be 3 instead of {len(blocks)}")
        conv_block, inception_block, aux_block = blocks
        self.aux_logits = aux_logits
        self.transform_input = transform_input
        self.conv1 = conv_block(3, 64, kernel_size=7, stride=2, padding=3)
        self.maxpool1 = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        self.conv2 = conv_block(64, 64, kernel_size=1)
        self.conv3 = conv_block(64, 192, kernel_size=3, padding=1)
        self.maxpool2 = nn.MaxPool2d(3, stride=2, ceil_mode=True)
        for name, fact in _STAGES.items():
            if isinstance(fact, int):
                setattr(self, name, nn.MaxPool2d(fact, stride=2, ceil_mode=True))
            else:
                setattr(self, name, inception_block(*fact))
        for name, width in (("aux1", 512), ("aux2", 528)):
            setattr(self, name, aux_block(width, num_classes, dropout=dropout_aux) if aux_logits else None)
        self.avgpool = nn.AdaptiveAvgPool2d((1, 1))
        self.dropout = nn.Dropout(p=dropout)
        self.fc = nn.Linear(1024, num_classes)

    def _forward(self, x):
        """The logits, and those of the second and the first auxiliary head (None outside training)."""
        heads = {}
        x = self.maxpool2(self.conv3(self.conv2(self.maxpool1(self.conv1(x)))))
        for name in _STAGES:
            x = getattr(self, name)(x)
            head = getattr(self, _HEADS[name]) if name in _HEADS else None
            if head is not None and self.training:
                heads[_HEADS[name]] = head(x)
        x = self.fc(self.dropout(torch.flatten(self.avgpool(x), 1)))
        return x, heads.get("aux2"), heads.get("aux1")

    def forward(self, x):
        outputs = self._forward(x)
        return __getattr__("GoogLeNetOutputs")(*outputs) if self.training and self.aux_logits else outputs[0]


class Inception(Module):
    def __init__(self, in_channels, ch1x1, ch3x3red, ch3x3, ch5x5red, ch5x5, pool_proj, conv_block=None):
        super().__init__()
        conv = BasicConv2d if conv_block is None else conv_block
        self.branch1 = conv(in_channels, ch1x1, kernel_size=1)
        for name, narrow, width in (("branch2", ch3x3red, ch3x3), ("branch3", ch5x5red, ch5x5)):
            first, second = conv(in_channels, narrow, kernel_size=1), conv(narrow, width, kernel_size=3, padding=1)
            setattr(self, name, nn.Sequential(first, second))
        pool = nn.MaxPool2d(kernel_size=3, stride=1, padding=1, ceil_mode=True)
        self.branch4 = nn.Sequential(pool, conv(in_channels, pool_proj, kernel_size=1))

    def _forward(self, x):
        return [self.branch1(x), self.branch2(x), self.branch3(x), self.branch4(x)]

    def forward(self, x):
        return torch.cat(self._forward(x), 1)


class InceptionAux(Module):
    def __init__(self, in_channels, num_classes, conv_block=None, dropout=0.7):
        super().__init__()
        conv = BasicConv2d if conv_block is None else conv_block
        self.conv = conv(in_channels, 128, kernel_size=1)
        self.fc1 = nn.Linear(2048, 1024)
        self.fc2 = nn.Linear(1024, num_classes)
        self.dropout = nn.Dropout(p=dropout)

    def forward(self, x):
        x = torch.flatten(self.conv(F.adaptive_avg_pool2d(x, (4, 4))), 1)
        return self.fc2(self.dropout(F.relu(self.fc1(x))))


class BasicConv2d(Module):
    def __init__(self, in_channels, out_channels, **kwargs):
        super().__init__()
        self.conv = nn.Conv2d(in_channels, out_channels, bias=False, **kwargs)
        self.bn = nn.BatchNorm2d(out_channels, eps=0.001)

    def forward(self, x):
        return F.relu(self.bn(self.conv(x)))


def _googlenet(chosen: Any, kwargs: dict[str, Any]) -> Any:
    """Trained weights come with auxiliary heads, which are taken off again unless they were asked for."""
    wanted = kwargs.get("aux_logits", False)
    if chosen is not None:
        kwargs.setdefault("transform_input", True)
        _api.overwrite(kwargs, "aux_logits", True)
    model = GoogLeNet(**kwargs)
    if chosen is not None and not wanted:
        model.aux_logits = False
        model.aux1 = model.aux2 = None
    return model


GoogLeNet_Weights = _api.weights("GoogLeNet", "V1")
googlenet = _api.builder("googlenet", GoogLeNet_Weights, _googlenet)


def __getattr__(name: str) -> Any:
    """The class of the outputs is made when it is first asked for: this file is loaded with the package."""
    if name != "GoogLeNetOutputs":
        raise AttributeError(name)
    from convlint.frameworks.stdlib.collections._namedtuple import make_class

    return globals().setdefault(name, make_class(name, ["logits", "aux_logits2", "aux_logits1"], []))
