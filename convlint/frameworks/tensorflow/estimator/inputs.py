"""`tf.estimator.inputs` of TF 1.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/estimator/inputs
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Step, Unknown, active


def _batch(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _batch(value) for key, value in data.items()}
    tensor = _args.convert(data)
    if isinstance(tensor, Unknown) or not tensor.shape:
        return tensor
    return Tensor((_static.batch_symbol(), *tensor.shape[1:]), Step("batch", (tensor,), active().site))


class _InputFunction:
    """What `numpy_input_fn` gives: called, it gives a batch of the features, and one of the labels."""

    def __init__(self, x: Any, y: Any) -> None:
        self._x, self._y = x, y

    def __call__(self) -> Any:
        features = _batch(self._x)
        return features if self._y is None else (features, _batch(self._y))


def numpy_input_fn(
    x, y=None, batch_size=128, num_epochs=1, shuffle=None, queue_capacity=1000, num_threads=1
) -> _InputFunction:
    """A function that gives batches of `x` (an array, or a dict of them) and of `y`."""
    return _InputFunction(x, y)
