"""Nested inputs and outputs: lists, tuples and dicts of tensors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._static import TensorShape
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Tensor as AnyTensor
from convlint.values import Unknown

__all__ = ["flatten", "map_nested", "shapes_of", "tensors"]


def map_nested(function: Callable[[Any], Any], value: Any) -> Any:
    """`value` with `function` of each leaf in its place."""
    if type(value) is dict:
        return {key: map_nested(function, item) for key, item in value.items()}
    if isinstance(value, (list, tuple)) and not isinstance(value, TensorShape):
        items = [map_nested(function, item) for item in value]
        return items if isinstance(value, list) else tuple(items)
    return function(value)


def flatten(value: Any) -> Iterator[Any]:
    """The leaves in order."""
    if type(value) is dict:
        value = list(value.values())
    if isinstance(value, (list, tuple)) and not isinstance(value, TensorShape):
        for item in value:
            yield from flatten(item)
    else:
        yield value


def _holds_tensors(value: Any) -> bool:
    return any(isinstance(item, (AnyTensor, Unknown)) for item in flatten(value))


def tensors(value: Any) -> Any:
    """What a layer is called on, with its leaves as tensors; a list of numbers is one tensor. Unknown stays."""
    if isinstance(value, (list, tuple, dict)) and not _holds_tensors(value):
        return _args.convert(value) if not isinstance(value, dict) else value
    return map_nested(_tensor, value)


def _tensor(value: Any) -> Any:
    if isinstance(value, Tensor) or value is None or isinstance(value, (bool, str)):
        return value
    return _args.convert(value)


def shapes_of(value: Any) -> Any:
    """The static shapes of nested tensors: what `build` is given."""
    return map_nested(lambda item: TensorShape.of(item) if isinstance(item, AnyTensor) else item, value)
