"""Where a text can be cut so that its parts are Python by themselves: between the statements of one indentation."""

from __future__ import annotations

import re

from convlint.source.faults import SyntaxFault
from convlint.source.lexical import CLOSE, NEWLINE, OPEN, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["chunk_ends", "class_parts"]

# A long row of plain statements is cut where it has a blank line, or after so many.
_MAX_PLAIN = 40
_FIRST = re.compile(r"[ \t\f]*(?P<word>[^\s#])?")
_CONTINUES = re.compile(r"(?:else|elif|except|finally)\b")
_COMPOUND = re.compile(r"(?:@|(?:async|class|def|for|if|match|try|while|with)\b)")
_CLASS = re.compile(r"(?:@|class\b)")
_HEAD = re.compile(r"[ \t]*class\b")


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The logical lines of `text` from `start` on: their offsets."""
    depth, begin = 0, start
    for kind, _, end in pieces(text, start):
        depth += (kind == OPEN) - (kind == CLOSE)
        if kind == NEWLINE and depth <= 0:
            yield begin, end
            depth, begin = 0, end
    if begin < len(text):
        yield begin, len(text)


def chunk_ends(text: str, start: int = 0, indent: int = 0, stops: Collection[int] = ()) -> Iterator[int]:
    """The offsets behind each part of `text` from `start` on, which begins with a statement of `indent` blanks.

    A definition or another compound statement is a part; plain statements without a blank line between them are one.
    Ends with the first part that ends in `stops`, where another cutting of the same text can be gone on with.
    Raises SyntaxFault for a statement of fewer blanks.
    """
    plain, begun, decorated = 0, False, False
    for begin, _ in _lines(text, start):
        first = _FIRST.match(text, begin)
        word = first.group("word") if first is not None else None
        if first is None or word is None:  # blank, or a comment
            plain = _MAX_PLAIN if plain and not text[begin : begin + 200].lstrip().startswith("#") else plain
            continue
        if first.start("word") - begin < indent:
            raise SyntaxFault(1, 1, "unindent does not match any outer indentation level")
        if first.start("word") - begin > indent:
            plain, decorated = _MAX_PLAIN, False
            continue
        compound = _COMPOUND.match(text, first.start("word")) is not None
        cuts = begun and not decorated and (compound or plain >= _MAX_PLAIN)
        if cuts and not _CONTINUES.match(text, first.start("word")):
            yield begin
            if begin in stops:
                return
            plain = 0
        begun, decorated = True, word == "@"
        plain += 1
    yield len(text)


def class_parts(text: str) -> tuple[int, int] | None:
    """Of a class statement: the offset of its body's first line, and the body's indentation.

    None for what is no class statement, and for a class whose body stands on the line of its head.
    """
    if _CLASS.match(text) is None:
        return None
    lines = _lines(text, 0)
    end = 0
    for begin, end in lines:  # noqa: B007 - used below
        if _HEAD.match(text, begin) and not text[begin : begin + 1].isspace():
            break
    else:
        return None
    for begin, _ in lines:
        first = _FIRST.match(text, begin)
        if first is not None and first.group("word"):
            indent = first.start("word") - begin
            return (end, indent) if indent and "\t" not in text[begin : begin + indent] else None
    return None
