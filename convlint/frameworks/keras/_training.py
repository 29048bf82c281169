"""`compile`, `fit` and their kin: where a model meets its loss and its labels.

https://keras.io/api/models/model_training_apis/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _evidence, _nest
from convlint.frameworks.keras._last_dense import watch
from convlint.frameworks.tensorflow._args import convert
from convlint.frameworks.tensorflow._arrays import array_of
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import prove_same
from convlint.values import Tensor as AnyTensor
from convlint.values import Unknown

__all__ = ["History", "Training"]


class History:
    """What `fit` gives: https://keras.io/api/models/model_training_apis/"""

    def __init__(self) -> None:
        self.history = Unknown("the course of a training")
        self.epoch = Unknown("the epochs of a training")
        self.params = Unknown("the parameters of a training")


class Training:
    """The training interface of a model."""

    loss: Any = None
    optimizer: Any = None
    _met_labels = False

    def compile(
        self, optimizer="rmsprop", loss=None, loss_weights=None, metrics=None, weighted_metrics=None, run_eagerly=False,
        steps_per_execution=1, jit_compile="auto", auto_scale_loss=True, **kwargs: Any
    ) -> None:  # fmt: skip
        """Remember the loss, to compare with the labels that `fit` is given."""
        self.optimizer = optimizer
        self.loss = loss
        watch(self)

    def fit(
        self, x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None,
        validation_split=0.0, validation_data=None, shuffle=True, class_weight=None, sample_weight=None,
        initial_epoch=0, steps_per_epoch=None, validation_steps=None, validation_batch_size=None, validation_freq=1,
        nb_epoch=None, max_queue_size=10, workers=1, use_multiprocessing=False,
    ) -> History:  # fmt: skip
        """Call the model on a batch of `x`, and compare what comes out with `y` and the loss.

        Reports `output-shape` or `missing-flatten` where they are proved not to meet.
        """
        self._train_on(x, y)
        return History()

    def _train_on(self, x: Any, y: Any) -> None:
        batch, labels = _evidence.batch_of(x, y)
        self._met_labels = self._met_labels or isinstance(labels, AnyTensor)
        if batch is None:
            return
        outputs = self._outputs_for(batch)
        _evidence.check(self, outputs, labels)

    def _outputs_for(self, batch: Any) -> Any:
        """What the model gives for a batch; computed once for each shape, as programs train in loops."""
        key = tuple(tensor.shape for tensor in _nest.flatten(batch) if isinstance(tensor, Tensor))
        version, known = getattr(self, "_outputs_by_shape", (None, []))
        if version is not self._version():
            known = []
        for shapes, outputs in known:
            if len(shapes) == len(key) and all(prove_same(a, b) is True for a, b in zip(shapes, key, strict=True)):
                return outputs
        outputs = self._call_on_data(batch)
        self._outputs_by_shape = (self._version(), [*known[-8:], (key, outputs)])
        return outputs

    def _version(self) -> Any:
        """An object that is another one after the model has changed."""
        return None

    def _call_on_data(self, batch: Any) -> Any:
        raise NotImplementedError

    def fit_generator(self, generator, *args: Any, **kwargs: Any) -> History:
        """Keras 2's `fit` for generators."""
        self._train_on(generator, None)
        return History()

    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, return_dict=False, **kwargs: Any) -> Any:
        """One step of training; gives the loss."""
        self._train_on(x, y)
        return Unknown("the loss of a batch")

    def test_on_batch(self, x, y=None, sample_weight=None, return_dict=False, **kwargs: Any) -> Any:
        """The loss of a batch."""
        self._train_on(x, y)
        return Unknown("the loss of a batch")

    def evaluate(
        self, x=None, y=None, batch_size=None, verbose="auto", sample_weight=None, steps=None, callbacks=None,
        return_dict=False, **kwargs: Any
    ) -> Any:  # fmt: skip
        """The loss, and the metrics if there are any."""
        self._train_on(x, y)
        return Unknown("the loss of a data set")

    def evaluate_generator(self, generator, *args: Any, **kwargs: Any) -> Any:
        """Keras 2's `evaluate` for generators."""
        return Unknown("the loss of a data set")

    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None, **kwargs: Any) -> Any:
        """The outputs for all of `x`, as arrays."""
        batch, _ = _evidence.batch_of(x, None)
        if batch is None:
            return Unknown("the predictions for data that is not known")
        return _as_arrays(self._outputs_for(batch), x)

    def predict_on_batch(self, x) -> Any:
        """The outputs for a batch, as arrays."""
        return self.predict(x)

    def predict_classes(self, x, batch_size=None, verbose=0) -> Any:
        """Keras 2's class numbers; one a sample."""
        return Unknown("the predicted classes")

    predict_proba = predict

    def predict_generator(self, generator, *args: Any, **kwargs: Any) -> Any:
        """Keras 2's `predict` for generators."""
        return Unknown("the predictions for a generator")

    def reset_states(self) -> None:
        return None

    reset_state = reset_metrics = reset_states

    @property
    def metrics_names(self) -> Any:
        return Unknown("the names of the metrics")

    @property
    def metrics(self) -> list[Any]:
        return []


def _as_arrays(outputs: Any, data: Any) -> Any:
    """Outputs as arrays, as many rows as `data` has."""
    if isinstance(outputs, (list, tuple)):
        return [_as_arrays(item, data) for item in outputs]
    if not isinstance(outputs, Tensor):
        return outputs
    source = data[0] if isinstance(data, (list, tuple)) and data else data
    rows = convert(source).shape[:1] if isinstance(source, AnyTensor) else outputs.shape[:1]
    return array_of((*rows, *outputs.shape[1:]), "predict", outputs)
