"""Padding and repetition: the same axes, longer."""

from __future__ import annotations

from collections.abc import Sequence

from convlint.shapes.clamp import minimum
from convlint.shapes.dim import Size, opaque
from convlint.shapes.faults import ShapeFault
from convlint.shapes.prove import Shape, prove_less

__all__ = ["pad", "repeat", "tile"]


def pad(shape: Shape, pads: Sequence[tuple[Size, Size]]) -> Shape:
    """Each size with its `(before, after)` padding, which may be negative; `pads` goes with the last axes of `shape`.

    Raises ShapeFault("empty-output") where more is proved to be cut off than there is, ("input-rank") for more pads
    than axes.
    https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html
    """
    if len(pads) > len(shape):
        message = f"padding for {len(pads)} axes of a tensor with {len(shape)}"
        raise ShapeFault("input-rank", message, expected=len(pads), actual=len(shape), meant=tuple(shape))
    first = len(shape) - len(pads)
    sizes = list(shape)
    fault = None
    for axis, (before, after) in enumerate(pads, first):
        size = shape[axis] + before + after
        if prove_less(shape[axis] + minimum(before, 0) + minimum(after, 0), 0):
            message = f"padding of {before} and {after} makes a size of {size} from {shape[axis]} at axis {axis}"
            fault = fault or ShapeFault("empty-output", message, expected=0, actual=size, axis=axis)
            size = opaque("pad", shape[axis], before, after, minimum=0)
        sizes[axis] = size
    if fault is not None:
        fault.meant = tuple(sizes)
        raise fault
    return tuple(sizes)


def repeat(shape: Shape, times: Sequence[Size]) -> Shape:
    """`torch.Tensor.repeat`: each axis so many times; more numbers than axes give new axes in front.

    Raises ShapeFault("input-rank") for fewer numbers than axes.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.repeat.html
    """
    if len(times) < len(shape):
        message = f"{len(times)} repeat counts for a tensor with {len(shape)} axes"
        raise ShapeFault("input-rank", message, expected=len(shape), actual=len(times), meant=tuple(shape))
    return tile(shape, times)


def tile(shape: Shape, times: Sequence[Size]) -> Shape:
    """`numpy.tile`: as `repeat`, with ones in front of too few numbers.

    https://numpy.org/doc/stable/reference/generated/numpy.tile.html
    """
    rank = max(len(shape), len(times))
    sizes = (1,) * (rank - len(shape)) + tuple(shape)
    counts = (1,) * (rank - len(times)) + tuple(times)
    return tuple(size * count for size, count in zip(sizes, counts, strict=True))
