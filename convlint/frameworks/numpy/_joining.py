"""Several arrays in one, one in several.

https://numpy.org/doc/stable/reference/routines.array-manipulation.html#joining-arrays
"""

from __future__ import annotations

import itertools
from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._dtypes import promoted
from convlint.frameworks.numpy._ndarray import as_array
from convlint.frameworks.numpy._shaping import _raised, ravel
from convlint.frameworks.numpy._support import FUNCTIONS, arrays_of, axis_of, function, resulting, takes_array
from convlint.values import Tensor, Undecided, Unknown, active, as_size


def _joined(arrays: list[Any], axis: Any, op: str) -> Any:
    if not arrays:
        raise ValueError("need at least one array to concatenate")
    place = axis_of(arrays[0], axis)
    shape = resulting(op, arrays, lambda: shapes.concat([array.shape for array in arrays], place))
    constant = None
    if place == 0 and all(array.constant is not None for array in arrays):
        constant = tuple(item for array in arrays for item in array.constant)
        constant = constant if len(constant) <= _contents.MAX_ELEMENTS else None
    first, *others = arrays
    return first.made(shape, op, *others, dtype=promoted(*[array._dtype for array in arrays]), constant=constant)


@function
def concatenate(arrays, /, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """https://numpy.org/doc/stable/reference/generated/numpy.concatenate.html"""
    found = arrays_of(arrays)
    if axis is None:
        found, axis = [ravel(array) for array in found], 0
    return _joined(found, axis, "concatenate")


FUNCTIONS["concat"] = concatenate


@function
def stack(arrays, axis=0, out=None, *, dtype=None, casting="same_kind"):
    """Equal shapes along a new axis."""
    found = arrays_of(arrays)
    place = axis_of(found[0], axis, extra=1)
    shape = resulting("stack", found, lambda: shapes.stack([array.shape for array in found], place))
    constant = tuple(array.constant for array in found) if place == 0 else None
    known = constant is not None and all(item is not None for item in constant)
    dtype = promoted(*[array._dtype for array in found])
    return found[0].made(shape, "stack", *found[1:], dtype=dtype, constant=constant if known else None)


@function
def vstack(tup, *, dtype=None, casting="same_kind"):
    """Arrays one below the other."""
    return _joined([_raised(array, 2) for array in arrays_of(tup)], 0, "vstack")


FUNCTIONS["row_stack"] = vstack


@function
def hstack(tup, *, dtype=None, casting="same_kind"):
    """Arrays side by side."""
    found = [_raised(array, 1) for array in arrays_of(tup)]
    return _joined(found, 0 if found and len(found[0].shape) == 1 else 1, "hstack")


@function
def dstack(tup):
    """Arrays one behind the other."""
    return _joined([_raised(array, 3) for array in arrays_of(tup)], 2, "dstack")


@function
def column_stack(tup):
    """Vectors as the columns of a matrix."""
    columns = [a.made((*_raised(a, 1).shape, 1), "column") if len(a.shape) < 2 else a for a in arrays_of(tup)]
    return _joined(columns, 1, "column_stack")


@function
def append(arr, values, axis=None):
    """Elements at the end."""
    return concatenate([arr, values], axis)


@takes_array
def insert(arr, obj, values, axis=None):
    """Elements in between: how many is known for one place only."""
    return _with_count(arr, obj, axis, 1, "insert")


@takes_array
def delete(arr, obj, axis=None):
    """Without some elements: how many is known for one place only."""
    return _with_count(arr, obj, axis, -1, "delete")


def _with_count(array: Any, places: Any, axis: Any, change: int, op: str) -> Any:
    source = array if axis is not None else ravel(array)
    place = axis_of(source, axis if axis is not None else 0)
    one = isinstance(places, int) and (axis is not None or op == "delete")
    size = source.shape[place] + change if one else shapes.opaque(op, object(), minimum=0)
    return array.made([size if at == place else old for at, old in enumerate(source.shape)], op, dtype=array._dtype)


# --------------------------------------------------------------------------- pieces


def _pieces(array: Any, axis: int, sizes: list[Any], slices: list[slice] | None = None) -> list[Any]:
    before, after = array.shape[:axis], array.shape[axis + 1 :]
    contents: list[Any] = [None] * len(sizes)
    if slices is None and all(isinstance(size, int) for size in sizes):
        slices = list(itertools.starmap(slice, itertools.pairwise(itertools.accumulate([0, *sizes]))))
    if axis == 0 and isinstance(array.constant, tuple) and slices:
        contents = [array.constant[part] for part in slices]
    return [
        array.made((*before, size, *after), "split", dtype=array._dtype, constant=constant)
        for size, constant in zip(sizes, contents, strict=True)
    ]


def _cut(array: Any, sections: Any, axis: Any, *, equal: bool) -> Any:
    place = axis_of(array, axis)
    total = array.shape[place]
    if isinstance(sections, Tensor):
        sections = list(as_array(sections))
    if isinstance(sections, (list, tuple)):
        return _between(array, place, [as_size(section) for section in sections])
    if not isinstance(sections, int):
        raise Undecided(Unknown("the number of pieces"))
    if not equal:
        return _pieces(array, place, _nearly_equal(total, sections))
    if shapes.prove_divides(sections, total) is False:
        raise ValueError("array split does not result in an equal division")
    return _pieces(array, place, [total // sections] * sections)


def _between(array: Any, axis: int, bounds: list[Any]) -> list[Any]:
    total = array.shape[axis]
    edges = [0, *bounds, total]
    if not all(isinstance(edge, int) for edge in edges):
        sizes = [shapes.opaque("split", total, *bounds, position, minimum=0) for position in range(len(bounds) + 1)]
        return _pieces(array, axis, sizes, [])
    slices = list(itertools.starmap(slice, itertools.pairwise(edges)))
    return _pieces(array, axis, [len(range(total)[part]) for part in slices], slices)


def _nearly_equal(total: Any, sections: int) -> list[Any]:
    active().step(sections // 16)
    if not isinstance(total, int):
        return [shapes.opaque("split", total, sections, position, minimum=0) for position in range(sections)]
    small, extra = divmod(total, sections)
    return [small + 1] * extra + [small] * (sections - extra)


@takes_array
def split(ary, indices_or_sections, axis=0):
    """Equal pieces, or pieces between places."""
    return _cut(ary, indices_or_sections, axis, equal=True)


@takes_array
def array_split(ary, indices_or_sections, axis=0):
    """Nearly equal pieces, or pieces between places."""
    return _cut(ary, indices_or_sections, axis, equal=False)


@takes_array
def hsplit(ary, indices_or_sections):
    """Pieces side by side."""
    return _cut(ary, indices_or_sections, 1 if len(ary.shape) > 1 else 0, equal=True)


@takes_array
def vsplit(ary, indices_or_sections):
    """Pieces one below the other."""
    return _cut(ary, indices_or_sections, 0, equal=True)


@takes_array
def dsplit(ary, indices_or_sections):
    """Pieces one behind the other."""
    return _cut(ary, indices_or_sections, 2, equal=True)
