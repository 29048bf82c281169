"""Diagonals, flips and rolls, and views of complex numbers."""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch._ops.reshaping import swapped
from convlint.frameworks.torch._registry import method, one_by_one, op
from convlint.frameworks.torch._support import axes_of, axis_of, need_least_rank, need_rank, product
from convlint.shapes import prove_equal
from convlint.values import Undecided, Unknown, as_size


def _open() -> Any:
    return shapes.opaque("the length of a diagonal", object(), minimum=0)


@op
def view_as_real(input):
    return input.made((*input.shape, 2), "view_as_real")


@op
def view_as_complex(input):
    if not input.shape or prove_equal(input.shape[-1], 2) is False:
        raise RuntimeError("Tensor must have a last dimension of size 2")
    return input.made(input.shape[:-1], "view_as_complex")


@method
def diagonal(input, offset=0, dim1=0, dim2=1):
    """The diagonal stands last."""
    a, b = axis_of(input, dim1), axis_of(input, dim2)
    if len(input.shape) < 2 or a == b:
        raise RuntimeError("diagonal dimensions cannot be identical")
    rest = [size for axis, size in enumerate(input.shape) if axis not in (a, b)]
    return input.made((*rest, _diagonal_length(input.shape[a], input.shape[b], offset)), "diagonal")


def _diagonal_length(rows: Any, columns: Any, offset: Any) -> Any:
    offset = as_size(offset)
    if prove_equal(rows, columns) and offset == 0:
        return rows
    if not all(isinstance(size, int) for size in (rows, columns, offset)):
        return _open()
    return max(min(rows, columns - offset) if offset >= 0 else min(rows + offset, columns), 0)


@method
def diag(input, diagonal=0, *, out=None):
    offset = as_size(diagonal)
    if len(input.shape) == 1:
        side = input.shape[0] + (abs(offset) if isinstance(offset, int) else _open())
        return input.made((side, side), "diag")
    need_rank(input, 1, 2)
    rows, columns = input.shape
    return input.made((_diagonal_length(rows, columns, offset),), "diag")


@method
def diag_embed(input, offset=0, dim1=-2, dim2=-1):
    a, b = axis_of(input, dim1, extra=1), axis_of(input, dim2, extra=1)
    if a == b:
        raise RuntimeError("diagonal dimensions cannot be identical")
    side = input.shape[-1] + (abs(offset) if isinstance(offset, int) else _open())
    shape = list(input.shape[:-1])
    for axis in sorted((a, b)):
        shape.insert(axis, side)
    return input.made(shape, "diag_embed")


@method
def diagflat(input, offset=0):
    side = product(input.shape) + (abs(offset) if isinstance(offset, int) else _open())
    return input.made((side, side), "diagflat")


@method
def fliplr(input):
    need_least_rank(input, 2)
    return input.made(input.shape, "fliplr")


@method
def flipud(input):
    need_least_rank(input, 1)
    return input.made(input.shape, "flipud")


@one_by_one
@method
def flip(input, dims):
    known = input.constant if axes_of(input, dims) and len(input.shape) == 1 else None
    return input.made(input.shape, "flip", constant=known[::-1] if known else None)


@method
def roll(input, shifts, dims=None):
    if isinstance(shifts, (tuple, list)) and isinstance(dims, (tuple, list)) and len(shifts) != len(dims):
        raise RuntimeError(f"shifts and dimensions must align. shifts: {len(shifts)}, dims: {len(dims)}")
    dims is not None and not isinstance(dims, Unknown) and axes_of(input, dims)
    return input.made(input.shape, "roll")


@method
def rot90(input, k=1, dims=(0, 1)):
    if isinstance(k, Unknown):
        raise Undecided(k)
    return swapped(input, dims[0], dims[1], "rot90") if k % 2 else input.made(input.shape, "rot90")
