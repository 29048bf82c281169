"""Annotations of GitHub Actions.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    return "".join(_command(diagnostic, page) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, page: Page) -> str:
    start, end = diagnostic.location, diagnostic.end_location
    path = page.relative(diagnostic.filename)
    message = _text(diagnostic, path)
    # An annotation stands in the file's own lines; of a notebook only the file is known to GitHub.
    places = {"file": path}
    if diagnostic.cell is None:
        places |= {"line": str(start.row), "col": str(start.column), "endLine": str(end.row)}
        places |= {"endColumn": str(end.column)} if start.row == end.row else {}
    places["title"] = f"convlint ({diagnostic.code})"
    listed = ",".join(f"{key}={_property(value)}" for key, value in places.items())
    return f"::{_LEVELS[diagnostic.severity]} {listed}::{_data(message)}\n"


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
