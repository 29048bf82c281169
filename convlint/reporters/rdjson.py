"""reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count bytes."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from convlint.diagnostics import Diagnostic, Location
    from convlint.reporters._page import Page

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    worst = next((name for name in _SEVERITIES if any(one.severity == name for one in diagnostics)), "info")
    result = {
        "source": {"name": "convlint", "url": "https://convlint.github.io/convlint/"},
        "severity": _SEVERITIES[worst],
        "diagnostics": [_diagnostic(one, page) for one in diagnostics],
    }
    return json.dumps(result, indent=2) + "\n"


def _diagnostic(one: Diagnostic, page: Page) -> dict[str, Any]:
    start = page.physical(one.filename, one.cell, one.location)
    end = page.physical(one.filename, one.cell, one.end_location)
    cell = f"cell {one.cell}, line {one.location.row}: " if one.cell is not None else ""
    suggestions = [
        {"range": _range(edit.filename, edit.location, edit.end_location, page), "text": edit.content}
        for edit in page.physical_edits(one)
        if edit.filename == one.filename
    ]
    return {
        "message": cell + "\n".join([one.message, *one.notes]),
        "location": {"path": page.relative(one.filename), "range": _range(one.filename, start, end, page)},
        "severity": _SEVERITIES.get(one.severity, "INFO"),
        "code": {"value": one.code, **({"url": one.url} if one.url else {})},
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _range(filename: str, start: Location, end: Location, page: Page) -> dict[str, Any]:
    return {"start": _position(filename, start, page), "end": _position(filename, end, page)}


def _position(filename: str, place: Location, page: Page) -> dict[str, int]:
    before = page.physical_line(filename, place.row)[: place.column - 1]
    # A line that can't be had any more is taken for one of single bytes.
    wider = len(before.encode("utf-8", "surrogatepass")) - len(before)
    return {"line": place.row, "column": place.column + wider}
