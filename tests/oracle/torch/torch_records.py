"""Calls and outcomes in JSON: tensors as `{"tensor": shape, "dtype": ...}`, tuples as `{"tuple": [...]}`."""

from __future__ import annotations

from typing import Any

from torch_calls import T


def encoded(value: Any) -> Any:
    """Tensors as `{"tensor": shape, "dtype": ...}`, tuples as `{"tuple": [...]}`."""
    if isinstance(value, T):
        return {"tensor": list(value.shape), "dtype": value.dtype}
    if isinstance(value, tuple):
        return {"tuple": [encoded(item) for item in value]}
    if isinstance(value, list):
        return [encoded(item) for item in value]
    if isinstance(value, dict):
        return {key: encoded(item) for key, item in value.items()}
    return value


def decoded(value: Any) -> Any:
    """The inverse of `encoded`."""
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "tensor" in value:
        return T(tuple(value["tensor"]), value["dtype"])
    if "tuple" in value:
        return tuple(decoded(item) for item in value["tuple"])
    return {key: decoded(item) for key, item in value.items()}
