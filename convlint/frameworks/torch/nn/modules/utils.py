"""Twin of `torch.nn.modules.utils`: one number as several."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import repeated

__all__ = ["_ntuple", "_pair", "_quadruple", "_single", "_triple"]


def _single(x: Any) -> Any:
    return repeated(x, 1)


def _pair(x: Any) -> Any:
    return repeated(x, 2)


def _triple(x: Any) -> Any:
    return repeated(x, 3)


def _quadruple(x: Any) -> Any:
    return repeated(x, 4)


def _ntuple(n: int, name: str = "parse") -> Any:
    return (_single, _pair, _triple, _quadruple)[n - 1]
