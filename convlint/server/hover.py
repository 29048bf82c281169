"""Hover: what goes into a layer and what comes out, by which formula, and who declared the input; or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libcst as cst
from lsprotocol import types

from convlint.server.lenses import summary
from convlint.server.places import nodes_at
from convlint.server.seen import Seen, seen_of
from convlint.server.variables import value_of
from convlint.server.wording import flow_of, formulas_of, reason_of, shape_of
from convlint.values import LayerCall, Tensor, Unknown

if TYPE_CHECKING:
    from convlint.server.analysis import Analysis
    from convlint.server.documents import Document
    from convlint.server.texts import Text

_MAX_CALLS = 6
_MAX_REASONS = 8


def hover_at(document: Document, analysis: Analysis, text: Text, position: types.Position) -> types.Hover | None:
    """What is known of what stands at a position; None for what has no shape."""
    source, row = analysis.good.source, analysis.row_before(position.line + 1)
    seen = seen_of(analysis)
    if seen is None or row is None:
        return None
    line = source.module_line(document.cell_of(text.uri), row)
    for node, lines in _answers(seen, analysis, nodes_at(source, line, text.column(position) + 1), line):
        span = source.span(node)
        start, end = analysis.row(source.place(span.start_line)[1]), analysis.row(source.place(span.end_line)[1])
        place = text.range((start, span.start_col), (end, span.end_col)) if start and end else None
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "  \n".join(lines)), place)
    return None


def _answers(seen: Seen, analysis: Analysis, nodes: list[Any], line: int) -> Any:
    """(node, lines) from the inside out."""
    for index, node in enumerate(nodes):
        lines = _about(seen, analysis, node, nodes[index + 1 :], line)
        if lines:
            yield node, lines
        if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
            return


def _about(seen: Seen, analysis: Analysis, node: Any, around: list[Any], line: int) -> list[str]:
    if isinstance(node, cst.Call):
        return _about_call(seen, analysis, node)
    if isinstance(node, (cst.Name, cst.Param)):
        outer = around[0] if around else None
        if isinstance(outer, cst.ClassDef) and outer.name is node:
            return _about_class(analysis, node.value)
        name = node.value if isinstance(node, cst.Name) else node.name.value
        return _about_value(seen, name, value_of(seen, name, around, line))
    if isinstance(node, (cst.Assign, cst.AnnAssign)):
        made = seen.made.get(id(node.value))
        if made:
            return _about_layer(seen, analysis, made)
        return _about_value(seen, "", (seen.values.get(id(node)) or [None])[-1])
    results = seen.results.get(id(node))
    return _about_value(seen, "", results[-1]) if results else []


def _about_call(seen: Seen, analysis: Analysis, node: cst.Call) -> list[str]:
    calls = seen.calls.get(id(node)) or seen.made.get(id(node))
    if calls:
        return _about_layer(seen, analysis, calls)
    results = seen.results.get(id(node))
    if not results:
        return []
    before = [shape for tensor in results[-1].step.inputs if (shape := shape_of(tensor))]
    title = f"`{results[-1].step.op}` `{', '.join(before) or '?'} -> {shape_of(results[-1])}`"
    return [title, *_code(formulas_of(results[-1]))]


def _about_layer(seen: Seen, analysis: Analysis, calls: list[LayerCall]) -> list[str]:
    """A layer: its name and kind, input and output, formula, parameters, who declared the input."""
    first = calls[0]
    name = f"**{first.name}** " if first.name else ""
    flows = list(dict.fromkeys(flow_of(call) for call in calls))
    lines = [f"{name}{first.type}", *_code(flows[:_MAX_CALLS])]
    if len(flows) > _MAX_CALLS:
        lines.append(f"… and {len(flows) - _MAX_CALLS} more")
    if len(flows) == 1:
        lines += _code(formulas_of(first.output))
    if first.parameters:
        lines.append(f"{first.parameters:,} parameters")
    if isinstance(first.output, Unknown):
        lines.append(f"not known: {reason_of(first.output, seen.source.filename)}")
    return [*lines, *_declared(analysis, first)]


def _declared(analysis: Analysis, call: LayerCall) -> list[str]:
    examination = analysis.good.examination
    for file_run, model_run, _ in examination.best if examination is not None else ():
        run = file_run.execution.run
        if model_run.call is None or not any(one is call for one in run.calls[slice(*model_run.call.calls)]):
            continue
        if model_run.declared is not None and model_run.declared.inputs:
            return [f"*{model_run.declared.sentence}*"]
        return ["*no input size is declared*"]
    return []


def _about_value(seen: Seen, name: str, value: Any) -> list[str]:
    title = f"`{name}` " if name else ""
    if isinstance(value, Unknown):
        return [f"{title}not known: {reason_of(value, seen.source.filename)}"]
    shape = shape_of(value)
    if shape is None:
        return []
    return [f"{title}`{shape}`", *(_code(formulas_of(value)) if isinstance(value, Tensor) else [])]


def _about_class(analysis: Analysis, name: str) -> list[str]:
    """A model: what its lens says, and where the analysis of it stopped."""
    examination = analysis.good.examination
    for _, model_run, report in examination.models if examination is not None else ():
        if report.name == name and model_run.definition is not None:
            total = [f"{report.params_total:,} parameters"] if report.params_total else []
            notes = [
                f"not known: {note.reason}{f' (line {note.line})' if note.line else ''}"
                for note in report.unknown[:_MAX_REASONS]
            ]
            return [f"**{name}** {summary(analysis, model_run, report)}", *total, *notes]
    return []


def _code(lines: list[str]) -> list[str]:
    return [f"`{line}`" for line in lines]
