"""Imports that go round in a circle, and a package that imports its own modules from itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convlint.interpreter import Interpreter, in_deep_stack
from convlint.source import Source
from convlint.values import Unknown, recording


def names_of(folder: Path, files: dict[str, str]) -> dict[str, Any]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    source = Source.read(str(folder / "main.py"))
    execution = in_deep_stack(lambda: Interpreter().execute(source))
    with recording(execution.run):
        return execution.module.force_all()


def test_a_package_imports_its_own_module(tmp_path: Path) -> None:
    files = {
        "pyproject.toml": "",
        "net/__init__.py": "from . import sizes\nfrom .sizes import side\n",
        "net/sizes.py": "side = 6\n",
        "main.py": "from net import sizes, side\ntotal = sizes.side + side\n",
    }
    assert names_of(tmp_path, files)["total"] == 12


def test_names_that_lead_to_each_other_are_unknown(tmp_path: Path) -> None:
    files = {
        "pyproject.toml": "",
        "one.py": "from two import size\n",
        "two.py": "from one import size\n",
        "main.py": "from one import size\n",
    }
    assert isinstance(names_of(tmp_path, files)["size"], Unknown)
