"""The rules' documents taken apart: sections and their Python blocks."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "convlint" / "rules"
SECTIONS = (
    "What it does",
    "Why is this bad?",
    "Example",
    "Use instead",
    "How the fix works",
    "Known limits",
    "References",
)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DOCUMENT = re.compile(r'"""(.*?)"""', re.DOTALL)
_CODE = re.compile(r'^CODE = "(CVL\d{3})"$', re.MULTILINE)


@lru_cache(maxsize=1)
def rules() -> dict[str, str]:
    """The document of each rule by its code, read from the files without importing them."""
    found = {}
    for path in sorted(FOLDER.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        code = _CODE.search(text)
        document = _DOCUMENT.match(text)
        if code is not None and document is not None:
            found[code.group(1)] = document.group(1)
    return found


def sections(document: str) -> dict[str, str]:
    """The text under each heading, in order."""
    parts = _HEADING.split(document)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def blocks(document: str, section: str) -> list[str]:
    """The Python blocks of one section."""
    return _BLOCK.findall(sections(document).get(section, ""))
