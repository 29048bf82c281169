"""`keras.ops`: Keras 3's own names for the operations.

https://keras.io/api/ops/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks import tensorflow as _tf
from convlint.frameworks.keras.activations import *  # noqa: F403
from convlint.frameworks.keras.ops._arrays import *  # noqa: F403
from convlint.frameworks.keras.ops._neural import *  # noqa: F403
from convlint.frameworks.tensorflow import _args, _join, _reduce
from convlint.frameworks.tensorflow._binary import *  # noqa: F403
from convlint.frameworks.tensorflow._unary import *  # noqa: F403
from convlint.shapes import numel
from convlint.values import Unknown


def identity(n, dtype=None) -> Any:  # type: ignore[no-redef]
    """A matrix of `n` rows and columns."""
    return _tf.eye(n)


def stop_gradient(variable) -> Any:  # type: ignore[no-redef]
    """The shape of `variable`."""
    return _tf.stop_gradient(variable)


def matmul(x1, x2) -> Any:
    """The matrix product; the leading axes broadcast."""
    return _tf.matmul(x1, x2)


def reshape(x, newshape) -> Any:
    """`x` in `newshape`."""
    return _tf.reshape(x, newshape)


def transpose(x, axes=None) -> Any:
    """`x` with its axes in another order."""
    return _tf.transpose(x, axes)


def concatenate(xs, axis=0) -> Any:
    """Tensors one after the other."""
    return _join.concatenated(xs, axis, "concatenate")


def stack(x, axis=0) -> Any:
    """Tensors side by side."""
    return _tf.stack(x, axis)


def split(x, indices_or_sections, axis=0) -> Any:
    """`x` in equal parts; at indices it is not modelled."""
    if isinstance(indices_or_sections, int):
        return _tf.split(x, indices_or_sections, axis)
    return Unknown("keras.ops.split at indices")


def expand_dims(x, axis) -> Any:
    """`x` with a new axis."""
    return _tf.expand_dims(x, axis)


def squeeze(x, axis=None) -> Any:
    """`x` without axes of size 1."""
    return _tf.squeeze(x, axis)


def tile(x, repeats) -> Any:
    """`x` repeated."""
    return _tf.tile(x, repeats)


def repeat(x, repeats, axis=None) -> Any:
    """Each element repeated."""
    return _tf.repeat(x, repeats, axis)


def pad(x, pad_width, mode="constant", constant_values=None) -> Any:
    """`x` with more on each side."""
    return _tf.pad(x, pad_width)


def take(x, indices, axis=None) -> Any:
    """Elements of `x` along `axis`; of all in a row where there is none."""
    return _tf.gather(x if axis is not None else ravel(x), indices, axis=axis or 0)


def ravel(x) -> Any:
    """All elements, rank 1."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else tensor.made((numel(tensor.shape),), "ravel")


def shape(x) -> Any:
    """The sizes: numbers where they are known when the model is built, else scalar tensors, as in a layer's `call`."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown):
        return tensor
    dynamic = _tf.shape(tensor)
    return tuple(size if isinstance(size, int) else dynamic[axis] for axis, size in enumerate(tensor.shape))


def cast(x, dtype) -> Any:  # type: ignore[no-redef]
    """`x` with elements of `dtype`."""
    return _tf.cast(x, dtype)


def convert_to_tensor(x, dtype=None, sparse=None, ragged=None) -> Any:
    """`x` as a tensor."""
    return _args.convert(x)


def convert_to_numpy(x) -> Any:
    """`x` as an array."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else tensor.numpy()


def one_hot(x, num_classes, axis=-1, dtype=None, sparse=False) -> Any:
    """A new axis of `num_classes`."""
    return _tf.one_hot(x, num_classes, axis=axis)


def einsum(subscripts, *operands) -> Any:
    """The sum of products that `subscripts` writes."""
    return _tf.einsum(subscripts, *operands)


def tensordot(x1, x2, axes=2) -> Any:
    """The sum of products over `axes`."""
    return _tf.tensordot(x1, x2, axes)


def where(condition, x1=None, x2=None) -> Any:  # type: ignore[no-redef]
    """`x1` where the condition holds, `x2` elsewhere."""
    return _tf.where(condition, x1, x2)


def zeros(shape, dtype=None) -> Any:
    """Zeros of `shape`."""
    return _tf.zeros(shape)


def ones(shape, dtype=None) -> Any:
    """Ones of `shape`."""
    return _tf.ones(shape)


def zeros_like(x, dtype=None) -> Any:
    """Zeros of the shape of `x`."""
    return _tf.zeros_like(x)


def ones_like(x, dtype=None) -> Any:
    """Ones of the shape of `x`."""
    return _tf.ones_like(x)


def arange(start, stop=None, step=1, dtype=None) -> Any:
    """Numbers from `start` on."""
    return _tf.range(start, stop, step)


def clip(x, x_min, x_max) -> Any:
    """`x` held within two bounds."""
    return _tf.clip_by_value(x, x_min, x_max)


def normalize(x, axis=-1, order=2, epsilon=None) -> Any:
    """`x` scaled to length 1."""
    return _tf.identity(x)


def sum(x, axis=None, keepdims=False) -> Any:
    """The sum over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "sum")


def mean(x, axis=None, keepdims=False) -> Any:
    """The mean over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "mean")


def max(x, axis=None, keepdims=False) -> Any:
    """The max over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "max")


def min(x, axis=None, keepdims=False) -> Any:
    """The min over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "min")


def prod(x, axis=None, keepdims=False) -> Any:
    """The prod over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "prod")


def std(x, axis=None, keepdims=False) -> Any:
    """The std over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "std")


def var(x, axis=None, keepdims=False) -> Any:
    """The var over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "var")


def any(x, axis=None, keepdims=False) -> Any:
    """The any over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "any")


def all(x, axis=None, keepdims=False) -> Any:
    """The all over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "all")


def logsumexp(x, axis=None, keepdims=False) -> Any:
    """The logsumexp over `axis`."""
    return _reduce.reduced(x, axis, keepdims, "logsumexp")


def argmax(x, axis=None, keepdims=False) -> Any:
    """The index of an extreme element along `axis`."""
    return _reduce.reduced(x, axis, keepdims, "argmax")


def argmin(x, axis=None, keepdims=False) -> Any:
    """The index of an extreme element along `axis`."""
    return _reduce.reduced(x, axis, keepdims, "argmin")
