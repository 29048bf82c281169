"""Fabric moves models, data and optimizers; no shape changes. https://lightning.ai/docs/fabric/stable/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.pytorch_lightning import seed_everything
from convlint.frameworks.torch._ops.settings import _Context
from convlint.values import Unknown

__all__ = ["seed_everything"]


class Fabric:
    """What it is given comes back as it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.is_global_zero = Unknown("which process this is", kind=bool, key=("fabric", "zero"))
        self.device = Unknown("the device of a process", key=("device",))

    def launch(self, function: Any = None, *args: Any, **kwargs: Any) -> Any:
        return function(self, *args, **kwargs) if function is not None else None

    def setup(self, module: Any, *optimizers: Any, **kwargs: Any) -> Any:
        return (module, *optimizers) if optimizers else module

    def setup_module(self, module: Any, **kwargs: Any) -> Any:
        return module

    def setup_optimizers(self, *optimizers: Any) -> Any:
        return optimizers if len(optimizers) > 1 else optimizers[0]

    def setup_dataloaders(self, *dataloaders: Any, **kwargs: Any) -> Any:
        return dataloaders if len(dataloaders) > 1 else dataloaders[0]

    def to_device(self, obj: Any) -> Any:
        return obj

    def backward(self, tensor: Any, *args: Any, **kwargs: Any) -> None:
        return None

    def seed_everything(self, seed: Any = None, workers: Any = None) -> Any:
        return seed

    def print(self, *args: Any, **kwargs: Any) -> None:
        return None

    def log(self, name: Any, value: Any, step: Any = None) -> None:
        return None

    def log_dict(self, metrics: Any, step: Any = None) -> None:
        return None

    def barrier(self, name: Any = None) -> None:
        return None

    def save(self, path: Any, state: Any, filter: Any = None) -> None:
        return None

    def load(self, path: Any, state: Any = None, strict: Any = True) -> Any:
        return Unknown("the contents of a file")

    def autocast(self) -> Any:
        return _Context()

    def rank_zero_first(self, local: Any = False) -> Any:
        return _Context()

    def no_backward_sync(self, module: Any, enabled: Any = True) -> Any:
        return _Context()
