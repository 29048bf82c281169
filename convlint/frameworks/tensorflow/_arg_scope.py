"""`arg_scope`: defaults for some functions within a block.

https://github.com/google-research/tf-slim/blob/master/tf_slim/ops/arg_scope.py
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _graph

__all__ = ["add_arg_scope", "arg_scope", "arg_scoped_arguments", "has_arg_scope"]


def add_arg_scope(func) -> Any:
    """`func`, which takes the defaults of the active scopes."""

    def with_scope(*args: Any, **kwargs: Any) -> Any:
        return _call_program(func, *args, **{**_defaults(with_scope), **kwargs})

    with_scope.__wrapped__ = func  # type: ignore[attr-defined]
    with_scope.__name__ = with_scope.__qualname__ = getattr(func, "__name__", "function")
    with_scope.__doc__ = getattr(func, "__doc__", None)
    return with_scope


def _defaults(function: Callable[..., Any]) -> dict[str, Any]:
    scopes = _graph.state().arg_scopes
    found: dict[str, Any] = scopes[-1].get(function, {}) if scopes else {}
    return found


class arg_scope:
    """Within the block, the functions of `list_ops_or_scope` take `kwargs` as defaults; or a scope is entered again."""

    def __init__(self, list_ops_or_scope, **kwargs: Any) -> None:
        self._ops = list_ops_or_scope
        self._kwargs = kwargs

    def __enter__(self) -> Any:
        scopes = _graph.state().arg_scopes
        if isinstance(self._ops, dict):
            scopes.append(dict(self._ops))
            return scopes[-1]
        current = dict(scopes[-1]) if scopes else {}
        for function in self._ops if isinstance(self._ops, (list, tuple)) else ():
            current[function] = {**current.get(function, {}), **self._kwargs}
        scopes.append(current)
        return current

    def __exit__(self, *exc: object) -> None:
        _graph.state().arg_scopes.pop()


def has_arg_scope(func) -> bool:
    """Whether `func` takes the defaults of scopes."""
    return hasattr(func, "__wrapped__")


def arg_scoped_arguments(func) -> Any:
    """The names of the arguments; all of them here."""
    return ()
