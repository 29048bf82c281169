"""What can be wrong with a file's text, and where."""

from __future__ import annotations

from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Place", "Span", "SyntaxFault", "UnwritableFault"]


class Place:
    """A position of libcst's, moved down: `line` from 1, `column` from 0."""

    __slots__ = ("column", "line")

    def __init__(self, place: Any, above: int) -> None:
        self.line = place.line + above
        self.column = place.column


class Span(Record):
    """A stretch of a file: lines and columns from 1, columns in code points, the end exclusive."""

    start_line: int
    start_col: int
    end_line: int
    end_col: int


class SyntaxFault(Exception):
    """A file that can't be read as Python. `line` and `column` count from 1; `message` is one line of text."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message

    def __reduce__(self) -> tuple[type[SyntaxFault], tuple[int, int, str]]:
        return type(self), (self.line, self.column, self.message)


class UnwritableFault(Exception):
    """A change that can't be written back exactly: the encoding would not give the same bytes, or edits overlap."""
