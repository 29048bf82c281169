"""The pylint plugin in the real pylint."""

import importlib.util
import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(importlib.util.find_spec("pylint") is None, reason="pylint is not installed")

NET = """import torch.nn as nn


class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 5)
        self.fc = nn.Linear(1014, 10){comment}

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))  # convlint: ignore[CVL301]
"""


def pylint(*arguments, cwd, **options):
    command = [sys.executable, "-m", "pylint", "--load-plugins=convlint.plugins.pylint", "--output-format=json"]
    done = subprocess.run(
        [*command, "--disable=all", *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, **options
    )
    return [
        (one["message-id"], one["symbol"], one["line"], one["column"], one["message"])
        for one in json.loads(done.stdout)
    ]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "net.py").write_text(NET.format(comment=""), encoding="utf-8")
    return tmp_path


def test_every_finding_has_its_message(folder):
    unused, number = sorted(pylint("--enable=convlint", "net.py", cwd=folder), reverse=True)
    assert number[:4] == ("E9101", "convlint-linear-in-features", 8, 28)
    assert number[4].startswith("Linear `fc` takes in_features=1014, but 4704") and number[4].endswith("; write 4704")
    assert unused[:3] == ("W9003", "convlint-unused-suppression", 11)


def test_pylint_selects_and_disables(folder):
    assert [one[0] for one in pylint("--enable=E9101", "net.py", cwd=folder)] == ["E9101"]
    (folder / "net.py").write_text(
        NET.format(comment="  # pylint: disable=convlint-linear-in-features"), encoding="utf-8"
    )
    assert not pylint("--enable=convlint-linear-in-features", "net.py", cwd=folder)


def test_standard_input(folder):
    found = pylint("--enable=E9101", "--from-stdin", "other.py", cwd=folder, input=NET.format(comment=""))
    assert [one[2] for one in found] == [8]


def test_several_files(folder):
    (folder / "two.py").write_text(NET.format(comment=""), encoding="utf-8")
    assert len(pylint("--enable=convlint-linear-in-features", "net.py", "two.py", cwd=folder)) == 2


def test_every_rule_has_a_message(folder):
    command = [sys.executable, "-m", "pylint", "--load-plugins=convlint.plugins.pylint", "--list-msgs"]
    listed = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120).stdout
    from convlint.rules import all_rules

    assert all(f":convlint-{rule.name} (" in listed for rule in all_rules())
