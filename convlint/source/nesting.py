"""How deep a file's text nests: a parser that recurses must not be given more than its stack can hold.

libcst's parser overflows the C stack (and takes the process with it) on some thousand nested brackets or chained
operators, and needs exponential time for nested `match` patterns, so such text is turned away before it is parsed.
CPython itself stops at 200 brackets; 100 indents are its limit and libcst's as well.
"""

from __future__ import annotations

import re

from convlint.source.lexical import CLOSE, COMMENT, NEWLINE, OPEN, STRING, pieces

__all__ = ["too_deep"]

Skipped = tuple[int, int, bool]  # a string's or a comment's offsets, whether it is a string

MAX_BRACKETS = 100
MAX_CHAIN = 500
MAX_PATTERN_BRACKETS = 8
MAX_ELIF = 1500

_CASE = re.compile(r"[ \t\f]*case\b(?!\s*[=.,)\]:])")
_LINK = re.compile(
    r"""(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comma>[,;])|[-+*/%@&|^~<>!.=:]
    |\b(?:and|or|not|if|else|lambda|await|in|is|for|from|yield)\b""",
    re.VERBOSE,
)


def too_deep(text: str) -> tuple[str, int] | None:
    """What nests too deeply in `text`, and the offset where it does; None where it is safe to parse."""
    if text.count("elif") > MAX_ELIF:
        return f"more than {MAX_ELIF} `elif`", text.index("elif")
    depth, start, limit = 0, 0, _limit(text, 0)
    skipped: list[Skipped] = []
    for kind, begin, end in pieces(text):
        if kind == OPEN:
            depth += 1
            if depth > limit:
                return f"more than {limit} brackets inside each other", begin
        elif kind == CLOSE:
            depth = max(0, depth - 1)
        elif kind in (STRING, COMMENT):
            skipped.append((begin, end, kind == STRING))
        elif kind == NEWLINE and not depth:
            if end - start > 2 * MAX_CHAIN and (link := _long_chain(text, start, end, skipped)) is not None:
                return f"more than {MAX_CHAIN} operators in one expression", link
            start, limit = end, _limit(text, end)
            skipped.clear()
    link = _long_chain(text, start, len(text), skipped)
    return (f"more than {MAX_CHAIN} operators in one expression", link) if link is not None else None


def _limit(text: str, at: int) -> int:
    return MAX_PATTERN_BRACKETS if _CASE.match(text, at) else MAX_BRACKETS


def _long_chain(text: str, start: int, end: int, skipped: list[Skipped]) -> int | None:
    """The offset in text[start:end] where the operators without a comma between them become too many."""
    counts, total, at = [0], 0, start
    for begin, stop, is_string in [*skipped, (end, end, False)]:
        for match in _LINK.finditer(text, at, begin):
            kind = match.lastgroup
            if kind == "comma":
                total -= counts[-1]
                counts[-1] = 0
                continue
            if kind == "close":
                total -= counts.pop() if len(counts) > 1 else 0
                continue
            counts[-1] += 1
            total += 1
            if kind == "open":
                counts.append(0)
            if total > MAX_CHAIN:
                return match.start()
        counts[-1] += is_string  # strings side by side nest as well
        total += is_string
        if total > MAX_CHAIN:
            return begin
        at = max(stop, at)
    return None
