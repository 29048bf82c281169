"""`x[...]`, and the functions that pick elements.

https://docs.pytorch.org/docs/stable/notes/broadcasting.html, https://numpy.org/doc/stable/user/basics.indexing.html
"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch import _constants, _types
from convlint.frameworks.torch._arithmetic import broadcast_shapes
from convlint.frameworks.torch._ops.reductions import with_indices
from convlint.frameworks.torch._registry import method, op, takes_tensor
from convlint.frameworks.torch._support import axis_of, need_rank, product
from convlint.shapes import prove_less
from convlint.values import Tensor, Undecided, Unknown, as_size


@takes_tensor
def getitem(input, index):
    """`input[index]`; Unknown where an index hides the rank. Raises IndexError where torch does."""
    parts = index if isinstance(index, tuple) else (index,)
    unknown = next((part for part in parts if isinstance(part, Unknown) and part.kind is not int), None)
    if unknown is not None:
        return unknown.derive("getitem")
    try:
        shape = shapes.index(tuple(input.shape), tuple(_as_key(part) for part in parts))
    except shapes.ShapeFault as fault:
        raise IndexError(fault.message) from None
    return input.made(shape, "getitem", constant=_picked(input.constant, parts))


def setitem(input: Any, index: Any, value: Any) -> None:
    """`input[index] = value`: the contents are no longer known; a value that cannot fit is reported."""
    input.constant = None
    target = getitem(input, index)
    if isinstance(target, Tensor) and isinstance(value, Tensor):
        broadcast_shapes("setitem", target, value)


def _as_key(part: Any) -> Any:
    """An item of an index as the arithmetic takes it: sizes, slices of sizes, `Indices` for tensors and lists."""
    if isinstance(part, slice):
        bounds = [None if bound is None else as_size(bound) for bound in (part.start, part.stop, part.step)]
        if isinstance(bounds[2], int) and bounds[2] <= 0:
            raise ValueError("step must be greater than zero")
        return slice(*bounds)
    if isinstance(part, (list, tuple, range)):
        shape, constant = _constants.read(list(part))
        return shapes.Indices(shape, is_mask=bool(constant) and isinstance(_constants.flat(constant)[0], bool))
    if isinstance(part, Tensor):
        return _tensor_key(part)
    return part if part is None or part is Ellipsis or isinstance(part, bool) else as_size(part)


def _tensor_key(part: Any) -> Any:
    """A tensor as an index: a mask or places, by its dtype; a scalar of known contents is an int."""
    dtype = getattr(part, "_dtype", None)
    if dtype is _types.bool_ or dtype is _types.uint8:
        return shapes.Indices(tuple(part.shape), is_mask=True)
    if dtype is None and part.constant is None:
        if len(part.shape) == 1:
            return shapes.Indices((_open("how many elements an index picks"),))
        raise Undecided(Unknown("whether an index tensor is a mask"))
    return shapes.Indices(tuple(part.shape)) if part.shape else as_size(part)


def _picked(constant: Any, parts: Any) -> Any:
    for part in parts:
        if isinstance(constant, tuple) and isinstance(part, (int, slice)) and not isinstance(part, bool):
            try:
                constant = constant[part]
            except (IndexError, TypeError, ValueError):
                return None
            if isinstance(part, slice) and len(parts) > 1:
                return None
        else:
            return None
    return constant


@method
def select(input, dim, index):
    axis = axis_of(input, dim)
    return input.made(shapes.index(tuple(input.shape), (*[slice(None)] * axis, as_size(index))), "select")


@method
def narrow(input, dim, start, length):
    axis = axis_of(input, dim)
    size = shapes.narrow(input.shape[axis], as_size(start), as_size(length))
    return input.made([size if at == axis else old for at, old in enumerate(input.shape)], "narrow")


@method
def index_select(input, dim, index):
    if isinstance(index, Unknown):
        return index.derive("index_select")
    axis = axis_of(input, dim)
    count = index.shape[0] if index.shape else 1
    return input.made([count if at == axis else old for at, old in enumerate(input.shape)], "index_select", index)


def check_index(input: Any, axis: int, index: Any, source: Any = None) -> None:
    """Raise ShapeFault("broadcast-shape") where an index (and the source) cannot lie within the input, as scatter asks.

    `axis` alone may be longer. https://docs.pytorch.org/docs/stable/generated/torch.gather.html
    """
    if not index.shape or not input.shape:
        return
    for other, free in ((input, axis), (source, None)):
        if not isinstance(other, Tensor):
            continue
        need_rank(index, len(other.shape))
        for at, (size, limit) in enumerate(zip(index.shape, other.shape, strict=True)):
            if at != free and prove_less(limit, size):
                message = f"the index has {size} elements at axis {at}, the tensor {limit}"
                raise shapes.ShapeFault("broadcast-shape", message, expected=limit, actual=size, axis=at)


@method
def gather(input, dim, index, *, sparse_grad=False, out=None):
    """The shape of `index`."""
    if isinstance(index, Unknown):
        return index.derive("gather")
    check_index(input, axis_of(input, dim), index)
    return input.made(index.shape, "gather", index)


@method
def take(input, index):
    return index.derive("take") if isinstance(index, Unknown) else input.made(index.shape, "take", index)


@method
def take_along_dim(input, indices, dim=None, *, out=None):
    if isinstance(indices, Unknown):
        return indices.derive("take_along_dim")
    if dim is None:
        return input.made((product(indices.shape),), "take_along_dim")
    axis = axis_of(input, dim)
    sizes = zip(input.shape, indices.shape, strict=True)
    common = [b if at == axis else shapes.broadcast((a,), (b,))[0] for at, (a, b) in enumerate(sizes)]
    return input.made(common, "take_along_dim", indices)


def _open(reason: str) -> Any:
    return shapes.opaque(reason, object(), minimum=0)


@method
def masked_select(input, mask, *, out=None):
    if isinstance(mask, Tensor):
        broadcast_shapes("masked_select", input, mask)
    return input.made((_open("how many elements a mask picks"),), "masked_select")


@method
def nonzero(input, *, out=None, as_tuple=False):
    count = _open("how many elements are not zero")
    if isinstance(as_tuple, Unknown):
        return as_tuple.derive("nonzero")
    if as_tuple:
        return tuple(input.made((count,), "nonzero", dtype=_types.int64) for _ in range(max(len(input.shape), 1)))
    return input.made((count, len(input.shape)), "nonzero", dtype=_types.int64)


@method
def argwhere(input):
    return nonzero(input)


@method
def sort(input, dim=-1, descending=False, stable=False, *, out=None):
    axis_of(input, dim)
    return with_indices(input, input.shape, "sort")


@method
def msort(input, *, out=None):
    return input.made(input.shape, "msort")


@method
def argsort(input, dim=-1, descending=False, stable=False):
    axis_of(input, dim)
    return input.made(input.shape, "argsort", dtype=_types.int64)


@method
def topk(input, k, dim=-1, largest=True, sorted=True, *, out=None):
    axis = axis_of(input, dim)
    count = as_size(k)
    if input.shape and isinstance(count, int) and isinstance(input.shape[axis], int) and count > input.shape[axis]:
        raise RuntimeError("selected index k out of range")
    return with_indices(input, [count if at == axis else old for at, old in enumerate(input.shape)], "topk")


@method
def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    """How many distinct values there are depends on the contents."""
    count = _open("how many values are distinct")
    shape = (
        [count if at == axis_of(input, dim) else old for at, old in enumerate(input.shape)]
        if dim is not None
        else [count]
    )
    inverse = input.made(
        input.shape if dim is None else (input.shape[axis_of(input, dim)],), "unique", dtype=_types.int64
    )
    extras = [inverse] * bool(return_inverse) + [input.made((count,), "unique", dtype=_types.int64)] * bool(
        return_counts
    )
    values = input.made(shape, "unique")
    return (values, *extras) if extras else values


@method
def bincount(input, weights=None, minlength=0):
    need_rank(input, 1)
    return input.made((_open("the largest value of a tensor"),), "bincount")


@op
def searchsorted(sorted_sequence, input, *, out_int32=False, right=False, side=None, sorter=None, out=None):
    if not isinstance(input, Tensor):
        return input.derive("searchsorted") if isinstance(input, Unknown) else sorted_sequence.made((), "searchsorted")
    return input.made(input.shape, "searchsorted", dtype=_types.int64)


@op
def bucketize(input, boundaries, *, out_int32=False, right=False, out=None):
    return input.made(input.shape, "bucketize", dtype=_types.int64)


@method
def multinomial(input, num_samples, replacement=False, *, generator=None, out=None):
    need_rank(input, 1, 2)
    return input.made((*input.shape[:-1], as_size(num_samples)), "multinomial", dtype=_types.int64)
