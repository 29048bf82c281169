"""Functions that write elements into a copy of their input: the shape is the input's.

https://docs.pytorch.org/docs/stable/generated/torch.Tensor.scatter_.html
"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch._arithmetic import broadcast_shapes, grows
from convlint.frameworks.torch._ops.indexing import check_index, getitem
from convlint.frameworks.torch._registry import inplace, method
from convlint.frameworks.torch._support import axis_of
from convlint.values import Tensor, as_size


def _written(input: Any, op: str, *others: Any) -> Any:
    return input.made(input.shape, op, *[other for other in others if isinstance(other, Tensor)])


def _scattered(input: Any, op: str, dim: Any, index: Any, source: Any) -> Any:
    axis = axis_of(input, dim)
    if isinstance(index, Tensor):
        check_index(input, axis, index, source)
    return _written(input, op, index, source)


@inplace
def scatter(input, dim, index, src=None, *, value=None, reduce=None, out=None):
    """`src` may be a number."""
    return _scattered(input, "scatter", dim, index, src)


@inplace
def scatter_add(input, dim, index, src, *, out=None):
    return _scattered(input, "scatter_add", dim, index, src)


@inplace
def scatter_reduce(input, dim, index, src, reduce, *, include_self=True, out=None):
    return _scattered(input, "scatter_reduce", dim, index, src)


def _along_axis(input: Any, op: str, dim: Any, index: Any, source: Any) -> Any:
    """The source has the input's shape, but as many rows along `dim` as there are indices."""
    axis = axis_of(input, dim)
    if isinstance(index, Tensor) and isinstance(source, Tensor) and input.shape and source.shape:
        count = index.shape[0] if index.shape else 1
        wanted = tuple(count if at == axis else size for at, size in enumerate(input.shape))
        if grows(tuple(source.shape), wanted):
            message = "the source does not go with the input and the index"
            facts: Any = {"expected": wanted, "actual": tuple(source.shape), "meant": tuple(input.shape)}
            raise shapes.ShapeFault("broadcast-shape", message, **facts)
    return _written(input, op, index, source)


@inplace
def index_add(input, dim, index, source, *, alpha=1, out=None):
    return _along_axis(input, "index_add", dim, index, source)


@inplace
def index_copy(input, dim, index, source, *, out=None):
    return _along_axis(input, "index_copy", dim, index, source)


@inplace
def index_reduce(input, dim, index, source, reduce, *, include_self=True, out=None):
    return _along_axis(input, "index_reduce", dim, index, source)


@inplace
def index_fill(input, dim, index, value):
    axis_of(input, dim)
    return _written(input, "index_fill", index)


@inplace
def index_put(input, indices, values, accumulate=False):
    target = getitem(input, tuple(indices)) if isinstance(indices, (tuple, list)) else None
    if isinstance(target, Tensor) and isinstance(values, Tensor):
        broadcast_shapes("index_put", target, values)
    return _written(input, "index_put", values)


@inplace
def put(input, index, source, accumulate=False):
    return _written(input, "put", index, source)


def _placed(input: Any, op: str, wanted: Any, src: Any) -> Any:
    if isinstance(src, Tensor) and grows(tuple(src.shape), tuple(wanted)):
        message = f"the source does not go where {op} writes it"
        facts: Any = {"expected": tuple(wanted), "actual": tuple(src.shape), "meant": tuple(input.shape)}
        raise shapes.ShapeFault("broadcast-shape", message, **facts)
    return _written(input, op, src)


@method
def select_scatter(input, src, dim, index):
    axis = axis_of(input, dim)
    return _placed(input, "select_scatter", [size for at, size in enumerate(input.shape) if at != axis], src)


@method
def slice_scatter(input, src, dim=0, start=None, end=None, step=1):
    axis = axis_of(input, dim)
    bounds = slice(*(None if bound is None else as_size(bound) for bound in (start, end, step)))
    count = shapes.slice_size(input.shape[axis], bounds)
    return _placed(input, "slice_scatter", [count if at == axis else size for at, size in enumerate(input.shape)], src)


@method
def diagonal_scatter(input, src, offset=0, dim1=0, dim2=1):
    from convlint.frameworks.torch._ops.rearranging import diagonal

    return _placed(input, "diagonal_scatter", diagonal(input, offset, dim1, dim2).shape, src)
