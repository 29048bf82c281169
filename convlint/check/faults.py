"""The faults of a model where they stand among its layers, for `convlint shapes` and its pictures."""

from __future__ import annotations

from typing import Any

from convlint.check.analysis import Finding
from convlint.check.chains import steps_to
from convlint.check.diagnose import diagnose
from convlint.check.models import FileRun, ModelRun
from convlint.check.reporting import calls_of
from convlint.record import replace
from convlint.report import ModelFault, ModelReport
from convlint.rules.wording import differing
from convlint.values import LayerCall, Problem, Tensor


def with_faults(report: ModelReport, file_run: FileRun, model_run: ModelRun, stood: list[Finding]) -> ModelReport:
    """The report with the faults that stand: each at its layer's row, or between the rows where an operation fails."""
    calls = calls_of(file_run, model_run)
    found = [_fault(finding, calls) for finding in stood if _is_of(finding, file_run, model_run, calls)]
    faults = tuple(sorted((fault for fault in found if fault is not None), key=lambda fault: fault.after))
    codes = {fault.layer: fault.code for fault in reversed(faults) if fault.layer is not None}
    rows = [replace(row, fault=codes[i]) if i in codes else row for i, row in enumerate(report.layers)]
    return replace(report, layers=tuple(rows), faults=faults)


def _is_of(finding: Finding, file_run: FileRun, model_run: ModelRun, calls: list[LayerCall]) -> bool:
    """Whether a fault is one of this model: found in its call, or by one of its layers."""
    if finding.file_run is file_run and finding.model is model_run:
        return True
    if finding.model is not None and finding.model.name == model_run.name:
        return True
    problem = finding.problem
    if problem.layer is not None:
        return any(call.layer is problem.layer for call in calls)
    return finding.model is None and (_row(problem, calls) is not None or _position(problem, calls) > 0)


def _fault(finding: Finding, calls: list[LayerCall]) -> ModelFault | None:
    diagnosed = diagnose(finding)
    if diagnosed is None:
        return None
    diagnostic, problem = diagnosed[0], finding.problem
    layer = _row(problem, calls)
    return ModelFault(
        code=diagnostic.code,
        message=diagnostic.message,
        short=_short(problem, diagnostic.name),
        op=problem.op,
        line=diagnostic.location.row,
        layer=layer,
        after=layer if layer is not None else _position(problem, calls),
        cell=diagnostic.cell,
    )


_TAKES = frozenset(["linear-in-features", "conv-in-channels", "norm-num-features", "impossible-in-features"])
_HOLDS = frozenset(["reshape-size", "reshape-folds-batch"])


def _short(problem: Problem, name: str) -> str:
    """What does not fit, in a few words: `takes 12544, 9216 arrive`."""
    numbers = type(problem.expected) is int and type(problem.actual) is int
    if numbers and problem.kind in _TAKES:
        return f"takes {problem.actual}, {problem.expected} arrive"
    if numbers and problem.kind in _HOLDS:
        return f"rows of {problem.actual}, not {problem.expected}"
    return differing(problem).replace(" at axis", " on axis") or name.replace("-", " ")


def _row(problem: Problem, calls: list[LayerCall]) -> int | None:
    """The row of the layer that is at fault, or of the operation's own call."""
    for index, call in enumerate(calls):
        if problem.layer is not None and _same_layer(call.layer, problem.layer):
            return index
        if problem.layer is None and _node(call.site) is not None and _node(call.site) is _node(problem.site):
            return index
    return None


def _same_layer(one: Any, other: Any) -> bool:
    """The same layer, of this run or of another one."""
    if one is other:
        return True
    site = _node(getattr(other, "_site", None))
    return (
        one is not None and type(one) is type(other) and site is not None and _node(getattr(one, "_site", None)) is site
    )


def _node(site: Any) -> Any:
    return getattr(site, "node", None)


def _position(problem: Problem, calls: list[LayerCall]) -> int:
    """How many layers come before an operation: up to the last one whose output goes into it."""
    others = problem.other if isinstance(problem.other, (list, tuple)) else [problem.other]
    before = {
        id(t) for operand in (problem.tensor, *others) if isinstance(operand, Tensor) for _, t in steps_to(operand)
    }
    return max((index + 1 for index, call in enumerate(calls) if id(call.output) in before), default=0)
