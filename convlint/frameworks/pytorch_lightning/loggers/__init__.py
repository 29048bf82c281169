"""Loggers change no shape. https://lightning.ai/docs/pytorch/stable/extensions/logging.html"""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class Logger:
    """Base of loggers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown(f"the logger's {name}")


def _logger(name: str) -> Any:
    return type(name, (Logger,), {"__module__": __name__, "__doc__": "A logger."})


CometLogger = _logger("CometLogger")
CSVLogger = _logger("CSVLogger")
MLFlowLogger = _logger("MLFlowLogger")
NeptuneLogger = _logger("NeptuneLogger")
TensorBoardLogger = _logger("TensorBoardLogger")
WandbLogger = _logger("WandbLogger")
