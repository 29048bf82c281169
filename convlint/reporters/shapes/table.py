"""A table a person likes to read: a line a layer, the input at the head, the totals at the foot."""

from __future__ import annotations

import os.path

from convlint.reporters._steps import short_formula
from convlint.reporters._text import plain, styled, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from convlint.report import JsonShape, LayerRow, ModelReport, ShapesReport

__all__ = ["accepted", "declared", "render", "shown"]

HEADS = ("Layer", "Type", "Output", "Formula", "Parameters")
RIGHT = (False, False, False, False, True)


def render(report: ShapesReport, colour: bool = False) -> str:
    if not report.models:
        return f"No models found in {plain(report.filename)}.\n"
    return "\n".join(_model(model, report.filename, colour) for model in report.models)


def _model(model: ModelReport, filename: str, colour: bool) -> str:
    lines = [*_head(model, filename, colour), *_table(model, colour), *_foot(model, colour)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _head(model: ModelReport, filename: str, colour: bool) -> Iterator[str]:
    cell = f":cell {model.cell}" if model.cell is not None else ""
    place = f"{plain(filename)}{cell}" + (f":{model.line}" if model.line else "")
    yield f"{styled(plain(model.name), 'bold', colour)}  {styled(place, 'dim', colour)}"
    shapes = ", ".join(shown(shape) for shape in model.input_shapes)
    if shapes:
        yield f"input {shapes}{declared(model)}"


def declared(model: ModelReport) -> str:
    """Who declares the input, in words."""
    within = f" of cell {model.declared_cell}" if model.declared_cell is not None else ""
    line = f" at line {model.declared_line}{within}" if model.declared_line else ""
    if model.declared_file is not None:
        number = f":{model.declared_line}" if model.declared_line else ""
        line = f" at {plain(os.path.basename(model.declared_file))}{number}"
    match model.declared_by:
        case None | "nobody" | "symbols":
            return "  (nobody declares its size)"
        case "pragma":
            return f"  (declared{line})"
        case "call":
            return f"  (as called{line})"
        case other:
            return f"  (from {plain(other)}{line})"


def shown(shape: JsonShape | None) -> str:
    """`[B, 64, 55, 55]`; `?` for a shape that is not known."""
    if shape is None:
        return "?"
    return f"[{', '.join('B' if size is None else plain(str(size)) for size in shape)}]"


def _table(model: ModelReport, colour: bool) -> Iterator[str]:
    rows = [HEADS, *(_cells(row) for row in model.layers)]
    used = [column for column in range(len(HEADS)) if any(row[column] for row in rows[1:])] or [0, 1, 2]
    wide = [max(width(row[column]) for row in rows) for column in range(len(HEADS))]
    rule = styled("-" * (sum(wide[c] for c in used) + 2 * (len(used) - 1)), "dim", colour)
    yield rule
    for number, row in enumerate(rows):
        line = "  ".join(_padded(row[column], wide[column], RIGHT[column]) for column in used)
        faulty = number > 0 and model.layers[number - 1].fault
        yield styled(line.rstrip(), "red", colour) if faulty else styled(line, "bold", colour and number == 0)
        if number == 0:
            yield rule
    yield rule


def _cells(row: LayerRow) -> tuple[str, ...]:
    mark = f"  <- {row.fault}" if row.fault else ""
    params = "?" if row.params is None else f"{row.params:,}" if row.params else ""
    return plain(row.name), plain(row.type), shown(row.output_shape) + mark, plain(short_formula(row.formula)), params


def _padded(text: str, wide: int, right: bool) -> str:
    space = " " * (wide - width(text))
    return space + text if right else text + space


def _foot(model: ModelReport, colour: bool) -> Iterator[str]:
    outputs = ", ".join(shown(shape) for shape in model.output_shapes)
    if outputs:
        yield f"output {outputs}"
    if model.params_total is not None:
        yield f"{model.params_total:,} parameters ({_size(model.params_total)} in float32)"
    if not model.faults and (told := _mismatch(model)):
        yield styled(plain(told), "yellow", colour)
    if model.solve is not None:
        yield f"fits {accepted(model.solve, model.multiple_of)}"
    for fault in model.faults:
        within = f" of cell {fault.cell}" if fault.cell is not None else ""
        yield styled(f"{fault.code} at line {fault.line}{within}: {plain(fault.message)}", "red", colour)
    for note in model.unknown:
        place = f"{plain(note.filename)}:" if note.filename else ""
        place += f"cell {note.cell}:" if note.cell is not None else ""
        where = f" ({place}{note.line})" if note.line else ""
        yield styled(f"not known: {plain(note.reason)}{where}", "yellow", colour)


def _mismatch(model: ModelReport) -> str:
    """What the first Linear takes and what arrives, where these are not the same and it is no fault that is proved."""
    first = model.first_linear
    if first is None or None in (first.in_features, first.features) or first.in_features == first.features:
        return ""
    return f"`{first.name}` takes {first.in_features} features, {first.features} arrive"


def _size(params: int) -> str:
    size = float(params * 4)
    for unit in ("B", "KiB", "MiB", "GiB"):
        if size < 1024:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} TiB"


def accepted(intervals: tuple[tuple[int, int | None], ...], multiple: int | None = None) -> str:
    """`square inputs of 32..35`, `inputs whose height and width 16 divides`."""
    if not intervals:
        return "no square input"
    if multiple is not None and intervals[-1][1] is None:
        return f"inputs whose height and width are divisible by {multiple}"
    parts = (f"{low}.." if high is None else str(low) if low == high else f"{low}..{high}" for low, high in intervals)
    return f"square inputs of {', '.join(parts)}"
