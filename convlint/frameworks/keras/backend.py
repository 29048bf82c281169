"""`keras.backend`: Keras' own names for TensorFlow's operations.

https://www.tensorflow.org/api_docs/python/tf/keras/backend
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks import tensorflow as _tf
from convlint.frameworks.keras._backend_math import *  # noqa: F403
from convlint.frameworks.keras._backend_settings import *  # noqa: F403
from convlint.frameworks.tensorflow import _args, _join, _static
from convlint.frameworks.tensorflow._creation import filled as _filled
from convlint.frameworks.tensorflow._variables import placeholder as _placeholder
from convlint.shapes import numel as _numel
from convlint.values import Unknown

abs, exp, log, sqrt, square, sign, sin, cos, tanh, sigmoid, round = (
    _tf.abs, _tf.exp, _tf.log, _tf.sqrt, _tf.square, _tf.sign, _tf.sin, _tf.cos, _tf.tanh, _tf.sigmoid, _tf.round
)  # fmt: skip
maximum, minimum, equal, not_equal = _tf.maximum, _tf.minimum, _tf.equal, _tf.not_equal
less, less_equal, greater, greater_equal = _tf.less, _tf.less_equal, _tf.greater, _tf.greater_equal
stop_gradient, identity, gather, random_normal, random_uniform = (
    _tf.stop_gradient, _tf.identity, _tf.gather, _tf.random_normal, _tf.random_uniform
)  # fmt: skip


def is_keras_tensor(x) -> bool:
    """Whether `x` is a tensor."""
    return isinstance(x, _tf.Tensor)


def int_shape(x) -> Any:
    """The static shape as a tuple, None where a dimension is not known."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown):
        return tensor
    return tuple(None if isinstance(size, _static.Dimension) else size for size in _static.TensorShape.of(tensor))


def shape(x) -> Any:
    """The dynamic shape, a tensor."""
    return _tf.shape(x)


def ndim(x) -> Any:
    """The number of axes."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else len(tensor.shape)


def placeholder(shape=None, ndim=None, dtype=None, sparse=False, name=None, ragged=False) -> Any:
    """A graph input."""
    return _placeholder(dtype, shape if shape is not None or ndim is None else (None,) * ndim)


def variable(value, dtype=None, name=None, constraint=None) -> Any:
    """A weight of the shape of `value`."""
    return _tf.Variable(value, name=name)


def constant(value, dtype=None, shape=None, name=None) -> Any:
    """`value` as a tensor."""
    return _tf.constant(value, dtype, shape)


def zeros(shape, dtype=None, name=None) -> Any:
    """Zeros of `shape`."""
    return _filled(shape, "zeros")


def ones(shape, dtype=None, name=None) -> Any:
    """Ones of `shape`."""
    return _filled(shape, "ones")


def zeros_like(x, dtype=None, name=None) -> Any:
    """Zeros of the shape of `x`."""
    return _tf.zeros_like(x)


def ones_like(x, dtype=None, name=None) -> Any:
    """Ones of the shape of `x`."""
    return _tf.ones_like(x)


def cast(x, dtype) -> Any:
    """`x` with elements of `dtype`."""
    return _tf.cast(x, dtype)


def cast_to_floatx(x) -> Any:
    """`x` as floats."""
    return x


def dot(x, y) -> Any:
    """The product of the last axis of `x` and the second to last of `y`."""
    left, right = _args.convert(x), _args.convert(y)
    unknown = _args.first_unknown_of(left, right)
    if unknown is not None:
        return unknown
    if len(left.shape) <= 2 and len(right.shape) <= 2:
        return _tf.matmul(left, right)
    return _tf.tensordot(left, right, [[len(left.shape) - 1], [max(len(right.shape) - 2, 0)]])


def batch_dot(x, y, axes=None) -> Any:
    """Not modelled for every rank: the product of each pair of matrices of rank 3."""
    left, right = _args.convert(x), _args.convert(y)
    unknown = _args.first_unknown_of(left, right)
    if unknown is not None:
        return unknown
    if axes in (None, [2, 1], (2, 1)) and len(left.shape) == len(right.shape) == 3:
        return _tf.matmul(left, right)
    return Unknown("keras.backend.batch_dot")


def transpose(x) -> Any:
    """`x` with its axes reversed."""
    return _tf.transpose(x)


def reshape(x, shape) -> Any:
    """`x` in `shape`."""
    return _tf.reshape(x, shape)


def flatten(x) -> Any:
    """All elements, rank 1."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else tensor.made((_numel(tensor.shape),), "flatten")


def batch_flatten(x) -> Any:
    """The elements of each sample, rank 2."""
    tensor = _args.convert(x)
    return (
        tensor if isinstance(tensor, Unknown) else tensor.made((tensor.shape[0], _numel(tensor.shape[1:])), "flatten")
    )


def expand_dims(x, axis=-1) -> Any:
    """`x` with a new axis."""
    return _tf.expand_dims(x, axis)


def squeeze(x, axis) -> Any:
    """`x` without an axis of size 1."""
    return _tf.squeeze(x, axis)


def concatenate(tensors, axis=-1) -> Any:
    """Tensors one after the other."""
    return _join.concatenated(tensors, axis, "concatenate")


def stack(x, axis=0) -> Any:
    """Tensors side by side."""
    return _tf.stack(x, axis)


def repeat(x, n) -> Any:
    """`[B, features] -> [B, n, features]`."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else tensor.made((tensor.shape[0], n, *tensor.shape[1:]), "repeat")


def repeat_elements(x, rep, axis) -> Any:
    """Each element `rep` times along `axis`."""
    tensor = _args.convert(x)
    place = None if isinstance(tensor, Unknown) else _args.axis_of(axis, len(tensor.shape))
    unknown = _args.first_unknown_of(tensor, place, rep)
    if unknown is not None:
        return unknown
    sizes = tuple(size * rep if index == place else size for index, size in enumerate(tensor.shape))
    return tensor.made(sizes, "repeat_elements")


def tile(x, n) -> Any:
    """`x` repeated."""
    return _tf.tile(x, n)


def resize_images(x, height_factor, width_factor, data_format, interpolation="nearest") -> Any:
    """Height and width times a factor."""
    tensor, first = _args.convert(x), _args.channels_first(data_format)
    unknown = _args.first_unknown_of(tensor, first)
    if unknown is not None or len(tensor.shape) != 4:
        return unknown or Unknown("keras.backend.resize_images")
    sizes = list(tensor.shape)
    start = 2 if first else 1
    sizes[start : start + 2] = [sizes[start] * height_factor, sizes[start + 1] * width_factor]
    return tensor.made(tuple(sizes), "resize_images")


def update(x, new_x) -> Any:
    """`new_x`."""
    return new_x


def get_value(x) -> Any:
    """The contents as an array."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else tensor.numpy()


eval = get_value


def set_value(x, value) -> None:
    """No shape depends on it."""


def function(inputs, outputs, updates=None, name=None, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("keras.backend.function")


def gradients(loss, variables) -> Any:
    """Tensors of the shapes of `variables`."""
    return _tf.gradients(loss, variables)


def switch(condition, then_expression, else_expression) -> Any:
    """One of two, of the same shape."""
    return then_expression if isinstance(then_expression, _tf.Tensor) else Unknown("keras.backend.switch")


def name_scope(name) -> Any:
    """A scope of names."""
    return _tf.name_scope(name)


def permute_dimensions(x, pattern) -> Any:
    """The axes in another order."""
    return _tf.transpose(x, pattern)


def one_hot(indices, num_classes) -> Any:
    """A new last axis."""
    return _tf.one_hot(indices, num_classes)


def arange(start, stop=None, step=1, dtype="int32") -> Any:
    """Numbers from `start` on, rank 1."""
    return _tf.range(start, stop, step)
