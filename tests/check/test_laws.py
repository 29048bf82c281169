"""Laws that hold for every file: less knowledge never gives more diagnostics, names do not matter, fixes converge."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from convlint.check import check_source
from convlint.config import Settings
from convlint.diagnostics import Diagnostic
from convlint.source import Source

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
FILES = sorted([*(FIXTURES / "models").glob("*.py"), *(FIXTURES / "clean").glob("*.py")])
_NUMBER = re.compile(r"(?<![\w.'\"#-])\d+(?![\w.'\"])")
_PER_FILE = 8


def found(text: str, path: Path) -> list[Diagnostic]:
    return check_source(Source(str(path), text.encode()), Settings())[0]


def places(diagnostics: list[Diagnostic]) -> set[tuple[str, int]]:
    return {(diagnostic.code, diagnostic.location.row) for diagnostic in diagnostics}


def blurred(text: str, seed: str) -> list[str]:
    """The file with one number at a time replaced by a value that nobody knows."""
    code = re.sub(r"^(import [\w.]+(?: as \w+)?)$", r"\1; import cv2 as _blur", text, count=1, flags=re.MULTILINE)
    spots = [m for m in _NUMBER.finditer(code) if "#" not in code[code.rfind("\n", 0, m.start()) + 1 : m.start()]]
    chosen = random.Random(seed).sample(spots, min(_PER_FILE, len(spots)))
    return [f"{code[: spot.start()]}_blur.n{code[spot.end() :]}" for spot in chosen]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_less_knowledge_gives_no_more_diagnostics(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = places(found(text, path))
    for variant in blurred(text, path.name):
        more = places(found(variant, path)) - before
        assert not more, variant


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_temporary_changes_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    variant = re.sub(r"^( +)return (self\.\w+\(.*\))$", r"\1_kept = \2; return _kept", text, flags=re.MULTILINE)
    assert places(found(variant, path)) == places(found(text, path))
