"""Names of `tf` that decide few shapes, kept together.

https://www.tensorflow.org/api_docs/python/tf
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._matmul import matmul as batch_matmul
from convlint.frameworks.tensorflow._unary import elementwise
from convlint.shapes import numel
from convlint.values import Unknown, as_size

__all__ = ["batch_matmul"]


class TensorSpec:
    """A shape and a type: https://www.tensorflow.org/api_docs/python/tf/TensorSpec"""

    def __init__(self, shape, dtype=None, name=None) -> None:
        self.shape, self.dtype, self.name = shape, dtype, name


class Module:
    """A holder of variables: https://www.tensorflow.org/api_docs/python/tf/Module"""

    def __init__(self, name=None) -> None:
        self._name = name

    @property
    def variables(self) -> Any:
        return Unknown("the variables of a tf.Module")

    trainable_variables = variables


class IndexedSlices:
    """https://www.tensorflow.org/api_docs/python/tf/IndexedSlices"""

    def __init__(self, values, indices, dense_shape=None) -> None:
        self.values, self.indices, self.dense_shape = values, indices, dense_shape


def boolean_mask(tensor, mask, name="boolean_mask", axis=None) -> Any:
    """As many rows as the mask holds: a number that is not known."""
    value, where = _args.convert(tensor), _args.convert(mask)
    unknown = _args.first_unknown_of(value, where, axis)
    if unknown is not None or axis not in (None, 0):
        return unknown or Unknown("tf.boolean_mask along another axis")
    return value.made((_static.fresh_symbol(0), *value.shape[len(where.shape) :]), "boolean_mask", where)


def repeat(input, repeats, axis=None, name=None) -> Any:
    """Each element `repeats` times along `axis`, or all of them in a row."""
    tensor = _args.convert(input)
    if isinstance(tensor, Unknown) or not isinstance(repeats, int):
        return tensor if isinstance(tensor, Unknown) else Unknown("the repeats of tf.repeat")
    if axis is None:
        return tensor.made((numel(tensor.shape) * repeats,), "repeat")
    place = _args.axis_of(axis, len(tensor.shape))
    if isinstance(place, Unknown):
        return place
    sizes = tuple(size * repeats if index == place else size for index, size in enumerate(tensor.shape))
    return tensor.made(sizes, "repeat")


def sort(values, axis=-1, direction="ASCENDING", name=None) -> Any:
    """`values` in order along `axis`."""
    return elementwise(values, "sort")


def argsort(values, axis=-1, direction="ASCENDING", stable=False, name=None) -> Any:
    """The order of `values` along `axis`."""
    return elementwise(values, "argsort")


def diag(diagonal, name=None) -> Any:
    """A matrix with `diagonal` on its diagonal."""
    tensor = _args.convert(diagonal)
    return tensor if isinstance(tensor, Unknown) else tensor.made((*tensor.shape, *tensor.shape), "diag")


def sparse_to_dense(sparse_indices, output_shape, sparse_values, default_value=0, *args: Any, **kwargs: Any) -> Any:
    """A tensor of `output_shape`."""
    tensor, sizes = _args.convert(sparse_indices), _args.sizes(output_shape)
    unknown = _args.first_unknown_of(tensor, sizes)
    return unknown if unknown is not None else tensor.made(sizes, "sparse_to_dense")


def read_file(filename, name=None) -> Any:
    """The bytes of a file, a scalar."""
    return elementwise("", "read_file")


def random_crop(value, size, seed=None, name=None) -> Any:
    """A part of the shape `size`."""
    tensor, sizes = _args.convert(value), _args.sizes(size)
    unknown = _args.first_unknown_of(tensor, sizes)
    return unknown if unknown is not None else tensor.made(sizes, "random_crop")


def meshgrid(*args: Any, indexing="xy", **kwargs: Any) -> Any:
    """One grid for each of the vectors."""
    parts = _args.convert_all(args)
    if isinstance(parts, Unknown) or any(len(part.shape) != 1 for part in parts):
        return parts if isinstance(parts, Unknown) else Unknown("tf.meshgrid of what is no vector")
    sizes = [as_size(part.shape[0]) for part in parts]
    if indexing == "xy" and len(sizes) > 1:
        sizes[0], sizes[1] = sizes[1], sizes[0]
    return [part.made(tuple(sizes), "meshgrid") for part in parts]


def print(*inputs: Any, **kwargs: Any) -> None:
    """Nothing that has a shape."""


def Assert(condition, data, summarize=None, name=None) -> None:
    """Nothing that has a shape."""
