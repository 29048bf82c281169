"""Patterns of paths as `.gitignore` has them: https://git-scm.com/docs/gitignore#_pattern_format.

The exclusions, inclusions and per-file ignores of the configuration are written the same way. Compiled here rather than
by pathspec, whose import takes longer than a run that is answered from the cache.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["GlobSet"]

_POSIX = {
    "alpha": "a-zA-Z",
    "digit": "0-9",
    "alnum": "a-zA-Z0-9",
    "upper": "A-Z",
    "lower": "a-z",
    "space": r"\s",
    "blank": " \\t",
    "punct": r"!-/:-@\[-`{-~",
    "xdigit": "0-9a-fA-F",
}
_PIECE = re.compile(
    r"(?P<deep>(?:(?<=/)|\A)\*\*/)|(?P<end>(?<=/)\*\*\Z)|(?P<star>\*+)|(?P<any>\?)"
    r"|\[(?P<set>[!^]?\]?(?:\[:[a-z]+:\]|\\.|[^\]\\])*)\]|\\(?P<escaped>.)|(?P<char>.)",
    re.DOTALL,
)


class GlobSet:
    """Patterns in order; the last one that matches decides. Paths are relative to the patterns' folder, with `/`."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._rules = [rule for pattern in patterns if (rule := _compiled(pattern))]

    def __bool__(self) -> bool:
        return bool(self._rules)

    def decides(self, path: str, is_folder: bool) -> bool | None:
        """True where a pattern covers the path itself, False where a `!pattern` takes it back, None if none speaks."""
        for negated, folders_only, regex in reversed(self._rules):
            if (is_folder or not folders_only) and regex.match(path):
                return not negated
        return None

    def covers(self, path: str) -> bool:
        """Whether the file at `path` is covered, by itself or by a folder above it."""
        parts = path.split("/")
        for end in range(1, len(parts)):
            if self.decides("/".join(parts[:end]), True):
                return True
        return bool(self.decides(path, False))


@cache
def _compiled(line: str) -> tuple[bool, bool, re.Pattern[str]] | None:
    """(negated, folders only, regex) of one line; None for a blank, a comment, or what git takes for no pattern."""
    line = re.sub(r"(?<!\\) +\Z", "", line.rstrip("\r\n"))
    negated = line.startswith("!")
    pattern = line.removeprefix("!")
    if not pattern or line.startswith("#"):
        return None
    folders_only = pattern.endswith("/")
    pattern = pattern.removesuffix("/")
    if not pattern:
        return None
    anchored = "/" in pattern
    pattern = pattern.removeprefix("/")
    try:
        regex = re.compile(("" if anchored else r"(?:.*/)?") + _translated(pattern) + r"\Z", re.DOTALL)
    except re.error:
        return None
    return negated, folders_only, regex


def _translated(pattern: str) -> str:
    out, at = [], 0
    while at < len(pattern):
        piece = _PIECE.match(pattern, at)
        if piece is None:
            break
        out.append(_regex_of(piece))
        at = piece.end()
    return "".join(out)


def _regex_of(piece: re.Match[str]) -> str:
    match piece.lastgroup:
        case "deep":
            return r"(?:.*/)?"
        case "end":
            return r".+"
        case "star":
            return r"[^/]*"
        case "any":
            return r"[^/]"
        case "set":
            return _set(piece.group("set"))
        case _:
            char = piece.group("escaped") or piece.group("char")
            return r"(?!)" if piece.group() in "[\\" else re.escape(char)  # a bracket or escape that never ends


def _set(body: str) -> str:
    negated = body.startswith(("!", "^"))
    body = body[1:] if negated else body
    inside = []
    for match in re.finditer(r"\[:([a-z]+):\]|\\(.)|(.)", body, re.DOTALL):
        name, escaped, char = match.groups()
        if name:
            inside.append(_POSIX.get(name, ""))
        else:
            inside.append(char if char == "-" else re.escape(escaped or char))
    if not "".join(inside):
        return r"(?!)"
    return rf"(?!/)[{'^' if negated else ''}{''.join(inside)}]"
