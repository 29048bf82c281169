"""Axes: counting them from the end, dropping, adding, reordering and reducing them."""

from __future__ import annotations

from collections.abc import Sequence
from operator import index as as_index
from typing import Any

from convlint.shapes.dim import Size, is_batch
from convlint.shapes.faults import ShapeFault
from convlint.shapes.prove import Shape, prove_equal

__all__ = ["expand_dims", "normalize_axes", "normalize_axis", "permute", "reduce", "squeeze", "transpose", "unsqueeze"]


def normalize_axis(axis: int, rank: int) -> int:
    """`axis` counted from the front. Raises ShapeFault("input-rank") where a shape of `rank` axes has no such axis."""
    axis = as_index(axis)
    if -rank <= axis < rank:
        return axis + rank if axis < 0 else axis
    needed = axis + 1 if axis >= 0 else -axis
    message = f"axis {axis} of a tensor with {rank} {'axis' if rank == 1 else 'axes'}"
    raise ShapeFault("input-rank", message, expected=needed, actual=rank, axis=axis)


def normalize_axes(axes: Any, rank: int) -> tuple[int, ...]:
    """One axis, several, or None for all, counted from the front. Raises ValueError where one is named twice."""
    if axes is None:
        return tuple(range(rank))
    if not isinstance(axes, (tuple, list)):
        return (normalize_axis(axes, rank),)
    found = tuple(normalize_axis(axis, rank) for axis in axes)
    if len(set(found)) != len(found):
        raise ValueError(f"axes {tuple(axes)} name one axis twice")
    return found


def reduce(shape: Shape, axes: Any = None, keepdims: bool = False) -> Shape:
    """The shape after a sum, mean or max over `axes` (None: all of them)."""
    gone = normalize_axes(axes, len(shape) or 1)  # a scalar has an axis 0 to reduce, in torch and in NumPy
    if keepdims:
        return tuple(1 if axis in gone else size for axis, size in enumerate(shape))
    return tuple(size for axis, size in enumerate(shape) if axis not in gone)


def squeeze(shape: Shape, axes: Any = None, *, strict: bool = False) -> Shape:
    """Without the axes of size 1: all of them, or those of `axes`.

    `strict` is NumPy's and TensorFlow's way: a named axis must have size 1 (ValueError). Torch leaves it as it is.
    A batch `B` counts as more than 1. Raises Undecided where it is not known whether a size is 1.
    https://docs.pytorch.org/docs/stable/generated/torch.squeeze.html
    """
    chosen = normalize_axes(axes, len(shape) or 1)
    gone = {axis for axis in chosen if axis < len(shape) and _is_one(shape[axis], strict and axes is not None)}
    return tuple(size for axis, size in enumerate(shape) if axis not in gone)


def _is_one(size: Size, strict: bool) -> bool:
    if strict:
        if prove_equal(size, 1) is False:
            raise ValueError(f"cannot squeeze an axis of size {size}")
        return True
    return False if is_batch(size) else bool(size == 1)


def unsqueeze(shape: Shape, axis: Any) -> Shape:
    """With a new axis of size 1 at `axis` of the result."""
    position = normalize_axis(axis, len(shape) + 1)
    return (*shape[:position], 1, *shape[position:])


def expand_dims(shape: Shape, axes: Any) -> Shape:
    """`numpy.expand_dims`: new axes of size 1 at `axes` (one or several) of the result."""
    if not isinstance(axes, (tuple, list)):
        return unsqueeze(shape, axes)
    new = normalize_axes(axes, len(shape) + len(axes))
    rest = iter(shape)
    return tuple(1 if axis in new else next(rest) for axis in range(len(shape) + len(axes)))


def permute(shape: Shape, order: Sequence[Any]) -> Shape:
    """The axes in another `order`. Raises ShapeFault("input-rank") for an order of another length.

    Raises ValueError for an axis that is named twice.
    """
    rank = len(shape)
    if len(order) != rank:
        message = f"an order of {len(order)} axes for a tensor with {rank}"
        raise ShapeFault("input-rank", message, expected=len(order), actual=rank)
    return tuple(shape[axis] for axis in normalize_axes(tuple(order), rank))


def transpose(shape: Shape, first: Any, second: Any) -> Shape:
    """With two axes exchanged."""
    a, b = normalize_axis(first, len(shape) or 1), normalize_axis(second, len(shape) or 1)
    if not shape:
        return ()
    sizes = list(shape)
    sizes[a], sizes[b] = sizes[b], sizes[a]
    return tuple(sizes)
