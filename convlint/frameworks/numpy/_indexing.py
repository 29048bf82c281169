"""`array[...]`: what an index leaves of a shape, and the contents at plain indices.

https://numpy.org/doc/stable/user/basics.indexing.html
"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._dtypes import plain
from convlint.frameworks.numpy._ndarray import as_array, broadcast_shapes, ndarray, result_of
from convlint.shapes import Dim, ShapeFault
from convlint.values import Tensor, Undecided, Unknown, as_size


def getitem(array: Any, index: Any) -> Any:
    """`array[index]`; Unknown where an index hides the rank. Raises IndexError where NumPy does."""
    parts = index if isinstance(index, tuple) else (index,)
    unknown = next((part for part in parts if isinstance(part, Unknown) and part.kind is not int), None)
    if unknown is not None:
        return unknown.derive("getitem")
    keys = tuple(_as_key(part) for part in parts)
    _check_ellipsis(keys, len(array.shape))
    try:
        shape = shapes.index(array.shape, keys, numpy=True)
    except ShapeFault as fault:
        raise IndexError(fault.message) from None
    result = array.made(shape, "getitem", dtype=array._dtype, constant=_picked(array.constant, parts))
    return result_of(result)


def _check_ellipsis(keys: Any, rank: int) -> None:
    """Arrays on both sides of a `...` that stands for no axis count as apart in NumPy; that is left open."""
    if not any(key is Ellipsis for key in keys) or not any(isinstance(key, shapes.Indices) for key in keys):
        return
    taken = sum(
        len(key.shape) if isinstance(key, shapes.Indices) and key.is_mask else 1 for key in keys if key is not None
    )
    if taken - 1 == rank:
        raise Undecided(Unknown("arrays in an index, and an ellipsis that stands for no axis"))


def setitem(array: Any, index: Any, value: Any) -> None:
    """`array[index] = value`: the contents are no longer known; a value that cannot fit is reported."""
    array.constant = None
    if isinstance(value, Unknown):
        return
    try:
        target, given = getitem(array, index), as_array(value)
    except (Undecided, IndexError, TypeError, ValueError):
        return
    if isinstance(target, ndarray) and isinstance(given, ndarray):
        broadcast_shapes("setitem", target, given)


def _as_key(part: Any) -> Any:
    """An item of an index as the arithmetic takes it: sizes, slices of sizes, `Indices` for arrays and lists."""
    if isinstance(part, slice):
        return slice(*(None if bound is None else as_size(bound) for bound in (part.start, part.stop, part.step)))
    if isinstance(part, (list, tuple, range)):
        part = as_array(part)
    if isinstance(part, Unknown):
        return as_size(part)
    if isinstance(part, Tensor):
        return _array_key(part)
    return part if part is None or part is Ellipsis or isinstance(part, bool) else as_size(plain(part))


def _array_key(part: Any) -> Any:
    dtype = getattr(part, "_dtype", None)
    if not part.shape and isinstance(part.constant, (int, Dim)) and not isinstance(part.constant, bool):
        return part.constant
    if dtype is None and part.constant is None:
        if len(part.shape) == 1:
            return shapes.Indices((shapes.opaque("how many elements an index picks", object(), minimum=0),))
        raise Undecided(Unknown("whether an index array is a mask"))
    name = getattr(dtype, "name", str(dtype))
    return shapes.Indices(tuple(part.shape), is_mask=name == "bool" or _holds_bools(part.constant))


def _holds_bools(constant: Any) -> bool:
    items = _contents.flat(constant) if constant is not None else []
    return bool(items) and all(isinstance(item, bool) for item in items)


def _picked(constant: Any, parts: Any) -> Any:
    """The contents at an index of ints and slices."""
    for position, part in enumerate(parts):
        if not isinstance(constant, tuple) or isinstance(part, bool) or not isinstance(part, (int, slice)):
            return None
        try:
            constant = constant[part]
        except (IndexError, TypeError, ValueError, Undecided):
            return None
        if isinstance(part, slice) and parts[position + 1 :]:
            picked = [_picked(item, parts[position + 1 :]) for item in constant]
            return None if any(item is None for item in picked) else tuple(picked)
    return constant


setattr(ndarray, "__getitem__", getitem)  # noqa: B010
setattr(ndarray, "__setitem__", setitem)  # noqa: B010
