"""Elementwise functions of two tensors, by broadcasting. Shapes that cannot meet are reported as `broadcast-shape`.

https://www.tensorflow.org/api_docs/python/tf/math
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._tensor import binary
from convlint.values import Unknown


def broadcast(x: Any, y: Any, op: str) -> Any:
    """`x op y`: the shape to which both broadcast."""
    left, right = _args.convert(x), _args.convert(y)
    unknown = _args.first_unknown_of(left, right)
    return unknown if unknown is not None else binary(left, right, op)


def add(x, y, name=None) -> Any:
    """`add` of the elements, broadcast."""
    return broadcast(x, y, "add")


def subtract(x, y, name=None) -> Any:
    """`subtract` of the elements, broadcast."""
    return broadcast(x, y, "sub")


def multiply(x, y, name=None) -> Any:
    """`multiply` of the elements, broadcast."""
    return broadcast(x, y, "mul")


def divide(x, y, name=None) -> Any:
    """`divide` of the elements, broadcast."""
    return broadcast(x, y, "truediv")


def floordiv(x, y, name=None) -> Any:
    """`floordiv` of the elements, broadcast."""
    return broadcast(x, y, "floordiv")


def truediv(x, y, name=None) -> Any:
    """`truediv` of the elements, broadcast."""
    return broadcast(x, y, "truediv")


def floormod(x, y, name=None) -> Any:
    """`floormod` of the elements, broadcast."""
    return broadcast(x, y, "mod")


def pow(x, y, name=None) -> Any:
    """`pow` of the elements, broadcast."""
    return broadcast(x, y, "pow")


def maximum(x, y, name=None) -> Any:
    """`maximum` of the elements, broadcast."""
    return broadcast(x, y, "maximum")


def minimum(x, y, name=None) -> Any:
    """`minimum` of the elements, broadcast."""
    return broadcast(x, y, "minimum")


def squared_difference(x, y, name=None) -> Any:
    """`squared_difference` of the elements, broadcast."""
    return broadcast(x, y, "squared_difference")


def equal(x, y, name=None) -> Any:
    """`equal` of the elements, broadcast."""
    return broadcast(x, y, "equal")


def not_equal(x, y, name=None) -> Any:
    """`not_equal` of the elements, broadcast."""
    return broadcast(x, y, "not_equal")


def less(x, y, name=None) -> Any:
    """`less` of the elements, broadcast."""
    return broadcast(x, y, "less")


def less_equal(x, y, name=None) -> Any:
    """`less_equal` of the elements, broadcast."""
    return broadcast(x, y, "less_equal")


def greater(x, y, name=None) -> Any:
    """`greater` of the elements, broadcast."""
    return broadcast(x, y, "greater")


def greater_equal(x, y, name=None) -> Any:
    """`greater_equal` of the elements, broadcast."""
    return broadcast(x, y, "greater_equal")


def logical_and(x, y, name=None) -> Any:
    """`logical_and` of the elements, broadcast."""
    return broadcast(x, y, "logical_and")


def logical_or(x, y, name=None) -> Any:
    """`logical_or` of the elements, broadcast."""
    return broadcast(x, y, "logical_or")


def logical_xor(x, y, name=None) -> Any:
    """`logical_xor` of the elements, broadcast."""
    return broadcast(x, y, "logical_xor")


def atan2(y, x, name=None) -> Any:
    """`atan2` of the elements, broadcast."""
    return broadcast(y, x, "atan2")


def divide_no_nan(x, y, name=None) -> Any:
    """`divide_no_nan` of the elements, broadcast."""
    return broadcast(x, y, "divide_no_nan")


sub, mul, div, mod, realdiv, floor_div = subtract, multiply, divide, floormod, truediv, floordiv


def scalar_mul(scalar, x, name=None) -> Any:
    """`x` times a number."""
    return broadcast(x, scalar, "mul")


def add_n(inputs, name=None) -> Any:
    """The sum of tensors of one shape."""
    parts = (
        inputs
        if isinstance(inputs, Unknown)
        else _args.convert_all(inputs if isinstance(inputs, (list, tuple)) else [inputs])
    )
    if isinstance(parts, Unknown):
        return parts.derive(object())
    total = parts[0]
    for part in parts[1:]:
        total = binary(total, part, "add")
    return total


def accumulate_n(inputs, shape=None, tensor_dtype=None, name=None) -> Any:
    """The sum of tensors of one shape."""
    return add_n(inputs)


def where(condition, x=None, y=None, name=None) -> Any:
    """`x` where the condition holds and `y` elsewhere; without them, indices whose count is not known."""
    if x is None or y is None:
        return Unknown("tf.where gives as many rows as the condition holds")
    return broadcast(x, y, "where")
