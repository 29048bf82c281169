"""Putting new text in place of stretches of old text, in a plain file and in a notebook's JSON."""

from __future__ import annotations

import re

from convlint.source.faults import UnwritableFault
from convlint.source.notebook import Cell, Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Splice", "splice", "splice_cell"]

Splice = tuple[int, int, str]  # start offset, end offset, the new text

_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")


def splice(text: str, splices: Iterable[Splice]) -> str:
    """`text` with the stretches replaced. Raises UnwritableFault where two of them overlap."""
    out, done = [], 0
    for start, end, content in sorted(splices):
        if start < done or end < start or end > len(text):
            raise UnwritableFault("two changes overlap")
        out += [text[done:start], content]
        done = end
    return "".join([*out, text[done:]])


def splice_cell(raw: str, cell: Cell, start: int, end: int, content: str) -> Splice:
    """The change of a notebook's JSON that replaces cell.text[start:end] by `content`.

    In a source that is a list of lines, each new line becomes an item of its own, laid out as the others are.
    """
    if not cell.tokens:
        raise UnwritableFault("an empty cell has no place for a change")
    first, inside_first = _token_at(cell, start)
    last, inside_last = _token_at(cell, end) if end > start else (first, inside_first)
    begin, stop = _raw_offset(raw, first, inside_first), _raw_offset(raw, last, inside_last)
    import json

    spelt = json.dumps(content, ensure_ascii=raw.isascii())[1:-1]
    if not cell.listed:
        return begin, stop, spelt
    next_item = '"' + _between(raw, cell) + '"'
    if content and inside_first == len(first.value) and first.value.endswith("\n"):
        spelt = next_item + spelt
    at_the_end = last is cell.tokens[-1] and inside_last == len(last.value)
    return begin, stop, re.sub(r"\\n(?!$)" if at_the_end else r"\\n", lambda _: "\\n" + next_item, spelt)


def _token_at(cell: Cell, offset: int) -> tuple[Token, int]:
    """The string that holds the character at `offset` of the cell's text, and the place in it."""
    for token in cell.tokens[:-1]:
        if offset < len(token.value):
            return token, offset
        offset -= len(token.value)
    return cell.tokens[-1], offset


def _raw_offset(raw: str, token: Token, inside: int) -> int:
    """Where the character number `inside` of a JSON string stands in the file."""
    at = token.start + 1
    for _ in range(inside):
        escape = (_PAIR.match(raw, at) or _ESCAPE.match(raw, at)) if raw[at] == "\\" else None
        at = escape.end() if escape else at + 1
    return at


def _between(raw: str, cell: Cell) -> str:
    """What stands between two items of the list of lines: a comma, a line end and the indentation."""
    if len(cell.tokens) > 1:
        return raw[cell.tokens[0].end : cell.tokens[1].start]
    before = re.search(r"[ \t\r\n]*\Z", raw[: cell.tokens[0].start])
    return "," + (before.group() if before else "")
