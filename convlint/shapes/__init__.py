"""Sizes, shapes and their arithmetic: pure, and knows no framework."""

from convlint.shapes.broadcast import broadcast, expand
from convlint.shapes.dim import Dim, Size, symbol
from convlint.shapes.faults import ShapeFault, Undecided
from convlint.shapes.prove import Shape, exact_div, maximum, minimum, prove_divides, prove_equal, prove_less, prove_same
from convlint.shapes.ratio import Ratio, ceil_of, floor_of, trunc_of
from convlint.shapes.window import Fixed, Window

__all__ = [
    "Dim",
    "Fixed",
    "Ratio",
    "Shape",
    "ShapeFault",
    "Size",
    "Undecided",
    "Window",
    "broadcast",
    "ceil_of",
    "exact_div",
    "expand",
    "floor_of",
    "maximum",
    "minimum",
    "prove_divides",
    "prove_equal",
    "prove_less",
    "prove_same",
    "symbol",
    "trunc_of",
]
