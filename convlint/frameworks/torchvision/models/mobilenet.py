"""The names of both MobileNets, under which MobileNetV2 was found at first."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision.models import mobilenetv2, mobilenetv3


def __getattr__(name: str) -> Any:
    for module in (mobilenetv2, mobilenetv3):
        if name[:1] != "_" and name in vars(module):
            return vars(module)[name]
    raise AttributeError(name)
