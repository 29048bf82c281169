"""How often each name is written: in code and within strings, not in comments."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from convlint.source.lexical import COMMENT_OR_STRING

if TYPE_CHECKING:
    import libcst

__all__ = ["words", "words_of_text"]

_WORD = re.compile(r"\w+")
# What is passed over: a comment, the letters in front of an f-string; what is not: a string, a word.
_TOKEN = re.compile(rf"#[^\r\n]*|\b(?:[fF][rR]?|[rR][fF])(?=[\"'])|({COMMENT_OR_STRING.pattern}|\w+)")


def words(node: libcst.CSTNode) -> Counter[str]:
    """How often each name is written at `node` and below."""
    from libcst import FormattedStringText, Name, SimpleString

    from convlint.source.walking import walk

    found: Counter[str] = Counter()
    for current in walk(node):
        if type(current) is Name:
            found[current.value] += 1
        elif type(current) in (SimpleString, FormattedStringText):
            found.update(_WORD.findall(current.value))  # type: ignore[attr-defined]
    return found


def words_of_text(text: str) -> Counter[str]:
    """How often each name is written in a text; Python's keywords and numbers are counted as well."""
    found: Counter[str] = Counter()
    for token in _TOKEN.findall(text):
        if token[:1] in ("'", '"'):
            found.update(_WORD.findall(token))
        elif token:
            found[token] += 1
    return found
