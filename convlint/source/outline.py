"""Where the statements of a text and the bodies of its functions stand, by the parser of the Python that runs convlint.

It takes a tenth of the time that libcst takes, and says of a whole text that it is Python. What it gives is lines only;
a text that it refuses, or whose lines do not say enough, has no outline, and is parsed as a whole.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

__all__ = ["UNCUT", "UNTOLD", "Body", "Outline", "outline", "outlined", "syntax_tree"]

UNTOLD = (ValueError, MemoryError, RecursionError, OverflowError)
_ONLY_AST = 0x400  # ast.PyCF_ONLY_AST, spelt out because `import ast` costs more than it is worth here
MIN_WIDTH = 12  # a narrower body takes no longer to parse than what would stand in its place

Lines = tuple[int, int]  # the first line and the last one, from 1
Body = tuple[int, int, int]  # the first line, the last one, and the column behind the last statement, from 0

_BLANKS = re.compile(r"[ \t]*")
# What keeps a text from being cut between its lines: a form feed counts as no column in an indentation, and a line that
# is nothing but joined to the next one as no line.
UNCUT = re.compile(r"\f|^[ \t]*\\\r?$", re.MULTILINE)


class Outline:
    """The lines of a text's own statements, and those of the body of each function of the module and its classes.

    The functions are in the order of the text, without those within functions; None is for a body that must be parsed
    where it stands.
    """

    def __init__(self, body: list[Any], text: str, line_starts: list[int]) -> None:
        self.statements = list(_merged(_lines_of(node) for node in body))
        self.bodies = [_body(node, text, line_starts) for node in _functions(body)]


def outline(text: str, line_starts: list[int]) -> Outline | None:
    """The outline of `text`, whose lines begin at `line_starts`; None where there is none."""
    if UNCUT.search(text):
        return None
    try:
        tree = syntax_tree(text)
    except (SyntaxError, *UNTOLD):
        return None
    return Outline(tree.body, text, line_starts)


def syntax_tree(text: str) -> Any:
    """What Python's own parser makes of `text`, which is read and not compiled; without warnings.

    Raises SyntaxError, and one of UNTOLD where Python cannot tell.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return compile(text, "<text>", "exec", _ONLY_AST, dont_inherit=True)


def outlined(text: str, line_starts: list[int], bodies: list[Body | None]) -> str:
    """`text` with a string in the place of each of the bodies, from where they begin to where they end.

    The string begins with the number of the body, so that no two are the same.
    """
    written, at = [], 0
    for number, body in enumerate(bodies):
        if body is not None:
            first, last, end = body
            begin = line_starts[first - 1]
            indent = text[begin : begin + _indent(text, begin)]
            opened = f'{indent}"""{number}'
            blanks = end - 3 - (len(opened) if first == last else 0)
            written += [text[at:begin], opened, "\n" * (last - first), " " * blanks, '"""']
            at = line_starts[last - 1] + end
    return "".join([*written, text[at:]])


def _indent(text: str, begin: int) -> int:
    """How many blanks a line begins with."""
    match = _BLANKS.match(text, begin)
    return match.end() - begin if match else 0


def _functions(body: list[Any]) -> Iterator[Any]:
    for node in body:
        kind = type(node).__name__
        if kind in ("FunctionDef", "AsyncFunctionDef"):
            yield node
        elif kind == "ClassDef":
            yield from _functions(node.body)


def _lines_of(node: Any) -> Lines:
    decorators = getattr(node, "decorator_list", None)
    return (decorators[0] if decorators else node).lineno, node.end_lineno


def _merged(lines: Iterator[Lines]) -> Iterator[Lines]:
    """The lines of statements; those that share a line are one, as they are for libcst."""
    begun: Lines | None = None
    for first, last in lines:
        if begun is not None and first > begun[1]:
            yield begun
            begun = None
        begun = (begun[0] if begun else first), last
    if begun is not None:
        yield begun


def _body(function: Any, text: str, line_starts: list[int]) -> Body | None:
    """Where the body of a function stands, on lines of its own; None where it does not, or is too short."""
    first, last = _lines_of(function.body[0])[0], function.body[-1].end_lineno
    begin = line_starts[first - 1]
    indent = _indent(text, begin)
    if first <= function.lineno or function.body[0].col_offset != indent:
        return None
    end = _column(text, line_starts[last - 1], function.body[-1].end_col_offset)
    return (first, last, end) if end >= (indent + MIN_WIDTH if first == last else 3) else None


def _column(text: str, begin: int, count: int) -> int:
    """The column behind a statement that ends with the first `count` bytes of a line, or with semicolons there."""
    line = text[begin : begin + count]
    if not line.isascii():
        line = line.encode("utf-8", "surrogatepass")[:count].decode("utf-8", "replace")
    return len(line.rstrip("; \t"))
