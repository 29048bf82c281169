"""What `convlint shapes` says of a model: its layers in call order, the first Linear, the totals, what is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from convlint.check.analysis import FileRun
from convlint.check.chains import label_of
from convlint.check.diagnose import line_of
from convlint.check.evidence import cell_of
from convlint.check.heads import dims, first_linear
from convlint.check.models import ModelRun
from convlint.check.offering import offered_pragma
from convlint.check.solving import LARGEST, accepts, multiple_of
from convlint.check.sources import with_sources
from convlint.inputs import is_torch_module
from convlint.interpreter import CallSite
from convlint.interpreter.looking import leaves, modules_of, parameters_of, read
from convlint.report import LayerRow, ModelReport, UnknownNote
from convlint.values import Dim, LayerCall, Tensor, Unknown


def report_of(file_run: FileRun, model_run: ModelRun) -> ModelReport:
    """The report of one model in one run."""
    calls = calls_of(file_run, model_run)
    unknown = unknown_notes(model_run, calls, file_run.execution.run.unknowns)
    accepted, multiple = _accepts(model_run, calls)
    return ModelReport(
        name=model_run.name,
        line=_definition_line(model_run),
        input_shapes=_input_shapes(model_run, calls),
        declared_by=model_run.declared.by if model_run.declared is not None else "graph",
        declared_line=_declared_line(model_run),
        status=_status(model_run, calls, bool(unknown)),
        layers=with_sources([layer_row(call) for call in calls], calls),
        first_linear=first_linear(calls, model_run.call.output if model_run.call is not None else None),
        output_shapes=_output_shapes(model_run, calls),
        params_total=_params_total(model_run, calls),
        unknown=tuple(unknown),
        solve=accepted,
        multiple_of=multiple,
        pragma=offered_pragma(model_run, accepted, multiple),
        declared_file=model_run.declared.file if model_run.declared is not None else None,
        cell=_definition_cell(model_run),
        declared_cell=_declared_cell(model_run),
    )


def status_of(file_run: FileRun, model_run: ModelRun) -> str:
    """The `status` that the report of a model in a run would have."""
    calls = calls_of(file_run, model_run)
    met = next(_met(model_run, calls, file_run.execution.run.unknowns), None)
    return _status(model_run, calls, bool(model_run.stopped) or model_run.reason is not None or met is not None)


def _accepts(model_run: ModelRun, calls: list[LayerCall]) -> tuple[Any, int | None]:
    """The intervals of square sizes that fit, where none is declared, and what they must be divisible by."""
    if model_run.declared is None or model_run.declared.by not in ("symbols", "annotation"):
        return None, None
    output = model_run.call.output if model_run.call is not None else None
    intervals = accepts(calls, output)
    if intervals is None:
        return None, None
    return tuple((low, high if high < LARGEST else None) for low, high in intervals), multiple_of(output)


def calls_of(file_run: FileRun, model_run: ModelRun) -> list[LayerCall]:
    """The records of the model's layers; of a Keras model that was built earlier, the records of its own layers."""
    run = file_run.execution.run
    if model_run.rows is not None:
        return model_run.rows
    calls = run.calls[slice(*model_run.call.calls)] if model_run.call is not None else []
    layers = read(model_run.model, "layers")
    if not calls and isinstance(layers, (list, tuple)):
        wanted = {id(layer) for layer in layers}
        calls = [call for call in run.calls if id(call.layer) in wanted]
    return calls


def _shapes(value: Any) -> list[Any]:
    found = [item for item in leaves(value, mappings=True) if isinstance(item, (Tensor, Unknown))]
    return [dims(item.shape) if isinstance(item, Tensor) else None for item in found]


def layer_row(call: LayerCall) -> LayerRow:
    outputs = _shapes(call.output)
    formula = ""
    output = call.output if isinstance(call.output, Tensor) else None
    if output is not None and output.step.windows and output.step.inputs:
        before = [output.step.inputs[0].shape[axis] for axis in output.step.spatial_axes]
        texts = [w.formula(size) for w, size in zip(output.step.windows, before, strict=False)]
        formula = texts[0] if texts else ""
    return LayerRow(
        name=call.name or (label_of(output.step, {}) if output is not None and call.layer is None else ""),
        type=call.type,
        line=line_of(getattr(call.layer, "_site", None)) or line_of(call.site),
        input_shapes=tuple(_shapes(list(call.inputs))),
        output_shape=outputs[0] if outputs else None,
        params=call.parameters,
        formula=formula,
        cell=cell_of(getattr(call.layer, "_site", None)) or cell_of(call.site),
    )


# --------------------------------------------------------------------------- what is not known


def unknown_notes(model_run: ModelRun, calls: list[LayerCall], reasons: Any) -> list[UnknownNote]:
    """Where the analysis of this model stopped, and why, each reason and place once."""
    notes: dict[tuple[Any, ...], UnknownNote] = {}
    for site, reason in model_run.stopped:
        _add(notes, site, reason)
    if model_run.reason is not None:
        _add(notes, model_run.reason.site, model_run.reason.reason)
    for unknown in _met(model_run, calls, reasons):
        _add(notes, unknown.site, unknown.reason)
    return list(notes.values())


def _met(model_run: ModelRun, calls: list[LayerCall], reasons: Any) -> Iterator[Unknown]:
    """The Unknowns that went through the layers of a model."""
    values: list[Any] = [item for call in calls for item in (*call.inputs, call.output)]
    if model_run.call is not None:
        values += [*model_run.call.args, model_run.call.output]
    for value in {id(value): value for value in values}.values():  # an output is the next one's input
        yield from _unknowns(value, reasons)


def _unknowns(value: Any, reasons: dict[Any, Unknown]) -> list[Unknown]:
    """The Unknowns in a value, and those behind the `?` dims of a tensor."""
    found: list[Unknown] = []
    for item in leaves(value):
        if isinstance(item, Unknown):
            found.append(item)
        elif isinstance(item, Tensor):
            symbols = [s for dim in item.shape if isinstance(dim, Dim) for s in dim.symbols()]
            found += [reasons[s.key] for s in symbols if s.key in reasons]
    return found


def _add(notes: dict[tuple[Any, ...], UnknownNote], site: Any, reason: str) -> None:
    cell, line, column, filename = None, None, None, None
    if isinstance(site, CallSite) and site.source is not None:
        span = site.source.span(site.node)
        cell, line = site.source.place(span.start_line)
        column, filename = span.start_col, site.filename
    notes.setdefault((filename, cell, line, reason), UnknownNote(line, column, reason, filename, cell))


def _status(model_run: ModelRun, calls: list[LayerCall], unknown: bool) -> str:
    if not calls:
        return "unresolved"
    known = all(_is_known(call.output) for call in calls)
    if known and not unknown and (model_run.call is None or _is_known(model_run.call.output)):
        return "resolved"
    return "partial" if any(_is_known(call.output) for call in calls) else "unresolved"


def _is_known(value: Any) -> bool:
    if isinstance(value, Unknown):
        return False
    if isinstance(value, (list, tuple)):
        return all(_is_known(item) for item in value)
    if isinstance(value, Tensor):
        return all(isinstance(dim, int) or _is_named(dim) for dim in value.shape)
    return True


def _is_named(dim: Any) -> bool:
    """Whether all that a size is made of has a name of its own."""
    names = [symbol.name for symbol in dim.symbols()] if isinstance(dim, Dim) else [str(dim)]
    return not any("?" in name for name in names)


# --------------------------------------------------------------------------- head and foot


def _definition_line(model_run: ModelRun) -> int | None:
    place = _definition(model_run)
    return place[1] if place is not None else line_of(getattr(model_run.model, "_site", None))


def _definition_cell(model_run: ModelRun) -> int | None:
    place = _definition(model_run)
    return place[0] if place is not None else cell_of(getattr(model_run.model, "_site", None))


def _definition(model_run: ModelRun) -> tuple[int | None, int] | None:
    """Cell and line of the class statement, if there is one."""
    if model_run.definition is None:
        return None
    node, module = model_run.definition
    if module.source is None or node is None:
        return None
    cell, line = module.source.place(module.source.span(node.name).start_line)
    return cell, int(line)


def _declared_line(model_run: ModelRun) -> int | None:
    if model_run.declared is None:
        return None
    if model_run.declared.line is None and model_run.declared.by == "call" and model_run.call is not None:
        return line_of(model_run.call.site)
    return model_run.declared.line


def _declared_cell(model_run: ModelRun) -> int | None:
    if model_run.declared is None:
        return None
    if model_run.declared.line is None and model_run.declared.by == "call" and model_run.call is not None:
        return cell_of(model_run.call.site)
    return model_run.declared.cell


def _input_shapes(model_run: ModelRun, calls: list[LayerCall]) -> tuple[Any, ...]:
    if model_run.call is not None and model_run.call.args:
        return tuple(_shapes(list(model_run.call.args)))
    return tuple(_shapes(list(calls[0].inputs))[:1]) if calls else ()


def _output_shapes(model_run: ModelRun, calls: list[LayerCall]) -> tuple[Any, ...]:
    output = model_run.call.output if model_run.call is not None else None
    shapes = _shapes(output)
    if not shapes and calls:
        shapes = _shapes(calls[-1].output)
    return tuple(shapes)


def _params_total(model_run: ModelRun, calls: list[LayerCall]) -> int | None:
    if is_torch_module(type(model_run.model)):
        if any(module._unlisted is not None for _, module in modules_of(model_run.model)):
            return None
        total: Any = 0
        for parameter in parameters_of(model_run.model):
            count: Any = getattr(parameter, "numel", None)
            total = total + (count() if isinstance(parameter, Tensor) else 0)
        return total if isinstance(total, int) else None
    seen: dict[int, int] = {}
    for index, call in enumerate(calls):
        if isinstance(call.parameters, int):
            seen[id(call.layer) if call.layer is not None else -index - 1] = call.parameters
    return sum(seen.values())
