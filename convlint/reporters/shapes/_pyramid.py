"""The feature maps of a model as blocks to draw: what is shared by the pictures.

Layers one after the other that leave the shape as it is (an activation, a norm) share a block.
"""

from __future__ import annotations

import math
import operator
import re

from convlint.record import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from convlint.report import JsonShape, JsonSize, LayerRow, ModelFault, ModelReport

__all__ = ["Block", "blocks", "channel_axis", "drawn_size", "faults_of", "size_text"]

ASSUMED = 64  # what a symbol is drawn as
_OPERATORS = {"Add": operator.add, "Sub": operator.sub, "Mult": operator.mul, "Div": operator.truediv}


class Block(Record):
    """A feature map or a vector. `space` holds its spatial sizes, none for a vector; `channels` its width.

    `layers` are the layers that give it, `fault` what does not fit where it comes in, or None. `sources` are the blocks
    that go into it, by their index.
    """

    title: str
    kind: str
    shape: tuple[JsonSize, ...] | None
    channels: JsonSize
    space: tuple[JsonSize, ...]
    layers: tuple[LayerRow, ...]
    fault: str | None = None
    sources: tuple[int, ...] = ()

    @property
    def is_operation(self) -> bool:
        """Whether it stands for an operation that fails, and that is no layer: a sum, a concatenation."""
        return not self.layers and self.fault is not None

    @property
    def sizes(self) -> str:
        """`64 x 55 x 55` (with multiplication signs), without the batch."""
        return "?" if self.shape is None else " \u00d7 ".join(size_text(size) for size in self.shape[1:]) or "scalar"


def size_text(size: JsonSize) -> str:
    """`27`; `\u230aH/2\u230b` for `floor(H/2)`."""
    text = "B" if size is None else str(size)
    for word, left, right in (("floor(", "\u230a", "\u230b"), ("ceil(", "\u2308", "\u2309")):
        while (at := text.rfind(word)) >= 0:
            end = _closing(text, at + len(word))
            text = f"{text[:at]}{left}{text[at + len(word) : end]}{right}{text[end + 1 :]}"
    return text


def _closing(text: str, at: int) -> int:
    """Where the bracket closes that was opened before `at`."""
    depth = 1
    for index in range(at, len(text)):
        depth += (text[index] == "(") - (text[index] == ")")
        if not depth:
            return index
    return len(text)


def drawn_size(size: JsonSize) -> float:
    """A size as a number to draw; a formula as if the input were 64 wide."""
    if isinstance(size, int):
        return float(max(size, 1))
    formula = re.sub(r"\b(?!floor\b|ceil\b)[A-Za-z_]\w*", str(ASSUMED), str(size))
    return _value(formula) if size is not None and len(formula) < 200 else 16.0


def _value(formula: str) -> float:
    """The value of sums and products of numbers, `floor` and `ceil`; a middling one for anything else."""
    import ast

    try:
        return max(1.0, _evaluated(ast.parse(formula, mode="eval").body))
    except (SyntaxError, ValueError, ZeroDivisionError, OverflowError, RecursionError):
        return 16.0


def _evaluated(node: Any) -> float:
    match type(node).__name__:
        case "Constant" if isinstance(node.value, int):
            return float(node.value)
        case "Call" if getattr(node.func, "id", "") in ("floor", "ceil") and len(node.args) == 1:
            return float(getattr(math, node.func.id)(_evaluated(node.args[0])))
        case "BinOp" if type(node.op).__name__ in _OPERATORS:
            return float(_OPERATORS[type(node.op).__name__](_evaluated(node.left), _evaluated(node.right)))
        case "UnaryOp" if type(node.op).__name__ == "USub":
            return -_evaluated(node.operand)
    raise ValueError("no arithmetic")


def faults_of(model: ModelReport) -> dict[int, str]:
    """What does not fit at each layer, in a few words, by the layer's index."""
    told = {fault.layer: fault.short for fault in reversed(model.faults) if fault.layer is not None}
    return told | {i: row.fault for i, row in enumerate(model.layers) if row.fault and i not in told}


def blocks(model: ModelReport) -> list[Block]:
    """The input and then what each group of layers makes of it, with the operations that fail between them."""
    axis, faults = channel_axis(model), faults_of(model)
    found = [_block("input", "", shape, (), None, axis) for shape in model.input_shapes if shape is not None]
    home: dict[int, int] = dict.fromkeys([-1], 0)  # the block of each layer; -1 is the model's input
    group: list[int] = []
    for index, row in enumerate(model.layers):
        failed = [fault for fault in model.faults if fault.layer is None and fault.after == index]
        last = model.layers[group[-1]] if group else None
        same = last is not None and _same(row.output_shape, last.output_shape)
        if group and (failed or index in faults or not same or not _keeps(row)):
            found.append(_joined(group, axis, model, faults, home))
            group = []
        found += [_operation(fault, home, model) for fault in failed]
        group.append(index)
        home[index] = len(found)
    if group:
        found.append(_joined(group, axis, model, faults, home))
    return found + [
        _operation(f, home, model) for f in model.faults if f.layer is None and f.after >= len(model.layers)
    ]


def _operation(fault: ModelFault, home: dict[int, int], model: ModelReport) -> Block:
    """An operation that fails. It has no feature map of its own: there is none."""
    before = home.get(fault.after - 1, 0)
    return Block(fault.op or fault.code, fault.code, None, None, (), (), fault.short, (before,))


def _same(one: JsonShape | None, other: JsonShape | None) -> bool:
    return one is not None and other is not None and list(one) == list(other)


def _keeps(row: LayerRow) -> bool:
    """Whether a layer leaves the shape as it came and is none that a reader looks for: an activation, a norm."""
    minor = not row.formula and (not row.params or "norm" in row.type.lower())
    return minor and bool(row.input_shapes) and _same(row.input_shapes[0], row.output_shape)


def _joined(group: Sequence[int], axis: int, model: ModelReport, faults: dict[int, str], home: dict[int, int]) -> Block:
    rows = tuple(model.layers[index] for index in group)
    fault = next((faults[index] for index in group if index in faults), None)
    block = _block(rows[0].name or rows[0].type, rows[0].type, rows[0].output_shape, rows, fault, axis)
    inside = set(group)
    origins = [source for row in rows for source in row.sources or () if source not in inside]
    return replace(block, sources=tuple(dict.fromkeys(home[source] for source in origins if source in home)))


def _block(
    title: str, kind: str, shape: JsonShape | None, layers: tuple[LayerRow, ...], fault: str | None, axis: int
) -> Block:
    sizes = tuple(shape) if shape is not None else None
    if sizes is None or len(sizes) < 2:
        return Block(title, kind, sizes, None, (), layers, fault)
    if len(sizes) < 4:
        return Block(title, kind, sizes, sizes[-1], sizes[1:-1], layers, fault)
    channels = sizes[axis]
    space = sizes[2:] if axis == 1 else sizes[1:-1]
    return Block(title, kind, sizes, channels, space, layers, fault)


def channel_axis(model: ModelReport) -> int:
    """1 for NCHW, -1 for NHWC: the axis that the poolings leave alone, else torch's."""
    votes = 0
    for row in model.layers:
        before, after = (row.input_shapes[0] if row.input_shapes else None), row.output_shape
        pools = row.formula and not row.params and before and after and list(before) != list(after)
        if pools and before and after and len(before) == len(after) >= 4:
            votes += (before[1] == after[1]) - (before[-1] == after[-1])
    if votes:
        return 1 if votes > 0 else -1
    return -1 if any(row.type.startswith(("nn.", "Conv2D", "MaxPooling")) for row in model.layers) else 1
