"""Joining and taking apart: concat, stack, split, unstack, gather, one_hot.

https://www.tensorflow.org/api_docs/python/tf/concat
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, ShapeFault, Size, prove_equal
from convlint.shapes import concat as joined
from convlint.shapes import stack as stacked
from convlint.values import Problem, Unknown, active, as_size

_MOST_PARTS = 4096


def concat(values, axis=None, name="concat", concat_dim=None) -> Any:
    """Tensors one after the other along `axis`; all other axes must agree. Reports `concat-shape`.

    TF 0.x's `concat(axis, values)` is taken where the first argument is a number and the second a list.
    """
    values, axis = _in_order(values, axis if axis is not None else concat_dim)
    return concatenated(values, axis, "concat")


def _in_order(first: Any, second: Any) -> tuple[Any, Any]:
    """The list and the number, whichever came first."""
    swapped = isinstance(first, int) and isinstance(second, (list, tuple, Tensor))
    return (second, first) if swapped else (first, second)


def concatenated(values: Any, axis: Any, op: str, layer: Any = None) -> Any:
    """The list of tensors joined along `axis`, for `tf.concat` and Keras' `Concatenate`."""
    if isinstance(values, Tensor):
        values = [values]
    parts = values.derive(object()) if isinstance(values, Unknown) else _args.convert_all(values)
    if isinstance(parts, Unknown):
        return parts
    place = _args.axis_of(axis, len(parts[0].shape)) if parts else 0
    if isinstance(place, Unknown):
        return place
    try:
        shape = joined([part.shape for part in parts], place)
    except ShapeFault as fault:
        shape = _reported(parts, fault, op, layer)
    return parts[0].made(shape, op, *parts[1:], layer=layer, constant=_contents(parts, shape))


def _reported(parts: list[Tensor], fault: ShapeFault, op: str, layer: Any) -> Shape:
    active().report(
        Problem(
            fault.kind,
            op=op,
            layer=layer,
            tensor=parts[0],
            other=parts,
            expected=fault.expected,
            actual=fault.actual,
            fault=fault,
        )
    )
    shape: Shape = fault.meant
    return shape


def _contents(parts: list[Tensor], shape: Shape) -> Any:
    if len(shape) != 1 or any(not isinstance(part.constant, tuple) for part in parts):
        return None
    return tuple(item for part in parts for item in part.constant)


def stack(values, axis=0, name="stack") -> Any:
    """Tensors of one shape side by side along a new `axis`. Reports `concat-shape`."""
    parts = values.derive(object()) if isinstance(values, Unknown) else _args.convert_all(values)
    if isinstance(parts, Unknown):
        return parts
    if not parts:
        raise ValueError("stack needs at least one tensor")
    place = _args.axis_of(axis, len(parts[0].shape) + 1)
    if isinstance(place, Unknown):
        return place
    try:
        shape = stacked([part.shape for part in parts], place)
    except ShapeFault as fault:
        shape = _reported(parts, fault, "stack", None)
    contents = tuple(part.constant for part in parts)
    known = None if any(item is None for item in contents) or place else contents
    return parts[0].made(shape, "stack", *parts[1:], constant=known)


pack = stack


def parallel_stack(values, name="parallel_stack") -> Any:
    """`stack` along the first axis."""
    return stack(values)


def unstack(value, num=None, axis=0, name="unstack") -> Any:
    """The slices along `axis`, as a list. Raises ValueError where their number is not known or is not `num`."""
    tensor = _args.convert(value)
    place = None if isinstance(tensor, Unknown) else _args.axis_of(axis, len(tensor.shape))
    unknown = _args.first_unknown_of(tensor, place)
    if unknown is not None:
        return unknown
    length = tensor.shape[place] if num is None else num
    if isinstance(length, int) and prove_equal(length, tensor.shape[place]) is False:
        raise ValueError(f"Dimension must be {length} but is {tensor.shape[place]}")
    if not isinstance(length, int) or length > _MOST_PARTS:
        return Unknown("the number of slices of tf.unstack")
    shape = tuple(size for index, size in enumerate(tensor.shape) if index != place)
    return [tensor.made(shape, "unstack") for _ in range(length)]


unpack = unstack


def split(value, num_or_size_splits=None, axis=0, num=None, name="split", split_dim=None, num_split=None) -> Any:
    """`value` in equal parts, or in parts of the sizes given, along `axis`. Raises ValueError where they do not add up.

    TF 0.x's `split(axis, n, value)` is taken where the last of the three is a tensor.
    """
    if isinstance(axis, Tensor) and not isinstance(value, Tensor):
        value, axis = axis, value
    count = num_or_size_splits if num_or_size_splits is not None else num_split
    tensor = _args.convert(value)
    axis = axis if split_dim is None else split_dim
    place: Any = None if isinstance(tensor, Unknown) else _args.axis_of(axis, len(tensor.shape))
    unknown = _args.first_unknown_of(tensor, place, count)
    if unknown is not None:
        return unknown
    parts = _part_sizes(tensor.shape[place], count)
    if isinstance(parts, Unknown):
        return parts
    return [tensor.made((*tensor.shape[:place], size, *tensor.shape[place + 1 :]), "split") for size in parts]


def _part_sizes(whole: Size, count: Any) -> Any:
    number = _args.known_int(count)
    if number is None:
        sizes = _args.sizes(count)
        return sizes if isinstance(sizes, Unknown) else _with_rest(whole, list(sizes))
    if not 0 < number <= _MOST_PARTS:
        raise ValueError(f"Cannot split into {number} parts")
    if isinstance(whole, int) and whole % number:
        raise ValueError(f"Dimension size must be evenly divisible by {number} but is {whole}")
    return [whole // number] * number


def _with_rest(whole: Size, sizes: list[Size]) -> list[Size]:
    if any(not isinstance(size, int) for size in sizes):
        return sizes
    known = sum(size for size in sizes if isinstance(size, int) and size != -1)
    if -1 in sizes:
        return [whole - known if size == -1 else size for size in sizes]
    if isinstance(whole, int) and known != whole:
        raise ValueError(f"The sizes of the parts {sizes} do not add up to {whole}")
    return sizes


def gather(params, indices, validate_indices=None, name=None, axis=None, batch_dims=0) -> Any:
    """Slices of `params` along `axis` (0 by default): `indices`' shape stands in its place."""
    table, where = _args.convert(params), _args.convert(indices)
    place = 0 if isinstance(table, Unknown) else _args.axis_of(axis if axis is not None else 0, len(table.shape))
    unknown = _args.first_unknown_of(table, where, place, batch_dims)
    if unknown is not None:
        return unknown
    if batch_dims:
        return Unknown("tf.gather with batch_dims")
    return table.made((*table.shape[:place], *where.shape, *table.shape[place + 1 :]), "gather", where)


def gather_nd(params, indices, name=None, batch_dims=0, bad_indices_policy="") -> Any:
    """Slices of `params` at the indices held by the last axis of `indices`."""
    table, where = _args.convert(params), _args.convert(indices)
    unknown = _args.first_unknown_of(table, where)
    if unknown is not None:
        return unknown
    depth = where.shape[-1] if where.shape else 0
    if not isinstance(depth, int) or batch_dims:
        return Unknown("tf.gather_nd at indices of unknown length")
    return table.made((*where.shape[:-1], *table.shape[depth:]), "gather_nd", where)


def one_hot(indices, depth, on_value=None, off_value=None, axis=None, dtype=None, name=None) -> Any:
    """A new axis of `depth` (the last by default) with a 1 at each index."""
    where = _args.convert(indices)
    if isinstance(where, Unknown):
        return where
    place = _args.known_int(-1 if axis is None else axis)
    if place is None or not -1 <= place <= len(where.shape):
        return Unknown("the axis of tf.one_hot")
    sizes = list(where.shape)
    sizes.insert(len(sizes) if place == -1 else place, as_size(depth))
    return where.made(tuple(sizes), "one_hot")


def sequence_mask(lengths, maxlen=None, dtype=None, name=None) -> Any:
    """A new last axis of `maxlen`."""
    tensor = _args.convert(lengths)
    if isinstance(tensor, Unknown) or maxlen is None:
        return tensor if isinstance(tensor, Unknown) else Unknown("tf.sequence_mask without maxlen")
    return tensor.made((*tensor.shape, as_size(maxlen)), "sequence_mask")
