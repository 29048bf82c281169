"""Deep copies of modules and tensors: what has a shape is copied, everything else is shared."""

from __future__ import annotations

from typing import Any

from convlint.values import Tensor, active


def deep_copy(value: Any, memo: dict[int, Any]) -> Any:
    """A copy of `value` in which modules, parameters and the containers that hold them are new objects."""
    if id(value) in memo:
        return memo[id(value)]
    if isinstance(value, Tensor):
        return _copied_object(value, memo, deep=False)
    if isinstance(getattr(value, "_modules", None), dict):
        return _copied_object(value, memo, deep=True)
    if type(value) is dict:
        memo[id(value)] = result = {}
        result.update({key: deep_copy(item, memo) for key, item in value.items()})
        return result
    if type(value) is list:
        items: list[Any] = []
        memo[id(value)] = items
        items.extend(deep_copy(item, memo) for item in value)
        return items
    if type(value) is tuple:
        return tuple(deep_copy(item, memo) for item in value)
    return value


def _copied_object(value: Any, memo: dict[int, Any], *, deep: bool) -> Any:
    active().step(4)
    result = object.__new__(type(value))
    memo[id(value)] = result
    attributes = vars(value)
    result.__dict__.update({k: deep_copy(v, memo) for k, v in attributes.items()} if deep else attributes)
    return result
