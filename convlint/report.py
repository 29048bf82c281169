"""What `convlint shapes` says: the layers of each model with what goes in and what comes out."""

from __future__ import annotations

from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    JsonSize = int | str | None  # a size, a symbol or formula, None for the batch
    JsonShape = Sequence[JsonSize]

__all__ = ["FirstLinear", "LayerRow", "ModelFault", "ModelReport", "ShapesReport", "UnknownNote"]


def _lists(shapes: tuple[JsonShape | None, ...]) -> list[list[JsonSize] | None]:
    return [None if shape is None else list(shape) for shape in shapes]


def _in_cell(cell: int | None) -> dict[str, int]:
    """The notebook's cell, counted from 1 over all cells; nothing for a plain file."""
    return {} if cell is None else {"cell": cell}


class LayerRow(Record):
    """One layer's call. `name` is what torch's `named_modules()` would say; `formula` shows how its size comes about.

    `params` is None where it is not known. `fault` names the rule's code where the shapes do not fit.
    `sources` are the layers whose outputs go into it, by their index; -1 is the model's input.
    """

    name: str
    type: str
    line: int | None
    input_shapes: tuple[JsonShape | None, ...]
    output_shape: JsonShape | None
    params: int | None
    formula: str = ""
    fault: str | None = None
    cell: int | None = None
    sources: tuple[int, ...] | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": self.type,
            "line": self.line,
            **_in_cell(self.cell),
            "input_shapes": _lists(self.input_shapes),
            "output_shape": None if self.output_shape is None else list(self.output_shape),
            "params": self.params,
            "formula": self.formula,
            "fault": self.fault,
            **({} if self.sources is None else {"sources": list(self.sources)}),
        }


class FirstLinear(Record):
    """The first fully connected layer: what it takes, and how many features arrive."""

    name: str
    line: int | None
    in_features: JsonSize
    features: JsonSize
    arriving_shape: JsonShape | None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "line": self.line,
            "in_features": self.in_features,
            "features": self.features,
            "arriving_shape": None if self.arriving_shape is None else list(self.arriving_shape),
        }


class UnknownNote(Record):
    """Where knowledge ended, and why. `filename` is None for the model's own file."""

    line: int | None
    column: int | None
    reason: str
    filename: str | None = None
    cell: int | None = None

    def as_json(self) -> dict[str, Any]:
        elsewhere = {} if self.filename is None else {"filename": self.filename}
        return {"line": self.line, "column": self.column, "reason": self.reason, **elsewhere, **_in_cell(self.cell)}


class ModelFault(Record):
    """A fault among a model's layers. `after` layers come before it; `layer` is the index of its own, if it has one.

    `message` is the diagnostic's, `short` says it in a few words, `op` is the operation, `line` the line to edit.
    """

    code: str
    message: str
    short: str
    op: str
    line: int | None
    after: int
    layer: int | None = None
    cell: int | None = None

    def as_json(self) -> dict[str, Any]:
        where = {"line": self.line, **_in_cell(self.cell)}
        return {"code": self.code, "message": self.message, **where, "after": self.after, "layer": self.layer}


class ModelReport(Record):
    """One model's shapes: its input and who says so, its layers in call order, what stayed unknown.

    `solve` holds the square input sizes that fit, as closed intervals (None for no upper end), where none is declared.
    `declared_file` is the file of `declared_line` where that is another one, `declared_cell` its notebook's cell.
    """

    name: str
    line: int | None
    input_shapes: tuple[JsonShape | None, ...]
    declared_by: str | None
    declared_line: int | None
    status: str  # resolved, partial, unresolved
    layers: tuple[LayerRow, ...]
    first_linear: FirstLinear | None
    output_shapes: tuple[JsonShape | None, ...]
    params_total: int | None
    unknown: tuple[UnknownNote, ...] = ()
    solve: tuple[tuple[int, int | None], ...] | None = None
    cell: int | None = None
    declared_file: str | None = None
    pragma: str | None = None
    multiple_of: int | None = None
    faults: tuple[ModelFault, ...] = ()
    declared_cell: int | None = None

    def as_json(self) -> dict[str, Any]:
        elsewhere = {} if self.declared_file is None else {"file": self.declared_file}
        return {
            "name": self.name,
            "line": self.line,
            "input": {
                "shapes": _lists(self.input_shapes),
                "declared_by": self.declared_by,
                "line": self.declared_line,
                **_in_cell(self.declared_cell),
                **elsewhere,
            },
            "status": self.status,
            "layers": [row.as_json() for row in self.layers],
            "first_linear": self.first_linear.as_json() if self.first_linear else None,
            "output_shapes": _lists(self.output_shapes),
            "params_total": self.params_total,
            "unknown": [note.as_json() for note in self.unknown],
            "solve": None if self.solve is None else self._solve(),
            "faults": [fault.as_json() for fault in self.faults],
            **_in_cell(self.cell),
        }

    def _solve(self) -> dict[str, Any]:
        multiple = {} if self.multiple_of is None else {"multiple_of": self.multiple_of}
        return {"accepts": [list(interval) for interval in self.solve or ()], **multiple}


class ShapesReport(Record):
    """The models of one file, in the order of their lines."""

    filename: str
    models: tuple[ModelReport, ...]

    def as_json(self) -> dict[str, Any]:
        """The object that `shapes --output-format json` prints."""
        return {"filename": self.filename, "models": [model.as_json() for model in self.models]}
