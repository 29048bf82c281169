"""Models of semantic segmentation: each gives a dict of maps of the input's size.

https://docs.pytorch.org/vision/stable/models.html#semantic-segmentation
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision.models._api import family_of, names_of_families


def __getattr__(name: str) -> Any:
    family = family_of(name)
    if name[:1] == "_" or ".segmentation." not in getattr(family, "__name__", ""):
        raise AttributeError(name)
    return getattr(family, name)


def __dir__() -> list[str]:
    return names_of_families("segmentation")
