"""The house rules that a machine can keep: imports go down only, files stay small."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "convlint"
FLOORS = {
    "record": 0,
    "version": 0,
    "disk": 0,
    "importmap": 0,
    "source": 0,
    "shapes": 0,
    "values": 1,
    "frameworks": 2,
    "project": 2,
    "importers": 2,
    "interpreter": 3,
    "inputs": 4,
    "rules": 4,
    "diagnostics": 4,
    "report": 4,
    "files": 4,
    "config": 5,
    "cache": 5,
    "check": 5,
    "fix": 5,
    "reporters": 6,
    "testing": 8,
    "api": 8,
    "cli": 7,
    "server": 7,
    "plugins": 8,
    "jupyter": 7,
    "__init__": 8,
    "__main__": 8,
}
FILES = sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} if node.module != "convlint" else {f"convlint.{a.name}" for a in node.names}
    return {
        name.split(".")[1]
        for name in names
        if (name.startswith("convlint.") and (ROOT / name.split(".")[1]).exists())
        or (name.startswith("convlint.") and (ROOT / (name.split(".")[1] + ".py")).exists())
    }


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in FILES} <= set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_go_down_only(path: Path) -> None:
    here = FLOORS[room(path)]
    upwards = {other for other in imported_rooms(path) if FLOORS[other] > here}
    assert not upwards
    if room(path) == "frameworks":
        assert "libcst" not in path.read_text(encoding="utf-8")


def code_lines(text: str) -> int:
    """The lines of a file without its imports and its list of exported names."""
    lines = len(text.splitlines())
    for node in ast.parse(text).body:
        exported = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        if exported or isinstance(node, (ast.Import, ast.ImportFrom)):
            lines -= (node.end_lineno or node.lineno) - node.lineno + 1
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_small(path: Path) -> None:
    assert code_lines(path.read_text(encoding="utf-8")) <= 400
