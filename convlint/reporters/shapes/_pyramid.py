"""The feature maps of a model as blocks to draw: what is shared by the pictures.

Layers one after the other that leave the shape as it is (an activation, a norm) share a block.
"""

from __future__ import annotations

from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.report import JsonShape, JsonSize, LayerRow, ModelReport

__all__ = ["Block", "blocks", "channel_axis", "fault_of", "size_text"]


class Block(Record):
    """A feature map or a vector. `space` holds its spatial sizes, none for a vector; `channels` its width.

    `layers` are the layers that give it, `fault` what does not fit where it comes in, or None.
    """

    title: str
    kind: str
    shape: tuple[JsonSize, ...] | None
    channels: JsonSize
    space: tuple[JsonSize, ...]
    layers: tuple[LayerRow, ...]
    fault: str | None = None

    @property
    def sizes(self) -> str:
        """`64 x 55 x 55` (with multiplication signs), without the batch."""
        return "?" if self.shape is None else " \u00d7 ".join(size_text(size) for size in self.shape[1:]) or "scalar"


def size_text(size: JsonSize) -> str:
    return "B" if size is None else str(size)


def fault_of(row: LayerRow, model: ModelReport) -> str | None:
    """What does not fit at a layer, in a few words."""
    first = model.first_linear
    if first is not None and row.name == first.name and row.line == first.line:
        known = isinstance(first.features, int) and isinstance(first.in_features, int)
        if known and first.features != first.in_features:
            return f"takes {first.in_features}, {first.features} arrive"
    return row.fault


def blocks(model: ModelReport) -> list[Block]:
    """The input and then what each group of layers makes of it."""
    axis = channel_axis(model)
    found = [_block("input", "", shape, (), None, axis) for shape in model.input_shapes if shape is not None]
    group: list[LayerRow] = []
    for row in model.layers:
        fault = fault_of(row, model)
        if group and (fault or not _same(row.output_shape, group[-1].output_shape) or not _keeps(row)):
            found.append(_joined(group, axis, model))
            group = []
        group.append(row)
    return [*found, _joined(group, axis, model)] if group else found


def _same(one: JsonShape | None, other: JsonShape | None) -> bool:
    return one is not None and other is not None and list(one) == list(other)


def _keeps(row: LayerRow) -> bool:
    """Whether a layer leaves the shape as it came and is none that a reader looks for: an activation, a norm."""
    minor = not row.formula and (not row.params or "norm" in row.type.lower())
    return minor and bool(row.input_shapes) and _same(row.input_shapes[0], row.output_shape)


def _joined(group: Sequence[LayerRow], axis: int, model: ModelReport) -> Block:
    first = group[0]
    fault = next((told for row in group if (told := fault_of(row, model))), None)
    return _block(first.name or first.type, first.type, first.output_shape, tuple(group), fault, axis)


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
