"""torchvision's models with the weights named, or without. https://lightning.ai/docs/pytorch/stable/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import is_twin_function
from convlint.frameworks.torchvision import models
from convlint.values import Unknown


def get_torchvision_model(model_name, **kwargs):
    """`torchvision.models.<model_name>(**kwargs)`"""
    maker: Any = getattr(models, model_name, None) if isinstance(model_name, str) else None
    return maker(**kwargs) if is_twin_function(maker) else Unknown("a model of torchvision")


def is_overridden(method_name, instance=None, parent=None):
    return Unknown("whether a method is overridden", kind=bool)
