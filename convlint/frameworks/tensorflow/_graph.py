"""What TensorFlow keeps globally while a graph is built: names, scopes, variables, Keras' counters. One state a run."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from convlint.values import Run, active

__all__ = ["GraphState", "reset", "state"]


class GraphState:
    """The global state of one graph.

    graph_mode: whether the program builds TF 1 graphs (it made a placeholder, a session or a variable by name).
    """

    def __init__(self) -> None:
        self.graph_mode = False
        self.counter = 0
        self.shapeless = 0
        self.op_names: dict[str, int] = {}
        self.layer_names: dict[str, int] = {}
        self.scopes: list[Any] = []
        self.name_scopes: list[str] = []
        self.variables: dict[str, Any] = {}
        self.collections: dict[str, list[Any]] = {}
        self.arg_scopes: list[dict[Any, dict[str, Any]]] = []
        self.image_data_format = "channels_last"

    def fresh(self) -> int:
        """A number that this run has not given before."""
        self.counter += 1
        return self.counter

    def unique_op_name(self, name: str) -> str:
        """`name` in the active scopes, numbered as TensorFlow numbers it (`Conv2D`, `Conv2D_1`)."""
        full = "/".join([*self.name_scopes, name]) if name else name
        count = self.op_names.get(full.lower(), 0)
        self.op_names[full.lower()] = count + 1
        return f"{full}_{count}" if count else full

    def unique_layer_name(self, base: str) -> str:
        """`base` numbered as Keras numbers layers (`conv2d`, `conv2d_1`)."""
        count = self.layer_names.get(base, 0)
        self.layer_names[base] = count + 1
        return f"{base}_{count}" if count else base

    def add_to_collection(self, name: Any, value: Any) -> None:
        """Keep `value` for `tf.get_collection(name)`."""
        if isinstance(name, str):
            self.collections.setdefault(name, []).append(value)


_STATES: WeakKeyDictionary[Run, GraphState] = WeakKeyDictionary()


def state() -> GraphState:
    """The state of the active run."""
    run = active()
    found = _STATES.get(run)
    if found is None:
        found = _STATES[run] = GraphState()
    return found


def reset() -> None:
    """Forget names and variables (`tf.reset_default_graph`, `K.clear_session`)."""
    old = state()
    new = _STATES[active()] = GraphState()
    new.counter, new.graph_mode, new.image_data_format = old.counter, old.graph_mode, old.image_data_format
    new.shapeless = old.shapeless
