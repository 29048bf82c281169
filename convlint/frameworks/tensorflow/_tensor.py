"""`tf.Tensor`: a tensor with TensorFlow's methods and operators.

https://www.tensorflow.org/api_docs/python/tf/Tensor
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from convlint.frameworks.tensorflow import _constant, _static
from convlint.shapes import Size
from convlint.values import Tensor as AnyTensor
from convlint.values import Undecided, Unknown, active

__all__ = ["Operation", "Tensor"]

_LONGEST_ITERATION = 4096


def _feed(feed_dict: Any) -> None:
    from convlint.frameworks.tensorflow._feeding import feed

    feed(feed_dict)


class Operation:
    """https://www.tensorflow.org/api_docs/python/tf/Operation: what `tensor.op`, `tf.group` and `minimize` give."""

    def __init__(self, *outputs: Any, name: Any = None) -> None:
        self.outputs = list(outputs)
        self.name = name if name is not None else Unknown("the name of an operation", kind=str)
        self.type = Unknown("the type of an operation", kind=str)

    def run(self, feed_dict=None, session=None) -> None:
        _feed(feed_dict)


class Tensor(AnyTensor):
    """A tensor of TensorFlow. The program reads `shape` as the static shape (None for the batch)."""

    # What the program reads under a name that convlint itself uses for the true value.
    __convlint_read__ = {"shape": "_static_shape"}

    @property
    def _static_shape(self) -> Any:
        return _static.TensorShape.of(self)

    def get_shape(self) -> Any:
        """The static shape: https://www.tensorflow.org/api_docs/python/tf/Tensor#get_shape"""
        return self._static_shape

    def set_shape(self, shape: Any) -> None:
        """Declare dimensions that are not known yet; a Keras or graph tensor keeps what it knew.

        Raises ValueError where the shapes are of another rank.
        """
        declared = _static.sizes_of_declared(shape)
        if isinstance(declared, Unknown):
            return
        if len(declared) != len(self.shape):
            raise ValueError(f"Shapes {self.shape} and {declared} are not compatible")
        self.shape = tuple(_refined(old, new) for old, new in zip(self.shape, declared, strict=True))

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def name(self) -> Any:
        return getattr(self, "_name", None) or Unknown("the name of a tensor", kind=str)

    @property
    def op(self) -> Operation:
        return Operation(self, name=getattr(self, "_name", None))

    @property
    def graph(self) -> Any:
        return Unknown("the graph of a tensor")

    @property
    def device(self) -> Any:
        return Unknown("the device of a tensor", kind=str)

    def numpy(self) -> Any:
        """The contents as an array of the same shape."""
        return _as_ndarray(self)

    def eval(self, feed_dict=None, session=None) -> Any:
        """The contents as an array of the same shape."""
        _feed(feed_dict)
        return _as_ndarray(self)

    def __len__(self) -> int:
        if not self.shape:
            raise TypeError("Scalar tensor has no `len()`")
        if isinstance(self.shape[0], int):
            return self.shape[0]
        raise Undecided(Unknown("the length of a tensor", kind=int))

    def __iter__(self) -> Iterator[Any]:
        length = len(self)
        if length > _LONGEST_ITERATION:
            raise Undecided(Unknown("the items of a long tensor"))
        return (self[index] for index in range(length))

    def __getitem__(self, key: Any) -> Any:
        from convlint.frameworks.tensorflow._slicing import strided_slice_of

        return strided_slice_of(self, key)

    def __matmul__(self, other: Any) -> Any:
        from convlint.frameworks.tensorflow._matmul import matmul

        return matmul(self, other)

    def __rmatmul__(self, other: Any) -> Any:
        from convlint.frameworks.tensorflow._matmul import matmul

        return matmul(other, self)

    def _operand(self, other: Any) -> Any:
        from convlint.frameworks.tensorflow._args import convert

        if other is None:
            return NotImplemented
        return convert(other)

    def _broadcast(self, other: Any, other_shape: Any, op: str) -> Any:
        if isinstance(other, AnyTensor) and _blamed_before(self, other):
            return self.shape
        return super()._broadcast(other, other_shape, op)

    def __hash__(self) -> int:
        return id(self)


def _refined(old: Size, new: Size) -> Size:
    return new if _static.is_none_dim(old) and isinstance(new, int) else old


def _blamed_before(*tensors: Any) -> bool:
    """Whether a fault of this run was already laid to one of these weights: its other uses are the same fault."""
    blamed = [problem.weight for problem in active().problems if problem.weight is not None]
    return any(weight is tensor for weight in blamed for tensor in tensors)


def _as_ndarray(tensor: Tensor) -> Any:
    from convlint.frameworks.tensorflow._arrays import array_of

    return array_of(tensor.shape, "numpy", tensor, constant=tensor.constant)


def _operator(op: str, swapped: bool) -> Callable[[Tensor, Any], Any]:
    def operator(self: Tensor, other: Any) -> Any:
        return binary(self, other, op, swapped)

    return operator


def binary(tensor: Tensor, other: Any, op: str, swapped: bool = False) -> Any:
    """`tensor op other` (or `other op tensor`) by broadcasting; contents are computed where both are known."""
    result = tensor._binary(other, op)
    if isinstance(result, AnyTensor) and tensor.constant is not None:
        right = other.constant if isinstance(other, AnyTensor) else _constant.of_list(other)
        pair = (right, tensor.constant) if swapped else (tensor.constant, right)
        result.constant = _constant.fold_binary(op, *pair)
    return result


for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
    setattr(Tensor, f"__{_name}__", _operator(_name, swapped=False))
    setattr(Tensor, f"__r{_name}__", _operator(_name, swapped=True))
