"""view, reshape, flatten, squeeze, permute, expand and their kin: the elements stay, their axes change."""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch import _constants
from convlint.frameworks.torch._registry import method, one_by_one, only_method, reshaping
from convlint.frameworks.torch._support import axis_in, axis_of, product, sizes_of
from convlint.frameworks.torch._types import dtype as _dtype_class
from convlint.shapes import Dim
from convlint.values import Tensor, Unknown, as_size, first_unknown


def reshaped(input: Any, sizes: Any, op: str) -> Any:
    """`input` with the sizes given, one of which may be -1."""
    if isinstance(sizes, Unknown):
        return sizes
    shape = shapes.reshape(tuple(input.shape), sizes)
    return input.made(shape, op, constant=_refolded(input.constant, shape))


def _refolded(constant: Any, shape: Any) -> Any:
    if constant is None or not all(isinstance(size, int) for size in shape):
        return None
    return _folded(_constants.flat(constant), shape)


def _folded(items: list[Any], shape: Any) -> Any:
    if not shape:
        return items[0] if len(items) == 1 else None
    step = len(items) // shape[0] if shape[0] else 0
    return tuple(_folded(items[i * step : (i + 1) * step], shape[1:]) for i in range(shape[0]))


@only_method
def view(input, *size, dtype=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html"""
    if size and isinstance(size[0], _dtype_class):
        return input.made(input.shape, "view", dtype=size[0])
    return reshaped(input, sizes_of(size), "view")


def _reshape_method(input, *shape):
    return reshaped(input, sizes_of(shape), "reshape")


@method
def reshape(input, shape):
    """https://docs.pytorch.org/docs/stable/generated/torch.reshape.html"""
    return reshaped(input, sizes_of((shape,)), "reshape")


_reshape_method.__name__ = "reshape"
only_method(_reshape_method)


@only_method
def view_as(input, other):
    return _like(input, other, "view_as")


@only_method
def reshape_as(input, other):
    return _like(input, other, "reshape_as")


def _like(input: Any, other: Any, op: str) -> Any:
    return other.derive(op) if isinstance(other, Unknown) else reshaped(input, tuple(other.shape), op)


@method
def flatten(input, start_dim=0, end_dim=-1):
    """https://docs.pytorch.org/docs/stable/generated/torch.flatten.html"""
    unknown = first_unknown(start_dim, end_dim)
    if unknown is not None:
        return unknown.derive("flatten")
    shape = shapes.flatten(tuple(input.shape), start_dim, end_dim)
    return input.made(shape, "flatten", constant=_refolded(input.constant, shape))


@method
def ravel(input):
    return input.made((shapes.numel(tuple(input.shape)),), "ravel")


@method
def unflatten(input, dim, sizes):
    """https://docs.pytorch.org/docs/stable/generated/torch.unflatten.html"""
    sizes = sizes_of((sizes,))
    if isinstance(sizes, Unknown):
        return sizes
    return input.made(shapes.unflatten(tuple(input.shape), axis_of(input, dim), sizes), "unflatten")


@one_by_one
@reshaping
def squeeze(input, dim=None):
    """Axes of size 1 go; a batch of unknown size stays."""
    if isinstance(dim, Unknown):
        return dim.derive("squeeze")
    return input.made(shapes.squeeze(tuple(input.shape), dim) if input.shape else (), "squeeze")


@reshaping
def unsqueeze(input, dim):
    return input.made(shapes.unsqueeze(tuple(input.shape), axis_of(input, dim, extra=1)), "unsqueeze")


def permuted(input: Any, dims: Any, op: str) -> Any:
    """`input` with its axes in the order `dims`."""
    if isinstance(dims, Unknown):
        return dims.derive(op)
    return input.made(shapes.permute(tuple(input.shape), dims), op)


def _dims_of(dims: Any) -> Any:
    if len(dims) == 1 and isinstance(dims[0], (tuple, list, Unknown)):
        return dims[0]
    return dims


@method
def permute(input, dims):
    """https://docs.pytorch.org/docs/stable/generated/torch.permute.html"""
    return permuted(input, _dims_of((dims,)), "permute")


def _permute_method(input, *dims):
    return permuted(input, _dims_of(dims), "permute")


_permute_method.__name__ = "permute"
only_method(_permute_method)


def swapped(input: Any, first: Any, second: Any, op: str) -> Any:
    """`input` with two axes exchanged."""
    a, b = axis_of(input, first), axis_of(input, second)
    return input.made(shapes.transpose(tuple(input.shape), a, b) if input.shape else (), op)


@reshaping
def transpose(input, dim0, dim1):
    return swapped(input, dim0, dim1, "transpose")


@reshaping
def swapaxes(input, axis0, axis1):
    return swapped(input, axis0, axis1, "swapaxes")


@reshaping
def swapdims(input, dim0, dim1):
    return swapped(input, dim0, dim1, "swapdims")


@reshaping
def t(input):
    if len(input.shape) > 2:
        message = f"t() of a tensor with {len(input.shape)} axes"
        raise shapes.ShapeFault("input-rank", message, expected=2, actual=len(input.shape))
    return input.made(input.shape[::-1], "t")


@method
def adjoint(input):
    return input.made((), "adjoint") if not input.shape else swapped(input, -2, -1, "adjoint")


@method
def movedim(input, source, destination):
    return _moved(input, source, destination, "movedim")


@method
def moveaxis(input, source, destination):
    return _moved(input, source, destination, "moveaxis")


def _listed(dim: Any) -> Any:
    return dim if isinstance(dim, (tuple, list)) else (dim,)


def _moved(input: Any, source: Any, destination: Any, op: str) -> Any:
    rank = len(input.shape)
    sources = [axis_in(rank, dim) for dim in _listed(source)]
    places = [axis_in(rank, dim) for dim in _listed(destination)]
    if len(sources) != len(places) or len(set(sources)) != len(sources) or len(set(places)) != len(places):
        raise RuntimeError(f"{op}: Invalid source or destination dims")
    rest = iter([axis for axis in range(rank) if axis not in sources])
    order = [sources[places.index(place)] if place in places else next(rest) for place in range(rank)]
    return input.made([input.shape[axis] for axis in order], op)


def expanded(input: Any, sizes: Any, op: str) -> Any:
    """`input` broadcast to `sizes`, of which -1 keeps the size that is there."""
    if isinstance(sizes, Unknown):
        return sizes
    new = len(sizes) - len(input.shape)
    if any(isinstance(size, int) and size < 0 for size in sizes[: max(new, 0)]):
        raise RuntimeError(f"{op}: the expanded size of the tensor (-1) isn't allowed in a leading dimension")
    return input.made(shapes.expand(tuple(input.shape), sizes), op)


@only_method
def expand(input, *size, implicit=False):
    return expanded(input, sizes_of(size), "expand")


@only_method
def expand_as(input, other):
    return other.derive("expand_as") if isinstance(other, Unknown) else expanded(input, tuple(other.shape), "expand_as")


@one_by_one
@method
def broadcast_to(input, size):
    return expanded(input, sizes_of((size,)), "broadcast_to")


@only_method
def repeat(input, *repeats):
    counts = sizes_of(repeats)
    return counts if isinstance(counts, Unknown) else input.made(shapes.repeat(tuple(input.shape), counts), "repeat")


@method
def tile(input, dims):
    return _tile(input, dims)


def _tile(input, *dims):
    counts = sizes_of(dims)
    return counts if isinstance(counts, Unknown) else input.made(shapes.tile(tuple(input.shape), counts), "tile")


_tile.__name__ = "tile"
only_method(_tile)


@method
def repeat_interleave(input, repeats=None, dim=None, *, output_size=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.repeat_interleave.html"""
    count = _repeats(repeats)
    if dim is None:
        size = product(input.shape)
        return input.made((size * count if count is not None else _open(repeats),), "repeat_interleave")
    axis = axis_of(input, dim)
    shape = list(input.shape)
    shape[axis] = shape[axis] * count if count is not None else _open(repeats)
    return input.made(shape, "repeat_interleave")


def _repeats(repeats: Any) -> Any:
    if isinstance(repeats, (int, Dim)) or (isinstance(repeats, Unknown) and repeats.kind is int):
        return as_size(repeats)
    return repeats.constant if isinstance(repeats, Tensor) and isinstance(repeats.constant, int) else None


def _open(*parts: Any) -> Any:
    return shapes.opaque("a size that depends on contents", object(), minimum=0)
