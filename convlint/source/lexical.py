"""One pass over a file's characters that tells code from strings and comments, without a tokenizer.

It is used before anything is parsed: for comments, for where a logical line starts, and for how deep the brackets go.
It never fails: in a file that is no Python it gives something, and the parser then says what is wrong.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

__all__ = [
    "CLOSE",
    "COMMENT",
    "COMMENT_OR_STRING",
    "NEWLINE",
    "OPEN",
    "PREFIX",
    "STRING",
    "Piece",
    "comments",
    "pieces",
    "statement_end",
]

COMMENT, STRING, OPEN, CLOSE, NEWLINE = "comment", "string", "open", "close", "newline"
Piece = tuple[str, int, int]  # kind, start, end (offsets)

_CODE = re.compile(
    r"""(?P<comment>\#[^\r\n]*)|(?P<quote>\"{3}|'{3}|["'])|(?P<open>[(\[{])|(?P<close>[)\]}])
    |(?P<newline>\r\n?|\n)|\\(?:\r\n?|\n)""",
    re.VERBOSE,
)
_FIELD_CODE = re.compile(_CODE.pattern + r"|(?P<colon>:)", re.VERBOSE)
# What stands before the quote of an f-string or a t-string.
PREFIX = re.compile(r"(?<![\w])(?:[fFtT][rR]?|[rR][fFtT])\Z")

# What stands between the quotes of a string that is no f-string, the longer quotes first.
_INSIDE = {
    '"""': r'[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*',
    "'''": r"[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*",
    '"': r'[^"\\\r\n]*(?:\\(?:\r\n|[\s\S])[^"\\\r\n]*)*',
    "'": r"[^'\\\r\n]*(?:\\(?:\r\n|[\s\S])[^'\\\r\n]*)*",
}
_STRING_END = {quote: re.compile(f"{inside}(?:{quote})?") for quote, inside in _INSIDE.items()}
# A whole comment, or a whole string without its prefix; one that is never closed is none.
COMMENT_OR_STRING = re.compile(
    "|".join([r"#[^\r\n]*", *(f"{quote}{inside}{quote}" for quote, inside in _INSIDE.items())])
)
_FIELDS = re.compile(r"(?<!\w)(?:[fFtT][rR]?|[rR][fFtT])[\"']")
_ONE_LINE, _ANY_LINES = r"|(?P<stop>[\r\n])", ""
_STOPS = {'"': _ONE_LINE, "'": _ONE_LINE, '"""': _ANY_LINES, "'''": _ANY_LINES}
# The literal text of an f-string: `{{` and `}}` are text. (`\N{DASH}` is taken for a field, which does no harm.)
_LITERAL = {
    quote: re.compile(rf"(?P<end>{quote})|(?P<text>\{{\{{|\}}\}}|\\(?:\r\n|[^{{}}]))|(?P<open>\{{){stop}")
    for quote, stop in _STOPS.items()
}
# A field's format spec: `}` closes the field, and doubled braces mean nothing.
_SPEC = {
    quote: re.compile(rf"(?P<end>{quote})|(?P<text>\\(?:\r\n|[^{{}}]))|(?P<open>\{{)|(?P<close>\}}){stop}")
    for quote, stop in _STOPS.items()
}


def pieces(text: str, start: int = 0) -> Iterator[Piece]:
    """The comments, strings, brackets and line ends of `text` from `start` on. An f-string's fields are code again."""
    return _Scan(text).run(start)


def comments(text: str, is_python: bool = False) -> Iterator[tuple[int, int]]:
    """The offsets of the comments of `text`. In what is known to be Python they are found at a glance, mostly."""
    if is_python and not _FIELDS.search(text):
        for match in COMMENT_OR_STRING.finditer(text):
            if text[match.start()] == "#":
                yield match.span()
        return
    for kind, start, end in pieces(text):
        if kind == COMMENT:
            yield start, end


def statement_end(text: str, start: int) -> int:
    """The offset behind the logical line that starts at `start`: behind its first line end outside of brackets."""
    depth = 0
    for kind, _, end in pieces(text, start):
        depth += (kind == OPEN) - (kind == CLOSE)
        if kind == NEWLINE and depth <= 0:
            return end
    return len(text)


class _Scan:
    """`depth` counts the open brackets; `fields` holds the replacement fields of f-strings that are being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.depth = 0
        # The f-string's quote, what its text goes on as behind the field, the depth outside the field.
        self.fields: list[tuple[str, dict[str, re.Pattern[str]], int]] = []

    def run(self, at: int) -> Iterator[Piece]:
        while match := (_FIELD_CODE if self.fields else _CODE).search(self.text, at):
            kind, at = match.lastgroup, match.end()
            if kind == "quote":
                at = yield from self._string(match.group(), match.start(), at)
            elif kind == "open":
                self.depth += 1
                yield OPEN, match.start(), at
            elif kind == "close":
                at = yield from self._close(match.start(), at)
            elif kind == "colon":
                quote, _, depth = self.fields[-1]
                if self.depth == depth + 1:
                    at = yield from self._literal(quote, at, _SPEC)
            elif kind is not None:
                yield kind, match.start(), at

    def _string(self, quote: str, start: int, at: int) -> Generator[Piece, None, int]:
        if PREFIX.search(self.text, max(0, start - 3), start):
            return (yield from self._literal(quote, at, _LITERAL))
        match = _STRING_END[quote].match(self.text, at)
        end = match.end() if match else at
        yield STRING, start, end
        return end

    def _close(self, start: int, at: int) -> Generator[Piece, None, int]:
        self.depth = max(0, self.depth - 1)
        yield CLOSE, start, at
        if self.fields and self.text[start] == "}" and self.depth == self.fields[-1][2]:
            quote, grammar, _ = self.fields.pop()
            return (yield from self._literal(quote, at, grammar))
        return at

    def _literal(self, quote: str, at: int, grammar: dict[str, re.Pattern[str]]) -> Generator[Piece, None, int]:
        """Literal text of an f-string from `at` on; gives the offset where code goes on, in a field or behind it."""
        start = at
        while match := grammar[quote].search(self.text, at):
            kind, at = match.lastgroup, match.end()
            if kind != "text":
                if start < match.start():
                    yield STRING, start, match.start()
                start = at
            if kind == "open":
                self.fields.append((quote, grammar, self.depth))
                self.depth += 1
                yield OPEN, match.start(), at
                return at
            if kind == "close":
                _, grammar, self.depth = self.fields.pop()
                yield CLOSE, match.start(), at
            elif kind in ("end", "stop"):
                self._leave(quote, grammar)
                return at if kind == "end" else match.start()
        return len(self.text)

    def _leave(self, quote: str, grammar: dict[str, re.Pattern[str]]) -> None:
        """Drop the fields that a string left open when it ended in a format spec (no Python, but seen while typing)."""
        while grammar is _SPEC and self.fields and self.fields[-1][0] == quote:
            _, grammar, self.depth = self.fields.pop()
