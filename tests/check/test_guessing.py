"""No fault rests on what convlint assumed: a guessed input, arguments that only callers know, a cell's last line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import convlint.check.files as files
from convlint import api
from convlint.check import check_source
from convlint.config import Settings
from convlint.interpreter import BudgetExceeded
from convlint.source import Source

HEAD = """
import torch
from torch import nn
from tensorflow import keras
import tensorflow as tf
"""


def codes(text: str, name: str = "net.py") -> list[str]:
    found, _ = check_source(Source(name, text.encode()), Settings())
    return [diagnostic.code for diagnostic in found]


def net(layers: str, forward: str) -> str:
    """A module with these layers, one a line, whose forward returns this expression."""
    made = "".join(f"        self.{layer}\n" for layer in layers.split("; "))
    start = "class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
    return f"{HEAD}{start}{made}    def forward(self, x):\n        return {forward}\n"


STANDS = {
    "a Linear after a Linear": (net("a = nn.Linear(784, 100); b = nn.Linear(120, 10)", "self.b(self.a(x))"), "CVL101"),
    "what a view makes": (net("a = nn.Conv2d(3, 8, 3)", "self.a(x.view(-1, 1, 28, 28))"), "CVL201"),
    "a conv after a conv": (net("a = nn.Conv2d(3, 8, 3); b = nn.Conv2d(9, 8, 3)", "self.b(self.a(x))"), "CVL201"),
}
RESTS_ON_A_GUESS = {
    "patches of an image, cut before the first Linear": net(
        "a = nn.Linear(432, 9)", "self.a(x.unfold(2, 12, 12).unfold(3, 12, 12).permute(0, 2, 3, 1, 4, 5).flatten(3))"
    ),
    "a sequence": net("a = nn.Linear(64, 9); b = nn.Conv1d(9, 4, 3)", "self.b(self.a(x).permute(0, 2, 1))"),
    "an axis that the model adds": net("a = nn.Conv2d(1, 8, 3)", "self.a(x.unsqueeze(1))"),
    "channels that the model makes of its input": net("a = nn.Conv2d(10, 8, 3)", "self.a(torch.cat([x, x * x], 1))"),
    "a list of inputs": net("a = nn.Conv2d(16, 16, 3); b = nn.Conv2d(8, 16, 3)", "self.a(x[0]) + self.b(x[1])"),
    "flattened first": net("a = nn.Linear(784, 9); b = nn.Linear(9, 4)", "self.b(self.a(x.view(x.size(0), -1)))"),
}
GIVEN_BY_CALLERS = {
    "a wrapper": "def ones(*args, **kwargs):\n    return tf.ones(*args, **kwargs)\ndef main():\n    ones()\n",
    "a test helper": "def test_ones(*args, **kwargs):\n    return torch.randn(1).view(*args) + tf.ones(*args)\n",
    "a layer": "class M(keras.layers.Conv1D):\n    def __init__(self, **kwargs):\n        super().__init__(**kwargs)\n",
}


@pytest.mark.parametrize("text, code", STANDS.values(), ids=STANDS)
def test_a_fault_that_every_input_has(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("text", RESTS_ON_A_GUESS.values(), ids=RESTS_ON_A_GUESS)
def test_a_fault_that_only_the_guess_has(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", list(GIVEN_BY_CALLERS.values())[1:], ids=list(GIVEN_BY_CALLERS)[1:])
def test_arguments_that_only_callers_know(text: str) -> None:
    assert codes(HEAD + text) == []


def test_a_program_that_uses_up_the_budget_leaves_some_for_the_model() -> None:
    spent = "def work(n):\n    if n:\n        work(n - 1)\n        work(n - 1)\nwork(30)\n"
    text, _ = STANDS["a conv after a conv"]
    assert codes(f"{text}model = Net()\n{spent}") == ["CVL201"]


def test_a_run_that_ends_early_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(*arguments: object) -> None:
        raise BudgetExceeded("the analysis ran out of steps")

    monkeypatch.setattr(files, "_checked", ended)
    source = Source("net.py", b"import torch\n")
    found, summary = files.check_one(source, Settings(strict=True))
    assert [one.message for one in found] == ["not analysed: the analysis ran out of steps"] and summary.unanalysed
    assert files.check_one(source, Settings())[0] == []


def test_a_wrapper_that_the_program_itself_calls_without_arguments() -> None:
    assert codes(HEAD + GIVEN_BY_CALLERS["a wrapper"] + "main()\n") == ["CVL501"]


def test_a_cell_shows_the_value_of_its_last_line() -> None:
    cells = [
        "import torch\nx = torch.arange(16).view(4, 4)\nx",
        "x.view(2, 8)\n# shown",
        "x.view(2, 8)\nprint(x)",
        "for i in range(2):\n    x.view(2, 8)\n",
    ]
    book = {"cells": [{"cell_type": "code", "source": source} for source in cells], "nbformat": 4}
    found, _ = check_source(Source("a.ipynb", json.dumps(book).encode()), Settings())
    assert [(d.code, d.cell) for d in found] == [("CVL105", 3), ("CVL105", 4)]


def test_a_value_with_a_name_is_not_discarded() -> None:
    assert codes(HEAD + "x = torch.arange(16).view(4, 4)\nx\n") == []


MNIST = (
    net("c = nn.Conv2d(1, 6, 5); f = nn.Linear(6 * 28 * 28, 10)", "self.f(self.c(x).flatten(1))")
    + "from torchvision import datasets, transforms\n"
    + "train = datasets.MNIST('.', transform=transforms.ToTensor())\n"
    + "loader = torch.utils.data.DataLoader(train, 32)\n"
)
RESIZED = "class Data:\n    def setup(self):\n        return transforms.Resize((32, 32))\n"


def test_a_data_set_says_the_size() -> None:
    assert codes(MNIST) == ["CVL101"]


def test_a_data_set_says_nothing_where_something_resizes_unseen() -> None:
    assert codes(MNIST + RESIZED) == []


@pytest.mark.parametrize("width", ["args.width", "int(input())", "len(open('names').read())"])
@pytest.mark.parametrize(("second", "faults"), [(32, 0), (64, 1)])
def test_a_linear_of_unknown_width_comes_first(tmp_path: Path, width: str, second: int, faults: int) -> None:
    text = f"""
import argparse
import torch.nn as nn
args = argparse.ArgumentParser().parse_args()

class Net(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.one = nn.Linear(width, 32)
        self.two = nn.Linear({second}, 2)

    def forward(self, x):
        return self.two(self.one(x).relu())

net = Net({width})
"""
    (tmp_path / "net.py").write_text(text)
    assert len(api.check(tmp_path / "net.py", isolated=True)) == faults


def test_a_fault_whose_circumstances_are_open_is_reported_all_the_same(tmp_path: Path) -> None:
    text = "import torch\nimport torch.nn as nn\nn = int(input())\nfirst = nn.Linear(n, 128)\n"
    text += "nn.Linear(256, 4)(first(torch.zeros(2, n)))\nnn.Linear(256, 4)(first(torch.zeros(2, 3, n)))\n"
    (tmp_path / "net.py").write_text(text)
    found = api.check(tmp_path / "net.py", isolated=True)
    assert [(d.code, d.location.row) for d in found] == [("CVL101", 5), ("CVL101", 6)]


@pytest.mark.parametrize(
    "made", ["torch.cat([torch.zeros(n), torch.zeros(3)])", "torch.tensor(np.zeros((n, 3)).flatten())"]
)
def test_one_axis_of_unknown_length_is_one_axis(tmp_path: Path, made: str) -> None:
    text = f"import numpy as np\nimport torch\nn = int(input())\nx = {made}\n"
    text += "torch.zeros(2, 5) @ torch.zeros(4, 5).view(4 * x.dim(), 5)\n"
    (tmp_path / "net.py").write_text(text)
    assert [d.code for d in api.check(tmp_path / "net.py", isolated=True)] == ["CVL303"]


def test_a_norm_of_unknown_width_can_be_initialised() -> None:
    text = f"""{HEAD}
class Net(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.norm = nn.LayerNorm(config.width)
        self.norm.bias.data.zero_()
        self.norm.weight.data.fill_(1.0)
        self.a = nn.Linear(64, 10)
        self.b = nn.Linear(9, 2)

    def forward(self, x):
        return self.b(self.a(x))
"""
    assert codes(text) == ["CVL101"]


@pytest.mark.parametrize(
    ("features", "forward"),
    [
        (128, "self.a(self.e(x).view(x.size(0), -1))"),
        (128, "self.a(unknown(self.e(x)))"),
        (61, "self.a(self.e(x.sum(1)).unfold(1, 61, 1))"),
        (70, "self.a(torch.cat([self.e(x), other(x)], -1))"),
        (32, "self.a(self.e(x).transpose(-1, -2))"),
    ],
    ids=["two words", "unknown work", "ids made of ids", "with what nobody knows", "32 words"],
)
def test_no_fault_rests_on_how_many_ids_there_are(features: int, forward: str) -> None:
    assert codes(net(f"e = nn.Embedding(9, 64); a = nn.Linear({features}, 4)", forward)) == []


def test_a_fault_for_any_number_of_ids_is_found() -> None:
    layers = "e = nn.Embedding(9, 64); a = nn.Linear(61, 4)"
    assert codes(net(layers, "self.a(self.e(x))")) == ["CVL101"]
    assert codes(net(layers, "self.a(self.e(x).view(x.size(0), -1))")) == ["CVL101"]


def test_an_input_that_goes_to_layers_that_take_different_things_stays_unknown() -> None:
    both = net("e = nn.Embedding(9, 64); a = nn.Linear(64, 4)", "self.e(x.long()).sum() + self.a(x).sum()")
    faulty = net("a = nn.Linear(8, 4); b = nn.Linear(5, 4)", "self.b(self.a(x))").replace("Net", "Other")
    assert codes(both + faulty) == ["CVL101"]


GATE = """
class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(40, 64))

    def forward(self, x):
        return torch.tanh(x @ self.w)
"""
ADDING = """
class Adding(nn.Conv1d):
    def forward(self, x):
        return super().forward(x.unsqueeze(1))
"""


@pytest.mark.parametrize(
    ("own", "layers", "forward"),
    [
        (GATE.replace("Gate", "TanhGate"), "a = TanhGate(); r = nn.LSTM(64, 10)", "self.r(self.a(x))[0]"),
        (ADDING, "r = nn.LSTM(8, 8); a = Adding(1, 4, 3)", "self.a(x)"),
    ],
    ids=["named like an activation", "a convolution that adds an axis"],
)
def test_what_a_layer_of_the_program_takes_is_not_taken_from_its_name_or_base(
    own: str, layers: str, forward: str
) -> None:
    assert codes(HEAD + own + net(layers, forward).removeprefix(HEAD)) == []
