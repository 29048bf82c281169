"""`slim.losses`: the losses of `tf.losses` under their first names, logits before labels.

https://github.com/google-research/tf-slim/blob/master/tf_slim/losses/loss_ops.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import losses as _losses
from convlint.frameworks.tensorflow.losses import (
    absolute_difference,
    add_loss,
    get_regularization_losses,
    get_total_loss,
    log_loss,
    mean_squared_error,
)
from convlint.values import Unknown

__all__ = [
    "absolute_difference",
    "add_loss",
    "compute_weighted_loss",
    "cosine_distance",
    "get_losses",
    "get_regularization_losses",
    "get_total_loss",
    "hinge_loss",
    "log_loss",
    "mean_pairwise_squared_error",
    "mean_squared_error",
    "sigmoid_cross_entropy",
    "softmax_cross_entropy",
    "sparse_softmax_cross_entropy",
]


def softmax_cross_entropy(logits, onehot_labels, weights=1.0, label_smoothing=0, scope=None, weight=None) -> Any:
    """The mean loss, a scalar. Reports `output-shape`."""
    return _losses.softmax_cross_entropy(onehot_labels, logits)


def sparse_softmax_cross_entropy(logits, labels, weights=1.0, scope=None, weight=None) -> Any:
    """The mean loss, a scalar. Reports `output-shape`."""
    return _losses.sparse_softmax_cross_entropy(labels, logits)


def sigmoid_cross_entropy(
    logits, multi_class_labels, weights=1.0, label_smoothing=0, scope=None, weight=None
) -> Any:  # fmt: skip
    """The mean loss, a scalar. Reports `output-shape`."""
    return _losses.sigmoid_cross_entropy(multi_class_labels, logits)


def get_losses(scope=None, loss_collection="losses") -> Any:
    """Not known: which losses were added."""
    return Unknown("the losses of a graph")


def compute_weighted_loss(losses, weights=1.0, scope=None, loss_collection="losses", reduction=None) -> Any:
    """The mean, a scalar."""
    return _losses._scalar(losses, "compute_weighted_loss")


def cosine_distance(predictions, labels=None, axis=None, weights=1.0, scope=None, dim=None) -> Any:
    """The mean, a scalar."""
    return _losses.absolute_difference(labels, predictions)


def hinge_loss(logits, labels=None, weights=1.0, scope=None) -> Any:
    """The mean, a scalar."""
    return _losses.absolute_difference(labels, logits)


def mean_pairwise_squared_error(predictions, labels=None, weights=1.0, scope=None) -> Any:
    """The mean, a scalar."""
    return _losses.absolute_difference(labels, predictions)
