"""A Jupyter notebook's code cells, and where in the file's JSON each of their characters stands.

The JSON is scanned rather than loaded: what an edit leaves alone keeps its bytes. The format:
https://nbformat.readthedocs.io/en/latest/format_description.html
"""

from __future__ import annotations

import re
from functools import cache

from convlint.record import Record
from convlint.source.faults import SyntaxFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    import json
    from collections.abc import Iterator
    from typing import Any

__all__ = ["Cell", "Token", "code_cells"]

_JSON = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{},]', re.DOTALL)  # numbers, names and colons say nothing here


class Token(Record):
    """A JSON string in the file: its offsets, quotes included, and what it says."""

    start: int
    end: int
    value: str


class Cell(Record):
    """A code cell. `number` counts from 1 over all cells. `listed`: its source is a list of lines, not one string."""

    number: int
    tokens: tuple[Token, ...]
    listed: bool

    @property
    def text(self) -> str:
        return "".join(token.value for token in self.tokens)


def code_cells(raw: str) -> tuple[Cell, ...]:
    """The code cells of a notebook; none if it is not in Python. Raises SyntaxFault for what is no notebook."""
    _check(raw)
    cells: dict[int, dict[str, Any]] = {}
    languages: list[str] = []
    for path, start, end in _strings(raw):
        match path:
            case ("cells", int(index), "cell_type"):
                cells.setdefault(index, {})["type"] = _value(raw, start)
            case ("cells", int(index), "source"):
                cells.setdefault(index, {}).update(tokens=[Token(start, end, _value(raw, start))], listed=False)
            case ("cells", int(index), "source", int()):
                token = Token(start, end, _value(raw, start))
                cells.setdefault(index, {}).setdefault("tokens", []).append(token)
            case ("metadata", "kernelspec", "language") | ("metadata", "language_info", "name"):
                languages.append(_value(raw, start).lower())
    if languages and not any("python" in language for language in languages):
        return ()
    return tuple(
        Cell(index + 1, tuple(cell.get("tokens", ())), cell.get("listed", True))
        for index, cell in sorted(cells.items())
        if cell.get("type") == "code"
    )


def _check(raw: str) -> None:
    import json

    try:
        notebook = json.loads(raw)
    except json.JSONDecodeError as error:
        raise SyntaxFault(error.lineno, error.colno, f"the notebook is not valid JSON: {error.msg}") from None
    except RecursionError:
        raise SyntaxFault(1, 1, "not analysed: the notebook's JSON is too deeply nested") from None
    except ValueError as error:
        raise SyntaxFault(1, 1, f"the notebook is not valid JSON: {error}") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        old = isinstance(notebook, dict) and "worksheets" in notebook
        raise SyntaxFault(
            1, 1, "a notebook of format 3, which is not read" if old else "not a notebook: it has no cells"
        )


@cache
def _decoder() -> json.JSONDecoder:
    import json

    return json.JSONDecoder(strict=False)


def _value(raw: str, start: int) -> str:
    value, _ = _decoder().raw_decode(raw, start)
    return str(value)


def _strings(raw: str) -> Iterator[tuple[tuple[str | int | None, ...], int, int]]:
    """Every string that is a value, as the keys and indices that lead to it and its offsets. `raw` is valid JSON."""
    path: list[str | int | None] = []  # for each open container: the key (None before it) or the index
    for match in _JSON.finditer(raw):
        sign, start = match.group(), match.start()
        if sign == "{":
            path.append(None)
        elif sign == "[":
            path.append(0)
        elif sign in "}]":
            path.pop()
        elif sign == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
        elif path and path[-1] is None:
            path[-1] = _value(raw, start)
        else:
            yield tuple(path), start, match.end()
