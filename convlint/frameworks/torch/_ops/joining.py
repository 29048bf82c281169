"""cat, stack, split and chunk. https://docs.pytorch.org/docs/stable/torch.html#indexing-slicing-joining-mutating-ops"""

from __future__ import annotations

import itertools
from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch import _constants
from convlint.frameworks.torch._registry import function, method, only_method
from convlint.frameworks.torch._support import axis_in, axis_of, need_least_rank, resulting, tensors_of
from convlint.frameworks.torch._tensor import MAX_ITEMS, Tensor, new_tensor
from convlint.values import Undecided, Unknown, as_size


def _joined(op: str, tensors: Any, dim: Any) -> Any:
    parts = tensors_of(tensors)
    if isinstance(parts, Unknown):
        return parts
    if not parts:
        raise RuntimeError(f"{op}(): expected a non-empty list of Tensors")
    # torch skips the old kind of empty tensor, of shape (0,), whatever the rank of the others.
    parts = [part for part in parts if shapes.prove_same(tuple(part.shape), (0,)) is not True] or parts[:1]
    axis = axis_in(len(parts[0].shape), dim)
    if not parts[0].shape:
        raise RuntimeError("zero-dimensional tensor cannot be concatenated")
    shape = resulting(
        lambda: shapes.concat([tuple(part.shape) for part in parts], axis), op=op, other=parts, tensor=parts[0]
    )
    return shape if isinstance(shape, Unknown) else parts[0].made(shape, op, *parts[1:])


@function
def cat(tensors, dim=0, *, axis=None, out=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.cat.html"""
    return _joined("cat", tensors, dim if axis is None else axis)


@function
def concat(tensors, dim=0, *, axis=None, out=None):
    return _joined("cat", tensors, dim if axis is None else axis)


@function
def concatenate(tensors, dim=0, *, axis=None, out=None):
    return _joined("cat", tensors, dim if axis is None else axis)


@function
def stack(tensors, dim=0, *, axis=None, out=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.stack.html"""
    parts = tensors_of(tensors)
    if isinstance(parts, Unknown):
        return parts
    if not parts:
        raise RuntimeError("stack expects a non-empty TensorList")
    place = axis_in(len(parts[0].shape) + 1, dim if axis is None else axis)
    compute = lambda: shapes.stack([tuple(part.shape) for part in parts], place)  # noqa: E731
    shape = resulting(compute, op="stack", other=parts, tensor=parts[0])
    return shape if isinstance(shape, Unknown) else parts[0].made(shape, "stack", *parts[1:])


def _stacked(op: str, rank: int, axis: int) -> Any:
    def function_(tensors, *, out=None):
        parts = tensors_of(tensors)
        if isinstance(parts, Unknown):
            return parts
        raised = [_at_least(part, rank) for part in parts]
        return _joined(op, raised, 0 if op == "hstack" and raised and len(raised[0].shape) == 1 else axis)

    function_.__name__ = function_.__qualname__ = op
    return function(function_)


hstack = _stacked("hstack", 1, 1)
vstack = _stacked("vstack", 2, 0)
row_stack = _stacked("row_stack", 2, 0)
dstack = _stacked("dstack", 3, 2)


@function
def column_stack(tensors, *, out=None):
    parts = tensors_of(tensors)
    if isinstance(parts, Unknown):
        return parts
    raised = [part.made((*part.shape, 1), "reshape") if len(part.shape) == 1 else _at_least(part, 2) for part in parts]
    return _joined("column_stack", raised, 1)


def _at_least(tensor: Any, rank: int) -> Any:
    """The tensor with axes of size 1 added as numpy's `atleast_nd` adds them."""
    shape = tuple(tensor.shape)
    if len(shape) >= rank:
        return tensor
    if rank == 3 and len(shape) == 2:
        shape = (*shape, 1)
    elif rank == 3:
        shape = (1, *(shape or (1,)), 1)
    else:
        shape = (1,) * (rank - len(shape)) + shape
    return tensor.made(shape, f"atleast_{rank}d")


def _atleast(rank: int) -> Any:
    def function_(*tensors):
        parts = tensors_of(tensors[0] if len(tensors) == 1 and isinstance(tensors[0], (tuple, list)) else tensors)
        if isinstance(parts, Unknown):
            return parts
        raised = tuple(_at_least(part, rank) for part in parts)
        return raised[0] if len(tensors) == 1 and isinstance(tensors[0], Tensor) else raised

    function_.__name__ = function_.__qualname__ = f"atleast_{rank}d"
    return function(function_)


atleast_1d = _atleast(1)
atleast_2d = _atleast(2)
atleast_3d = _atleast(3)


def _pieces(input: Any, op: str, axis: int, sizes: Any) -> tuple[Any, ...]:
    before, after = tuple(input.shape[:axis]), tuple(input.shape[axis + 1 :])
    contents = _constants.pieces(input.constant if axis == 0 else None, sizes)
    return tuple(
        input.made((*before, size, *after), op, constant=piece) for size, piece in zip(sizes, contents, strict=True)
    )


@method
def split(tensor, split_size_or_sections, dim=0):
    """Pieces of one size (the last may be smaller), or of the sizes listed."""
    return _split(tensor, split_size_or_sections, dim)


@method
def unsafe_split(tensor, split_size, dim=0):
    return _split(tensor, split_size, dim)


def _split_method(tensor, split_size, dim=0):
    return _split(tensor, split_size, dim)


_split_method.__name__ = "split"
only_method(_split_method)


@method
def split_with_sizes(input, split_sizes, dim=0):
    return _split(input, split_sizes, dim)


def _split(tensor: Any, sizes: Any, dim: Any) -> Any:
    axis = axis_of(tensor, dim)
    if isinstance(sizes, Unknown) and sizes.kind is not int:
        return sizes.derive("split")
    wanted = tuple(as_size(size) for size in sizes) if isinstance(sizes, (tuple, list)) else as_size(sizes)
    pieces = resulting(lambda: shapes.split_sizes(tensor.shape[axis], wanted), op="split", tensor=tensor)
    return pieces if isinstance(pieces, Unknown) else _pieces(tensor, "split", axis, pieces)


@method
def chunk(input, chunks, dim=0):
    """At most `chunks` pieces of one size, the last may be smaller."""
    if not isinstance(chunks, int):
        return Unknown("the number of chunks")
    axis = axis_of(input, dim)
    return _pieces(input, "chunk", axis, shapes.chunk_sizes(input.shape[axis], chunks))


@method
def unsafe_chunk(input, chunks, dim=0):
    return chunk(input, chunks, dim)


@method
def tensor_split(input, indices_or_sections=None, dim=0, *, indices=None, sections=None):
    """At places, or into a number of pieces that differ by at most 1; the keywords say which."""
    given = [item for item in (indices_or_sections, indices, sections) if item is not None]
    if len(given) != 1:
        raise TypeError("tensor_split() takes places or a number of sections")
    return _tensor_split(input, given[0], axis_of(input, dim))


def _tensor_split(input: Any, sections: Any, axis: int) -> Any:
    total = input.shape[axis]
    if isinstance(sections, (Unknown, Tensor)):
        return Unknown("the sections of a split")
    if not isinstance(total, int):
        raise Undecided(Unknown("the pieces of a dimension that is not known", kind=int))
    if isinstance(sections, (tuple, list)):
        bounds = [0, *[range(total)[:index].stop for index in sections], total]
        return _pieces(input, "split", axis, [max(b - a, 0) for a, b in itertools.pairwise(bounds)])
    small, extra = divmod(total, sections)
    return _pieces(input, "split", axis, [small + 1] * extra + [small] * (sections - extra))


def _equal_split(input: Any, sections: Any, axis: int, least: int) -> Any:
    """`tensor_split`, but a number of sections has to divide the axis."""
    need_least_rank(input, least)
    if isinstance(sections, int):
        if shapes.prove_divides(sections, input.shape[axis]) is False:
            raise RuntimeError(f"an axis of size {input.shape[axis]} is not divisible by {sections}")
        size = shapes.exact_div(input.shape[axis], sections)
        if size is not None:
            return _pieces(input, "split", axis, [size] * sections)
    return _tensor_split(input, sections, axis)


@method
def hsplit(input, indices_or_sections):
    return _equal_split(input, indices_or_sections, 0 if len(input.shape) == 1 else 1, 1)


@method
def vsplit(input, indices_or_sections):
    return _equal_split(input, indices_or_sections, 0, 2)


@method
def dsplit(input, indices_or_sections):
    return _equal_split(input, indices_or_sections, 2, 3)


@method
def unbind(input, dim=0):
    """One tensor for each index along `dim`."""
    axis = axis_of(input, dim)
    count = input.shape[axis]
    if not isinstance(count, int) or count > MAX_ITEMS:
        raise Undecided(Unknown("the number of tensors to unbind", kind=int))
    shape = (*input.shape[:axis], *input.shape[axis + 1 :])
    contents = input.constant if axis == 0 and input.constant is not None else (None,) * count
    return tuple(input.made(shape, "unbind", constant=item) for item in contents)


@function
def meshgrid(*tensors, indexing=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.meshgrid.html"""
    parts = tensors_of(tensors[0] if len(tensors) == 1 and isinstance(tensors[0], (tuple, list)) else tensors)
    if isinstance(parts, Unknown):
        return parts
    if any(len(part.shape) > 1 for part in parts):
        raise RuntimeError("torch.meshgrid: Expected 0D or 1D tensor in the tensor list")
    sizes = [part.shape[0] if part.shape else 1 for part in parts]
    if indexing == "xy" and len(sizes) > 1:
        sizes[0], sizes[1] = sizes[1], sizes[0]
    return tuple(part.made(sizes, "meshgrid") for part in parts)


@function
def cartesian_prod(*tensors):
    parts = tensors_of(tensors)
    if isinstance(parts, Unknown):
        return parts
    if any(len(part.shape) != 1 for part in parts):
        raise RuntimeError("cartesian_prod: Expect a 1D vector")
    total: Any = 1
    for part in parts:
        total = total * part.shape[0]
    return parts[0].made((total, len(parts)) if len(parts) > 1 else (total,), "cartesian_prod")


@function
def block_diag(*tensors):
    parts = tensors_of(tensors)
    if isinstance(parts, Unknown):
        return parts
    matrices = [_at_least(part, 2).shape for part in parts]
    return new_tensor((sum(m[0] for m in matrices), sum(m[1] for m in matrices)), "block_diag", inputs=parts)
