"""`Declared`: the input of a model as somebody says it, and who that is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convlint.shapes import symbol

BATCH = symbol(("batch",), name="B")
HEIGHT = symbol(("height",), name="H")
WIDTH = symbol(("width",), name="W")
DEPTH = symbol(("depth",), name="D")
LENGTH = symbol(("length",), name="L")


@dataclass(frozen=True)
class Declared:
    """The input shapes of a model and who declared them.

    inputs: one `InputShape` or `InputGroup` per input (`sizes` without the batch, or with it where `with_batch`).
    by: "pragma", "configuration", "--input-size", "call", "annotation", "example_input_array", "symbols", "nobody", or
    a text that names the source (`MNIST`). line: where, 1-based, or None. file: the other file that it stands in, else
    None. model: the expression that makes the model, where the declaration gives one. weak: whether it is said of the
    data only, so that the model may well get something else. names: the sizes of the axes that an annotation names.
    tentative: whether it counts only if the model takes it.
    cell: the notebook's cell in which `line` counts, else None.
    """

    inputs: tuple[Any, ...]
    by: str
    line: int | None = None
    model: str | None = None
    data_format: str | None = None
    file: str | None = None
    weak: bool = False
    names: dict[str, Any] | None = None
    tentative: bool = False
    cell: int | None = None

    @property
    def text(self) -> str:
        """`3x227x227`, several joined by a comma."""
        return ", ".join(shape_text(item) for item in self.inputs)

    @property
    def place(self) -> str:
        """`line 4`, `line 4 of cell 2`, `train.py:12` in another file, "" where no line is known."""
        if self.line is None:
            return Path(self.file).name if self.file else ""
        within = f" of cell {self.cell}" if self.cell is not None else ""
        return f"{Path(self.file).name}:{self.line}" if self.file else f"line {self.line}{within}"

    @property
    def sentence(self) -> str:
        """`input 3x227x227, declared at line 4`."""
        if not self.inputs:
            return ""
        at = f" at {self.place}" if self.place else ""
        if self.weak:
            return f"if the input is {self.text}, as {self.by}{at} says"
        if self.by == "call":
            return f"input {self.text}, as called{at}" if at else f"input {self.text}"
        if self.by == "pragma":
            return f"input {self.text}, declared{at}"
        return f"input {self.text}, from {_ARTICLE.get(self.by, self.by)}{at}"


_ARTICLE = {"annotation": "the annotation"}


def shape_text(item: Any) -> str:
    """`3x227x227`; `(8, 3, 227, 227)` for one with its own batch."""
    return str(item)


def full_shape(item: Any) -> tuple[Any, ...]:
    """The tensor's shape: the batch symbol in front, unless the declaration has its own batch."""
    return tuple(item.sizes) if item.with_batch else (BATCH, *item.sizes)
