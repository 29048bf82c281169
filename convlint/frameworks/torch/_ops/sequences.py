"""Differences, integrals, histograms, runs of equal values. https://docs.pytorch.org/docs/stable/torch.html#other-operations"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch import _types
from convlint.frameworks.torch._registry import method, op
from convlint.frameworks.torch._support import axis_of, need_least_rank, need_rank
from convlint.values import Tensor, Undecided, Unknown, as_size


def _with_size(input: Any, axis: int, size: Any) -> list[Any]:
    return [size if at == axis else old for at, old in enumerate(input.shape)]


@method
def diff(input, n=1, dim=-1, prepend=None, append=None, *, out=None):
    """`n` elements less along `dim`, after what is put before and behind."""
    need_least_rank(input, 1)
    axis = axis_of(input, dim)
    size = input.shape[axis]
    for other in (prepend, append):
        if isinstance(other, Unknown):
            return other.derive("diff")
        if other is not None:
            size = size + other.shape[axis]
    return input.made(_with_size(input, axis, shapes.maximum(size - as_size(n), 0)), "diff", dtype=input._dtype)


def _integral(name: str) -> Any:
    def integral(y, x=None, *, dx=None, dim=-1):
        axis = axis_of(y, dim)
        return y.made([size for at, size in enumerate(y.shape) if at != axis], name)

    integral.__name__ = integral.__qualname__ = name
    return op(integral)


trapz = _integral("trapz")
trapezoid = _integral("trapezoid")


@op
def cumulative_trapezoid(y, x=None, *, dx=None, dim=-1):
    axis = axis_of(y, dim)
    return y.made(_with_size(y, axis, y.shape[axis] - 1), "cumulative_trapezoid")


@method
def histc(input, bins=100, min=0, max=0, *, out=None):
    return input.made((as_size(bins),), "histc")


@method
def unique_consecutive(input, return_inverse=False, return_counts=False, dim=None):
    """How many runs of equal values there are depends on the contents."""
    if isinstance(return_inverse, Unknown) or isinstance(return_counts, Unknown):
        raise Undecided(return_inverse if isinstance(return_inverse, Unknown) else return_counts)
    count: Any = shapes.opaque("how many runs of equal values there are", object(), minimum=0)
    axis = None if dim is None else axis_of(input, dim)
    values = input.made((count,) if axis is None else _with_size(input, axis, count), "unique_consecutive")
    inverse = input.made(input.shape if axis is None else (input.shape[axis],), "inverse", dtype=_types.int64)
    counts = input.made((count,), "counts", dtype=_types.int64)
    extras = [inverse] * bool(return_inverse) + [counts] * bool(return_counts)
    return (values, *extras) if extras else values


@op
def combinations(input, r=2, with_replacement=False):
    """n choose r rows; their number is known for a small r."""
    need_rank(input, 1)
    size = input.shape[0]
    if not (isinstance(r, int) and 1 <= r <= 3 and with_replacement is False):
        return Unknown("the number of combinations")
    count = {1: size, 2: size * (size - 1) // 2, 3: size * (size - 1) * (size - 2) // 6}[r]
    return input.made((count, r), "combinations")


@op
def vander(x, N=None, increasing=False):
    need_rank(x, 1)
    return x.made((x.shape[0], x.shape[0] if N is None else as_size(N)), "vander")


@op
def isin(elements, test_elements, *, assume_unique=False, invert=False):
    return elements.made(elements.shape, "isin", dtype=_types.bool_)


@method
def is_same_size(input, other):
    if not isinstance(other, Tensor):
        return Unknown("the shape of a value", kind=bool)
    same = shapes.prove_same(tuple(input.shape), tuple(other.shape))
    return Unknown("whether two shapes are equal", kind=bool) if same is None else same


@method
def cov(input, *, correction=1, fweights=None, aweights=None):
    """(variables, observations); a scalar for one variable."""
    return _squared(input, "cov")


@method
def corrcoef(input):
    return _squared(input, "corrcoef")


def _squared(input: Any, name: str) -> Any:
    need_rank(input, 0, 1, 2)
    shape = (input.shape[0],) * 2 if len(input.shape) == 2 else ()
    return input.made(shapes.squeeze(shape), name)
