"""Patterns of paths as `.gitignore` has them: https://git-scm.com/docs/gitignore#_pattern_format.

The exclusions, inclusions and per-file ignores of the configuration are written the same way. Compiled here rather than
by pathspec, whose import takes longer than a run that is answered from the cache.
"""

from __future__ import annotations

import re
from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

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
_DASH = (r"\-", "-")
_PLAIN = re.compile(r"[\w.\-]+")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)  # one that goes backwards is its first character to git
_PIECE = re.compile(
    r"(?P<deep>(?:(?<=/)|\A)\*{2,}/)|(?P<end>(?<=/)\*{2,}\Z)|(?P<star>\*+)|(?P<any>\?)"
    r"|\[(?P<set>[!^]?\]?(?:\[:[a-z]+:\]|\\.|[^\]\\])*)\]|\\(?P<escaped>.)|(?P<char>.)",
    re.DOTALL,
)


class GlobSet:
    """Patterns in order; the last one that matches decides. Paths are relative to the patterns' folder, with `/`."""

    def __init__(self, patterns: Iterable[str]) -> None:
        patterns = [pattern for pattern in patterns if pattern]
        # Where nothing is taken back, the order does not matter, and plain names, which most patterns are, come first.
        apart = not any(pattern.startswith("!") for pattern in patterns)
        names = [pattern for pattern in patterns if apart and _PLAIN.fullmatch(pattern)]
        self._names = frozenset(names)
        self._rules = [rule for pattern in patterns if pattern not in self._names and (rule := _compiled(pattern))]

    def __bool__(self) -> bool:
        return bool(self._rules or self._names)

    def decides(self, path: str, is_folder: bool) -> bool | None:
        """True where a pattern covers the path itself, False where a `!pattern` takes it back, None if none speaks."""
        if self._names and path.rpartition("/")[2] in self._names:
            return True
        for negated, folders_only, matches in reversed(self._rules):
            if (is_folder or not folders_only) and matches(path):
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
def _compiled(line: str) -> tuple[bool, bool, Callable[[str], object]] | None:
    """(negated, folders only, what a path has to meet) of one line; None for a blank, a comment, and no pattern."""
    line = re.sub(r"(?<!\\) +\Z", "", line.rstrip("\r\n"))
    negated = line.startswith("!")
    pattern = line.removeprefix("!")
    if not pattern or line.startswith("#"):
        return None
    folders_only = pattern.endswith("/")
    pattern = pattern.removesuffix("/")
    if not pattern:
        return None
    return negated, folders_only, _matcher(pattern)


def _matcher(pattern: str) -> Callable[[str], object]:
    """Most patterns are a plain name or `*.ext`: these need no regex, whose compilation takes its time."""
    if _PLAIN.fullmatch(pattern):
        return lambda path: path == pattern or path.endswith("/" + pattern)
    if pattern.startswith("*") and _PLAIN.fullmatch(pattern[1:]):
        return lambda path: path.endswith(pattern[1:])
    anchored = "/" in pattern
    pattern = pattern.removeprefix("/")
    try:
        return re.compile(("" if anchored else r"(?:.*/)?") + _translated(pattern) + r"\Z", re.DOTALL).match
    except re.error:
        return lambda path: False


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
    items: list[tuple[str, str]] = []  # (a class's text, "") or ("", a character); a bare `-` is _DASH
    for match in re.finditer(r"\[:([a-z]+):\]|\\(.)|(.)", body, re.DOTALL):
        name, escaped, char = match.groups()
        items.append((_POSIX.get(name, ""), "") if name else _DASH if char == "-" else ("", escaped or char))
    inside = "".join(_members(items))
    if not inside:
        return r"(?!)"
    return rf"(?!/)[{'^' if negated else ''}{inside}]"


def _members(items: list[tuple[str, str]]) -> Iterator[str]:
    """The set for `re`. A range that runs backwards is only its first character, as in git."""
    at = 0
    while at < len(items):
        named, char = items[at]
        last = items[at + 2][1] if at + 2 < len(items) and items[at + 1] == _DASH else ""
        if char and last:
            yield re.escape(char) + (f"-{re.escape(last)}" if char <= last else "")
            at += 3
        else:
            yield named or re.escape(char)
            at += 1
