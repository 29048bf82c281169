"""What fixes change, as a unified diff; of a notebook, cell by cell."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from convlint.source import Source

__all__ = ["difference"]

_COLOURS = {"---": "1", "+++": "1", "@@": "36", "-": "31", "+": "32"}


def difference(old: Source, new: Source, colour: bool = False) -> str:
    """The changes from `old` to `new`; empty where they are the same."""
    lines = [line for name, before, after in _parts(old, new) for line in _diff(name, before, after)]
    return "".join(_coloured(line) if colour else line for line in lines)


def _parts(old: Source, new: Source) -> Iterator[tuple[str, str, str]]:
    if not old.is_notebook:
        yield old.filename, old.text, new.text
        return
    for before, after in zip(old.cells, new.cells, strict=True):
        yield f"{old.filename}:cell {before.number}", before.text, after.text


def _diff(name: str, before: str, after: str) -> Iterator[str]:
    from difflib import unified_diff

    for line in unified_diff(_lines(before), _lines(after), name, name):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines as `patch` counts them: a line ends with a line feed, and with nothing else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _coloured(line: str) -> str:
    for start, code in _COLOURS.items():
        if line.startswith(start):
            return f"\x1b[{code}m{line.rstrip()}\x1b[0m\n"
    return line
