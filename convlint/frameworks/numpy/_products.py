"""Products of arrays.

https://numpy.org/doc/stable/reference/routines.linalg.html
"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.numpy._dtypes import promoted
from convlint.frameworks.numpy._ndarray import as_array, binary, ndarray, product, result_of
from convlint.frameworks.numpy._support import arrays_of, function, resulting, takes_array
from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.shapes import numel, prove_equal
from convlint.values import Undecided, Unknown


@function
def matmul(x1, x2, /, out=None, **kwargs):
    """https://numpy.org/doc/stable/reference/generated/numpy.matmul.html"""
    left = as_array(x1)
    return left if isinstance(left, Unknown) else product(left, x2)


@function
def dot(a, b, out=None):
    """The product over the last axis of one and the last but one of the other; of a number, a multiple."""
    left, right = as_array(a), as_array(b)
    for operand in (left, right):
        if isinstance(operand, Unknown):
            return operand
    if not left.shape or not right.shape:
        return result_of(binary(left, right, "mul"))
    axis = len(right.shape) - 2 if len(right.shape) > 1 else 0
    compute = lambda: shapes.tensordot(left.shape, right.shape, ([len(left.shape) - 1], [axis]), numpy=True)  # noqa: E731
    shape = resulting("dot", left, compute, right)
    constant = _inner(left, right) if len(left.shape) == len(right.shape) == 1 else None
    dtype = promoted(left._dtype, right._dtype)
    return result_of(left.made(shape, "dot", right, dtype=dtype, constant=constant))


def _inner(left: Any, right: Any) -> Any:
    if left.constant is None or right.constant is None or len(left.constant) != len(right.constant):
        return None
    total: Any = 0
    for a, b in zip(left.constant, right.constant, strict=True):
        total = bounded.binary("+", total, bounded.binary("*", a, b))
    return None if isinstance(total, Unknown) else total


def _dot_method(self: Any, b: Any, out: Any = None) -> Any:
    """As `numpy.dot`."""
    return dot(self, b)


setattr(ndarray, "dot", _dot_method)  # noqa: B010


@function
def vdot(a, b, /):
    """The product of two arrays as vectors."""
    return dot(as_array(a).flat, as_array(b).flat) if first_unknown(a, b) is None else Unknown("a product")


@function
def inner(a, b, /):
    """The product over the last axes."""
    left, right = as_array(a), as_array(b)
    for operand in (left, right):
        if isinstance(operand, Unknown):
            return operand
    if not left.shape or not right.shape:
        return result_of(binary(left, right, "mul"))
    axes = ([len(left.shape) - 1], [len(right.shape) - 1])
    shape = resulting("inner", left, lambda: shapes.tensordot(left.shape, right.shape, axes, numpy=True), right)
    return left.made(shape, "inner", right)


@takes_array
def outer(a, b, out=None):
    """Every element of one times every element of the other."""
    right = as_array(b)
    return right if isinstance(right, Unknown) else a.made((numel(a.shape), numel(right.shape)), "outer", right)


@takes_array
def tensordot(a, b, axes=2):
    """The sum of products over pairs of axes."""
    right = as_array(b)
    unknown = first_unknown(axes, right)
    if unknown is not None:
        raise Undecided(unknown)
    shape = resulting("tensordot", a, lambda: shapes.tensordot(a.shape, right.shape, axes, numpy=True), right)
    return a.made(shape, "tensordot", right)


@function
def einsum(subscripts, *operands, **kwargs):
    """https://numpy.org/doc/stable/reference/generated/numpy.einsum.html"""
    if not isinstance(subscripts, str):
        return Unknown("einsum of what is not a text")
    arrays = arrays_of(operands)
    compute = lambda: shapes.einsum(subscripts, [array.shape for array in arrays])  # noqa: E731
    return arrays[0].made(resulting("einsum", arrays[0], compute), "einsum", *arrays[1:])


@takes_array
def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The cross product of vectors of three numbers."""
    right = as_array(b)
    if isinstance(right, Unknown):
        return right
    known = all(prove_equal(array.shape[-1], 3) is True for array in (a, right) if array.shape)
    default = axisa == axisb == axisc == -1 and axis is None
    return (
        result_of(binary(a, right, "cross", function=lambda x, y: None))
        if known and default
        else Unknown("a cross product")
    )


@takes_array
def kron(a, b):
    """The Kronecker product."""
    right = as_array(b)
    if isinstance(right, Unknown):
        return right
    return a.made(shapes.tile(a.shape, _filled_up(right.shape, len(a.shape))), "kron", right)


def _filled_up(shape: Any, rank: int) -> Any:
    return (1,) * (rank - len(shape)) + tuple(shape)


@function
def convolve(a, v, mode="full"):
    """The convolution of two vectors."""
    left, right = as_array(a), as_array(v)
    for operand in (left, right):
        if isinstance(operand, Unknown):
            return operand
    if mode != "full":
        return Unknown("a convolution")
    return left.made((left.shape[0] + right.shape[0] - 1,), "convolve", right)
