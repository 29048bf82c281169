"""`tf.summary`: no shape depends on it.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/summary
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._context import Inert
from convlint.frameworks.tensorflow._tensor import Operation


class FileWriter(Inert):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/summary/FileWriter"""

    def __init__(self, logdir=None, graph=None, *args: Any, **kwargs: Any) -> None:
        self._logdir = logdir

    def add_summary(self, summary, global_step=None) -> None:
        return None

    def add_graph(self, graph, global_step=None) -> None:
        return None

    def add_run_metadata(self, *args: Any, **kwargs: Any) -> None:
        return None

    def as_default(self, step=None) -> FileWriter:
        return self

    def flush(self) -> None:
        return None

    def close(self) -> None:
        return None


def create_file_writer(logdir, *args: Any, **kwargs: Any) -> FileWriter:
    """A writer."""
    return FileWriter(logdir)


def scalar(name, tensor=None, *args: Any, **kwargs: Any) -> Operation:
    """Nothing that has a shape."""
    return Operation()


histogram = image = text = audio = scalar


def merge_all(*args: Any, **kwargs: Any) -> Operation:
    """Nothing that has a shape."""
    return Operation()


merge = merge_all
