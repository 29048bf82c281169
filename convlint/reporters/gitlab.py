"""GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    marks = page.fingerprints(diagnostics)
    return json.dumps([_issue(one, mark, page) for one, mark in zip(diagnostics, marks, strict=True)], indent=2) + "\n"


def _issue(diagnostic: Diagnostic, fingerprint: str, page: Page) -> dict[str, Any]:
    start, end = diagnostic.location, diagnostic.end_location
    cell = f"cell {diagnostic.cell}, line {start.row}: " if diagnostic.cell is not None else ""
    place = {"begin": start.row, "end": end.row} if diagnostic.cell is None else {"begin": 1}
    return {
        "description": f"{diagnostic.code} {cell}{diagnostic.message}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": page.relative(diagnostic.filename), "lines": place},
    }
