"""`slim.learning`: training; no shape depends on it.

https://github.com/google-research/tf-slim/blob/master/tf_slim/learning.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Operation
from convlint.values import Unknown


def create_train_op(total_loss, optimizer, *args: Any, **kwargs: Any) -> Operation:
    """One step down `total_loss`."""
    return Operation()


def train(train_op, logdir, *args: Any, **kwargs: Any) -> Any:
    """The loss at the end."""
    return Unknown("the loss of a training", kind=float)


def train_step(sess, train_op, global_step, train_step_kwargs) -> Any:
    """The loss, and whether to stop."""
    return Unknown("the loss of a step", kind=float), Unknown("whether the training ends", kind=bool)


def clip_gradient_norms(gradients_to_variables, max_norm) -> Any:
    """The same pairs."""
    return gradients_to_variables


def multiply_gradients(grads_and_vars, gradient_multipliers) -> Any:
    """The same pairs."""
    return grads_and_vars


def add_gradients_summaries(grads_and_vars) -> list[Any]:
    """Nothing that has a shape."""
    return []
