"""The comments that speak to convlint: `# convlint: input=3x227x227`, `ignore[CVL101]`, `# noqa: CVL101`."""

from __future__ import annotations

import re

from convlint.record import Record
from convlint.source.faults import Span
from convlint.source.inputsize import InputGroup, InputShape, InputSizeError, parse_inputs

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Comment", "Pragma", "PragmaFault", "input_value", "read_pragmas"]

_MARK = re.compile(r"(?<![`'\"])#\s*convlint\s*:\s*")  # not where a comment quotes one
_NOQA = re.compile(r"#\s*noqa(?![\w-])(?P<colon>\s*:)?", re.IGNORECASE)
_NOQA_CODES = re.compile(r"[\s,]*([A-Z]+[0-9]+)\b", re.IGNORECASE)
_WORD = re.compile(r"\s*([A-Za-z_-]+)\s*")
_NEXT = re.compile(r"\s+(?:(?:input|model)\s*=|ignore(?:-file)?\b|#)")
_CODE = re.compile(r"CVL[0-9]{0,3}|[a-z]+(?:-[a-z]+)+")
_INPUT = re.compile(r"\binput\s*=\s*")
_OPENING, _CLOSING = "([{", ")]}"


class Comment(Record):
    """A comment with its place. `alone`: nothing but blanks stands before it on its line."""

    text: str
    line: int
    column: int
    alone: bool


class Pragma(Record):
    """A comment to convlint. `kind` is `input` (sizes, a model, or both), `ignore`, `ignore-file` or `noqa`.

    `inputs`: one shape per input. `model`: an expression in the file's own names. `codes`: codes, prefixes of codes or
    rule names; empty means all. `alone`: the comment has its line to itself.
    """

    line: int
    kind: str
    inputs: tuple[InputShape | InputGroup, ...]
    model: str | None
    codes: tuple[str, ...]
    span: Span
    alone: bool = False


class PragmaFault(Record):
    """A comment to convlint that can't be understood. `message` says what is wrong and shows a right one."""

    span: Span
    message: str


class _Wrong(Exception):
    """(start, end, message) within a comment."""


def read_pragmas(comments: Iterable[Comment]) -> Iterator[Pragma | PragmaFault]:
    """Every pragma in `comments`, in order; a comment may hold several (`input=... # noqa`)."""
    for comment in comments:
        mark = _MARK.search(comment.text)
        if mark:
            try:
                yield from _directives(comment, mark.start(), mark.end())
            except _Wrong as wrong:
                start, end, message = wrong.args
                yield PragmaFault(_span(comment, start, end), message)
        yield from _noqa(comment)


def _span(comment: Comment, start: int, end: int) -> Span:
    return Span(comment.line, comment.column + start, comment.line, comment.column + end)


def _directives(comment: Comment, start: int, at: int) -> Iterator[Pragma]:
    text, given = comment.text, dict[str, str]()
    inputs: tuple[InputShape | InputGroup, ...] = ()
    ignoring, begin, end = None, at, at
    while at < len(text) and not text.startswith("#", at) and not ignoring:
        word = _WORD.match(text, at)
        name = word.group(1) if word else text[at:]
        if word and name in ("input", "model") and text.startswith("=", word.end()):
            begin, last = word.end() + 1, _value_end(text, word.end() + 1)
            if name in given:
                raise _Wrong(at, last, f"`{name}=` is given twice; join several inputs with a comma: input=3x64x64, 10")
            given[name] = text[begin:last].strip()
            inputs = _inputs(text, begin, last) if name == "input" else inputs
            at, end = _blank_end(text, last), last
        elif word and name in ("ignore", "ignore-file"):
            codes, last = _codes(text, word.end(), name)
            ignoring = Pragma(comment.line, name, (), None, codes, _span(comment, start, last), comment.alone)
        else:
            raise _Wrong(at, _value_end(text, at), _unknown(name))
    if given.get("model") == "":
        raise _Wrong(begin, end, "`model=` is empty; write a call, such as `# convlint: model=Net(num_classes=10)`")
    if given:
        yield Pragma(comment.line, "input", inputs, given.get("model"), (), _span(comment, start, end), comment.alone)
    if ignoring:
        yield ignoring
    if not given and not ignoring:
        raise _Wrong(start, at, "nothing follows `convlint:`; write, for example, `# convlint: input=3x224x224`")


def _inputs(text: str, begin: int, end: int) -> tuple[InputShape | InputGroup, ...]:
    try:
        return parse_inputs(text[begin:end])
    except InputSizeError as error:
        raise _Wrong(begin, max(end, begin + 1), str(error)) from None


def _value_end(text: str, at: int) -> int:
    """Where a value ends: before the next directive or comment that is outside of brackets and strings."""
    depth, quote = 0, ""
    while at < len(text):
        char = text[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif not depth and _NEXT.match(text, at):
            return at
        at += 1
    return len(text.rstrip())


def input_value(text: str) -> tuple[int, int] | None:
    """Where the value of `input=` stands in a line; None where no comment to convlint declares an input there."""
    mark = _MARK.search(text)
    given = _INPUT.search(text, mark.end()) if mark else None
    return (given.end(), _value_end(text, given.end())) if given else None


def _blank_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _codes(text: str, at: int, name: str) -> tuple[tuple[str, ...], int]:
    """The codes in `[...]` behind `ignore`, and where they end. Words after the bracket are the author's reason."""
    example = f"`# convlint: {name}[CVL101]`"
    if not text.startswith("[", at):
        rest = text[at:].lstrip()
        if rest and not rest.startswith("#"):
            raise _Wrong(at, len(text.rstrip()), f"the codes stand in square brackets: {example}")
        return (), len(text[:at].rstrip())
    close = text.find("]", at)
    if close < 0:
        raise _Wrong(at, len(text.rstrip()), f"the bracket is never closed; write {example}")
    codes = tuple(filter(None, (code.strip() for code in text[at + 1 : close].split(","))))
    if not codes:
        raise _Wrong(at, close + 1, f"no code stands in the brackets; write {example}")
    for code in codes:
        if not _CODE.fullmatch(code):
            raise _Wrong(at, close + 1, f"`{code}` is not a code of convlint; write {example}")
    return codes, close + 1


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, ["input", "model", "ignore", "ignore-file"], 1)
    if name in ("input", "model"):
        return f"`{name}` lacks its value; write, for example, `# convlint: input=3x224x224`"
    meant = f"did you mean `{near[0]}`?" if near else "write input=, model=, ignore[...] or ignore-file[...]"
    return f"`{name.strip()}` is nothing that convlint knows; {meant} For example: `# convlint: input=3x224x224`"


def _noqa(comment: Comment) -> Iterator[Pragma]:
    """`# noqa` (everything) or `# noqa: CVL101, E501`; what names only other tools' codes is none of ours."""
    mark = _NOQA.search(comment.text)
    if not mark:
        return
    codes, end = [], mark.end()
    while mark.group("colon") and (found := _NOQA_CODES.match(comment.text, end)):
        codes.append(found.group(1).upper())
        end = found.end()
    ours = tuple(code for code in codes if code.startswith("CVL"))
    if ours or not mark.group("colon"):
        yield Pragma(comment.line, "noqa", (), None, ours, _span(comment, mark.start(), end), comment.alone)
