"""`tf.metrics`: TF 1's functions, and Keras' metrics under TF 2's name.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/metrics
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.metrics import *  # noqa: F403
from convlint.frameworks.tensorflow._tensor import Operation
from convlint.values import Unknown


def accuracy(labels, predictions, weights=None, *args: Any, **kwargs: Any) -> Any:
    """The value and the operation that updates it."""
    return Unknown("the value of a metric", kind=float), Operation()


mean = precision = recall = auc = accuracy
