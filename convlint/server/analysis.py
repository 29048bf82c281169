"""What is known of one text of a document, and how it still holds for the next text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from convlint.diagnostics import Diagnostic

if TYPE_CHECKING:
    from convlint.check.evidence import Evidence
    from convlint.check.files import Examination
    from convlint.config import Settings
    from convlint.source import Source


@dataclass(eq=False)
class Analysis:
    """What is known of a document after `changes` changes.

    `base` is the last text that could be read, where this one cannot (half a line is typed); `moved` leads its lines to
    this text's. `read` are the files that the answer depends on.
    """

    changes: int
    source: Source
    settings: Settings
    diagnostics: list[Diagnostic] = field(default_factory=list)
    examination: Examination | None = None
    base: Analysis | None = None
    moved: Moved | None = None
    read: frozenset[str] = frozenset()
    seconds: float = 0.0
    evidence: list[Evidence] | None = None  # what its importers say of it; None if nobody has looked
    memo: dict[str, Any] = field(default_factory=dict)

    @property
    def good(self) -> Analysis:
        """The last analysis of a text that could be read: this one, if it is one."""
        return self.base if self.base is not None else self

    def row(self, row: int) -> int | None:
        """Where a line of the good text stands now; None if it has changed since."""
        return row if self.moved is None else self.moved.row(row)

    def row_before(self, row: int) -> int | None:
        """The line of the good text that stands at `row` now; None if it has changed since."""
        return row if self.moved is None else self.moved.row_before(row)


class Moved:
    """Lines of one text in another that is the same but for one stretch."""

    def __init__(self, old: str, new: str) -> None:
        before, after = old.split("\n"), new.split("\n")
        limit = min(len(before), len(after))
        self._head = next((i for i in range(limit) if before[i] != after[i]), limit)
        rest = limit - self._head
        self._tail = next((i for i in range(rest) if before[-1 - i] != after[-1 - i]), rest)
        self._old, self._new = len(before), len(after)

    def row(self, row: int) -> int | None:
        """The line of the new text for one of the old; both count from 1."""
        return _row(row, self._head, self._tail, self._old, self._new)

    def row_before(self, row: int) -> int | None:
        """The line of the old text for one of the new."""
        return _row(row, self._head, self._tail, self._new, self._old)


def _row(row: int, head: int, tail: int, here: int, there: int) -> int | None:
    if row <= head:
        return row
    return row + there - here if row > here - tail else None
