"""Sorting, picking and searching elements.

https://numpy.org/doc/stable/reference/routines.sort.html
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._dtypes import dtype_of, int64
from convlint.frameworks.numpy._ndarray import as_array, ndarray, result_of
from convlint.frameworks.numpy._shaping import ravel
from convlint.frameworks.numpy._support import axis_of, function, method, sizes_of, takes_array
from convlint.values import Undecided, Unknown


def _open(reason: str) -> Any:
    return shapes.opaque(reason, object(), minimum=0)


@takes_array
def sort(a, axis=-1, kind=None, order=None, *, stable=None):
    """The elements in order."""
    if axis is None:
        return a.made((shapes.numel(a.shape),), "sort", dtype=a._dtype)
    axis_of(a, axis)
    constant = _contents.in_order(a.constant) if len(a.shape) == 1 else None
    return a.made(a.shape, "sort", dtype=a._dtype, constant=constant)


def _sort_in_place(self: Any, axis: Any = -1, kind: Any = None, order: Any = None, *, stable: Any = None) -> None:
    """Put the elements in order."""
    self.constant = sort(self, axis).constant


_sort_in_place.__name__ = "sort"
setattr(ndarray, "sort", _sort_in_place)  # noqa: B010


@method
def argsort(a, axis=-1, kind=None, order=None, *, stable=None):
    """The places of the elements in order."""
    if axis is None:
        return a.made((shapes.numel(a.shape),), "argsort", dtype=dtype_of(int64))
    axis_of(a, axis)
    return a.made(a.shape, "argsort", dtype=dtype_of(int64))


@method
def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    """The places of the elements, parted at `kth`."""
    return a.made(a.shape, "argpartition", dtype=dtype_of(int64))


@takes_array
def partition(a, kth, axis=-1, kind="introselect", order=None):
    """The elements, parted at `kth`."""
    return a.made(a.shape, "partition", dtype=a._dtype)


@method
def nonzero(a):
    """The places of the elements that are not zero, an array an axis."""
    count = _open("how many elements are not zero")
    return tuple(a.made((count,), "nonzero", dtype=dtype_of(int64)) for _ in range(max(len(a.shape), 1)))


@takes_array
def flatnonzero(a):
    """The places of the elements that are not zero in the array as one axis."""
    return a.made((_open("how many elements are not zero"),), "flatnonzero", dtype=dtype_of(int64))


@takes_array
def argwhere(a):
    """The places of the elements that are not zero, a row an element."""
    return a.made((_open("how many elements are not zero"), len(a.shape)), "argwhere", dtype=dtype_of(int64))


@takes_array
def unique(
    ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True
):
    """The distinct elements; how many there are depends on the contents."""
    count = _open("how many elements are distinct")
    shape = [count]
    if axis is not None:
        place = axis_of(ar, axis)
        shape = [count if at == place else size for at, size in enumerate(ar.shape)]
    made = ar.made(shape, "unique", dtype=ar._dtype, constant=_distinct(ar.constant) if axis is None else None)
    if made.constant is not None:
        made.shape = (len(made.constant),)
    places, counts = _occurrences(ar, made.constant, made.shape[0] if axis is None else count)
    inverse = Unknown("the inverse of np.unique")  # its shape differs between versions of NumPy
    flags = [(return_index, places), (return_inverse, inverse), (return_counts, counts)]
    extras = [extra for flag, extra in flags if flag is not False]
    return (made, *extras) if extras else made


def _occurrences(array: Any, distinct: Any, count: Any) -> tuple[Any, Any]:
    """Where each distinct element first stands, and how often it does."""
    items = _contents.flat(array.constant) if distinct is not None else []
    tally = Counter(items)
    known = (tuple(map(items.index, distinct)), tuple(tally[item] for item in distinct)) if items else (None, None)
    places, times = (array.made((count,), "unique", dtype=dtype_of(int64), constant=each) for each in known)
    return places, times


def _distinct(constant: Any) -> Any:
    items = _contents.flat(constant) if constant is not None else []
    if not items or not all(isinstance(item, (int, float)) for item in items):
        return None
    return tuple(sorted(set(items)))


@method
def take(a, indices, axis=None, out=None, mode="raise"):
    """The elements at indices."""
    places = as_array(indices)
    if isinstance(places, Unknown):
        return places
    if axis is None:
        return a.made(places.shape, "take", places, dtype=a._dtype)
    at = axis_of(a, axis)
    return a.made((*a.shape[:at], *places.shape, *a.shape[at + 1 :]), "take", places, dtype=a._dtype)


@takes_array
def take_along_axis(arr, indices, axis=-1):
    """The elements at indices along an axis."""
    places = as_array(indices)
    if isinstance(places, Unknown):
        return places
    if axis is None:
        return arr.made(places.shape, "take_along_axis", places, dtype=arr._dtype)
    at = axis_of(arr, axis)
    sizes = zip(arr.shape, places.shape, strict=False)
    shape = [b if position == at else shapes.broadcast((a,), (b,))[0] for position, (a, b) in enumerate(sizes)]
    return arr.made(shape, "take_along_axis", places, dtype=arr._dtype)


@function
def compress(condition, a, axis=None, out=None):
    """The elements where a condition holds."""
    return Unknown("how many elements a condition picks")


@function
def extract(condition, arr):
    """The elements where a condition holds."""
    array = as_array(arr)
    return array if isinstance(array, Unknown) else array.made((_open("extract"),), "extract", dtype=array._dtype)


@method
def searchsorted(a, v, side="left", sorter=None):
    """Where elements belong."""
    places = as_array(v)
    return places if isinstance(places, Unknown) else places.made(places.shape, "searchsorted", dtype=dtype_of(int64))


@function
def digitize(x, bins, right=False):
    """In which bin elements are."""
    return searchsorted(bins, x)


@method
def diagonal(a, offset=0, axis1=0, axis2=1):
    """A diagonal as the last axis."""
    first, second = axis_of(a, axis1), axis_of(a, axis2)
    rest = [size for at, size in enumerate(a.shape) if at not in (first, second)]
    size = (
        shapes.minimum(a.shape[first], a.shape[second])
        if isinstance(offset, int) and offset == 0
        else _open("diagonal")
    )
    return a.made((*rest, size), "diagonal", dtype=a._dtype)


@takes_array
def diag(v, k=0):
    """A matrix with a diagonal, or the diagonal of a matrix."""
    if len(v.shape) == 2:
        return diagonal(v, k)
    if len(v.shape) != 1:
        raise ValueError("Input must be 1- or 2-d.")
    if not isinstance(k, int):
        raise Undecided(Unknown("a diagonal"))
    return v.made((v.shape[0] + abs(k),) * 2, "diag", dtype=v._dtype)


@function
def unravel_index(indices, shape, order="C"):
    """Indices of an array as one axis as indices of its axes."""
    places = as_array(indices)
    if isinstance(places, Unknown):
        return places
    return tuple(result_of(places.made(places.shape, "unravel_index", dtype=dtype_of(int64))) for _ in sizes_of(shape))


@function
def setdiff1d(ar1, ar2, assume_unique=False):
    """The elements of one that are not in the other."""
    return _chosen(ar1, "setdiff1d")


@function
def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    """The elements that are in both."""
    return _chosen(ar1, "intersect1d") if return_indices is False else Unknown("what np.intersect1d returns")


@function
def union1d(ar1, ar2):
    """The elements that are in either."""
    return _chosen(ar1, "union1d")


def _chosen(array: Any, op: str) -> Any:
    source = as_array(array)
    return source if isinstance(source, Unknown) else source.made((_open(op),), op, dtype=source._dtype)


@function
def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    """https://numpy.org/doc/stable/reference/generated/numpy.meshgrid.html"""
    arrays = [as_array(x) for x in xi]
    for array in arrays:
        if isinstance(array, Unknown):
            return array
    if sparse is not False or not isinstance(indexing, str):
        return Unknown("a sparse grid")
    sizes = [shapes.numel(array.shape) for array in arrays]
    if indexing == "xy" and len(sizes) > 1:
        sizes[0], sizes[1] = sizes[1], sizes[0]
    return tuple(array.made(sizes, "meshgrid", dtype=array._dtype) for array in arrays)


@function
def indices(dimensions, dtype=int, sparse=False):
    """The indices of all elements, an array an axis."""
    sizes = sizes_of(dimensions)
    return as_array(0).made((len(sizes), *sizes), "indices", dtype=dtype_of(dtype))


@function
def ix_(*args):
    """Indices for every combination of rows and columns."""
    arrays = [ravel(arg) for arg in args]
    for array in arrays:
        if isinstance(array, Unknown):
            return array
    rank = len(arrays)
    return tuple(
        array.made([array.shape[0] if at == position else 1 for at in range(rank)], "ix_", dtype=array._dtype)
        for position, array in enumerate(arrays)
    )


class _Concatenator:
    """`np.r_[...]` and `np.c_[...]`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getitem__(self, key: Any) -> Any:
        from convlint.frameworks.numpy._joining import column_stack, concatenate

        parts = key if isinstance(key, tuple) else (key,)
        if any(isinstance(part, (slice, str, Unknown)) for part in parts):
            return Unknown(f"np.{self._name} with slices")
        if self._name == "c_":
            return column_stack(parts)
        arrays = [as_array(part) for part in parts]
        return concatenate([ravel(array) if not array.shape else array for array in arrays])


class _Slicer:
    """`np.s_[...]`: the index itself."""

    def __getitem__(self, key: Any) -> Any:
        return key


class _Grid:
    """`np.mgrid[...]` and `np.ogrid[...]` are not followed."""

    def __getitem__(self, key: Any) -> Any:
        return Unknown("a grid")


r_, c_ = _Concatenator("r_"), _Concatenator("c_")
s_ = index_exp = _Slicer()
mgrid = ogrid = _Grid()
