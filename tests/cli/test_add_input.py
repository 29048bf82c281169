"""`convlint check --add-input`: the comment that declares what was found or solved for."""

import os

import pytest

from convlint.__main__ import main

NET = """import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3)
        self.fc = nn.Linear(4 * 30 * 30, 10)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
"""
CALL = "\n\nprint(Net()(torch.randn(1, 3, 30, 30)))\n"


def run(capsys, *arguments):
    try:
        status = main(["check", *arguments, "--isolated", "--no-cache"]) or 0
    except SystemExit as stop:
        status = stop.code
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_solved(tmp_path, capsys):
    path = tmp_path / "net.py"
    path.write_text(NET)
    assert run(capsys, str(path), "--add-input")[0] == 0
    assert path.read_text() == NET.replace("class Net", "# convlint: input=3x32x32\nclass Net")
    status, _, told = run(capsys, str(path), "--add-input")
    assert status == 0 and told == "Added the input of 0 models.\n"


def test_found(tmp_path, capsys):
    path = tmp_path / "net.py"
    path.write_bytes((NET + CALL).replace("\n", "\r\n").encode())
    path.chmod(0o640)
    run(capsys, str(path), "--add-input")
    assert b"\r\n\r\n\r\n# convlint: input=3x30x30\r\nclass Net" in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o640


def test_diff_writes_nothing(tmp_path, capsys):
    path = tmp_path / "net.py"
    path.write_text(NET)
    status, shown, told = run(capsys, str(path), "--add-input", "--diff")
    assert status == 1 and "+# convlint: input=3x32x32\n class Net" in shown and told.startswith("Would add")
    assert path.read_text() == NET


def test_arguments_decorators_and_variables(tmp_path, capsys):
    path = tmp_path / "net.py"
    text = NET.replace("__init__(self)", "__init__(self, width, kinds=())").replace("4", "width")
    text = text.replace("class Net", "@torch.compile\nclass Net")
    path.write_text(
        text + "\n\ndef net4():\n    return Net(4, kinds=[1, 'a'])\n\n\nseq = nn.Sequential(nn.Linear(3, 4))\n"
    )
    run(capsys, str(path), "--add-input")
    assert "@torch.compile\n# convlint: model=Net(4, kinds=[1, 'a']) input=3x32x32\nclass Net" in path.read_text()
    assert path.read_text().count("# convlint") == 1


@pytest.mark.parametrize(
    "text",
    [
        NET.replace("class Net", "# convlint: input=3x40x40\nclass Net"),
        NET.replace("self.fc(self.conv(x).flatten(1))", "self.conv(x)"),
        "import torch\nx = (\n",
        "print('no model here')\n",
    ],
)
def test_nothing_to_add(tmp_path, capsys, text):
    path = tmp_path / "net.py"
    path.write_text(text)
    run(capsys, str(path), "--add-input")
    assert path.read_text() == text


@pytest.mark.skipif(os.name == "nt", reason="modes of files")
def test_a_read_only_file_is_left_alone(tmp_path, capsys):
    path = tmp_path / "net.py"
    path.write_text(NET)
    path.chmod(0o444)
    _, _, told = run(capsys, str(path), "--add-input")
    assert "not changed" in told and path.read_text() == NET


def test_not_with_standard_input(capsys):
    status, _, told = run(capsys, "-", "--add-input")
    assert status == 2 and "--add-input" in told
