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
    start = page.physical(diagnostic.filename, diagnostic.cell, diagnostic.location)
    end = page.physical(diagnostic.filename, diagnostic.cell, diagnostic.end_location)
    cell = f"cell {diagnostic.cell}, line {diagnostic.location.row}: " if diagnostic.cell is not None else ""
    return {
        "description": f"{diagnostic.code} {cell}{diagnostic.message}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES.get(diagnostic.severity, "info"),
        "location": {"path": page.relative(diagnostic.filename), "lines": {"begin": start.row, "end": end.row}},
    }
