"""AlexNet. https://docs.pytorch.org/vision/stable/models/alexnet.html"""

from __future__ import annotations

from convlint.frameworks.torchvision._torch import Module, nn, torch
from convlint.frameworks.torchvision.models import _api

# out_channels, kernel_size, stride, padding of each convolution; None is a pool.
_FEATURES = ((64, 11, 4, 2), None, (192, 5, 1, 2), None, (384, 3, 1, 1), (256, 3, 1, 1), (256, 3, 1, 1), None)


class AlexNet(Module):
    def __init__(self, num_classes=1000, dropout=0.5):
        super().__init__()
        channels, layers = 3, []
        for conv in _FEATURES:
            if conv is None:
                layers.append(nn.MaxPool2d(kernel_size=3, stride=2))
            else:
                layers += [nn.Conv2d(channels, *conv), nn.ReLU(inplace=True)]
                channels = conv[0]
        self.features = nn.Sequential(*layers)
        self.avgpool = nn.AdaptiveAvgPool2d((6, 6))
        self.classifier = nn.Sequential(
            *(nn.Dropout(p=dropout), nn.Linear(channels * 6 * 6, 4096), nn.ReLU(inplace=True)),
            *(nn.Dropout(p=dropout), nn.Linear(4096, 4096), nn.ReLU(inplace=True)),
            nn.Linear(4096, num_classes),
        )

    def forward(self, x):
        return self.classifier(torch.flatten(self.avgpool(self.features(x)), 1))


AlexNet_Weights = _api.weights("AlexNet", "V1")
alexnet = _api.builder("alexnet", AlexNet_Weights, lambda chosen, kwargs: AlexNet(**kwargs))
