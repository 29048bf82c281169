"""Sizes, shapes and their arithmetic: pure, and knows no framework."""

from convlint.shapes.axes import (
    expand_dims,
    normalize_axes,
    normalize_axis,
    permute,
    reduce,
    squeeze,
    transpose,
    unsqueeze,
)
from convlint.shapes.broadcast import broadcast, broadcast_sizes, expand, meet
from convlint.shapes.clamp import maximum, minimum
from convlint.shapes.dim import Dim, Size, is_batch, opaque, symbol
from convlint.shapes.extent import pad, repeat, tile
from convlint.shapes.faults import Reason, ShapeFault, Undecided
from convlint.shapes.index import Indices, index, narrow, slice_size
from convlint.shapes.join import chunk_sizes, concat, equal_split_sizes, split_sizes, stack
from convlint.shapes.matmul import einsum, matmul, tensordot
from convlint.shapes.prove import (
    Shape,
    exact_div,
    prove_divides,
    prove_equal,
    prove_less,
    prove_same,
)
from convlint.shapes.ratio import Ratio, ceil_of, floor_of, trunc_of
from convlint.shapes.reshape import flatten, numel, reshape, unflatten
from convlint.shapes.solve import common_factor, solve, some_size_fits
from convlint.shapes.window import Fixed, Window

__all__ = [
    "Dim",
    "Fixed",
    "Indices",
    "Ratio",
    "Reason",
    "Shape",
    "ShapeFault",
    "Size",
    "Undecided",
    "Window",
    "broadcast",
    "broadcast_sizes",
    "ceil_of",
    "chunk_sizes",
    "common_factor",
    "concat",
    "einsum",
    "equal_split_sizes",
    "exact_div",
    "expand",
    "expand_dims",
    "flatten",
    "floor_of",
    "index",
    "is_batch",
    "matmul",
    "maximum",
    "meet",
    "minimum",
    "narrow",
    "normalize_axes",
    "normalize_axis",
    "numel",
    "opaque",
    "pad",
    "permute",
    "prove_divides",
    "prove_equal",
    "prove_less",
    "prove_same",
    "reduce",
    "repeat",
    "reshape",
    "slice_size",
    "solve",
    "some_size_fits",
    "split_sizes",
    "squeeze",
    "stack",
    "symbol",
    "tensordot",
    "tile",
    "transpose",
    "trunc_of",
    "unflatten",
    "unsqueeze",
]
