"""Reading what a program passed: tensors, lists of sizes, axes, data formats."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _constant
from convlint.frameworks.tensorflow._static import Dimension, StaticSize
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Dim, Shape, Size, numel
from convlint.values import Step, Unknown, active, as_size, first_unknown
from convlint.values import Tensor as AnyTensor

__all__ = ["axis_of", "channels_first", "convert", "convert_all", "known_int", "pair", "sizes"]


def convert(value: Any) -> Any:
    """`value` as a tensor, as `tf.convert_to_tensor` does; Unknown stays Unknown (with a key of its own).

    Raises ValueError for None and TypeError for what TensorFlow cannot convert.
    """
    if isinstance(value, Tensor):
        return value
    if isinstance(value, Unknown):
        return value.derive(object())
    if isinstance(value, AnyTensor):
        return Tensor(value.shape, Step("convert_to_tensor", (value,), active().site), constant=value.constant)
    if isinstance(value, (bool, int, float, complex, Dim, str, bytes)):
        return Tensor((), Step("constant", (), active().site), constant=_constant.of_list(value))
    if isinstance(value, (list, tuple)):
        return _convert_list(value)
    if value is None or isinstance(value, Dimension):
        raise ValueError("None values not supported.")
    if hasattr(value, "_as_tensor"):
        return value._as_tensor()
    raise TypeError(f"Failed to convert {type(value).__name__} to a tensor")


def _convert_list(items: Any) -> Any:
    constant = _constant.of_list(items)
    if constant is not None:
        shape = _constant.constant_shape(constant)
        return Tensor(shape, Step("constant", (), active().site), constant=constant)
    parts = convert_all(items)
    if isinstance(parts, Unknown):
        return parts
    shape = parts[0].shape if parts else ()
    if any(len(part.shape) != len(shape) for part in parts):
        raise ValueError("Shapes must be equal rank")
    contents = tuple(part.constant for part in parts)
    known = None if any(part is None for part in contents) else contents
    return Tensor((len(parts), *shape), Step("stack", tuple(parts), active().site), constant=known)


def convert_all(items: Any) -> Any:
    """Every item as a tensor, or the first Unknown."""
    parts = [convert(item) for item in items]
    return first_unknown(*parts) or parts


def first_unknown_of(*values: Any) -> Unknown | None:
    """An Unknown of its own, derived from the first Unknown among `values`."""
    found = first_unknown(*values)
    return found.derive(object()) if found is not None else None


def sizes(value: Any, *, keep_static: bool = False) -> Any:
    """A shape argument as a tuple of sizes; Unknown where its length is not known.

    `keep_static` leaves numbers that were read from a tensor's shape as they are, with their memory of it.
    Raises ValueError for None among them.
    """
    if isinstance(value, Unknown):
        return value.derive(object())
    if isinstance(value, AnyTensor):
        return _sizes_of_tensor(value)
    items = value if isinstance(value, (list, tuple)) else (value,)
    if any(item is None or isinstance(item, Dimension) for item in items):
        raise ValueError("None values not supported.")
    return tuple(item if keep_static and isinstance(item, StaticSize) else as_size(item) for item in items)


def _sizes_of_tensor(value: AnyTensor) -> Any:
    if isinstance(value.constant, tuple):
        return value.constant
    if isinstance(value.constant, (int, Dim)):
        return (value.constant,)
    return Unknown("a shape computed at run time")


def known_int(value: Any) -> int | None:
    """`value` as an int if it is known (an int, a numpy integer, a constant scalar), else None."""
    if isinstance(value, AnyTensor):
        value = value.constant
    return int(value) if isinstance(value, int) else None


def axis_of(axis: Any, rank: int) -> Any:
    """`axis` counted from 0, or Unknown. Raises ValueError where it is out of range."""
    number = known_int(axis)
    if number is None:
        return axis.derive(object()) if isinstance(axis, Unknown) else Unknown("an axis computed at run time")
    if not -rank <= number < rank:
        raise ValueError(f"Invalid reduction dimension {number} for input with {rank} dimensions")
    return number % rank


def pair(value: Any, rank: int) -> Any:
    """A number or a list of them as `rank` sizes (Keras' `kernel_size`, `strides`)."""
    if isinstance(value, Unknown):
        return (as_size(value),) * rank
    if isinstance(value, (list, tuple)):
        if len(value) != rank:
            raise ValueError(f"The argument must be a tuple of {rank} integers. Received: {value!r}")
        return tuple(as_size(item) for item in value)
    return (as_size(value),) * rank


def channels_first(data_format: Any, default: bool = False) -> Any:
    """Whether a data format puts the channels before the spatial axes; Unknown where it is not known."""
    if isinstance(data_format, Unknown):
        return data_format.derive(object())
    if data_format is None:
        return default
    if not isinstance(data_format, str):
        raise ValueError(f"Unknown data_format: {data_format!r}")
    text = data_format.lower()
    return text == "channels_first" or text.startswith("nc")


def shape_product(shape: Shape) -> Size:
    """The number of elements of `shape`."""
    return numel(shape)
