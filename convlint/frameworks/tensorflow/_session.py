"""Sessions and graphs of TF 1. A session's results are arrays of the shapes of what is fetched.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/Session
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _graph
from convlint.frameworks.tensorflow._context import Inert
from convlint.frameworks.tensorflow._feeding import feed
from convlint.frameworks.tensorflow._tensor import Operation, Tensor
from convlint.values import Unknown

__all__ = ["ConfigProto", "GPUOptions", "Graph", "InteractiveSession", "Session"]


class _Options:
    """A protocol buffer of settings: every attribute is another one."""

    def __init__(self, **settings: Any) -> None:
        self.__dict__.update(settings)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown(f"the setting {name}")


class ConfigProto(_Options):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/ConfigProto"""

    def __init__(self, **settings: Any) -> None:
        _Options.__init__(self, **settings)
        self.gpu_options = settings.get("gpu_options", GPUOptions())


class GPUOptions(_Options):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/GPUOptions"""


class Graph(Inert):
    """https://www.tensorflow.org/api_docs/python/tf/Graph"""

    def as_default(self) -> Graph:
        _graph.reset()
        return self

    def finalize(self) -> None:
        return None

    def as_graph_def(self, from_version=None, add_shapes=False) -> Any:
        return Unknown("a serialised graph")

    def get_tensor_by_name(self, name) -> Any:
        return Unknown("a tensor looked up by its name")

    def get_operation_by_name(self, name) -> Any:
        return Unknown("an operation looked up by its name")

    def get_operations(self) -> Any:
        return Unknown("the operations of a graph")

    def device(self, device_name_or_function) -> Inert:
        return Inert()

    def add_to_collection(self, name, value) -> None:
        _graph.state().add_to_collection(name, value)

    def get_collection(self, name, scope=None) -> Any:
        return Unknown("a collection of a graph")


class Session(Inert):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/Session"""

    def __init__(self, target="", graph=None, config=None) -> None:
        _graph.state().graph_mode = True
        self.graph = graph if graph is not None else Graph()
        self.sess_str = target

    def run(self, fetches, feed_dict=None, options=None, run_metadata=None) -> Any:
        """What `fetches` (a tensor, or a list or dict of them) holds; the arrays' shapes depend on what is fed.

        https://www.tensorflow.org/api_docs/python/tf/compat/v1/Session#run
        """
        feed(feed_dict)
        return self._fetched(fetches)

    def _fetched(self, fetches: Any) -> Any:
        if isinstance(fetches, dict):
            return {key: self._fetched(value) for key, value in fetches.items()}
        if isinstance(fetches, (list, tuple)):
            return [self._fetched(item) for item in fetches]
        return _result(fetches)

    def as_default(self) -> Session:
        return self

    def close(self) -> None:
        return None

    def make_callable(self, fetches, feed_list=None, accept_options=False) -> Any:
        return Unknown("a session's callable")


class InteractiveSession(Session):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/InteractiveSession"""


def _result(fetch: Any) -> Any:
    if isinstance(fetch, Operation):
        return None
    if isinstance(fetch, Tensor) and not fetch.shape:
        return Unknown("a number that a session computes", kind=float)
    return Unknown("what a session computes")


def get_default_session() -> Session:
    """The active session."""
    return Session()


def get_default_graph() -> Graph:
    """The active graph."""
    return Graph()


def reset_default_graph() -> None:
    """Forget the graph's names and variables."""
    _graph.reset()
