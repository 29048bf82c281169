"""Writing the comment that declares a model's input size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from convlint.server.lenses import accepted, models_of
from convlint.source import InputSizeError, parse_inputs
from convlint.source.pragma import input_value

if TYPE_CHECKING:
    from convlint.server.analysis import Analysis
    from convlint.server.texts import Text

_CLASS = re.compile(r"^(\s*)class\s+(\w+)")
_OWNER = re.compile(r"^\s*(?:class\s+\w+|(?:async\s+)?def\s+\w+|\w+\s*=(?!=))")
_USUAL = (224, 256, 227, 299, 32, 28, 64, 128, 512)


def wrong_size(text: str) -> str | None:
    """What is wrong with an input size; None if it is one."""
    try:
        return None if parse_inputs(text) else "an input size is missing; write, for example, 3x224x224"
    except InputSizeError as error:
        return str(error)


def declaration(text: Text, line: int, model: str | None, size: str) -> types.TextEdit | None:
    """The edit that declares `size` for the model at a line (from 0), or for `model`; None where there is none.

    The comment stands at the end of the class statement's line; a size that is declared there already is replaced.
    """
    owner = _owner(text, line, model)
    if owner is None:
        return None
    for row in (owner, *_above(text, owner)):
        found = input_value(text.line(row))
        if found:
            return types.TextEdit(text.range((row + 1, found[0] + 1), (row + 1, found[1] + 1)), size)
    written = text.line(owner).rstrip()
    if _ends_in_comment(written):
        return _line_above(text, owner, size)
    end = len(written) + 1
    tail = len(text.line(owner)) + 1
    return types.TextEdit(text.range((owner + 1, end), (owner + 1, tail)), f"  # convlint: input={size}")


def _ends_in_comment(line: str) -> bool:
    """Whether something stands behind the statement, or it goes on in the next line."""
    return "#" in line or not line.endswith((":", ")")) or line.count("(") != line.count(")")


def _line_above(text: Text, owner: int, size: str) -> types.TextEdit:
    line = text.line(owner)
    indent = line[: len(line) - len(line.lstrip())]
    place = text.range((owner + 1, 1), (owner + 1, 1))
    return types.TextEdit(place, f"{indent}# convlint: input={size}\n")


def _above(text: Text, owner: int) -> list[int]:
    """The lines of comments and decorators above a statement."""
    found = []
    row = owner - 1
    while row >= 0 and text.line(row).lstrip().startswith(("#", "@")):
        found.append(row)
        row -= 1
    return found


def _owner(text: Text, line: int, model: str | None) -> int | None:
    """The line of the statement that a declaration belongs to: the model's by its name, else the class at a line."""
    if model is not None and model.isidentifier():
        statement = re.compile(rf"^\s*(?:class\s+{model}\b|{model}\s*(?::[^=]+)?=(?!=))")
        named = [row for row in range(len(text.starts)) if statement.match(text.line(row))]
        if named:
            return min(named, key=lambda row: abs(row - line))
    here = text.line(line)
    if _OWNER.match(here) and not here.startswith((" ", "\t")):
        return line
    indent = len(here) - len(here.lstrip()) if here.strip() else 1_000
    for row in range(line, -1, -1):
        found = _CLASS.match(text.line(row))
        if found and (row == line or len(found.group(1)) < max(indent, 1)):
            return row
    return None


def likely_size(analysis: Analysis, model: str) -> str | None:
    """A size that the model takes: a usual one among those that fit it; None where nothing is known of it."""
    for model_run, report in models_of(analysis):
        shape = report.input_shapes[0] if report.input_shapes else None
        if report.name != model or shape is None or len(shape) != 4 or not isinstance(shape[1], int):
            continue
        intervals = accepted(analysis, model_run)
        if intervals == []:
            return None
        side = next((s for s in _USUAL if intervals is None or any(a <= s <= b for a, b in intervals)), None)
        side = side if side is not None or not intervals else intervals[0][0]
        return f"{shape[1]}x{side}x{side}"
    return None
