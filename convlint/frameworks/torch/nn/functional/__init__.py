"""`torch.nn.functional`: what the files of this folder register, each imported when a name of it is asked for."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._lazy import Files
from convlint.frameworks.torch._registry import FUNCTIONAL

_FILES = Files(
    __name__,
    (
        "_activation", "_linear", "_conv", "_pooling", "_padding", "_normalization", "_loss", "_resizing", "_attention",
        "_distance", "_torch_names",
    ),
    FUNCTIONAL.get,
)  # fmt: skip


def __getattr__(name: str) -> Any:
    value = globals()[name] = _FILES.get(name)
    return value


def __dir__() -> list[str]:
    _FILES.load_all()
    return sorted(FUNCTIONAL)
