"""What surrounds training in `tf.contrib.layers`; no shape depends on it."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._creation import constant
from convlint.frameworks.tensorflow._tensor import Operation
from convlint.values import Unknown


def optimize_loss(loss, global_step, learning_rate, optimizer, *args: Any, **kwargs: Any) -> Operation:
    """One step down `loss`."""
    return Operation()


def apply_regularization(regularizer, weights_list=None) -> Any:
    """The sum of penalties, a scalar."""
    return constant(0.0)


def summarize_activation(op) -> Operation:
    """Nothing that has a shape."""
    return Operation()


summarize_tensor = summarize_activation


def summarize_activations(name_filter=None, summarizer=None) -> list[Any]:
    """Nothing that has a shape."""
    return []


def real_valued_column(*args: Any, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("a feature column")
