"""The static shape as a program sees it: `x.shape`, `x.get_shape()`, `K.int_shape(x)`.

A dimension that TensorFlow does not know when it builds the graph reads as None (as `Dimension(None)` in TF 1 graph
code); one that only convlint does not know stays a `Dim`, because the program would read an integer there.
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _graph
from convlint.shapes import Dim, Shape, Size, symbol
from convlint.values import Tensor as AnyTensor
from convlint.values import Unknown, as_size

__all__ = ["Dimension", "StaticSize", "TensorShape", "batch_symbol", "fresh_symbol", "is_none_dim", "sizes_of_declared"]

_NONE_KEYS = ("batch", "none")


def batch_symbol() -> Any:
    """The symbol that Keras inputs and the batches of a data set share as their first axis."""
    return symbol(("batch",), name="B")


def own_batch() -> Any:
    """A batch of its own: nothing says that two placeholders are fed as many samples."""
    return symbol(("batch", _graph.state().fresh()), name="B")


def fresh_symbol(axis: int) -> Any:
    """A dimension that is None in the program and is not the batch."""
    return symbol(("none", _graph.state().fresh(), axis), name="HWDC"[axis - 1] if 0 < axis < 3 else "N")


def is_none_dim(size: Size) -> bool:
    """Whether TensorFlow itself does not know `size` while it builds the graph."""
    return isinstance(size, Dim) and any(atom.key[0] in _NONE_KEYS for atom in size.symbols())


class StaticSize(int):
    """A dimension read from a tensor's static shape; it remembers the tensor, so that a fault can blame its weight."""

    _tensor: AnyTensor | None
    _axis: int

    @property
    def value(self) -> int:
        """`Dimension.value` of TF 1."""
        return int(self)

    def __repr__(self) -> str:
        return str(int(self))


def static_size(tensor: AnyTensor | None, axis: int, size: Size) -> Any:
    """What the program reads for one dimension."""
    if isinstance(size, int):
        result = StaticSize(size)
        result._tensor, result._axis = tensor, axis
        return result
    if is_none_dim(size):
        return Dimension(None) if _graph.state().graph_mode else None
    return size


class Dimension:
    """TF 1's dimension that is not known; a known one is an int that has `.value`.

    https://www.tensorflow.org/api_docs/python/tf/compat/v1/Dimension
    """

    def __new__(cls, value: Any) -> Any:
        if value is None:
            return object.__new__(cls)
        return static_size(None, 0, as_size(value))

    @property
    def value(self) -> None:
        return None

    def __eq__(self, other: Any) -> Any:
        return None

    __ne__ = __eq__

    def _arithmetic(self, other: Any) -> Dimension:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __floordiv__ = __rfloordiv__ = __mod__ = _arithmetic

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return "?"


class TensorShape(tuple):
    """The static shape: a tuple of what the program reads for each axis.

    https://www.tensorflow.org/api_docs/python/tf/TensorShape
    """

    def __new__(cls, dims: Any = None) -> Any:
        if dims is None or isinstance(dims, Unknown):
            return Unknown("a shape of unknown rank")
        items = dims if isinstance(dims, (tuple, list)) else (dims,)
        return tuple.__new__(cls, [static_size(None, 0, item) if isinstance(item, int) else item for item in items])

    @classmethod
    def of(cls, tensor: AnyTensor) -> Any:
        """The static shape of `tensor`."""
        return tuple.__new__(cls, [static_size(tensor, axis, size) for axis, size in enumerate(tensor.shape)])

    def __getitem__(self, key: Any) -> Any:
        item = tuple.__getitem__(self, key)
        return tuple.__new__(TensorShape, item) if isinstance(key, slice) else item

    def __add__(self, other: Any) -> Any:
        return tuple.__new__(TensorShape, [*self, *other])

    def as_list(self) -> list[Any]:
        """The dimensions as a list, None where not known."""
        return [None if isinstance(item, Dimension) else item for item in self]

    @property
    def ndims(self) -> int:
        return len(self)

    rank = ndims

    @property
    def dims(self) -> list[Any]:
        return list(self)

    def num_elements(self) -> Any:
        """The product of the dimensions, None where one is not known."""
        total: Any = 1
        for item in self.as_list():
            if item is None:
                return None
            total = total * (int(item) if isinstance(item, int) else item)
        return total

    def is_fully_defined(self) -> bool:
        return all(item is not None for item in self.as_list())

    def concatenate(self, other: Any) -> Any:
        return self + TensorShape(other)

    def with_rank(self, rank: Any) -> Any:
        return self

    def merge_with(self, other: Any) -> Any:
        return self

    def assert_has_rank(self, rank: Any) -> None:
        if rank != len(self):
            raise ValueError(f"Shape {self} must have rank {rank}")

    def assert_is_compatible_with(self, other: Any) -> None:
        return None

    def assert_is_fully_defined(self) -> None:
        return None

    def is_compatible_with(self, other: Any) -> Any:
        return Unknown("whether two shapes are compatible", kind=bool)


def sizes_of_declared(shape: Any, *, batch_axis: int | None = 0, batch: Any = None) -> Shape | Unknown:
    """The true sizes of a declared shape: None is the batch on `batch_axis`, elsewhere a new symbol."""
    if isinstance(shape, Unknown):
        return shape
    items = shape if isinstance(shape, (tuple, list)) else (shape,)
    first = batch if batch is not None else batch_symbol()
    return tuple(_declared_size(item, axis, first if axis == batch_axis else None) for axis, item in enumerate(items))


def _declared_size(item: Any, axis: int, batch: Any) -> Size:
    if item is None or isinstance(item, Dimension) or (isinstance(item, int) and item == -1):
        return batch if batch is not None else fresh_symbol(axis)
    return as_size(item)
