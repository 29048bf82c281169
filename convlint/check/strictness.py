"""With --strict: the models whose checks need a size that nobody declares, and where the analysis stopped."""

from __future__ import annotations

from typing import Any

from convlint.check.plain import plain_diagnostic, point
from convlint.diagnostics import Diagnostic
from convlint.report import ModelReport
from convlint.source import Source


def strict_diagnostics(source: Source, reports: list[ModelReport]) -> list[Diagnostic]:
    """CVL004 for each model whose checks wait for a size, CVL005 for each place where knowledge ended."""
    found = [_undeclared(source, report) for report in reports if _needs_size(report)]
    seen: set[Any] = set()
    for report in reports:
        for note in report.unknown:
            key = (note.cell, note.line, note.column, note.reason)
            if key not in seen and note.filename in (None, source.filename):
                seen.add(key)
                found.append(_not_analysed(source, report, note))
    return found


def _needs_size(report: ModelReport) -> bool:
    """Whether nobody declares the size, and what arrives at a Linear depends on it."""
    if report.declared_by == "nobody":
        return True
    linear = report.first_linear
    waits = linear is not None and isinstance(linear.features, str)
    return report.declared_by == "symbols" and (waits or report.solve is not None)


def _undeclared(source: Source, report: ModelReport) -> Diagnostic:
    place = point(source.module_line(report.cell, report.line or 1), 1)
    return plain_diagnostic(source, source.filename, "undeclared-input-size", place, subject=report.name)


def _not_analysed(source: Source, report: ModelReport, note: Any) -> Diagnostic:
    cell, line = (note.cell, note.line) if note.line else (report.cell, report.line)
    place = point(source.module_line(cell, line or 1), note.column or 1)
    return plain_diagnostic(source, source.filename, "not-analysed", place, note.reason, report.name)
