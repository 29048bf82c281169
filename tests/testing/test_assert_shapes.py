"""`assert_shapes`: what passes, what fails, and what the failure says."""

import importlib
import re
import subprocess
import sys

import pytest

from convlint.testing import assert_shapes

NET = """import torch
import torch.nn as nn


class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self, classes=10):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear({number}, classes)

    def forward(self, x):
        x = self.pool(self.pool(self.conv(x)))
        return self.fc(torch.flatten(x, 1))
"""
TEXT = """
    conv  6 x 28 x 28
    # twice
    pool  6x14x14
    pool  6 \u00d7 7 \u00d7 7
    fc    10
"""


@pytest.fixture
def net(tmp_path):
    path = tmp_path / "net.py"
    path.write_text(NET.format(number=6 * 7 * 7), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "expected",
    [
        TEXT, {"conv": (6, 28, 28), "fc": 10}, {"conv": "6x28x28"}, [("pool", (6, 14, 14)), ("pool", [6, 7, 7])],
        {"conv": (None, 6, 28, 28), "fc": ("B", 10)}, "", {},
    ],
)  # fmt: skip
def test_right_shapes(net, expected):
    assert_shapes(net, expected, output=10)
    assert_shapes(str(net), expected, output=(None, 10), name="Net")


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ("conv  6 x 28 x 27", "conv: expected 6 x 28 x 27, but it is 6 x 28 x 28"),
        ("pool  6 x 7 x 7", "pool: expected 6 x 7 x 7, but it is 6 x 14 x 14"),
        ("pool  6x14x14\npool  6x7x7\npool  6x3x3", "pool: is called 2 times"),
        ("cnv  6 x 28 x 28", "cnv: no such layer"),
    ],
)
def test_wrong_shapes(net, expected, told):
    with pytest.raises(AssertionError, match=re.escape(told)) as raised:
        assert_shapes(net, expected)
    assert "It is:\n  conv  6 x 28 x 28\n  pool  6 x 14 x 14\n  pool  6 x 7 x 7\n  fc    10" in str(raised.value)


def test_a_wrong_output(net):
    with pytest.raises(AssertionError, match="output: expected 11, but it is 10"):
        assert_shapes(net, output=11)


def test_what_the_failure_prints_can_be_pasted(net):
    with pytest.raises(AssertionError) as raised:
        assert_shapes(net, {"conv": 1})
    assert_shapes(net, str(raised.value).partition("It is:\n")[2])


def test_another_input_and_arguments(net):
    net.write_text(NET.format(number=294).replace("  # convlint: input=3x32x32", ""), encoding="utf-8")
    with pytest.raises(AssertionError, match="CVL101"):
        assert_shapes(net, name="Net(classes=7)", input_size="3x64x64")
    assert_shapes(net, "fc  7", name="Net(classes=7)", input_size="3x32x32")


def test_a_fault_fails_unless_it_is_allowed(net):
    net.write_text(NET.format(number=100), encoding="utf-8")
    with pytest.raises(AssertionError, match="CVL101 Linear `fc` takes in_features=100, but 294"):
        assert_shapes(net, "conv  6x28x28")
    assert_shapes(net, "conv  6x28x28", allow_faults=True)


def test_without_a_size_there_are_symbols(net):
    net.write_text(NET.format(number=294).replace("  # convlint: input=3x32x32", ""), encoding="utf-8")
    assert_shapes(net, {"conv": (6, "H - 4", "W - 4")})


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"expected": "conv1"}, "is no layer with its shape"),
        ({"name": "Other"}, "no model Other (there are: Net)"),
    ],
)
def test_what_cannot_be_understood(net, arguments, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        assert_shapes(net, **arguments)


def test_which_of_several_models(net):
    net.write_text(NET.format(number=294) + NET.format(number=294).replace("Net", "Two"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"which model\? \(there are: Net, Two\)"):
        assert_shapes(net)
    assert_shapes(net, name="Two", output=10)


def test_a_class_stands_for_its_file(net, monkeypatch):
    monkeypatch.syspath_prepend(net.parent)
    text = net.read_text(encoding="utf-8").replace("import torch\nimport torch.nn as nn", STAND_IN)
    (net.parent / "net_of_a_class.py").write_text(text, encoding="utf-8")
    assert_shapes(importlib.import_module("net_of_a_class").Net, TEXT)
    with pytest.raises(ValueError, match="has no source file"):
        assert_shapes(int)


# The test does not need torch.
STAND_IN = """try:
    import torch
    import torch.nn as nn
except ImportError:
    class nn:
        Module = object
"""


def test_in_pytest_the_failure_is_short(net, tmp_path):
    test = tmp_path / "test_it.py"
    test.write_text(
        "from convlint.testing import assert_shapes\n"
        "def test_it():\n    assert_shapes('net.py', 'conv  6 x 1 x 1', output=10)\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1 and "conv: expected 6 x 1 x 1, but it is 6 x 28 x 28" in done.stdout
    assert "def assert_shapes" not in done.stdout
