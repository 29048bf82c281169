"""Callbacks change no shape. https://lightning.ai/docs/pytorch/stable/extensions/callbacks.html"""

from __future__ import annotations

from typing import Any


class Callback:
    """Base of callbacks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()


def _callback(name: str) -> Any:
    return type(name, (Callback,), {"__module__": __name__, "__doc__": "A callback."})


EarlyStopping = _callback("EarlyStopping")
LearningRateMonitor = _callback("LearningRateMonitor")
ModelCheckpoint = _callback("ModelCheckpoint")
ModelSummary = _callback("ModelSummary")
RichModelSummary = _callback("RichModelSummary")
RichProgressBar = _callback("RichProgressBar")
StochasticWeightAveraging = _callback("StochasticWeightAveraging")
TQDMProgressBar = _callback("TQDMProgressBar")
Timer = _callback("Timer")
DeviceStatsMonitor = _callback("DeviceStatsMonitor")
GradientAccumulationScheduler = _callback("GradientAccumulationScheduler")
BaseFinetuning = _callback("BaseFinetuning")
