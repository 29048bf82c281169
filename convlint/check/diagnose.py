"""From a finding to a diagnostic: the rule's words, the place to edit, the chain, the related places, the fix."""

from __future__ import annotations

import itertools
import os
from dataclasses import replace
from math import isqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from convlint.check.analysis import Finding
from convlint.check.chains import compact, factors_of, links_to, sample_dims, shape_text, steps_to
from convlint.check.evidence import cell_of
from convlint.check.following import Known, settled
from convlint.check.guessing import fault_key
from convlint.check.origins import branches, origins
from convlint.check.placing import Anchor, anchor_of, definition_site
from convlint.check.solving import intervals_text, made_for, made_to_meet, usual_size
from convlint.diagnostics import Diagnostic, Location, Related
from convlint.inputs import Declared, is_torch_module
from convlint.interpreter import CallSite
from convlint.interpreter.looking import modules_of
from convlint.record import replace as replace_record
from convlint.rules import Facts, rule_named
from convlint.shapes import Undecided, numel, prove_equal
from convlint.values import Problem, Tensor

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
U = TypeVar("U")

_MAX_CHAIN = 60
_MAX_BRANCHES = 3
_MAX_OTHERS = 200


def diagnose(finding: Finding) -> tuple[Diagnostic, Anchor] | None:
    """The diagnostic of a finding and its anchor; None where the run knows no place for it.

    A finding that cannot be put into words because a size of it is open is lost alone, not with the whole file.
    """
    try:
        return _diagnosed(finding)
    except Undecided:
        if os.environ.get("CONVLINT_DEBUG"):
            raise
        return None


def _diagnosed(finding: Finding) -> tuple[Diagnostic, Anchor] | None:
    # A run that finds nothing does not pay for their import.
    from convlint.check.mending import Fault, fix_for
    from convlint.check.mending.adaptive import adaptive_note

    problem = finding.problem
    others = tuple(finding.file_run.execution.run.problems)
    anchor = _anchor(problem, finding.file_run.execution.run)
    if anchor is None:
        return None
    rule = rule_named(problem.kind)
    names = layer_names(finding)
    facts = _facts(finding, names, anchor)
    links = links_to(problem.tensor, names) if isinstance(problem.tensor, Tensor) else []
    others_chains = _as_far_as_known(lambda: branches(problem, names), ())
    location, end, filename, cell = place(anchor)
    weak = _is_weak(finding)
    fix = _as_far_as_known(lambda: fix_for(rule.fixes, Fault(problem, anchor, facts.factors, others)), None)
    help_text = rule.help(problem, facts)
    notes = [
        *_chain_note(links),
        *(f"other chain: {compact(other)}" for other in others_chains[:_MAX_BRANCHES]),
        *_as_far_as_known(lambda: _size_note(problem, finding), ()),
        *filter(None, [_as_far_as_known(lambda: adaptive_note(problem, names), "")]),
        *_condition_notes(finding),
        *([help_text] if help_text else []),
    ]
    diagnostic = Diagnostic(
        code=rule.code,
        name=rule.name,
        severity="warning" if weak else rule.severity,
        message=rule.message(problem, facts),
        filename=filename,
        cell=cell,
        location=location,
        end_location=end,
        data=_data(problem, finding, facts),
        related=tuple(_as_far_as_known(lambda: _related(problem, anchor, finding, names), ())),
        chain=tuple(
            f"{line}   {link.label}, {where(link.site)}"
            for link in [*links, *itertools.chain(*others_chains)][:_MAX_CHAIN]
            for line in link.formulas
        ),
        notes=tuple(notes),
        fix=replace_record(fix, applicability="unsafe") if weak and fix is not None and fix.edits else fix,
        url=rule.url,
    )
    return diagnostic, anchor


def _as_far_as_known(work: Callable[[], T], otherwise: U) -> T | U:
    """What `work` says of a fault; `otherwise` where that hangs on sizes that nobody knows: the fault stands anyway."""
    try:
        return work()
    except Undecided:
        return otherwise


def _is_weak(finding: Finding) -> bool:
    """Whether a fault is one only if the model gets what the data suggest."""
    model = finding.model
    declared = model.declared if model is not None else None
    return declared is not None and declared.weak and fault_key(finding.problem) not in model.certain  # type: ignore[union-attr]


def _anchor(problem: Problem, run: Any) -> Anchor | None:
    """The place to edit: where the number is written, unless it is used there for something that is right."""
    anchor = anchor_of(problem)
    if anchor is None or anchor.source is None:
        return None
    return settled(anchor, *_looked_up(run)) if anchor.hops else anchor


# The anchors of all problems of a run, and the uses of names in its trees: worked out once for those that need them.
_LOOKED_UP: WeakKeyDictionary[Any, tuple[list[Anchor], Known]] = WeakKeyDictionary()


def _looked_up(run: Any) -> tuple[list[Anchor], Known]:
    if run not in _LOOKED_UP:
        found = (anchor_of(problem) for problem in run.problems[:_MAX_OTHERS])
        _LOOKED_UP[run] = [anchor for anchor in found if anchor is not None], {}
    return _LOOKED_UP[run]


def layer_names(finding: Finding) -> dict[int, str]:
    """What the user calls each layer, by the records of the finding's run."""
    run = finding.file_run.execution.run
    names: dict[int, str] = {}
    for call in run.calls:
        if call.layer is not None and call.name:
            names.setdefault(id(call.layer), call.name)
    model = finding.model.model if finding.model is not None else None
    if model is not None and is_torch_module(type(model)):
        for name, layer in modules_of(model):
            if name:
                names.setdefault(id(layer), name)
    return names


def _facts(finding: Finding, names: dict[int, str], anchor: Anchor) -> Facts:
    problem = finding.problem
    tensor = problem.tensor if isinstance(problem.tensor, Tensor) else None
    other = problem.other
    return Facts(
        subject=_subject(problem, names),
        kind=_kind(problem),
        factors=_as_far_as_known(lambda: _factors(problem, tensor), ()),
        arriving=shape_text(tensor.shape) if tensor is not None else "",
        input=input_sentence(finding),
        other=shape_text(other.shape) if isinstance(other, Tensor) else "",
        extra={"model": finding.model.name if finding.model else None},
    )


def _subject(problem: Problem, names: dict[int, str]) -> str:
    if problem.layer is not None:
        return names.get(id(problem.layer)) or str(getattr(problem.layer, "name", "") or "")
    site = problem.site
    if problem.weight is not None and isinstance(site, CallSite):
        return _weight_text(site, problem.weight)
    return ""


def _weight_text(site: CallSite, weight: Tensor) -> str:
    """The weight as the user wrote it in the call: `_weights['wd1']`."""
    for arg, value in zip(getattr(site.node, "args", ()), site.args, strict=False):
        if value is weight and site.source is not None:
            return str(site.source.text_of(arg.value))
    return ""


def _kind(problem: Problem) -> str:
    return type(problem.layer).__name__ if problem.layer is not None else problem.op


def _factors(problem: Problem, tensor: Tensor | None) -> tuple[int, ...]:
    """The dims whose product is the expected number: of the flattened map, or of the map that is to be flattened."""
    if tensor is None or not isinstance(problem.expected, int):
        return ()
    flat = bool(tensor.shape) and prove_equal(tensor.shape[-1], problem.expected) is True
    factors = factors_of(tensor) if flat else sample_dims(tensor.shape)
    return factors if len(factors) > 1 and prove_equal(numel(factors), problem.expected) is True else ()


def input_sentence(finding: Finding) -> str:
    """`input 3x227x227, declared at line 4`, or what the graph itself begins with."""
    declared: Declared | None = finding.model.declared if finding.model is not None else None
    if declared is not None and declared.weak and not _is_weak(finding):
        return ""
    if declared is not None and declared.inputs:
        cell, line = declared.cell, declared.line
        if declared.by == "call" and line is None and finding.model is not None and finding.model.call is not None:
            cell, line = cell_of(finding.model.call.site), line_of(finding.model.call.site)
        return replace(declared, line=line, cell=cell).sentence
    return _graph_input(finding.problem)


def _graph_input(problem: Problem) -> str:
    if not isinstance(problem.tensor, Tensor):
        return ""
    path = steps_to(problem.tensor)
    step, tensor = path[0]
    line = line_of(step.site)
    if step.op in ("input", "parameter", "") or line is None or not tensor.shape:
        return ""
    within = f" of cell {cell}" if (cell := cell_of(step.site)) is not None else ""
    return f"input {shape_text(tensor.shape)}, from `{step.op}` at line {line}{within}"


def _chain_note(links: list[Any]) -> list[str]:
    return [f"chain: {compact(links)}"] if links else []


def _size_note(problem: Problem, finding: Finding) -> list[str]:
    """`400 = 16 x 5 x 5 fits a 32x32 input (32..35); yours is 28x28`: what the author probably had in mind."""
    if problem.kind in ("concat-shape", "broadcast-shape"):
        return _joining_note(problem, finding)
    if problem.kind not in ("linear-in-features", "reshape-folds-batch"):
        return []
    intervals = made_for(problem, finding.model)
    if intervals is None or finding.model is None or finding.model.declared is None:
        return []
    written, size = _as_map(problem, finding), usual_size(intervals)
    if not intervals:
        return [f"{written} fits no square input"]
    if size is None:
        return [f"{written} would fit inputs {intervals_text(intervals[:3])}"]
    own = finding.model.declared.inputs[0].sizes[-1]
    return [f"{written} fits a {size}x{size} input ({intervals_text(intervals[:3])}); yours is {own}x{own}"]


def _joining_note(problem: Problem, finding: Finding) -> list[str]:
    """`height and width must be divisible by 16`, where that is what lets the joins of a U-Net meet."""
    step = made_to_meet(problem, finding.model)
    if step is None or finding.model is None or finding.model.declared is None:
        return []
    height, width = finding.model.declared.inputs[0].sizes[-2:]
    if not (isinstance(height, int) and isinstance(width, int)) or (height % step == 0 and width % step == 0):
        return []
    below, above = ([n // step * step for n in (height, width)], [-(-n // step) * step for n in (height, width)])
    near = " or ".join(f"{high}x{wide}" for high, wide in (below, above) if high and wide)
    return [f"height and width must be divisible by {step}, such as {near}"]


def _as_map(problem: Problem, finding: Finding) -> str:
    """The number that was written as channels x side x side, where it is that: `12544 = 256 x 7 x 7`."""
    factors = _factors(problem, problem.tensor if isinstance(problem.tensor, Tensor) else None)
    if len(factors) == 3 and problem.actual % factors[0] == 0:
        side = isqrt(problem.actual // factors[0])
        if side * side * factors[0] == problem.actual:
            return f"{problem.actual} = {factors[0]} x {side} x {side}"
    return str(problem.actual)


def _condition_notes(finding: Finding) -> list[str]:
    return [
        f"only if {subject.reason} is {'true' if answer else 'false'}" for subject, answer in finding.conditions[-2:]
    ]


def _data(problem: Problem, finding: Finding, facts: Facts) -> dict[str, Any]:
    declared = finding.model.declared if finding.model is not None else None
    return {
        "expected": _plain(problem.expected),
        "actual": _plain(problem.actual),
        "factors": list(facts.factors),
        "input": declared.text if declared is not None and declared.inputs else None,
        "model": finding.model.name if finding.model is not None else None,
        "arriving": _plain(problem.tensor.shape) if isinstance(problem.tensor, Tensor) else None,
        "layer": facts.subject or None,
    }


def _plain(value: Any) -> Any:
    """Integers and arrays of integers as they are; a batch as null; symbols as text."""
    if value is None or isinstance(value, (int, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    text = str(value)
    return None if text == "B" else text


def _related(problem: Problem, anchor: Anchor, finding: Finding, names: dict[int, str]) -> list[Related]:
    """The other places: where the layer is used, where it was constructed, and what made the sizes that do not meet."""
    result: list[Related] = []
    sites = ((problem.site, "it shows up here"), (definition_site(problem), "constructed here"))
    places = [
        (Anchor(site.source, site.filename, site.node), message)
        for site, message in sites
        if isinstance(site, CallSite) and site.source is not None
    ]
    model = finding.model.model if finding.model is not None else None
    for other, message in [*places, *origins(problem, model, names)]:
        if other.node is anchor.node or any(known.message == message for known in result):
            continue
        location, end, filename, cell = place(other)
        own, own_end, own_file, own_cell = place(anchor)
        inside = (filename, cell) == (own_file, own_cell) and location <= own and own_end <= end
        if not (inside and location.row == own.row):
            result.append(Related(message, filename, location, end, cell))
    return result


def place(anchor: Anchor) -> tuple[Location, Location, str, int | None]:
    """Start, end, file and notebook cell of an anchor."""
    span = anchor.source.span(anchor.node)
    cell, start_line = anchor.source.place(span.start_line)
    _, end_line = anchor.source.place(span.end_line)
    return Location(start_line, span.start_col), Location(end_line, span.end_col), anchor.filename, cell


def line_of(site: Any) -> int | None:
    """The line of a call, 1-based."""
    if not isinstance(site, CallSite) or site.source is None:
        return None
    return int(site.source.place(site.source.span(site.node).start_line)[1])


def where(site: Any) -> str:
    """`alexnet.py:12`, `book.ipynb:cell 3:12`."""
    if not isinstance(site, CallSite) or site.source is None:
        return ""
    cell, line = site.source.place(site.source.span(site.node).start_line)
    return f"{Path(site.filename).name}:{line}" if cell is None else f"{Path(site.filename).name}:cell {cell}:{line}"
