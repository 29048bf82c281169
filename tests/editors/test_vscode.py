"""The extension for Visual Studio Code: its own tests, where Node and its packages are (`npm ci` in editors/vscode)."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from convlint.source import InputSizeError, parse_inputs

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"
SIZES = json.loads((FOLDER / "src" / "test" / "sizes.json").read_text(encoding="utf-8"))
NPM = shutil.which("npm")


@pytest.mark.parametrize("size", SIZES["right"])
def test_a_size_that_the_question_takes_is_one(size: str) -> None:
    assert parse_inputs(size)


@pytest.mark.parametrize("size", SIZES["wrong"])
def test_a_size_that_the_question_refuses_is_none(size: str) -> None:
    with pytest.raises(InputSizeError):
        parse_inputs(size)


@pytest.mark.skipif(
    NPM is None or not (FOLDER / "node_modules").exists(), reason="the extension's packages are not installed (npm ci)"
)
@pytest.mark.parametrize("script", ["test", "build"])
def test_npm(script: str) -> None:
    done = subprocess.run([str(NPM), "run", script], cwd=FOLDER, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
