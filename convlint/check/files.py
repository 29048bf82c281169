"""One file: checked to diagnostics, or reported as shapes."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from convlint.check.analysis import FileRun, Finding, Request, analyse, findings
from convlint.check.declaring import Declarations
from convlint.check.diagnose import diagnose
from convlint.check.faults import with_faults
from convlint.check.models import ModelRun
from convlint.check.plain import fault_diagnostic, plain_diagnostic, point
from convlint.check.reporting import report_of, status_of
from convlint.check.strictness import strict_diagnostics
from convlint.check.suppressing import apply_suppressions
from convlint.check.unusable import unusable_pragmas
from convlint.diagnostics import CheckSummary, Diagnostic
from convlint.interpreter import BudgetExceeded, Interpreter, in_deep_stack
from convlint.interpreter.run import describe
from convlint.project import Project
from convlint.report import ModelReport, ShapesReport
from convlint.shapes import Undecided
from convlint.source import Source, SyntaxFault


def unreadable(path: str, error: OSError) -> Diagnostic:
    """The finding for a file that cannot be read at all."""
    return fault_diagnostic(path, SyntaxFault(1, 1, f"cannot be read: {error.strerror or error}"), None)


def check_one(
    source: Source, settings: Any, project: Project | None = None, interpreter: Interpreter | None = None
) -> tuple[list[Diagnostic], CheckSummary]:
    """Check one file; a file that names no framework is not parsed at all.

    An `interpreter` that has run other files of the project keeps the code of what they import as well.
    """
    if not source.names_framework:
        return [], CheckSummary(skipped=1)
    try:
        _ = source.tree
    except SyntaxFault as fault:
        found = [fault_diagnostic(source.filename, fault, source)]
        return _kept(found, source, settings), CheckSummary(files=1, unanalysed=1)
    try:
        return in_deep_stack(lambda: _checked(source, settings, interpreter or Interpreter(project)))
    except (Undecided, BudgetExceeded, RecursionError) as error:
        found = [plain_diagnostic(source, source.filename, "not-analysed", point(1, 1), _reason(error))]
        return _kept(found, source, settings), CheckSummary(files=1, models=1, unanalysed=1)


class Examination:
    """All that a check finds out about a file: the runs, the findings, and of each model the run that knows most."""

    def __init__(self, runs: list[FileRun]) -> None:
        self.runs = runs
        self.best = [_best(group) for group in _models(runs)]
        self.diagnostics: list[Diagnostic] = []

    @cached_property
    def models(self) -> list[tuple[FileRun, ModelRun, ModelReport]]:
        """The best run of each model, with its report."""
        return [(file_run, model, report_of(file_run, model)) for file_run, model, _ in self.best]


def _checked(source: Source, settings: Any, interpreter: Interpreter) -> tuple[list[Diagnostic], CheckSummary]:
    examination = examine(source, settings, interpreter)
    models = len(examination.best)
    resolved = sum(status == "resolved" for _, _, status in examination.best)
    return examination.diagnostics, CheckSummary(1, models, resolved, models - resolved, 0)


def examine(source: Source, settings: Any, interpreter: Interpreter, elsewhere: Any = None) -> Examination:
    """Run a file that can be read as Python, in a deep stack; `elsewhere` is what is known of its importers already.

    Raises Undecided, BudgetExceeded, RecursionError.
    """
    request = _request(source, settings)
    request.elsewhere = elsewhere
    runs = analyse(source, request, interpreter=interpreter)
    stood = findings(runs)
    found = _merged([(f, d) for f in stood if (d := diagnose(f)) is not None], source)
    found += [
        plain_diagnostic(source, source.filename, "invalid-pragma", fault.span, fault.message)
        for fault in source.pragma_faults
    ]
    found += unusable_pragmas(source, runs)
    found += [fault_diagnostic(source.filename, fault, source) for fault in source.cell_faults]
    examination = Examination(runs)
    if settings.strict:
        found += strict_diagnostics(source, [report for _, _, report in examination.models])
    examination.diagnostics = _kept(found, source, settings)
    return examination


def _request(source: Source, settings: Any) -> Request:
    declarations = Declarations(source, settings)
    request = Request(declarations.declare, tuple(settings.model))
    request.factories = tuple(declarations.factories)
    return request


def _merged(found: list[tuple[Finding, Any]], source: Source) -> list[Diagnostic]:
    """One diagnostic for a place and code; a mixing reshape whose number comes from a weight stands at the weight."""
    diagnostics: dict[tuple[Any, ...], Diagnostic] = {}
    for _, (diagnostic, anchor) in found:
        if anchor.filename != source.filename:
            continue
        key = (diagnostic.code, diagnostic.filename, diagnostic.cell, diagnostic.location)
        diagnostics.setdefault(key, diagnostic)
    impossible = {d.location for d in diagnostics.values() if d.code == "CVL106"}
    return [d for d in diagnostics.values() if d.code != "CVL101" or d.location not in impossible]


def _kept(found: list[Diagnostic], source: Source, settings: Any) -> list[Diagnostic]:
    """What suppressions and the selection leave, with the suppressions that suppressed nothing."""
    kept = apply_suppressions(found, source, settings.strict)
    return sorted(d for d in kept if settings.selects(d.code, source.filename))


# --------------------------------------------------------------------------- shapes


def report_shapes(source: Source, settings: Any, project: Project | None = None) -> ShapesReport:
    """The report of each model, from the run that knows most of it. Raises SyntaxFault where there is none."""

    def work() -> ShapesReport:
        _ = source.tree
        runs = analyse(source, _request(source, settings), project)
        stood = findings(runs)
        reported = Examination(runs).models
        reports = (with_faults(report, run, model, stood) if stood else report for run, model, report in reported)
        return ShapesReport(source.filename, tuple(reports))

    try:
        return in_deep_stack(work)
    except (Undecided, BudgetExceeded, RecursionError) as error:
        raise SyntaxFault(1, 1, f"not analysed: {_reason(error)}") from None


def _reason(error: BaseException) -> str:
    return str(error) if isinstance(error, BudgetExceeded) else describe(error)


_QUALITY = {"resolved": 2, "partial": 1, "unresolved": 0}


def _models(runs: list[FileRun]) -> list[list[tuple[FileRun, ModelRun]]]:
    """The runs of each model, grouped; a call that stands in the file gives way to convlint's own with any batch."""
    groups: dict[Any, list[tuple[FileRun, ModelRun]]] = {}
    for file_run in runs:
        own = {model.name for model in file_run.models if not model.evidence}
        for model in file_run.models:
            if not (model.evidence and model.name in own):
                groups.setdefault(model.name, []).append((file_run, model))
    return list(groups.values())


def _best(group: list[tuple[FileRun, ModelRun]]) -> tuple[FileRun, ModelRun, str]:
    """The run that knows most of a model, the first of equals, and how much that is."""
    known = [(file_run, model, status_of(file_run, model)) for file_run, model in group]
    return max(known, key=lambda item: _QUALITY[item[2]])
