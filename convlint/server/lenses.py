"""Code lenses: above each model its input, how much of it is known, and which input sizes it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from convlint.check.models import ModelRun, attempt
from convlint.check.reporting import calls_of
from convlint.check.solving import LARGEST, accepts, intervals_text
from convlint.inputs import BATCH, HEIGHT, WIDTH, first_sized_layer, is_torch_module, make_tensor
from convlint.interpreter import ProgramRun
from convlint.interpreter.calls import call_value
from convlint.server.wording import counted
from convlint.values import recording

if TYPE_CHECKING:
    from convlint.report import ModelReport
    from convlint.server.analysis import Analysis
    from convlint.server.documents import Document
    from convlint.server.texts import Text

DECLARE = "convlint.declareInput"
_BY = {"call": "as called", "configuration": "configuration", "pragma": "pragma"}


def lenses_in(document: Document, analysis: Analysis, text: Text) -> list[types.CodeLens]:
    """A lens for each model that a class or a statement of the text makes."""
    cell = document.cell_of(text.uri)
    found = []
    for model_run, report in models_of(analysis):
        own, row = _place(analysis, model_run, report)
        now = analysis.row(row) if row is not None else None
        if now is None or own != cell:
            continue
        command = types.Command(
            summary(analysis, model_run, report), DECLARE, arguments=[_argument(text, now, report.name)]
        )
        found.append(types.CodeLens(text.range((now, 1), (now, 1)), command))
    return found


def _argument(text: Text, row: int, model: str) -> dict[str, Any]:
    return {"uri": text.uri, "line": row - 1, "model": model}


def models_of(analysis: Analysis) -> list[tuple[ModelRun, ModelReport]]:
    """The models of the last text that could be read; a layer by itself is none, nor are those outside of any model."""
    examination = analysis.good.examination
    found = examination.models if examination is not None else []
    return [
        (model_run, report)
        for _, model_run, report in found
        if report.name != "<module>" and (model_run.definition is not None or len(report.layers) > 1)
    ]


def _place(analysis: Analysis, model_run: ModelRun, report: ModelReport) -> tuple[int | None, int | None]:
    """The cell and the line of a model's class, or of the statement that makes it."""
    if model_run.definition is not None:
        node, module = model_run.definition
        if module.source is not analysis.good.source:
            return None, None
        cell, row = module.source.place(module.source.span(node.name).start_line)
        return cell, row
    return report.cell, report.line


def summary(analysis: Analysis, model_run: ModelRun, report: ModelReport) -> str:
    """`input 3x227x227 (pragma) - 8 layers, all known - accepts 227..258`."""
    parts = [_input(model_run), _layers(report), _accepts(analysis, model_run)]
    return " - ".join(part for part in parts if part)


def _input(model_run: ModelRun) -> str:
    declared = model_run.declared
    if declared is None:
        return "built as written"
    if not declared.inputs:
        return "no input size declared"
    return f"input {declared.text} ({_BY.get(declared.by, declared.by)})"


def _layers(report: ModelReport) -> str:
    known = sum(row.output_shape is not None and not _has_unknown(row.output_shape) for row in report.layers)
    total = len(report.layers)
    if not total:
        return "not analysed" + (f": {report.unknown[0].reason}" if report.unknown else "")
    return f"{counted(total, 'layer')}, {'all' if known == total else known} known"


def _has_unknown(shape: Any) -> bool:
    return any(isinstance(size, str) and "?" in size for size in shape)


def _accepts(analysis: Analysis, model_run: ModelRun) -> str:
    key = f"accepts {id(model_run)}"
    memo = analysis.good.memo
    if key not in memo:
        memo[key] = accepted(analysis, model_run)
    intervals = memo[key]
    if intervals is None:
        return ""
    if not intervals:
        return "accepts no square input"
    return "accepts " + intervals_text([[low, high] for low, high in intervals[:3]]).replace(
        f"..{LARGEST}", " and more"
    )


def accepted(analysis: Analysis, model_run: ModelRun) -> list[list[int]] | None:
    """The square sizes that fit a model's Linears; None where none depends on the size, or it is no image model."""
    if model_run.call is None or not is_torch_module(type(model_run.model)):
        return None
    if model_run.declared is not None and model_run.declared.by == "symbols":
        examination = analysis.good.examination
        assert examination is not None
        file_run = next(run for run, model, _ in examination.best if model is model_run)
        return accepts(calls_of(file_run, model_run))
    layer = first_sized_layer(model_run.model)
    channels = getattr(layer, "in_channels", None)
    if not isinstance(channels, int) or not type(layer).__name__.endswith("2d"):
        return None
    with recording(ProgramRun()) as run:
        attempt(lambda: call_value(model_run.model, make_tensor(model_run.model, (BATCH, channels, HEIGHT, WIDTH))))
    return accepts(run.calls)
