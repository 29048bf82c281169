"""Twin of `re` (https://docs.python.org/3/library/re.html), for patterns that cannot take long.

A pattern whose worst case on the given text is too expensive gives Unknown: nothing repeated inside a repetition, no
alternative inside a repetition, and few repetitions on long texts.
"""

from __future__ import annotations

import re as _re
from typing import Any as _Any

from convlint.frameworks.stdlib._core import call
from convlint.frameworks.stdlib.bounded import first_unknown, spend
from convlint.values import Unknown

A = ASCII = 256
I = IGNORECASE = 2  # noqa: E741
L = LOCALE = 4
M = MULTILINE = 8
S = DOTALL = 16
U = UNICODE = 32
X = VERBOSE = 64
NOFLAG = 0
_MAX_PATTERN = 300
_MAX_COST = 2_000_000
_ENDLESS = 2**200

error = _re.error


class Match:
    """What a pattern matched; a plain record."""

    def __init__(self, match):
        self._groups = (match.group(), *match.groups())
        self._spans = tuple(match.span(index) for index in range(len(self._groups)))
        self._names = dict(match.re.groupindex)
        self.string = match.string
        self.lastindex = match.lastindex

    def _index(self, group):
        return self._names[group] if isinstance(group, str) else group

    def group(self, *groups):
        """The text of one or several groups."""
        found = tuple(self._groups[self._index(group)] for group in groups or (0,))
        return found if len(found) > 1 else found[0]

    def __getitem__(self, group):
        return self._groups[self._index(group)]

    def groups(self, default=None):
        """The texts of all groups."""
        return tuple(default if text is None else text for text in self._groups[1:])

    def groupdict(self, default=None):
        """The texts of the named groups."""
        found = {name: self._groups[index] for name, index in self._names.items()}
        return {name: default if text is None else text for name, text in found.items()}

    def span(self, group=0):
        """Where a group starts and ends."""
        return self._spans[self._index(group)]

    def start(self, group=0):
        """Where a group starts."""
        return self.span(group)[0]

    def end(self, group=0):
        """Where a group ends."""
        return self.span(group)[1]


class Pattern:
    """A compiled pattern."""

    def __init__(self, pattern, flags=0):
        self.pattern = pattern
        self.flags = flags

    def search(self, string, *bounds):
        """The first place that matches."""
        return search(self, string)

    def match(self, string, *bounds):
        """A match at the start."""
        return match(self, string)

    def fullmatch(self, string, *bounds):
        """A match of the whole text."""
        return fullmatch(self, string)

    def findall(self, string, *bounds):
        """The texts of all matches."""
        return findall(self, string)

    def finditer(self, string, *bounds):
        """All matches."""
        return finditer(self, string)

    def split(self, string, maxsplit=0):
        """The texts between the matches."""
        return split(self, string, maxsplit)

    def sub(self, repl, string, count=0):
        """The text with its matches replaced."""
        return sub(self, repl, string, count)

    def subn(self, repl, string, count=0):
        """The text with its matches replaced, and how many were."""
        return subn(self, repl, string, count)


def compile(pattern, flags=0):
    """A pattern."""
    if isinstance(pattern, (Unknown, Pattern)):
        return pattern
    return Pattern(pattern, flags)


def _run(method, pattern, string, flags, *args):
    """Call Python's own method where its cost is bounded; else an Unknown."""
    if isinstance(pattern, Pattern):
        pattern, flags = pattern.pattern, pattern.flags
    unknown = first_unknown(pattern, string, flags, *args)
    if unknown is not None:
        return unknown.derive("re", object())
    if not (isinstance(pattern, str) and isinstance(string, str)) or flags & VERBOSE:
        return Unknown("a regular expression that is not followed")
    cost = _cost(pattern, len(string))
    if cost > _MAX_COST:
        return Unknown("a regular expression that may take long")
    spend(cost // 2)
    return getattr(_re.compile(pattern, flags), method)(*args, string)


def _cost(pattern, length):
    """The most steps that a search for `pattern` in `length` characters can take; infinite where that is not known."""
    if len(pattern) > _MAX_PATTERN:
        return _ENDLESS
    shape = _Shape()
    try:
        shape.read(pattern)
    except _TooComplex:
        return _ENDLESS
    return (length + 2) ** (shape.repeats + 1) * 2**shape.choices * len(pattern)


class _TooComplex(Exception):
    pass


class _Shape:
    """How many repetitions and choices a pattern has; raises _TooComplex where they are nested or it refers back."""

    def __init__(self):
        self.repeats = 0
        self.choices = 0
        self._groups: list[tuple[int, int]] = []
        self._closed: tuple[int, int] | None = None

    def read(self, pattern):
        """Count what stands in `pattern`."""
        position = 0
        while position < len(pattern):
            position = self._step(pattern, position)

    def _step(self, pattern, position):
        character = pattern[position]
        closed, self._closed = self._closed, None
        if character == "\\":
            return self._escape(pattern, position)
        if character == "[":
            return _class_end(pattern, position)
        if character == "(":
            return self._open(pattern, position)
        if character == ")" and self._groups:
            self._closed = self._groups.pop()
        elif character == "|":
            self.choices += 1
        elif character in "*+{?":
            self._repeat(character, closed)
        return position + 1

    def _escape(self, pattern, position):
        if pattern[position + 1 : position + 2].isdigit():
            raise _TooComplex
        return position + 2

    def _open(self, pattern, position):
        self._groups.append((self.repeats, self.choices))
        if pattern[position + 1 : position + 2] != "?":
            return position + 1
        if pattern[position + 1 : position + 3] == "?:":
            return position + 3
        if pattern[position + 1 : position + 4] == "?P<":
            return pattern.find(">", position) + 1 or len(pattern)
        raise _TooComplex

    def _repeat(self, character, closed):
        if character == "?":
            self.choices += 1
        elif closed is not None and closed != (self.repeats, self.choices):
            raise _TooComplex
        else:
            self.repeats += 1


def _class_end(pattern, position):
    """Behind the `]` of a class of characters."""
    position += 2 if pattern[position + 1 : position + 2] != "^" else 3
    while position < len(pattern) and pattern[position] != "]":
        position += 2 if pattern[position] == "\\" else 1
    return position + 1


def _wrapped(found):
    return Match(found) if isinstance(found, _re.Match) else found


def search(pattern, string, flags=0):
    """The first place that matches."""
    return _wrapped(_run("search", pattern, string, flags))


def match(pattern, string, flags=0):
    """A match at the start."""
    return _wrapped(_run("match", pattern, string, flags))


def fullmatch(pattern, string, flags=0):
    """A match of the whole text."""
    return _wrapped(_run("fullmatch", pattern, string, flags))


def findall(pattern, string, flags=0):
    """The texts of all matches."""
    return _run("findall", pattern, string, flags)


def finditer(pattern, string, flags=0):
    """All matches."""
    found = _run("finditer", pattern, string, flags)
    return found if isinstance(found, Unknown) else iter([Match(match) for match in found])


def split(pattern, string, maxsplit=0, flags=0):
    """The texts between the matches."""
    if maxsplit:
        return Unknown("re.split with maxsplit", kind=list)
    return _run("split", pattern, string, flags)


def sub(pattern, repl, string, count=0, flags=0):
    """The text with its matches replaced."""
    result = subn(pattern, repl, string, count, flags)
    return result[0] if isinstance(result, tuple) else result


def subn(pattern, repl, string, count=0, flags=0):
    """The text with its matches replaced, and how many were."""
    if isinstance(repl, str) and len(repl) * (len(string) + 1 if isinstance(string, str) else 1) > 1_000_000:
        return Unknown("too large", kind=str)
    chosen: _Any = repl if isinstance(repl, (str, Unknown)) else lambda match: _replacement(repl, match)
    if count:
        return Unknown("re.sub with a count", kind=str)
    return _run("subn", pattern, string, flags, chosen)


def _replacement(function, match):
    text = call(function, Match(match))
    return text if isinstance(text, str) else str(text)


def escape(pattern):
    """The text as a pattern that matches itself."""
    return pattern.derive("escape", kind=str) if isinstance(pattern, Unknown) else _re.escape(pattern)


def purge():
    """Does nothing."""
