"""Annotations of GitHub Actions.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
"""

from __future__ import annotations

from convlint.reporters._text import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    return "".join(_command(diagnostic, page) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, page: Page) -> str:
    path = page.relative(diagnostic.filename)
    start = page.physical(diagnostic.filename, diagnostic.cell, diagnostic.location)
    end = page.physical(diagnostic.filename, diagnostic.cell, diagnostic.end_location)
    message = _text(diagnostic, path)
    places = {"file": path, "line": str(start.row), "endLine": str(end.row), "col": str(start.column)}
    places |= {"endColumn": str(end.column)} if start.row == end.row else {}
    places["title"] = f"convlint ({diagnostic.code})"
    listed = ",".join(f"{key}={_property(value)}" for key, value in places.items())
    message = plain(message)
    return f"::{_LEVELS.get(diagnostic.severity, 'notice')} {listed}::{_data(message)}\n"


def _text(diagnostic: Diagnostic, path: str) -> str:
    where = f":cell {diagnostic.cell}" if diagnostic.cell is not None else ""
    head = (
        f"{path}{where}:{diagnostic.location.row}:{diagnostic.location.column}: {diagnostic.code} {diagnostic.message}"
    )
    fix = [f"fix: {diagnostic.fix.message}"] if diagnostic.fix else []
    return "\n".join([head, *diagnostic.notes, *fix])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
