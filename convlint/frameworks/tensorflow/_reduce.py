"""Reductions: the reduced axes disappear, or stay with size 1.

https://www.tensorflow.org/api_docs/python/tf/math/reduce_sum
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _constant
from convlint.values import Unknown


def reduced(x: Any, axis: Any, keepdims: Any, op: str) -> Any:
    """`x` without the axes `axis` (all where None), or with size 1 there.

    Raises ValueError for an axis that `x` does not have.
    """
    tensor = _args.convert(x)
    axes: Any = None if isinstance(tensor, Unknown) else _axes(axis, len(tensor.shape))
    unknown = _args.first_unknown_of(tensor, axes, keepdims)
    if unknown is not None:
        return unknown
    kept = [(index in axes, size) for index, size in enumerate(tensor.shape)]
    shape = tuple(1 if out else size for out, size in kept if not out or keepdims)
    return tensor.made(shape, op, constant=_contents(tensor, op) if not shape else None)


def _axes(axis: Any, rank: int) -> Any:
    if axis is None:
        return set(range(rank))
    if isinstance(axis, Unknown):
        return axis
    items = _args.sizes(axis)
    if isinstance(items, Unknown):
        return items
    axes = [_args.axis_of(item, rank) for item in items]
    return _args.first_unknown_of(axes) or set(axes)


def _contents(tensor: Any, op: str) -> Any:
    if not isinstance(tensor.constant, tuple) or len(tensor.shape) != 1:
        return None
    if op == "reduce_prod":
        return _constant.product(tensor.constant)
    if op == "reduce_sum":
        return _sum(tensor.constant)
    return None


def _sum(items: Any) -> Any:
    total: Any = 0
    for item in items:
        total = _constant.fold_binary("add", total, item)
    return total


def _first(*options: Any) -> Any:
    return next((option for option in options if option is not None), None)


def reduce_sum(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The sum over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_sum")


def reduce_mean(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The mean over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_mean")


def reduce_max(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The max over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_max")


def reduce_min(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The min over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_min")


def reduce_prod(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The prod over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_prod")


def reduce_all(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The all over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_all")


def reduce_any(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The any over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_any")


def reduce_logsumexp(input_tensor, axis=None, keepdims=None, name=None, reduction_indices=None, keep_dims=None) -> Any:
    """The logsumexp over `axis` (`reduction_indices` and `keep_dims` are TF 1's names)."""
    return reduced(
        input_tensor, _first(axis, reduction_indices), _first(keepdims, keep_dims, False), "reduce_logsumexp"
    )


def reduce_std(input_tensor, axis=None, keepdims=False, name=None) -> Any:
    """The std over `axis`."""
    return reduced(input_tensor, axis, keepdims, "reduce_std")


def reduce_variance(input_tensor, axis=None, keepdims=False, name=None) -> Any:
    """The variance over `axis`."""
    return reduced(input_tensor, axis, keepdims, "reduce_variance")


def reduce_euclidean_norm(input_tensor, axis=None, keepdims=False, name=None) -> Any:
    """The euclidean_norm over `axis`."""
    return reduced(input_tensor, axis, keepdims, "reduce_euclidean_norm")


def argmax(input, axis=None, name=None, dimension=None, output_type=None) -> Any:
    """The index of the largest element along `axis` (0 by default)."""
    return reduced(input, _first(axis, dimension, 0), False, "argmax")


def argmin(input, axis=None, name=None, dimension=None, output_type=None) -> Any:
    """The index of the smallest element along `axis` (0 by default)."""
    return reduced(input, _first(axis, dimension, 0), False, "argmin")


def arg_max(input, dimension, output_type=None, name=None) -> Any:
    """TF 0.x's `argmax`."""
    return reduced(input, dimension, False, "argmax")


def arg_min(input, dimension, output_type=None, name=None) -> Any:
    """TF 0.x's `argmin`."""
    return reduced(input, dimension, False, "argmin")


def count_nonzero(
    input_tensor=None,
    axis=None,
    keepdims=None,
    dtype=None,
    name=None,
    reduction_indices=None,
    keep_dims=None,
    input=None,
) -> Any:
    """The number of elements that are not zero, over `axis`."""
    axis = _first(axis, reduction_indices)
    return reduced(_first(input_tensor, input), axis, _first(keepdims, keep_dims, False), "count_nonzero")


def norm(tensor, ord="euclidean", axis=None, keepdims=None, name=None, keep_dims=None) -> Any:
    """The norm over `axis`."""
    return reduced(tensor, axis, _first(keepdims, keep_dims, False), "norm")


def cumsum(x, axis=0, exclusive=False, reverse=False, name=None) -> Any:
    """Running sums along `axis`; the shape of `x`."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape, "cumsum")


def cumprod(x, axis=0, exclusive=False, reverse=False, name=None) -> Any:
    """Running products along `axis`; the shape of `x`."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape, "cumprod")
