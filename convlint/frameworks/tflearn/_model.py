"""`tflearn.DNN`: training; no shape depends on it.

http://tflearn.org/models/dnn/
"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class DNN:
    """http://tflearn.org/models/dnn/"""

    def __init__(self, network, *args: Any, **kwargs: Any) -> None:
        self.net = network

    def fit(self, X_inputs, Y_targets, *args: Any, **kwargs: Any) -> None:
        return None

    def predict(self, X) -> Any:
        return Unknown("the predictions of a model")

    evaluate = predict_label = predict

    def save(self, model_file) -> None:
        return None

    def load(self, model_file, *args: Any, **kwargs: Any) -> None:
        return None
