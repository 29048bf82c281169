"""The elements stay, their axes change: reshape, transpose, squeeze, flip and their kin.

https://numpy.org/doc/stable/reference/routines.array-manipulation.html
"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._ndarray import as_array, ndarray
from convlint.frameworks.numpy._support import axes_of, axis_of, function, method, resulting, sizes_of, takes_array
from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.values import Tensor, Undecided, Unknown, as_size


def _reshaped(array: Any, sizes: Any) -> Any:
    shape = resulting("reshape", array, lambda: shapes.reshape(array.shape, sizes))
    return array.made(shape, "reshape", dtype=array._dtype, constant=_contents.folded(array.constant, shape))


@takes_array
def reshape(a, /, shape=None, order="C", *, newshape=None, copy=None):
    """https://numpy.org/doc/stable/reference/generated/numpy.reshape.html"""
    return _reshaped(a, sizes_of(shape if shape is not None else newshape))


def _reshape_method(self: Any, *shape: Any, order: Any = "C", copy: Any = None) -> Any:
    """The array in another shape."""
    return _reshaped(self, sizes_of(shape[0] if len(shape) == 1 else shape))


def _flatten(self: Any, order: Any = "C") -> Any:
    """The elements as one axis."""
    return _reshaped(self, (0,) if shapes.prove_equal(shapes.numel(self.shape), 0) is True else (-1,))


@method
def ravel(a, order="C"):
    """The elements as one axis."""
    shape = (shapes.numel(a.shape),)
    return a.made(shape, "ravel", dtype=a._dtype, constant=_contents.folded(a.constant, shape))


def _permuted(array: Any, order: Any, op: str) -> Any:
    if isinstance(order, Unknown):
        return order.derive(op)
    shape = resulting(op, array, lambda: shapes.permute(array.shape, order))
    places = axes_of(array, tuple(order))
    contents = _contents.transposed(array.constant, array.shape, places)
    return array.made(shape, op, dtype=array._dtype, constant=contents)


@takes_array
def transpose(a, axes=None):
    """The axes in reverse order, or in that of `axes`."""
    return _permuted(a, range(len(a.shape))[::-1] if axes is None else axes, "transpose")


def _transpose_method(self: Any, *axes: Any) -> Any:
    """The axes in reverse order, or in the order given."""
    order = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes or None
    return transpose(self, order)


@takes_array
def permute_dims(a, axes=None):
    """The axes in reverse order, or in that of `axes`."""
    return transpose(a, axes)


def _swapped(array: Any, first: int, second: int) -> Any:
    order = list(range(len(array.shape)))
    order[first], order[second] = order[second], order[first]
    return _permuted(array, order, "swapaxes")


@method
def swapaxes(a, axis1, axis2):
    """Two axes exchanged."""
    return _swapped(a, axis_of(a, axis1), axis_of(a, axis2))


@takes_array
def moveaxis(a, source, destination):
    """Axes moved to other places."""
    sources, places = axes_of(a, source), axes_of(a, destination)
    if len(sources) != len(places):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [axis for axis in range(len(a.shape)) if axis not in sources]
    for place, axis in sorted(zip(places, sources, strict=True)):
        order.insert(place, axis)
    return _permuted(a, order, "moveaxis")


@takes_array
def rollaxis(a, axis, start=0):
    """An axis rolled back before the place `start`."""
    position = axis_of(a, axis)
    if not isinstance(start, int):
        raise Undecided(Unknown("an axis"))
    place = start + len(a.shape) if start < 0 else start
    place -= position < place
    order = [at for at in range(len(a.shape)) if at != position]
    order.insert(place, position)
    return _permuted(a, order, "rollaxis")


@takes_array
def expand_dims(a, axis):
    """New axes of size 1."""
    unknown = first_unknown(axis)
    if unknown is not None:
        raise Undecided(unknown)
    shape = resulting("expand_dims", a, lambda: shapes.expand_dims(a.shape, axis))
    return a.made(shape, "expand_dims", dtype=a._dtype, constant=_contents.folded(a.constant, shape))


@method
def squeeze(a, axis=None):
    """Without the axes of size 1."""
    axes = None if axis is None else axes_of(a, axis)
    shape = resulting("squeeze", a, lambda: shapes.squeeze(a.shape, axes, strict=True))
    return a.made(shape, "squeeze", dtype=a._dtype, constant=_contents.folded(a.constant, shape))


@takes_array
def broadcast_to(array, shape, subok=False):
    """The array repeated along axes of size 1 and new ones."""
    sizes = sizes_of(shape)
    shape = resulting("broadcast_to", array, lambda: shapes.expand(array.shape, sizes))
    return array.made(shape, "broadcast_to", dtype=array._dtype)


@function
def broadcast_shapes(*args):
    """The shape that shapes meet in."""
    return resulting("broadcast", None, lambda: shapes.broadcast(*map(sizes_of, args)))


def _atleast(rank: int) -> Any:
    def atleast(*arys):
        made = [_raised(as_array(array), rank) for array in arys]
        return made[0] if len(made) == 1 else tuple(made)

    atleast.__name__ = atleast.__qualname__ = f"atleast_{rank}d"
    atleast.__doc__ = f"Arrays with {rank} axes or more."
    return function(atleast)


def _raised(array: Any, rank: int) -> Any:
    if isinstance(array, Unknown) or len(array.shape) >= rank:
        return array
    shape = (1,) * (rank - len(array.shape)) + array.shape
    if rank == 3 and array.shape:
        shape = (1, array.shape[0], 1) if len(array.shape) == 1 else (*array.shape, 1)
    return array.made(shape, "atleast", dtype=array._dtype, constant=_contents.folded(array.constant, shape))


atleast_1d, atleast_2d, atleast_3d = _atleast(1), _atleast(2), _atleast(3)


def _same(name: str, **own: Any) -> Any:
    def same(m, *args, **kwargs):
        return m.made(m.shape, name, dtype=m._dtype)

    same.__name__ = same.__qualname__ = name
    same.__doc__ = "The elements in another order, in the same shape."
    return takes_array(same)


flip, fliplr, flipud, roll, fftshift = (_same(name) for name in ("flip", "fliplr", "flipud", "roll", "fftshift"))
tril, triu = _same("tril"), _same("triu")


@takes_array
def rot90(m, k=1, axes=(0, 1)):
    """Turned by k right angles."""
    first, second = axes_of(m, axes)
    if not isinstance(k, int):
        raise Undecided(Unknown("a number of turns"))
    return _swapped(m, first, second) if k % 2 else m.made(m.shape, "rot90", dtype=m._dtype)


@function
def resize(a, new_shape):
    """The elements repeated to fill another shape."""
    array = as_array(a)
    return array if isinstance(array, Unknown) else array.made(sizes_of(new_shape), "resize", dtype=array._dtype)


@takes_array
def pad(array, pad_width, mode="constant", **kwargs):
    """The array with more elements at the ends of its axes."""
    widths = _pad_widths(pad_width, len(array.shape))
    return array.made(resulting("pad", array, lambda: shapes.pad(array.shape, widths)), "pad", dtype=array._dtype)


def _pad_widths(pad_width: Any, rank: int) -> list[tuple[Any, Any]]:
    if isinstance(pad_width, Tensor):
        pad_width = pad_width.constant if pad_width.constant is not None else Unknown("padding out of an array")
    unknown = first_unknown(pad_width)
    if unknown is not None and (isinstance(pad_width, Unknown) and unknown.kind is not int):
        raise Undecided(unknown)
    if isinstance(pad_width, dict):
        raise Undecided(Unknown("padding by axis"))
    if not isinstance(pad_width, (tuple, list)):
        return [(as_size(pad_width), as_size(pad_width))] * rank
    pairs = [item if isinstance(item, (tuple, list)) else None for item in pad_width]
    if any(pair is None for pair in pairs):
        before, after = pad_width if len(pad_width) == 2 else (pad_width[0], pad_width[0])
        return [(as_size(before), as_size(after))] * rank
    sizes = [(as_size(pair[0]), as_size(pair[-1])) for pair in pairs if pair]
    if len(sizes) not in (1, rank):
        raise ValueError(f"operands could not be broadcast together: {len(sizes)} pairs of padding for {rank} axes")
    return sizes * rank if len(sizes) == 1 else sizes


@takes_array
def tile(A, reps):
    """The array repeated along its axes."""
    counts = sizes_of(reps)
    return A.made(shapes.tile(A.shape, counts), "tile", dtype=A._dtype)


def _total_repeats(counts: Any) -> Any:
    """How many elements counts for each element give; a single count is for all of them."""
    known = not isinstance(counts, Unknown) and isinstance(counts.constant, tuple) and len(counts.constant) > 1
    return sum(counts.constant) if known else shapes.opaque("repeat", object(), minimum=0)


@method
def repeat(a, repeats, axis=None):
    """Each element repeated."""
    total = _total_repeats(as_array(repeats)) if isinstance(repeats, (list, tuple, Tensor)) else None
    source = a if axis is not None else ravel(a)
    place = axis_of(source, axis if axis is not None else 0)
    size = total if total is not None else source.shape[place] * as_size(repeats)
    sizes = [size if at == place else old for at, old in enumerate(source.shape)]
    return a.made(sizes, "repeat", dtype=a._dtype)


@takes_array
def shape(a):
    """The sizes."""
    return a.shape


@takes_array
def ndim(a):
    """The number of axes."""
    return len(a.shape)


@takes_array
def size(a, axis=None):
    """The number of elements, or the size of an axis."""
    return shapes.numel(a.shape) if axis is None else a.shape[axis_of(a, axis)]


for _name, _method in (
    ("reshape", _reshape_method),
    ("flatten", _flatten),
    ("transpose", _transpose_method),
):
    _method.__name__ = _method.__qualname__ = _name
    setattr(ndarray, _name, _method)
