"""Tensors made from nothing but a shape or a value: constants, zeros, random numbers, ranges.

https://www.tensorflow.org/api_docs/python/tf#functions
"""

from __future__ import annotations

from builtins import range as _indices
from typing import Any

from convlint.frameworks.tensorflow import _args, _constant
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Step, Unknown, active, as_size
from convlint.values import Tensor as AnyTensor


def filled(shape: Any, op: str, dtype: Any = None, constant: Any = None) -> Any:
    """A tensor of `shape` (a list of sizes, a shape tensor) that `op` makes."""
    sizes = _args.sizes(shape)
    if isinstance(sizes, Unknown):
        return sizes
    inputs = (shape,) if isinstance(shape, Tensor) else ()
    return Tensor(sizes, Step(op, inputs, active().site), dtype=dtype, constant=constant if not sizes else None)


def constant(value, dtype=None, shape=None, name="Const", verify_shape=False) -> Any:
    """`value` as a tensor, filled up to `shape` where one is given."""
    tensor = _args.convert(value)
    if isinstance(tensor, Unknown) or shape is None:
        return tensor
    return filled(shape, "constant", dtype)


def convert_to_tensor(value, dtype=None, name=None, preferred_dtype=None, dtype_hint=None) -> Any:
    """`value` as a tensor."""
    return _args.convert(value)


def zeros(shape, dtype=None, name=None, layout=None) -> Any:
    """Zeros of `shape`."""
    return filled(shape, "zeros", dtype)


def ones(shape, dtype=None, name=None, layout=None) -> Any:
    """Ones of `shape`."""
    return filled(shape, "ones", dtype)


def fill(dims, value, name=None, layout=None) -> Any:
    """`value` repeated to the shape `dims`."""
    return filled(dims, "fill")


def eye(num_rows, num_columns=None, batch_shape=None, dtype=None, name=None) -> Any:
    """Identity matrices of shape `batch_shape + (num_rows, num_columns)`."""
    batch = _args.sizes(batch_shape) if batch_shape is not None else ()
    if isinstance(batch, Unknown):
        return batch
    columns = num_rows if num_columns is None else num_columns
    return filled([*batch, as_size(num_rows), as_size(columns)], "eye")


def range(start, limit=None, delta=1, dtype=None, name="range") -> Any:
    """The numbers from `start` (0 where only one argument is given) up to `limit`, `delta` apart: rank 1."""
    first, last = (0, start) if limit is None else (start, limit)
    numbers = [_constant.of_list(x.constant if isinstance(x, Tensor) else x) for x in (first, last, delta)]
    if all(isinstance(number, int) for number in numbers) and numbers[2] != 0:
        if (numbers[1] - numbers[0]) * numbers[2] < 0:
            raise ValueError(f"Requires start <= limit when delta > 0: {numbers[0]}/{numbers[1]}")
        length = -((numbers[0] - numbers[1]) // numbers[2])
        items = tuple(numbers[0] + numbers[2] * index for index in _indices(length)) if length <= 64 else None
        return Tensor((length,), Step("range", (), active().site), constant=items)
    if numbers[0] == 0 and numbers[2] == 1:
        return filled([last], "range")
    return Unknown("tf.range of numbers that are not known")


def linspace(start, stop, num, name=None, axis=0) -> Any:
    """`num` numbers from `start` to `stop`."""
    return filled([num], "linspace")


def lin_space(start, stop, num, name=None, axis=0) -> Any:
    """`linspace` of TF 1."""
    return linspace(start, stop, num)


def _drawn(shape: Any, op: str, dtype: Any, *parameters: Any) -> Any:
    """Numbers of `shape`, broadcast with those parameters of the distribution that are tensors."""
    result = filled(shape, op, dtype)
    for parameter in parameters:
        if isinstance(parameter, (AnyTensor, list, tuple)) and isinstance(result, Tensor):
            other = _args.convert(parameter)
            result = other if isinstance(other, Unknown) else result._binary(other, op)
    return result


def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None, name=None) -> Any:
    """Normally distributed numbers of `shape`."""
    return _drawn(shape, "random_normal", dtype, mean, stddev)


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None, name=None) -> Any:
    """Normally distributed numbers of `shape`, the far ones drawn again."""
    return _drawn(shape, "truncated_normal", dtype, mean, stddev)


def random_uniform(shape, minval=0, maxval=None, dtype=None, seed=None, name=None) -> Any:
    """Uniformly distributed numbers of `shape`."""
    return _drawn(shape, "random_uniform", dtype, minval, maxval)


def random_gamma(shape, alpha, beta=None, dtype=None, seed=None, name=None) -> Any:
    """Gamma distributed numbers of `shape + alpha.shape`."""
    return (
        filled(shape, "random_gamma", dtype)
        if isinstance(alpha, (int, float))
        else Unknown("tf.random_gamma of an array")
    )


def random_shuffle(value, seed=None, name=None) -> Any:
    """`value` with its first axis in another order."""
    tensor = _args.convert(value)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape, "random_shuffle")


def _like(value: Any, op: str) -> Any:
    tensor = _args.convert(value)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape, op)


def zeros_like(tensor=None, dtype=None, name=None, optimize=True, input=None, layout=None) -> Any:
    """Zeros of the shape of `tensor`."""
    return _like(tensor if tensor is not None else input, "zeros_like")


def ones_like(tensor=None, dtype=None, name=None, optimize=True, input=None, layout=None) -> Any:
    """Ones of the shape of `tensor`."""
    return _like(tensor if tensor is not None else input, "ones_like")
