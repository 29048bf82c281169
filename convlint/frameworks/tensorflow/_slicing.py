"""Indexing a tensor as `x[...]`, `tf.slice` and `tf.strided_slice` do.

https://www.tensorflow.org/api_docs/python/tf/strided_slice
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.shapes import Dim, Size, slice_size
from convlint.values import Tensor as AnyTensor
from convlint.values import Unknown, as_size


def strided_slice_of(tensor: Any, key: Any) -> Any:
    """`tensor[key]`. Raises IndexError or ValueError for more indices than axes or an index out of range."""
    items = list(key) if type(key) in (tuple, list) else [key]
    unknown = _rank_unknown(items)
    if unknown is not None:
        return unknown
    items = _without_ellipsis(items, len(tensor.shape))
    shape: list[Size] = []
    constant = tensor.constant
    axis = 0
    for item in items:
        if item is None:
            shape.append(1)
            constant = None
            continue
        size = tensor.shape[axis]
        if isinstance(item, slice):
            shape.append(_sliced(size, item))
            constant = _slice_contents(constant, item, first=axis == 0)
        else:
            _check_index(item, size)
            constant = _item_of_contents(constant, item, first=axis == 0)
        axis += 1
    return tensor.made((*shape, *tensor.shape[axis:]), "strided_slice", constant=constant)


def _rank_unknown(items: list[Any]) -> Unknown | None:
    for item in items:
        if isinstance(item, AnyTensor) and item.shape:
            return Unknown("a tensor indexed by a tensor")
        if isinstance(item, Unknown) and item.kind is not int:
            return item.derive(object())
    return None


def _without_ellipsis(items: list[Any], rank: int) -> list[Any]:
    taken = sum(item is not None and item is not Ellipsis for item in items)
    if taken > rank:
        raise ValueError(f"Index out of range using input dim {rank}; input has only {rank} dims")
    places = [index for index, item in enumerate(items) if item is Ellipsis]
    if not places:
        return items
    return [*items[: places[0]], *[slice(None)] * (rank - taken), *items[places[0] + 1 :]]


def _bound(value: Any) -> Any:
    return None if value is None or isinstance(value, _static.Dimension) else as_size(value)


def _sliced(size: Size, item: slice) -> Size:
    return slice_size(size, slice(_bound(item.start), _bound(item.stop), _bound(item.step)))


def _slice_contents(constant: Any, item: slice, first: bool) -> Any:
    bounds = [_bound(bound) for bound in (item.start, item.stop, item.step)]
    if not first or not isinstance(constant, tuple) or any(isinstance(bound, Dim) for bound in bounds):
        return constant if bounds == [None, None, None] else None
    return constant[slice(*bounds)]


def _item_of_contents(constant: Any, item: Any, first: bool) -> Any:
    number = _args.known_int(item)
    if not first or not isinstance(constant, tuple) or number is None or not -len(constant) <= number < len(constant):
        return None
    return constant[number]


def _check_index(item: Any, size: Size) -> None:
    number = _args.known_int(item)
    if number is not None and isinstance(size, int) and not -size <= number < size:
        raise IndexError(f"slice index {number} of dimension out of bounds")
    if number is None and not isinstance(item, (Dim, Unknown, AnyTensor)):
        raise TypeError("Only integers, slices, ellipsis and tf.newaxis are valid indices")


def slice_(input_, begin, size, name=None) -> Any:
    """`size` elements of each axis from `begin` on; -1 takes the rest.

    https://www.tensorflow.org/api_docs/python/tf/slice
    """
    tensor, starts, lengths = _args.convert(input_), _args.sizes(begin), _args.sizes(size)
    unknown = _args.first_unknown_of(tensor, starts, lengths)
    if unknown is not None:
        return unknown
    if not len(tensor.shape) == len(starts) == len(lengths):
        raise ValueError("begin and size must have one entry for each dimension of the input")
    axes = zip(tensor.shape, starts, lengths, strict=True)
    return tensor.made(tuple(_taken(whole, start, length) for whole, start, length in axes), "slice")


def _taken(whole: Size, start: Size, length: Size) -> Size:
    if isinstance(length, Dim):
        return length if not length.is_opaque else as_size(Unknown("the size of a slice", kind=int))
    return whole - start if length == -1 else length


def strided_slice(
    input_, begin, end, strides=None, begin_mask=0, end_mask=0, ellipsis_mask=0, new_axis_mask=0, shrink_axis_mask=0,
    var=None, name=None,
) -> Any:  # fmt: skip
    """`input_[begin:end:strides]` on the first axes; the masks other than begin and end are not modelled."""
    tensor, starts, stops = _args.convert(input_), _args.sizes(begin), _args.sizes(end)
    unknown = _args.first_unknown_of(tensor, starts, stops, begin_mask, end_mask)
    if unknown is not None:
        return unknown
    if ellipsis_mask or new_axis_mask or shrink_axis_mask:
        return Unknown("tf.strided_slice with a mask of axes")
    steps = _args.sizes(strides) if strides is not None else (1,) * len(starts)
    if isinstance(steps, Unknown):
        return steps
    spans = []
    for index, (start, stop, step) in enumerate(zip(starts, stops, steps, strict=True)):
        low = None if begin_mask >> index & 1 else start
        spans.append(slice(low, None if end_mask >> index & 1 else stop, step))
    return strided_slice_of(tensor, tuple(spans))
