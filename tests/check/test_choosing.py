"""Functions that make one model or another, by what they are asked for: each is asked for what it knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from convlint import api

HEAD = "import torch\nimport torch.nn as nn\n"
MODEL = """
class {name}(nn.Module):
    def __init__(self, width, classes=10):
        super().__init__()
        self.conv = nn.Conv2d(3, width, 3)
        self.fc = nn.Linear(width + {wrong}, classes)

    def forward(self, x):
        return self.fc(self.conv(x).mean((2, 3)))
"""


def messages(folder: Path, function: str, wrong: int = 1) -> list[str]:
    models = MODEL.format(name="Small", wrong=wrong) + MODEL.format(name="Large", wrong=2 * wrong)
    (folder / "nets.py").write_text(HEAD + models + function)
    return sorted(found.message for found in api.check(folder / "nets.py", isolated=True))


BRANCHES = {
    "equality": """
def build(name, classes):
    if name == "small":
        return Small(8, classes)
    elif name == "large":
        return Large(8, classes)
    raise ValueError(name)
""",
    "spelt otherwise": """
def build(name):
    if name.lower().startswith("small") or name.startswith("s"):
        return Small(8)
    if name.lower() in ("large", "huge"):
        return Large(8)
    return None
""",
    "after a refusal": """
def build(depth):
    assert depth in [18, 34, 50, 101]
    if depth == 18:
        net = Small(8)
    elif depth == 34:
        net = Small(8)
    elif depth == 50:
        net = Large(8)
    else:
        net = Large(8)
    return net
""",
    "match": """
def build(name):
    match name:
        case "small" | "tiny":
            return Small(8)
        case "large":
            return Large(8)
""",
    "by helpers": """
def small():
    return Small(8)

def large():
    return Large(8)

def build(name):
    if name == "small":
        return small()
    if name == "large":
        return large()
""",
    "a table of classes": """
KINDS = {"small": Small, "large": Large}

def build(name):
    return KINDS[name](8)
""",
}


@pytest.mark.parametrize("function", BRANCHES.values(), ids=BRANCHES)
def test_a_model_of_each_branch(tmp_path: Path, function: str) -> None:
    large, small = messages(tmp_path, function)
    assert "in_features=9, but 8" in small and "in_features=10, but 8" in large


@pytest.mark.parametrize("function", BRANCHES.values(), ids=BRANCHES)
def test_models_that_fit(tmp_path: Path, function: str) -> None:
    assert messages(tmp_path, function, wrong=0) == []


@pytest.mark.parametrize(
    "lookup",
    ["WIDTHS[name]", '{"small": 8, "large": 8}[name]', "WIDTHS[name.lower()]"],
    ids=["name", "display", "spelt"],
)
def test_a_table_of_numbers(tmp_path: Path, lookup: str) -> None:
    function = f'\nWIDTHS = {{"small": 8, "large": 8}}\n\ndef build(name):\n    return Small({lookup})\n'
    (tmp_path / "nets.py").write_text(HEAD + MODEL.format(name="Small", wrong=1) + function)
    (found,) = api.check(tmp_path / "nets.py", isolated=True)
    assert "in_features=9, but 8" in found.message


def test_a_default_is_one_of_several(tmp_path: Path) -> None:
    function = """
def build(name="small"):
    if name == "small":
        return Small(8)
    if name == "large":
        return Large(8)
"""
    assert len(messages(tmp_path, function)) == 2


def test_what_a_branch_refuses_says_nothing(tmp_path: Path) -> None:
    function = """
def build(width):
    if width == 0:
        raise ValueError(width)
    if width == 3:
        return None
    return Small(width)
"""
    (tmp_path / "nets.py").write_text(HEAD + MODEL.format(name="Small", wrong=0) + function)
    assert api.check(tmp_path / "nets.py", isolated=True) == []


def test_calls_come_to_an_end(tmp_path: Path) -> None:
    tests = "".join(f'    if name == "{n}":\n        return None\n' for n in range(500))
    function = f"\ndef build(name):\n{tests}    return Small(8)\n"
    assert len(messages(tmp_path, function)) <= 2


def test_a_model_within_a_wrapper_that_gets_what_nobody_knows(tmp_path: Path) -> None:
    model = MODEL.format(name="Small", wrong=1)
    main = "import pickle\nnet = nn.DataParallel(Small(8))\nnet(pickle.load(open('x', 'rb')))\n"
    (tmp_path / "nets.py").write_text(HEAD + model + main)
    (found,) = api.check(tmp_path / "nets.py", isolated=True)
    assert "in_features=9, but 8" in found.message


NAMED = """
WIDTHS = {{"small": 8, "large": 8}}

class Net(nn.Module):
    def __init__(self, kind, classes):
        super().__init__()
        self.conv = nn.Conv2d(3, {width}, 3)
        self.fc = nn.Linear({features}, classes)

    def forward(self, x):
        return self.fc(self.conv(x).mean((2, 3)))
"""


@pytest.mark.parametrize(("features", "faults"), [(8, 0), (9, 1)])
@pytest.mark.parametrize("width", ["WIDTHS[kind]", '8 if kind == "small" else 8', '{"a": 8}[kind]'])
def test_a_class_is_asked_for_what_it_knows(tmp_path: Path, width: str, features: int, faults: int) -> None:
    (tmp_path / "nets.py").write_text(HEAD + NAMED.format(width=width, features=features))
    assert len(api.check(tmp_path / "nets.py", isolated=True)) == faults


def test_choices_that_may_not_go_together_are_not_put_together(tmp_path: Path) -> None:
    function = """
def build(data, kind):
    channels = 1 if data == "digits" else 3
    if data == "digits":
        channels = 1
    if data == "pictures":
        channels = 3
    if kind == "for digits":
        return nn.Sequential(nn.Conv2d(channels, 8, 3), Head(1, channels))
    return nn.Sequential(nn.Conv2d(channels, 8, 3), Head(3, channels))

class Head(nn.Module):
    def __init__(self, wanted, channels):
        super().__init__()
        self.one = nn.Conv2d(8, channels, 1)
        self.two = nn.Conv2d(wanted, 2, 1)

    def forward(self, x):
        return self.two(self.one(x))
"""
    (tmp_path / "nets.py").write_text(HEAD + function)
    assert api.check(tmp_path / "nets.py", isolated=True) == []
