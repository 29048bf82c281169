"""Every block of a file is run in some model: one function makes a net of this block, the next of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from convlint import api

HEAD = "import torch\nimport torch.nn as nn\n"
PLAIN = """
class Plain(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.conv = nn.Conv2d(width, width, 3, padding=1)

    def forward(self, x):
        return x + self.conv(x)
"""
WIDE = """
class Wide(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.one = nn.Conv2d(width, 2 * width, 1)
        self.two = nn.Conv2d({into} * width, width, 3, padding=1)

    def forward(self, x):
        return x + self.two(self.one(x))
"""
NET = """
class Net(nn.Module):
    def __init__(self, block, depth=1):
        super().__init__()
        self.stem = nn.Conv2d(3, 16, 3, padding=1)
        self.blocks = nn.Sequential(*[block(16) for _ in range(depth)])
        self.fc = nn.Linear(16, 10)

    def forward(self, x):
        return self.fc(self.blocks(self.stem(x)).mean((2, 3)))
"""
PLAIN_NETS = "def plain1(**kwargs):\n    return Net(Plain, **kwargs)\ndef plain2():\n    return Net(Plain, 2)\n"
WIDE_NET = "def wide(**kwargs):\n    return Net(Wide, **kwargs)\n"
USED = PLAIN + WIDE + NET + PLAIN_NETS + WIDE_NET
OWN = {
    "each by a function": USED,
    "one by default": PLAIN + WIDE + NET.replace("block,", "block=Plain,") + WIDE_NET,
    "one is made and called": USED + "net = plain1()\nnet(torch.zeros(1, 3, 8, 8))\n",
    "one is made": USED + "net = plain1()\n",
    "the function comes first": WIDE_NET + PLAIN_NETS + PLAIN + WIDE + NET,
    "the block within a block": PLAIN
    + WIDE
    + NET
    + PLAIN_NETS
    + "def wide():\n    return Net(lambda width: nn.Sequential(Plain(width), Wide(width)))\n",
}


def found(folder: Path, text: str, **options: str) -> list[str]:
    (folder / "file.py").write_text(HEAD + text)
    return [one.code for one in api.check(folder / "file.py", isolated=True, **options)]


@pytest.mark.parametrize("text", OWN.values(), ids=OWN.keys())
def test_a_fault_in_a_block_that_is_not_the_first(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text.replace("{into}", "3")) == ["CVL201"]
    assert found(tmp_path, text.replace("{into}", "2")) == []


@pytest.mark.parametrize("into", ["2", "3"])
def test_blocks_for_a_net_of_another_file(tmp_path: Path, into: str) -> None:
    (tmp_path / "net.py").write_text(HEAD + NET)
    text = "from net import Net\n" + WIDE.replace("{into}", into) + WIDE_NET
    assert found(tmp_path, text) == ["CVL201"] * (into == "3")
    (model,) = api.shapes(tmp_path / "file.py", isolated=True).models
    assert (model.name, model.line, model.status) == ("wide()", 14, "resolved")


def test_a_declared_size_holds_for_it_too(tmp_path: Path) -> None:
    sized = USED.replace("{into}", "2").replace(".mean((2, 3))", ".flatten(1)").replace("Linear(16,", "Linear(1024,")
    assert found(tmp_path, sized, input_size="3x8x8") == []
    assert found(tmp_path, sized, input_size="3x9x9") == ["CVL101"]


def test_a_block_is_run_once(tmp_path: Path) -> None:
    (tmp_path / "file.py").write_text(HEAD + USED.replace("{into}", "2"))
    assert [model.name for model in api.shapes(tmp_path / "file.py", isolated=True).models] == ["wide()", "Net"]


ASKED = {
    "a depth": PLAIN + WIDE + NET + "def wide(depth):\n    return Net(Wide, 2, depth)\n",
    "by keyword": PLAIN + WIDE + NET + "def wide(*, classes):\n    return Net(Wide, 1)\n",
    "the rest": PLAIN + WIDE + NET + "def wide(*args):\n    return Net(Wide, 1)\n",
    "which net": PLAIN
    + WIDE
    + NET
    + "def make(kind):\n    if kind == 'plain':\n        return Net(Plain)\n    return Net(Wide)\n",
    "the first fails": PLAIN + WIDE + NET + "def bad(n):\n    return Net(Wide, None)\n" + WIDE_NET,
}


@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED.keys())
def test_a_function_that_has_to_be_told_something(tmp_path: Path, text: str) -> None:
    text = text.replace("depth=1)", "depth=1, classes=10)").replace(
        "fc = nn.Linear(16, 10)", "fc = nn.Linear(16, classes)"
    )
    assert found(tmp_path, text.replace("{into}", "3")) == ["CVL201"]
    assert found(tmp_path, text.replace("{into}", "2")) == []


LONE = """
class Lone(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.one = nn.Conv2d(3, 16, 3)
        self.two = nn.Conv2d({into}, width, 3)

    def forward(self, x):
        return self.two(self.one(x))
"""
MAKERS = {
    "nothing is given back": "def build(path, *args):\n    net = Lone(load(path))\n    torch.save(net, path)\n",
    "what fails": "def build(path):\n    return [Lone(width) for width in open(path)][path.index]\n",
    "never by itself": "KINDS = {'lone': lambda width: Lone(width)}\n",
}


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
def test_a_class_that_only_functions_speak_of(tmp_path: Path, maker: str) -> None:
    assert found(tmp_path, LONE.replace("{into}", "17") + maker) == ["CVL201"]
    assert found(tmp_path, LONE.replace("{into}", "16") + maker) == []


def test_a_part_is_not_run_by_itself(tmp_path: Path) -> None:
    """Its arguments would be unknown, and its input has the wrong size."""
    (tmp_path / "file.py").write_text(
        HEAD + PLAIN + NET.replace("block,", "block=Plain,") + "def f(n):\n    Plain(n)\n"
    )
    assert [model.name for model in api.shapes(tmp_path / "file.py", isolated=True).models] == ["Net"]


LEGACY = """
import functools

def legacy(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper
"""


@pytest.mark.parametrize("where", ["here", "elsewhere"])
def test_a_decorated_function(tmp_path: Path, where: str) -> None:
    (tmp_path / "helpers.py").write_text(LEGACY)
    head = LEGACY if where == "here" else "from helpers import legacy\n"
    text = head + PLAIN + WIDE + NET + "@legacy\ndef wide(*, pretrained=False):\n    return Net(Wide)\n"
    assert found(tmp_path, text.replace("{into}", "3")) == ["CVL201"]
    assert found(tmp_path, text.replace("{into}", "2")) == []


def test_a_function_that_others_tell_all_is_not_asked(tmp_path: Path) -> None:
    text = (
        PLAIN + NET + "def _net(block, depth):\n    return Net(block, depth)\ndef plain():\n    return _net(Plain, 2)\n"
    )
    (tmp_path / "file.py").write_text(HEAD + text)
    (model,) = api.shapes(tmp_path / "file.py", isolated=True).models
    assert (model.name, model.status, len(model.layers)) == ("Net", "resolved", 4)
