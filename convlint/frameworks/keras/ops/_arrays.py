"""`keras.ops` as NumPy has them: making arrays, turning and joining them.

https://keras.io/api/ops/numpy/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks import tensorflow as _tf
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._binary import broadcast
from convlint.frameworks.tensorflow._creation import filled
from convlint.frameworks.tensorflow._unary import elementwise
from convlint.shapes import numel
from convlint.values import Unknown


def array(x, dtype=None) -> Any:
    """`x` as a tensor."""
    return _args.convert(x)


def copy(x) -> Any:
    """The shape of `x`."""
    return elementwise(x, "copy")


def full(shape, fill_value, dtype=None) -> Any:
    """A tensor of `shape`."""
    return filled(shape, "full")


def empty(shape, dtype=None) -> Any:
    """A tensor of `shape`."""
    return filled(shape, "empty")


def full_like(x, fill_value, dtype=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "full_like")


def empty_like(x, dtype=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "empty_like")


def eye(N, M=None, k=0, dtype=None) -> Any:
    """A matrix of `N` rows and `M` columns, as many as rows by default."""
    return filled([N, N if M is None else M], "eye")


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0) -> Any:
    """`num` numbers."""
    return filled([num], "linspace") if retstep is False else Unknown("keras.ops.linspace with its step")


def broadcast_to(x, shape) -> Any:
    """`x` repeated to `shape`."""
    return _tf.broadcast_to(x, shape)


def cumsum(x, axis=None, dtype=None) -> Any:
    """The sums so far: of `x` flattened where no axis is given."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown) or axis is not None:
        return elementwise(tensor, "cumsum")
    return tensor.made((numel(tensor.shape),), "cumsum")


def cumprod(x, axis=None, dtype=None) -> Any:
    """The products so far: of `x` flattened where no axis is given."""
    return cumsum(x, axis)


def flip(x, axis=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "flip")


def sort(x, axis=-1) -> Any:
    """The shape of `x`."""
    return elementwise(x, "sort")


def argsort(x, axis=-1) -> Any:
    """The shape of `x`."""
    return elementwise(x, "argsort")


def tril(x, k=0) -> Any:
    """The shape of `x`."""
    return elementwise(x, "tril")


def triu(x, k=0) -> Any:
    """The shape of `x`."""
    return elementwise(x, "triu")


def roll(x, shift, axis=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "roll")


def moveaxis(x, source, destination) -> Any:
    """`x` with some axes elsewhere, the others in their order."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown):
        return tensor
    rank = len(tensor.shape)
    pairs = [
        [_args.axis_of(item, rank) for item in (value if isinstance(value, (list, tuple)) else [value])]
        for value in (source, destination)
    ]
    if _args.first_unknown_of(pairs) is not None or len(pairs[0]) != len(pairs[1]):
        return Unknown("the axes of keras.ops.moveaxis")
    order = [axis for axis in range(rank) if axis not in pairs[0]]
    for new, old in sorted(zip(pairs[1], pairs[0], strict=True)):
        order.insert(new, old)
    return tensor.made(tuple(tensor.shape[axis] for axis in order), "moveaxis")


def swapaxes(x, axis1, axis2) -> Any:
    """`x` with two axes exchanged."""
    tensor = _args.convert(x)
    if isinstance(tensor, Unknown):
        return tensor
    first, second = (_args.axis_of(axis, len(tensor.shape)) for axis in (axis1, axis2))
    if not isinstance(first, int) or not isinstance(second, int):
        return Unknown("the axes of keras.ops.swapaxes")
    sizes = list(tensor.shape)
    sizes[first], sizes[second] = sizes[second], sizes[first]
    return tensor.made(tuple(sizes), "swapaxes")


def vstack(xs) -> Any:
    """Tensors one below the other; vectors as rows."""
    return _stacked(xs, 0, 2)


def hstack(xs) -> Any:
    """Tensors one beside the other: along axis 1, vectors along their only one."""
    parts = _args.convert_all(xs) if isinstance(xs, (list, tuple)) else Unknown("what keras.ops.hstack joins")
    if isinstance(parts, Unknown):
        return parts
    return _tf.concat(parts, 0 if parts and len(parts[0].shape) == 1 else 1)


def _stacked(xs: Any, axis: int, rank: int) -> Any:
    parts = _args.convert_all(xs) if isinstance(xs, (list, tuple)) else Unknown("what keras.ops joins")
    if isinstance(parts, Unknown):
        return parts
    grown = [part.made((1,) * (rank - len(part.shape)) + part.shape, "atleast_2d") for part in parts]
    return _tf.concat(grown, axis)


def append(x1, x2, axis=None) -> Any:
    """Both one after the other: flattened where no axis is given."""
    if axis is not None:
        return _tf.concat([x1, x2], axis)
    return _tf.concat([_tf.reshape(x1, [-1]), _tf.reshape(x2, [-1])], 0)


def outer(x1, x2) -> Any:
    """A row for each element of `x1`, with a column for each of `x2`."""
    left, right = _args.convert(x1), _args.convert(x2)
    unknown = _args.first_unknown_of(left, right)
    return unknown if unknown is not None else left.made((numel(left.shape), numel(right.shape)), "outer", right)


def dot(x1, x2) -> Any:
    """The product of matrices; of other ranks it is not modelled."""
    left, right = _args.convert(x1), _args.convert(x2)
    unknown = _args.first_unknown_of(left, right)
    if unknown is not None:
        return unknown
    return _tf.matmul(left, right) if len(right.shape) == 2 <= len(left.shape) else Unknown("keras.ops.dot")


def size(x) -> Any:
    """The number of elements."""
    return _tf.size(x)


def ndim(x) -> Any:
    """The number of axes."""
    tensor = _args.convert(x)
    return tensor if isinstance(tensor, Unknown) else len(tensor.shape)


def true_divide(x1, x2) -> Any:
    """The quotient, broadcast."""
    return broadcast(x1, x2, "true_divide")


floor_divide = true_divide


def absolute(x) -> Any:
    """The shape of `x`."""
    return elementwise(x, "absolute")


arccos = arcsin = arctan = arccosh = arcsinh = arctanh = log2 = log10 = exp2 = cbrt = trunc = absolute
isnan = isinf = isfinite = nan_to_num = real = imag = conj = conjugate = erfinv = positive = absolute
