"""Text to a libcst tree, or to one line that says why not. Nothing else comes out, whatever the text is."""

from __future__ import annotations

import re
from contextlib import contextmanager

from convlint.source.faults import SyntaxFault
from convlint.source.nesting import too_deep
from convlint.source.outline import UNTOLD, outline, syntax_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    import libcst

    from convlint.source.deferred import DeferredTree

__all__ = ["NOT_ANALYSED", "line_starts", "parse", "parse_deferred", "refused_by_python", "tree_of", "trusting_parser"]

# How messages begin that do not say that a text is wrong.
NOT_ANALYSED = ("not analysed", "the file has a null byte")

# Of fewer functions all are run: a model has two.
MIN_FUNCTIONS = 4

_LINE_END = re.compile(r"\r\n?|\n")
_trust: dict[str, Any] = {}
_PLACE = re.compile(r"error at (\d+):(\d+)")


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character. Lines end where Python ends them, not at every `str.splitlines`."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def parse(text: str) -> libcst.Module:
    """The tree of `text`. Raises SyntaxFault, and nothing else."""
    _refuse_hostile(text)
    return tree_of(text)


def parse_deferred(text: str, starts: list[int]) -> DeferredTree | None:
    """The tree of `text`, whose lines begin at `starts`, with the bodies of its functions still to be parsed.

    None where that is not worth it, or cannot be told: `tree_of` parses that. Raises SyntaxFault for what must not be
    parsed.
    """
    _refuse_hostile(text)
    lines = outline(text, starts) if text.count("def ") >= MIN_FUNCTIONS else None
    if lines is None or not any(lines.bodies):
        return None
    from convlint.source.deferred import DeferredTree

    try:
        return DeferredTree(text, starts, lines)
    except SyntaxFault:
        return None


def _refuse_hostile(text: str) -> None:
    """Raises SyntaxFault for a text that a parser must not be given."""
    if "\0" in text:
        raise SyntaxFault(*_place(text, text.index("\0")), "the file has a null byte in it")
    deep = too_deep(text)
    if deep:
        raise SyntaxFault(*_place(text, deep[1]), f"not analysed: too deeply nested ({deep[0]})")


@contextmanager
def trusting_parser() -> Iterator[None]:
    """Within the `with` block, what libcst's parser makes is not validated node by node.

    The validation is for trees that are put together by hand, and takes a sixth of the time of parsing:
    https://github.com/Instagram/LibCST/blob/main/libcst/_nodes/base.py says as much. It is off for whoever else uses
    libcst in the process meanwhile.
    """
    _trust.update(wanted=True)
    try:
        yield
    finally:
        if "validation" in _trust:
            from libcst import CSTNode

            CSTNode.__post_init__ = _trust["validation"]  # type: ignore[method-assign]
        _trust.clear()


def _parser() -> Callable[[str], libcst.Module]:
    import libcst

    if "wanted" in _trust and "validation" not in _trust:
        _trust.update(validation=libcst.CSTNode.__post_init__)
        libcst.CSTNode.__post_init__ = lambda self: None  # type: ignore[method-assign]
    return libcst.parse_module


def tree_of(text: str) -> libcst.Module:
    """The tree of a text, or of a part of one, that does not nest too deeply. Raises SyntaxFault, and nothing else."""
    import libcst

    try:
        return _parser()(text)
    except libcst.ParserSyntaxError as error:
        raise _fault(text, error) from None
    except RecursionError:
        raise SyntaxFault(1, 1, "not analysed: too deeply nested") from None
    except BaseException as error:
        # A panic of the native parser is a BaseException, and its class can't be imported.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise SyntaxFault(1, 1, f"not analysed: the parser failed ({type(error).__name__})") from None
        raise


def _place(text: str, offset: int) -> tuple[int, int]:
    starts = line_starts(text[:offset])
    return len(starts), offset - starts[-1] + 1


def _fault(text: str, error: libcst.ParserSyntaxError) -> SyntaxFault:
    """What is wrong, in the words of the Python that runs convlint if it refuses the text too, else in libcst's."""
    python = refused_by_python(text)
    if python:
        return python
    message = str(error.message)
    place = _PLACE.search(message)
    line, column = (int(place.group(1)), int(place.group(2)) + 1) if place else (error.raw_line, error.raw_column + 1)
    words = message.removeprefix("tokenizer error: ").removeprefix("parser error: ")
    words = _PLACE.sub("", words).strip(" :").replace("\n", " ")
    return SyntaxFault(max(1, line), max(1, column), words[:200] or "invalid syntax")


def refused_by_python(text: str) -> SyntaxFault | None:
    """What the Python that runs convlint has to say against the text; it is read, and not compiled."""
    try:
        syntax_tree(text)
    except SyntaxError as error:
        message = str(error.msg or "invalid syntax").splitlines()[0]
        return SyntaxFault(max(1, error.lineno or 1), max(1, error.offset or 1), message)
    except UNTOLD:
        return None
    return None
