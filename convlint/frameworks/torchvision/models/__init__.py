"""`torchvision.models`: one family a file, loaded when one of its names is asked for.

https://docs.pytorch.org/vision/stable/models.html
"""

from __future__ import annotations

from typing import Any

# Two families have the name of a function: the function is what `models.alexnet` means.
from convlint.frameworks.torchvision.models._api import (
    Weights,
    WeightsEnum,
    family_of,
    get_model,
    get_model_builder,
    get_model_weights,
    get_weight,
    list_models,
    names_of_families,
)
from convlint.frameworks.torchvision.models.alexnet import AlexNet, AlexNet_Weights, alexnet
from convlint.frameworks.torchvision.models.googlenet import GoogLeNet, GoogLeNet_Weights, googlenet

__all__ = [
    "AlexNet",
    "AlexNet_Weights",
    "GoogLeNet",
    "GoogLeNet_Weights",
    "Weights",
    "WeightsEnum",
    "alexnet",
    "get_model",
    "get_model_builder",
    "get_model_weights",
    "get_weight",
    "googlenet",
    "list_models",
]


def __getattr__(name: str) -> Any:
    family = family_of(name)
    if name[:1] == "_" or family is None or family.__name__.count(".") > __name__.count(".") + 1:
        raise AttributeError(name)
    return getattr(family, name)


def __dir__() -> list[str]:
    return [*__all__, *names_of_families("")]
