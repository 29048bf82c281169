"""Settings of `keras.backend`; where the channels stand decides shapes, the rest does not.

https://www.tensorflow.org/api_docs/python/tf/keras/backend
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks import tensorflow as _tf
from convlint.frameworks.tensorflow import _graph
from convlint.values import Unknown


def backend() -> str:
    """The name of the backend."""
    return "tensorflow"


def image_data_format() -> str:
    """`channels_last` or `channels_first`, as it was set last."""
    return _graph.state().image_data_format


def set_image_data_format(data_format) -> None:
    """Where the channels stand in layers that do not say."""
    if isinstance(data_format, str):
        _graph.state().image_data_format = data_format


def image_dim_ordering() -> str:
    """Keras 1's `image_data_format`: `tf` or `th`."""
    return "th" if image_data_format() == "channels_first" else "tf"


def set_image_dim_ordering(dim_ordering) -> None:
    """Keras 1's `set_image_data_format`."""
    set_image_data_format("channels_first" if dim_ordering == "th" else "channels_last")


def epsilon() -> float:
    """A small number."""
    return 1e-07


def floatx() -> str:
    """The name of the element type."""
    return "float32"


def set_floatx(value) -> None:
    """No shape depends on it."""


def set_epsilon(value) -> None:
    """No shape depends on it."""


def clear_session(free_memory=True) -> None:
    """Forget names."""
    _graph.reset()


def get_session(*args: Any) -> Any:
    """The session."""
    return _tf.Session()


def set_session(session) -> None:
    """No shape depends on it."""


def set_learning_phase(value) -> None:
    """No shape depends on it."""


def learning_phase() -> Any:
    """Not known: whether the model is training."""
    return Unknown("whether the model is training", kind=int)


def get_uid(prefix="") -> int:
    """A number for a name."""
    return _graph.state().fresh()
