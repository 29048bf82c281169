"""CVL501 where a layer is called, not only where it is made."""

from __future__ import annotations

import pytest

from convlint.check import check_source
from convlint.config import Settings
from convlint.source import Source

NET = """
import torch
from torch import nn

class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self):
        super().__init__()
        self.layer = {layer}

    def forward(self, x):
        return self.layer({arguments})
"""


def findings(layer: str, arguments: str) -> list[tuple[str, str]]:
    found, _ = check_source(Source("net.py", NET.format(layer=layer, arguments=arguments).encode()), Settings())
    return [(d.code, d.message) for d in found]


@pytest.mark.parametrize(
    "layer, arguments, said",
    [
        ("nn.MaxPool2d(2)", "", "MaxPool2d() is missing the required argument: 'input'"),
        ("nn.Conv2d(3, 4, 3)", "x, x, x", "Conv2d() gets too many positional arguments"),
        ("nn.ReLU()", "x, inplace=True", "ReLU() gets an unexpected keyword argument 'inplace'"),
    ],
)
def test_a_layer_called_wrongly(layer: str, arguments: str, said: str) -> None:
    assert findings(layer, arguments) == [("CVL501", said)]


@pytest.mark.parametrize(
    "layer, arguments",
    [
        ("nn.Sequential(nn.ReLU())", "x"),
        ("nn.Identity(3, a=4)", "x"),
        ("nn.DataParallel(nn.ReLU())", "x"),
        ("nn.LSTM(32, 4)", "x[:, 0]"),
    ],
)
def test_a_layer_called_rightly(layer: str, arguments: str) -> None:
    assert findings(layer, arguments) == []
