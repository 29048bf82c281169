"""`tf.estimator` of TF 1: a model function is called on what an input function gives.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/estimator
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow.data._dataset import Dataset as _Dataset
from convlint.values import Undecided, Unknown


class ModeKeys:
    """https://www.tensorflow.org/api_docs/python/tf/estimator/ModeKeys"""

    TRAIN = "train"
    EVAL = "eval"
    PREDICT = "infer"


class EstimatorSpec:
    """https://www.tensorflow.org/api_docs/python/tf/estimator/EstimatorSpec"""

    def __init__(
        self, mode, predictions=None, loss=None, train_op=None, eval_metric_ops=None, export_outputs=None, *args: Any,
        **kwargs: Any
    ) -> None:  # fmt: skip
        self.mode, self.predictions, self.loss, self.train_op = mode, predictions, loss, train_op


class RunConfig:
    """https://www.tensorflow.org/api_docs/python/tf/estimator/RunConfig"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._settings = kwargs


class TrainSpec(RunConfig):
    """https://www.tensorflow.org/api_docs/python/tf/estimator/TrainSpec"""


class EvalSpec(RunConfig):
    """https://www.tensorflow.org/api_docs/python/tf/estimator/EvalSpec"""


class Estimator:
    """https://www.tensorflow.org/api_docs/python/tf/estimator/Estimator"""

    def __init__(self, model_fn, model_dir=None, config=None, params=None, warm_start_from=None) -> None:
        self._model_fn = model_fn
        self.params = params
        self.model_dir = model_dir

    def _run(self, input_fn: Any, mode: str) -> Any:
        """The model function on a batch; which of the optional arguments it takes is tried."""
        data = _call_program(input_fn)
        element = data._element if isinstance(data, _Dataset) else data
        features, labels = element if isinstance(element, tuple) and len(element) == 2 else (element, None)
        if mode == ModeKeys.PREDICT:
            labels = None
        more: list[dict[str, Any]] = [
            {"mode": mode, "params": self.params},
            {"mode": mode},
            {"params": self.params},
            {},
        ]
        for extra in more:
            if self._takes(extra):
                return _call_program(self._model_fn, features, labels, **extra)
        return Unknown("the model function of an estimator")

    def _takes(self, extra: dict[str, Any]) -> bool:
        """Whether the model function has parameters of these names (all of them, where they are not known)."""
        parameters = getattr(getattr(self._model_fn, "code", None), "parameters", None)
        if parameters is None:
            raise Undecided(Unknown("the parameters of a model function"))
        names = [*parameters.positional, *parameters.keyword_only]
        return all(name in names for name in extra) and len(parameters.positional) >= 2

    def train(self, input_fn, hooks=None, steps=None, max_steps=None, saving_listeners=None) -> Estimator:
        """Call the model function for training."""
        self._run(input_fn, ModeKeys.TRAIN)
        return self

    def evaluate(self, input_fn, steps=None, hooks=None, checkpoint_path=None, name=None) -> Any:
        """Call the model function for evaluation."""
        self._run(input_fn, ModeKeys.EVAL)
        return Unknown("the metrics of an estimator")

    def predict(self, input_fn, predict_keys=None, hooks=None, checkpoint_path=None, yield_single_examples=True) -> Any:
        """Call the model function for prediction."""
        self._run(input_fn, ModeKeys.PREDICT)
        return Unknown("the predictions of an estimator")


def train_and_evaluate(estimator, train_spec, eval_spec) -> Any:
    """Not modelled: the input functions lie in the specifications."""
    return Unknown("tf.estimator.train_and_evaluate is not modelled")
