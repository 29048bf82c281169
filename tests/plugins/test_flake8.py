"""The flake8 plugin in the real flake8."""

import importlib.util
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(importlib.util.find_spec("flake8") is None, reason="flake8 is not installed")

NET = """import torch.nn as nn


class Net(nn.Module):{pragma}
    def __init__(self):
        super().__init__()
        self.größe = "äöü"; self.conv = nn.Conv2d(3, 6, 5); self.fc = nn.Linear(1014, 10){comment}

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
"""


COLUMN = NET.split("\n")[6].index("1014") + 1


def flake8(*arguments, cwd, **options):
    command = [sys.executable, "-m", "flake8", "--select", "CVL", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, encoding="utf-8", **options)


def net(folder, pragma="  # convlint: input=3x32x32", comment="", name="net.py", encoding="utf-8"):
    (folder / name).write_text(NET.format(pragma=pragma, comment=comment), encoding=encoding)


def test_it_is_found_by_its_entry_point(tmp_path):
    assert "convlint: " in flake8("--version", cwd=tmp_path).stdout


def test_a_finding_stands_at_its_column(tmp_path):
    net(tmp_path)
    done = flake8("net.py", cwd=tmp_path)
    assert done.returncode == 1 and done.stderr == ""
    assert done.stdout.startswith(
        f"net.py:7:{COLUMN}: CVL101 Linear `fc` takes in_features=1014, but 4704 = 6 x 28 x 28 "
    )
    assert done.stdout.rstrip().endswith("; write 4704") and len(done.stdout.splitlines()) == 1


def test_flake8_selects_and_ignores(tmp_path):
    net(tmp_path)
    assert flake8("--ignore", "CVL1", "net.py", cwd=tmp_path).stdout == ""
    net(tmp_path, comment="  # noqa: CVL101")
    assert flake8("net.py", cwd=tmp_path).stdout == ""
    net(tmp_path, comment="  # convlint: ignore[CVL101]")
    assert flake8("net.py", cwd=tmp_path).stdout == ""


def test_the_configuration_is_convlints_own(tmp_path):
    net(tmp_path, pragma="")
    (tmp_path / "pyproject.toml").write_text('[tool.convlint]\ninput-size = "3x32x32"\n', encoding="utf-8")
    assert "4704" in flake8("net.py", cwd=tmp_path).stdout


def test_the_input_size_is_an_option_of_flake8(tmp_path):
    net(tmp_path, pragma="")
    assert flake8("net.py", cwd=tmp_path).stdout == ""
    assert "4704" in flake8("--convlint-input-size=3x32x32", "net.py", cwd=tmp_path).stdout
    (tmp_path / ".flake8").write_text("[flake8]\nconvlint-input-size = 3x32x32\n", encoding="utf-8")
    assert "4704" in flake8("net.py", cwd=tmp_path).stdout


def test_standard_input(tmp_path):
    text = NET.format(pragma="  # convlint: input=3x32x32", comment="")
    assert f"stdin:7:{COLUMN}: CVL101" in flake8("-", cwd=tmp_path, input=text).stdout


def test_several_files_in_several_processes(tmp_path):
    for number in range(6):
        net(tmp_path, name=f"net{number}.py")
    done = flake8("--jobs", "2", ".", cwd=tmp_path)
    assert len(done.stdout.splitlines()) == 6 and done.stderr == ""
