"""A class that needs arguments is made as the file that imports it makes it, whatever that file feeds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from convlint import api

NET = """
import torch
import torch.nn as nn

class Block(nn.Module):
    def __init__(self, width, out):
        super().__init__()
        self.conv = nn.Conv2d(width, out, 3, padding=1)

    def forward(self, x):
        return torch.relu(self.conv(x))

class Net(nn.Module):
    def __init__(self, classes, width):
        super().__init__()
        self.one = Block(3, width)
        self.two = Block({into}, 64)
        self.fc = nn.Linear(64, classes)

    def forward(self, x):
        return self.fc(self.two(self.one(x)).mean((2, 3)))
"""
CALLED = """
import pickle
import torch
from net import Net

def main():
    net = torch.nn.DataParallel(Net(10, width=24)).cuda()
    for pictures, labels in pickle.load(open("data", "rb")):
        net(pictures)

if __name__ == "__main__":
    main()
"""
ONLY_MADE = "import torch\nimport net as nets\n\nmodel = nets.Net(10, 24)\nprint(model)\n"


@pytest.mark.parametrize("train", [CALLED, ONLY_MADE])
@pytest.mark.parametrize(("into", "faults"), [("width", 0), ("2 * width", 1), ("32", 1), ("24", 0)])
def test_a_model_is_made_as_it_is_made_elsewhere(tmp_path: Path, train: str, into: str, faults: int) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "net.py").write_text(NET.format(into=into))
    (tmp_path / "train.py").write_text(train)
    found = api.check(tmp_path / "net.py", isolated=True)
    assert len(found) == faults and all("but 24 channels" in one.message for one in found)


PARTS = """
import torch.nn as nn

class Block(nn.Module):
    def __init__(self, width, out):
        super().__init__()
        self.one = nn.Conv2d(width, 16, 3)
        self.two = nn.Conv2d(out, 4, 3)

    def forward(self, x):
        return self.two(self.one(x))
"""


@pytest.mark.parametrize(("out", "faults"), [(16, 0), (8, 1)])
def test_parts_are_made_as_the_model_makes_them(tmp_path: Path, out: int, faults: int) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "parts.py").write_text(PARTS)
    user = f"import torch.nn as nn\nfrom parts import Block\n\nnet = nn.Sequential(nn.ReLU(), Block(3, {out}))\n"
    (tmp_path / "net.py").write_text(user)
    assert len(api.check(tmp_path / "parts.py", isolated=True)) == faults


def test_what_is_made_in_no_way_that_can_be_said_is_made_with_unknown_values(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "net.py").write_text(NET.format(into="2 * width"))
    (tmp_path / "train.py").write_text("import json\nfrom net import Net\nmodel = Net(*json.load(open('x')))\n")
    assert api.check(tmp_path / "net.py", isolated=True) == []


def test_a_factor_of_one_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "net.py").write_text(NET.format(into="2 * width"))
    (tmp_path / "train.py").write_text(CALLED)
    (found,) = api.check(tmp_path / "net.py", isolated=True)
    assert found.fix is not None and found.fix.message == "write width"
    assert [edit.content for edit in found.fix.edits] == ["width"]
