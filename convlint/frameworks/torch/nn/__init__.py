"""`torch.nn`: the layers of `modules/`. https://docs.pytorch.org/docs/stable/nn.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn import modules
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.nn.parallel import DataParallel
from convlint.frameworks.torch.nn.parameter import Buffer, Parameter, UninitializedBuffer, UninitializedParameter

__all__ = ["Buffer", "DataParallel", "Module", "Parameter", "UninitializedBuffer", "UninitializedParameter"]


def __getattr__(name: str) -> Any:
    value = globals()[name] = getattr(modules, name)
    return value


def __dir__() -> list[str]:
    return [*__all__, *modules.layers()]
