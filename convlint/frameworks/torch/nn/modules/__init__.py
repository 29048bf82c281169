"""The layers, one family a file as in torch, each imported when a layer of it is asked for."""

from __future__ import annotations

import sys
from typing import Any

from convlint.frameworks.torch._lazy import Files
from convlint.frameworks.torch.nn.modules.module import Module

_FAMILIES = (
    "conv", "linear", "activation", "pooling", "batchnorm", "container", "dropout", "flatten", "loss", "normalization",
    "padding", "upsampling", "sparse", "rnn", "attention", "parameters", "lazy", "transformer", "distance", "adaptive",
)  # fmt: skip


def _layer(name: str) -> Any:
    """The layer `name` of the families that are imported by now, or None."""
    for family in _FAMILIES:
        value = vars(sys.modules.get(f"{__name__}.{family}", Module)).get(name)
        if isinstance(value, type) and issubclass(value, Module) and name[:1] != "_":
            return value
    return None


_FILES = Files(__name__, _FAMILIES, _layer)


def __getattr__(name: str) -> Any:
    value = globals()[name] = _FILES.get(name)
    return value


def layers() -> dict[str, Any]:
    """Every layer by its name."""
    _FILES.load_all()
    names = {name for family in _FAMILIES for name in vars(sys.modules[f"{__name__}.{family}"])}
    return {name: layer for name in sorted(names) if (layer := _layer(name)) is not None}


def __dir__() -> list[str]:
    return [*layers(), "Module"]
