"""The hooks, run by the real pre-commit on a real git repository. It installs convlint itself: about a minute."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NET = """import torch.nn as nn


class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 5)
        self.fc = nn.Linear({number}, 120)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
"""
RIGHT = 6 * 28 * 28


def git(*arguments, cwd):
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], cwd=cwd, check=True)


@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit needs a git checkout of convlint")
def test_both_hooks(tmp_path):
    repository = tmp_path / "repository"
    repository.mkdir()
    git("init", "-q", cwd=repository)
    book = {"cells": [{"cell_type": "code", "source": ["%time\n", *NET.format(number=1014).splitlines(True)]}]}
    (repository / "net.py").write_text(NET.format(number=1014))
    (repository / "net.ipynb").write_text(json.dumps(book, indent=1))
    (repository / "clean.py").write_text(NET.format(number=RIGHT))
    (repository / "other.txt").write_text("import torch\n")
    git("add", ".", cwd=repository)

    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    environment.pop("PYTHONPATH", None)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files", "--verbose"]
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True, timeout=900)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "net.py:8:29: CVL101 [*]" in done.stdout and "net.ipynb:cell 1:9:29: CVL101 [*]" in done.stdout
    assert "clean.py" not in done.stdout and "Fixed 2 faults." in done.stdout
    assert (repository / "net.py").read_text() == NET.format(number=RIGHT)
    assert (repository / "net.ipynb").read_text() == json.dumps(book, indent=1).replace("1014", str(RIGHT))
