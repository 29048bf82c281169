"""`tf.losses`: TF 1's functions, and Keras' losses under TF 2's name.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/losses
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.losses import *  # noqa: F403
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._binary import broadcast as _broadcast
from convlint.frameworks.tensorflow._reduce import reduced as _reduced
from convlint.frameworks.tensorflow.nn import _losses
from convlint.shapes import prove_equal
from convlint.values import Unknown


def _scalar(values: Any, op: str) -> Any:
    return _reduced(values, None, False, op)


def softmax_cross_entropy(onehot_labels, logits, weights=1.0, label_smoothing=0, *args: Any, **kwargs: Any) -> Any:
    """The mean loss, a scalar. Reports `output-shape`."""
    return _scalar(
        _losses.softmax_cross_entropy_with_logits(labels=onehot_labels, logits=logits), "softmax_cross_entropy"
    )


def sparse_softmax_cross_entropy(labels, logits, weights=1.0, *args: Any, **kwargs: Any) -> Any:
    """The mean loss, a scalar; labels may have a last axis of 1. Reports `output-shape`."""
    targets, outputs = _args.convert(labels), _args.convert(logits)
    unknown = _args.first_unknown_of(targets, outputs)
    if unknown is not None:
        return unknown
    if len(targets.shape) == len(outputs.shape) and prove_equal(targets.shape[-1], 1) is True:
        targets = targets.made(targets.shape[:-1], "squeeze")
    values = _losses.sparse_softmax_cross_entropy_with_logits(labels=targets, logits=outputs)
    return _scalar(values, "sparse_softmax_cross_entropy")


def sigmoid_cross_entropy(multi_class_labels, logits, weights=1.0, *args: Any, **kwargs: Any) -> Any:
    """The mean loss, a scalar. Reports `output-shape`."""
    values = _losses.sigmoid_cross_entropy_with_logits(labels=multi_class_labels, logits=logits)
    return _scalar(values, "sigmoid_cross_entropy")


def mean_squared_error(labels=None, predictions=None, *args: Any, **kwargs: Any) -> Any:  # type: ignore[no-redef]
    """TF 1's mean, a scalar; Keras' function of the same name gives one number a row."""
    return _scalar(_broadcast(labels, predictions, "sub"), "mean_squared_error")


def absolute_difference(labels, predictions, *args: Any, **kwargs: Any) -> Any:
    """The mean, a scalar."""
    return _scalar(_broadcast(labels, predictions, "sub"), "absolute_difference")


def huber_loss(labels, predictions, *args: Any, **kwargs: Any) -> Any:
    """The mean, a scalar."""
    return _scalar(_broadcast(labels, predictions, "sub"), "huber_loss")


def log_loss(labels, predictions, *args: Any, **kwargs: Any) -> Any:
    """The mean, a scalar."""
    return _scalar(_broadcast(labels, predictions, "sub"), "log_loss")


def get_total_loss(add_regularization_losses=True, name="total_loss", scope=None) -> Any:
    """Not known: which losses were added."""
    return Unknown("the total loss", kind=float)


def get_regularization_loss(*args: Any, **kwargs: Any) -> Any:
    """Not known: which losses were added."""
    return Unknown("the loss of the regularisers", kind=float)


def get_regularization_losses(scope=None) -> list[Any]:
    """None that are known."""
    return []


def add_loss(loss, loss_collection="losses") -> None:
    """No shape depends on it."""
