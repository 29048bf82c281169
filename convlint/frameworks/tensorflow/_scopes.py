"""Scopes: they name variables and operations and decide which variables are shared; no shape depends on the rest.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/variable_scope
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _graph
from convlint.frameworks.tensorflow._context import Inert

__all__ = ["Inert", "VariableScope", "name_scope", "op_scope", "variable_op_scope", "variable_scope"]

AUTO_REUSE = "AUTO_REUSE"


class VariableScope:
    """The active variable scope: its full name, and whether variables of a known name are shared."""

    def __init__(self, reuse, name="", initializer=None) -> None:
        self.name = name
        self.original_name_scope = name + "/"
        self.reuse = reuse
        self.initializer = initializer

    def reuse_variables(self) -> None:
        """Share the variables of this scope from here on."""
        self.reuse = True

    def set_initializer(self, initializer) -> None:
        self.initializer = initializer

    def global_variables(self) -> list[Any]:
        return _graph.state().collections.get("variables", [])


class name_scope:
    """Prefixes the names of operations: https://www.tensorflow.org/api_docs/python/tf/name_scope"""

    def __init__(self, name=None, default_name=None, values=None, skip_on_eager=True) -> None:
        self.name = name if name is not None else default_name

    def __enter__(self) -> str:
        scopes = _graph.state().name_scopes
        scopes.append(self.name if isinstance(self.name, str) else "")
        return "/".join(scopes) + "/"

    def __exit__(self, *exc: object) -> None:
        _graph.state().name_scopes.pop()


class variable_scope:
    """Prefixes the names of variables; with `reuse` those that exist are shared.

    https://www.tensorflow.org/api_docs/python/tf/compat/v1/variable_scope
    """

    def __init__(
        self,
        name_or_scope=None,
        default_name=None,
        values=None,
        initializer=None,
        regularizer=None,
        caching_device=None,
        partitioner=None,
        custom_getter=None,
        reuse=None,
        dtype=None,
        use_resource=None,
        constraint=None,
        auxiliary_name_scope=True,
    ) -> None:
        self._given = name_or_scope
        self._default = default_name
        self._reuse = reuse

    def __enter__(self) -> VariableScope:
        graph = _graph.state()
        outer = graph.scopes[-1] if graph.scopes else None
        name, own = self._full_name(graph, outer)
        reuse = self._reuse if self._reuse is not None else (own or (outer.reuse if outer else None))
        graph.scopes.append(VariableScope(reuse, name))
        graph.name_scopes.append(name.rsplit("/", 1)[-1])
        scope: VariableScope = graph.scopes[-1]
        return scope

    def _full_name(self, graph: _graph.GraphState, outer: Any) -> tuple[str, Any]:
        """The full name of the scope that is entered, and the reuse of a scope that was given as an object."""
        if isinstance(self._given, VariableScope):
            return self._given.name, self._given.reuse
        given = self._given
        if not isinstance(given, str):
            given = graph.unique_op_name(self._default) if isinstance(self._default, str) else "scope"
        return "/".join(part for part in (outer.name if outer else "", given) if part), None

    def __exit__(self, *exc: object) -> None:
        graph = _graph.state()
        graph.scopes.pop()
        graph.name_scopes.pop()


class op_scope(name_scope):
    """TF 0.x's `name_scope`, with the values first."""

    def __init__(self, values, name, default_name=None, graph=None) -> None:
        name_scope.__init__(self, name, default_name)


class variable_op_scope(variable_scope):
    """TF 0.x's `variable_scope`, with the values first."""

    def __init__(self, values, name_or_scope, default_name=None, initializer=None, reuse=None) -> None:
        variable_scope.__init__(self, name_or_scope, default_name, reuse=reuse)


def get_variable_scope() -> VariableScope:
    """The active variable scope."""
    scopes = _graph.state().scopes
    if not scopes:
        scopes.append(VariableScope(None))
    scope: VariableScope = scopes[-1]
    return scope


def device(device_name_or_function=None) -> Inert:
    """Where operations run; no shape depends on it."""
    return Inert()


def control_dependencies(control_inputs=None) -> Inert:
    """What runs first; no shape depends on it."""
    return Inert()


def colocate_with(op=None, ignore_existing=False) -> Inert:
    """Where operations run; no shape depends on it."""
    return Inert()
