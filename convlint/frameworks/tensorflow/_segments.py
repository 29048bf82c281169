"""Sums over groups of rows, and writing into places.

https://www.tensorflow.org/api_docs/python/tf/math#segmentation
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._unary import elementwise
from convlint.values import Unknown, as_size


def segment_sum(data, segment_ids, name=None) -> Any:
    """One row for each of the ids, whose number is not known."""
    tensor = _args.convert(data)
    if isinstance(tensor, Unknown) or not tensor.shape:
        return tensor if isinstance(tensor, Unknown) else Unknown("segments of a scalar")
    return tensor.made((_static.fresh_symbol(0), *tensor.shape[1:]), "segment")


segment_max = segment_mean = segment_min = segment_prod = segment_sum


def unsorted_segment_sum(data, segment_ids, num_segments, name=None) -> Any:
    """`num_segments` rows in place of the axes that `segment_ids` has."""
    tensor, ids = _args.convert(data), _args.convert(segment_ids)
    unknown = _args.first_unknown_of(tensor, ids)
    if unknown is not None:
        return unknown
    count = _args.known_int(num_segments)
    rows = _static.fresh_symbol(0) if count is None else as_size(count)
    return tensor.made((rows, *tensor.shape[len(ids.shape) :]), "segment")


unsorted_segment_max = unsorted_segment_mean = unsorted_segment_min = unsorted_segment_sum
unsorted_segment_prod = unsorted_segment_sqrt_n = unsorted_segment_sum


def scatter_nd(indices, updates, shape, bad_indices_policy="", name=None) -> Any:
    """A tensor of `shape` with `updates` at `indices`."""
    tensor, sizes = _args.convert(updates), _args.sizes(shape)
    unknown = _args.first_unknown_of(tensor, sizes)
    return unknown if unknown is not None else tensor.made(sizes, "scatter_nd")


def tensor_scatter_nd_update(tensor, indices, updates, name=None) -> Any:
    """The shape of `tensor`."""
    return elementwise(tensor, "scatter")


def tensor_scatter_nd_add(tensor, indices, updates, bad_indices_policy="", name=None) -> Any:
    """The shape of `tensor`."""
    return elementwise(tensor, "scatter")


tensor_scatter_update = tensor_scatter_nd_update
tensor_scatter_nd_sub = tensor_scatter_nd_max = tensor_scatter_nd_min = tensor_scatter_nd_add
tensor_scatter_add = tensor_scatter_sub = tensor_scatter_nd_add


def scatter_update(ref, indices, updates, use_locking=True, name=None) -> Any:
    """The shape of `ref`."""
    return elementwise(ref, "scatter")


def scatter_add(ref, indices, updates, use_locking=False, name=None) -> Any:
    """The shape of `ref`."""
    return elementwise(ref, "scatter")


scatter_sub = scatter_mul = scatter_div = scatter_max = scatter_min = scatter_add
scatter_nd_update = scatter_update
scatter_nd_add = scatter_nd_sub = scatter_add


def confusion_matrix(
    labels, predictions, num_classes=None, dtype=None, name=None, weights=None
) -> Any:  # fmt: skip
    """`[num_classes, num_classes]`; the largest label and one more where that is not given, which is not known."""
    tensor = _args.convert(labels)
    if isinstance(tensor, Unknown) or num_classes is None:
        return tensor if isinstance(tensor, Unknown) else Unknown("the number of classes in a confusion matrix")
    return tensor.made((as_size(num_classes),) * 2, "confusion_matrix")


def unique(x, out_idx=None, name=None) -> Any:
    """The different elements, whose number is not known, and which of them each element is."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown):
        return tensor
    return tensor.made((_static.fresh_symbol(0),), "unique"), tensor.made(tensor.shape, "unique")


def bincount(arr, *args: Any, **kwargs: Any) -> Any:
    """How often each number is there; the largest is not known."""
    tensor = _args.convert(arr)
    return tensor if isinstance(tensor, Unknown) else tensor.made((_static.fresh_symbol(0),), "bincount")
