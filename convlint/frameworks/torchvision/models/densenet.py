"""DenseNet. https://docs.pytorch.org/vision/stable/models/densenet.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import F, Module, ModuleDict, Sequential, nn, torch
from convlint.frameworks.torchvision.models import _api


class _DenseLayer(Module):
    def __init__(self, num_input_features, growth_rate, bn_size, drop_rate, memory_efficient=False):
        super().__init__()
        width = bn_size * growth_rate
        self.norm1 = nn.BatchNorm2d(num_input_features)
        self.relu1 = nn.ReLU(inplace=True)
        self.conv1 = nn.Conv2d(num_input_features, width, kernel_size=1, stride=1, bias=False)
        self.norm2 = nn.BatchNorm2d(width)
        self.relu2 = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(width, growth_rate, kernel_size=3, stride=1, padding=1, bias=False)
        self.drop_rate = drop_rate
        self.memory_efficient = memory_efficient

    def bn_function(self, inputs):
        return self.conv1(self.relu1(self.norm1(torch.cat(inputs, 1))))

    def forward(self, input):
        """`input` is a tensor, or the list of all earlier outputs of the block."""
        narrow = self.bn_function(input if isinstance(input, (list, tuple)) else [input])
        return self.conv2(self.relu2(self.norm2(narrow)))


class _DenseBlock(ModuleDict):
    def __init__(self, num_layers, num_input_features, bn_size, growth_rate, drop_rate, memory_efficient=False):
        super().__init__()
        for at in range(num_layers):
            width = num_input_features + at * growth_rate
            layer = _DenseLayer(width, growth_rate, bn_size, drop_rate, memory_efficient)
            self.add_module(f"denselayer{at + 1}", layer)

    def forward(self, init_features):
        features = [init_features]
        for layer in self.values():
            features.append(layer(features))
        return torch.cat(features, 1)


class _Transition(Sequential):
    def __init__(self, num_input_features, num_output_features):
        super().__init__()
        self.norm = nn.BatchNorm2d(num_input_features)
        self.relu = nn.ReLU(inplace=True)
        self.conv = nn.Conv2d(num_input_features, num_output_features, kernel_size=1, stride=1, bias=False)
        self.pool = nn.AvgPool2d(kernel_size=2, stride=2)


class DenseNet(Module):
    def __init__(self, growth_rate=32, block_config=(6, 12, 24, 16), num_init_features=64, bn_size=4, drop_rate=0,
                 num_classes=1000, memory_efficient=False):  # fmt: skip
        super().__init__()
        width = num_init_features
        layers = {
            "conv0": nn.Conv2d(3, width, kernel_size=7, stride=2, padding=3, bias=False),
            "norm0": nn.BatchNorm2d(width),
            "relu0": nn.ReLU(inplace=True),
            "pool0": nn.MaxPool2d(kernel_size=3, stride=2, padding=1),
        }
        for at, count in enumerate(block_config, start=1):
            block = _DenseBlock(count, width, bn_size, growth_rate, drop_rate, memory_efficient)
            layers[f"denseblock{at}"] = block
            width = width + count * growth_rate
            if at < len(block_config):
                layers[f"transition{at}"] = _Transition(width, width // 2)
                width = width // 2
        layers["norm5"] = nn.BatchNorm2d(width)
        self.features = nn.Sequential(layers)
        self.classifier = nn.Linear(width, num_classes)

    def forward(self, x):
        x = F.adaptive_avg_pool2d(F.relu(self.features(x)), (1, 1))
        return self.classifier(torch.flatten(x, 1))


def _densenet(growth_rate: int, block_config: Any, num_init_features: int, /, **kwargs: Any) -> Any:
    return DenseNet(growth_rate, block_config, num_init_features, **kwargs)


_TABLE = {
    "densenet121": ("DenseNet121", 32, (6, 12, 24, 16), 64),
    "densenet161": ("DenseNet161", 48, (6, 12, 36, 24), 96),
    "densenet169": ("DenseNet169", 32, (6, 12, 32, 32), 64),
    "densenet201": ("DenseNet201", 32, (6, 12, 48, 32), 64),
}
globals().update(_api.variants(_densenet, _TABLE))
