"""Which layer `convlint shapes` names as a model's head."""

from __future__ import annotations

from typing import Any

from convlint.check import shapes_of_source
from convlint.config import Settings
from convlint.source import InputShape, Source

FUNCTIONAL = """
import torch
import torch.nn as nn
import torch.nn.functional as F

class NoisyLinear(nn.Module):
    def __init__(self, in_features, out_features):
        super().__init__()
        self.weight_mu = nn.Parameter(torch.FloatTensor(out_features, in_features))
        self.register_buffer("noise", torch.FloatTensor(out_features, in_features))

    def forward(self, x):
        return F.linear(x, self.weight_mu + self.noise)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 5)
        self.noisy = NoisyLinear(8 * 28 * 28, 512)

    def forward(self, x):
        return self.noisy(self.conv(x).flatten(1))
"""

UNKNOWN_WIDTH = FUNCTIONAL.replace("512", "environment().actions") + "\nfrom somewhere import environment\n"


def head(text: str, size: tuple[int, ...] = (3, 32, 32)) -> Any:
    source = Source("net.py", text.encode())
    settings = Settings(input_size=(InputShape(size),), input_size_from="--input-size", model=("Net()",))
    (model,) = shapes_of_source(source, settings).as_json()["models"]
    return model["first_linear"]


def test_a_functional_linear_is_the_head_where_no_layer_is() -> None:
    found = head(FUNCTIONAL)
    assert (found["name"], found["in_features"], found["features"]) == ("noisy", 6272, 6272)
    assert found["arriving_shape"] == [None, 6272]


def test_the_head_is_stated_where_its_own_width_is_not_known() -> None:
    assert head(UNKNOWN_WIDTH)["features"] == 6272


PADDED = """
import torch.nn as nn
import torch.nn.functional as F

class Padded(nn.Conv2d):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pad = nn.ZeroPad2d((0, 1, 0, 1))

    def forward(self, x):
        return F.conv2d(self.pad(x), self.weight, self.bias, self.stride)

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate = nn.Linear(3, 3)
        self.conv = Padded(3, 8, 3, stride=2)
        self.head = nn.Linear(8, 10)

    def forward(self, x):
        x = self.conv(self.gate(x.movedim(1, -1)).movedim(-1, 1))
        return self.head(x.mean((2, 3)))
"""


def test_a_convolution_with_a_layer_of_its_own_is_a_layer() -> None:
    assert head(PADDED)["name"] == "head"
