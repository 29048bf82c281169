"""How deep a file's text nests: a parser that recurses must not be given more than its stack can hold.

libcst's parser overflows the C stack (and takes the process with it) on some thousand nested brackets or chained
operators, and needs exponential time for nested `match` patterns, so such text is turned away before it is parsed.
CPython itself stops at 200 brackets; 100 indents are its limit and libcst's as well.
"""

from __future__ import annotations

import re

from convlint.source.lexical import CLOSE, COMMENT, COMMENT_OR_STRING, NEWLINE, OPEN, PREFIX, STRING, pieces

__all__ = ["too_deep", "without_strings"]

Skipped = tuple[int, int, bool]  # a string's or a comment's offsets, whether it is a string

MAX_BRACKETS = 100
MAX_CHAIN = 500
MAX_PATTERN_BRACKETS = 8
MAX_ELIF = 1500

_CASE = re.compile(r"[ \t\f]*case\b(?!\s*[=.,)\]:])")
_PLAIN_FIELDS = re.compile(r"(?:[^{}\\]|\\[^{}N]|\{\{|\}\}|\{[^{}\\]*\})*")
_FIELD = re.compile(r"\{\{|\}\}|(\{[^{}]*\})")
_PLAIN_INNER = re.compile(r"\"[^\"()\[\]{}]*\"|'[^'()\[\]{}]*'")
_BRACKET_OR_END = re.compile(r"[()\[\]{}]|\\?(?:\r\n?|\n)")
_LINK = re.compile(
    r"""(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<comma>[,;])|[-+*/%@&|^~<>!.=:]
    |\b(?:and|or|not|if|else|lambda|await|in|is|for|from|yield)\b""",
    re.VERBOSE,
)


def too_deep(text: str) -> tuple[str, int] | None:
    """What nests too deeply in `text`, and the offset where it does; None where it is safe to parse."""
    if text.count("elif") > MAX_ELIF:
        return f"more than {MAX_ELIF} `elif`", text.index("elif")
    code = without_strings(text)
    if code is not None and _is_shallow(code):
        return None
    return _found(text)


# --------------------------------------------------------------------------- at a glance


def without_strings(text: str) -> str | None:
    """`text` without comments, each string as `~` behind the fields that it has; None where that is not plain."""
    try:
        code = COMMENT_OR_STRING.sub(_as_operator, text)
    except _NotPlain:
        return None
    return None if '"' in code or "'" in code else code


class _NotPlain(Exception):
    """An f-string whose fields hold braces, quotes or brackets in quotes: where it ends is not seen at a glance."""


def _as_operator(match: re.Match[str]) -> str:
    """A string counts as an operator, and so does each part of an f-string: strings side by side nest as well."""
    if match.group().startswith("#"):
        return ""
    if len(match.group()) == 2 and match.string.startswith(match.group()[0], match.end()):
        raise _NotPlain  # three quotes that are never closed
    if not PREFIX.search(match.string, max(0, match.start() - 3), match.start()):
        return "~"
    quotes = 3 if match.group()[:3] in ('"""', "'''") else 1
    content = match.group()[quotes:-quotes]
    if not _PLAIN_FIELDS.fullmatch(content):
        raise _NotPlain
    fields = [field for field in _FIELD.findall(content) if field]
    return _PLAIN_INNER.sub("~", "".join(fields)) + "~" * (len(fields) + 1)


def _is_shallow(code: str) -> bool:
    """Whether neither brackets nor operators nest too deeply in text without strings."""
    depth, start = 0, 0
    cases = "case" in code
    limit = _limit(code, 0)
    for match in _BRACKET_OR_END.finditer(code):
        char = match.group()
        if char in "([{":
            depth += 1
            if depth > limit:
                return False
        elif char in ")]}":
            depth = depth - 1 if depth else 0
        elif not depth and char[0] != "\\":
            if match.end() - start > MAX_CHAIN and _long_chain(code, start, match.end(), []) is not None:
                return False
            start = match.end()
            limit = _limit(code, start) if cases else MAX_BRACKETS
    return len(code) - start <= MAX_CHAIN or _long_chain(code, start, len(code), []) is None


# --------------------------------------------------------------------------- with the place


def _found(text: str) -> tuple[str, int] | None:
    """The same answer from the whole scan of the text."""
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
