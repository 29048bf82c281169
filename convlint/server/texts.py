"""A text that the client edits, and its positions: lines and characters as the Language Server Protocol counts them.

https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#textDocuments
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from lsprotocol import types

_LINE_END = re.compile(r"\r\n?|\n")

# The code units of a text, by the name of the encoding.
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(char > "\uffff" for char in text),
    "utf-32": len,
}


class Text:
    """The text of a file or of a notebook's cell. Positions are in the encoding that client and server agreed on."""

    def __init__(self, uri: str, text: str, version: int | None = None, encoding: str = "utf-16") -> None:
        self.uri = uri
        self.version = version
        self.encoding = encoding
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The offset of each line's first character."""
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._starts

    def line(self, number: int) -> str:
        """Line `number`, from 0, without its line end; empty where there is none."""
        if not 0 <= number < len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    # ------------------------------------------------------------------ positions

    def column(self, position: types.Position) -> int:
        """The column of a position in code points, from 0; what is behind the line's end is its end."""
        line = self.line(position.line)
        if line.isascii() or self.encoding == "utf-32":
            return max(0, min(position.character, len(line)))
        units, count = 0, _UNITS[self.encoding]
        for index, char in enumerate(line):
            if units >= position.character:
                return index
            units += count(char)
        return len(line)

    def offset(self, position: types.Position) -> int:
        """The offset in the text of a position."""
        if position.line >= len(self.starts):
            return len(self.text)
        return self.starts[max(0, position.line)] + self.column(position)

    def position(self, row: int, column: int) -> types.Position:
        """The position of a row and a column in code points, both from 1."""
        line = self.line(row - 1)[: max(0, column - 1)]
        return types.Position(max(0, row - 1), len(line) if line.isascii() else _UNITS[self.encoding](line))

    def range(self, start: tuple[int, int], end: tuple[int, int]) -> types.Range:
        """The range between two (row, column), both from 1."""
        return types.Range(self.position(*start), self.position(*end))

    def place(self, offset: int) -> tuple[int, int]:
        """The row and column, from 1, of an offset."""
        row = bisect_right(self.starts, offset)
        return row, offset - self.starts[row - 1] + 1

    # ------------------------------------------------------------------ changes

    def change(self, change: Any) -> None:
        """Take in a `TextDocumentContentChangeEvent`."""
        place = getattr(change, "range", None)
        if place is None:
            self._replace(0, len(self.text), change.text)
        else:
            start, end = self.offset(place.start), self.offset(place.end)
            self._replace(min(start, end), max(start, end), change.text)

    def _replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]
        self._starts = None
