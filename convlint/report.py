"""What `convlint shapes` says: the layers of each model with what goes in and what comes out."""

from __future__ import annotations

from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    JsonSize = int | str | None  # a size, a symbol or formula, None for the batch
    JsonShape = tuple[JsonSize, ...]
    Status = Literal["resolved", "partial", "unresolved"]

__all__ = ["FirstLinear", "LayerRow", "ModelInput", "ModelReport", "ShapesReport", "UnknownPlace"]


class ModelInput(Record):
    """The input that a model was given, and who says so (`pragma`, `pyproject.toml`, `--input-size`, a call, ...)."""

    shapes: tuple[JsonShape, ...]
    declared_by: str
    line: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {"shapes": [list(shape) for shape in self.shapes], "declared_by": self.declared_by, "line": self.line}


class LayerRow(Record):
    """One layer's call. `name` is what torch's `named_modules()` would say; `formula` shows how its size comes about.

    `params` is None where it is not known. `fault` names the rule's code where the shapes do not fit.
    """

    name: str
    type: str
    line: int | None
    input_shapes: tuple[JsonShape, ...]
    output_shape: JsonShape | None
    params: int | None
    formula: str = ""
    fault: str | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "type": self.type,
            "line": self.line,
            "input_shapes": [list(shape) for shape in self.input_shapes],
            "output_shape": None if self.output_shape is None else list(self.output_shape),
            "params": self.params,
            "formula": self.formula,
            "fault": self.fault,
        }


class FirstLinear(Record):
    """The first fully connected layer: what it takes, and how many features arrive."""

    name: str
    line: int | None
    in_features: JsonSize
    features: JsonSize
    arriving_shape: JsonShape

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "line": self.line,
            "in_features": self.in_features,
            "features": self.features,
            "arriving_shape": list(self.arriving_shape),
        }


class UnknownPlace(Record):
    """Where knowledge ended, and why."""

    line: int | None
    column: int | None
    reason: str

    def as_json(self) -> dict[str, Any]:
        return {"line": self.line, "column": self.column, "reason": self.reason}


class ModelReport(Record):
    """One model's shapes. `accepts`: the square input sizes that fit, as closed intervals, where none is declared."""

    name: str
    line: int | None
    input: ModelInput
    status: Status
    layers: tuple[LayerRow, ...]
    first_linear: FirstLinear | None
    output_shapes: tuple[JsonShape, ...]
    params_total: int | None
    unknown: tuple[UnknownPlace, ...] = ()
    accepts: tuple[tuple[int, int | None], ...] | None = None
    cell: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "line": self.line,
            "input": self.input.as_json(),
            "status": self.status,
            "layers": [row.as_json() for row in self.layers],
            "first_linear": self.first_linear.as_json() if self.first_linear else None,
            "output_shapes": [list(shape) for shape in self.output_shapes],
            "params_total": self.params_total,
            "unknown": [place.as_json() for place in self.unknown],
            "solve": None if self.accepts is None else {"accepts": [list(interval) for interval in self.accepts]},
            **({} if self.cell is None else {"cell": self.cell}),
        }


class ShapesReport(Record):
    """The models of one file, in the order of their lines."""

    filename: str
    models: tuple[ModelReport, ...]

    def as_json(self) -> dict[str, Any]:
        """The object that `shapes --output-format json` prints."""
        return {"filename": self.filename, "models": [model.as_json() for model in self.models]}
