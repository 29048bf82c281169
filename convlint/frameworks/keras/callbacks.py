"""`keras.callbacks`: https://keras.io/api/callbacks/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._training import History
from convlint.values import Unknown

__all__ = ["History"]


class Callback:
    """What `fit` calls; no shape depends on it."""

    params: Any = None
    validation_data: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.model = Unknown("the model of a callback")

    def set_params(self, params) -> None:
        self.params = params

    def set_model(self, model) -> None:
        self.model = model

    def on_epoch_begin(self, epoch, logs=None) -> None:
        return None

    def on_epoch_end(self, epoch, logs=None) -> None:
        return None

    def on_batch_begin(self, batch, logs=None) -> None:
        return None

    def on_batch_end(self, batch, logs=None) -> None:
        return None

    def on_train_batch_begin(self, batch, logs=None) -> None:
        return None

    def on_train_batch_end(self, batch, logs=None) -> None:
        return None

    def on_test_batch_begin(self, batch, logs=None) -> None:
        return None

    def on_test_batch_end(self, batch, logs=None) -> None:
        return None

    def on_train_begin(self, logs=None) -> None:
        return None

    def on_train_end(self, logs=None) -> None:
        return None

    def on_test_begin(self, logs=None) -> None:
        return None

    def on_test_end(self, logs=None) -> None:
        return None

    def on_predict_begin(self, logs=None) -> None:
        return None

    def on_predict_end(self, logs=None) -> None:
        return None


class ModelCheckpoint(Callback):
    """https://keras.io/api/callbacks/"""


class EarlyStopping(Callback):
    """https://keras.io/api/callbacks/"""


class ReduceLROnPlateau(Callback):
    """https://keras.io/api/callbacks/"""


class LearningRateScheduler(Callback):
    """https://keras.io/api/callbacks/"""


class TensorBoard(Callback):
    """https://keras.io/api/callbacks/"""


class CSVLogger(Callback):
    """https://keras.io/api/callbacks/"""


class LambdaCallback(Callback):
    """https://keras.io/api/callbacks/"""


class TerminateOnNaN(Callback):
    """https://keras.io/api/callbacks/"""


class RemoteMonitor(Callback):
    """https://keras.io/api/callbacks/"""


class ProgbarLogger(Callback):
    """https://keras.io/api/callbacks/"""


class BaseLogger(Callback):
    """https://keras.io/api/callbacks/"""


class BackupAndRestore(Callback):
    """https://keras.io/api/callbacks/"""


class SwapEMAWeights(Callback):
    """https://keras.io/api/callbacks/"""


class CallbackList(Callback):
    """https://keras.io/api/callbacks/"""
