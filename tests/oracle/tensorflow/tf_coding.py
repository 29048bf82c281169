"""Calls as JSON: tensors, variables and tuples keep what they are."""

from __future__ import annotations

from typing import Any

from tf_calls import T, V

_KINDS = {"T": T, "V": V}


def encoded(value: Any) -> Any:
    """`value` as JSON can hold it."""
    if isinstance(value, (T, V)):
        return {"kind": type(value).__name__, "shape": list(value.shape), "dtype": value.dtype}
    if isinstance(value, tuple):
        return {"kind": "tuple", "items": [encoded(item) for item in value]}
    if isinstance(value, list):
        return [encoded(item) for item in value]
    if isinstance(value, dict):
        return {name: encoded(item) for name, item in value.items()}
    return value


def decoded(value: Any) -> Any:
    """What was encoded."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") in _KINDS:
        return _KINDS[value["kind"]](tuple(value["shape"]), value["dtype"])
    if value.get("kind") == "tuple":
        return tuple(decoded(item) for item in value["items"])
    return {name: decoded(item) for name, item in value.items()}


def as_tree(value: Any) -> Any:
    """A recorded tree of shapes: a list of sizes is a tensor, any other list was a tuple of results."""
    if isinstance(value, list) and not all(isinstance(item, int) or item is None for item in value):
        return tuple(as_tree(item) for item in value)
    return value
