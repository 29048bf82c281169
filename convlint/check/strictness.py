"""With --strict: the models whose checks need a size that nobody declares, and where the analysis stopped."""

from __future__ import annotations

from typing import Any

from convlint.check.analysis import FileRun
from convlint.diagnostics import Diagnostic, Location
from convlint.report import ModelReport
from convlint.rules import rule_named
from convlint.source import Source


def strict_diagnostics(source: Source, runs: list[FileRun], reports: list[ModelReport]) -> list[Diagnostic]:
    """CVL004 for each model without a size, CVL005 for each place where knowledge ended."""
    found = [_undeclared(source, report) for report in reports if report.declared_by in ("symbols", "nobody")]
    seen: set[Any] = set()
    for report in reports:
        for note in report.unknown:
            key = (note.line, note.column, note.reason)
            if key not in seen and note.filename in (None, source.filename):
                seen.add(key)
                found.append(_not_analysed(source, report, note))
    return found


def _undeclared(source: Source, report: ModelReport) -> Diagnostic:
    message = f"nobody declares the input size of `{report.name}`; write `# convlint: input=CxHxW` at its class"
    return _diagnostic(source, "undeclared-input-size", message, report.line, 1)


def _not_analysed(source: Source, report: ModelReport, note: Any) -> Diagnostic:
    message = f"`{report.name}` is not fully analysed: {note.reason}"
    return _diagnostic(source, "not-analysed", message, note.line or report.line, note.column or 1)


def _diagnostic(source: Source, name: str, message: str, line: int | None, column: int) -> Diagnostic:
    rule = rule_named(name)
    cell, row = source.place(line or 1) if source.is_notebook else (None, line or 1)
    place = Location(row, column)
    return Diagnostic(
        rule.code, rule.name, rule.severity, message, source.filename, cell, place, place, {}, url=rule.url
    )
