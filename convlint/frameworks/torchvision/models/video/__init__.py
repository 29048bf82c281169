"""Models of clips. https://docs.pytorch.org/vision/stable/models.html#video-classification"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision.models._api import family_of, names_of_families

# `models.video.s3d` is the function, although a file has that name too.
from convlint.frameworks.torchvision.models.video.s3d import S3D, S3D_Weights, s3d

__all__ = ["S3D", "S3D_Weights", "s3d"]


def __getattr__(name: str) -> Any:
    family = family_of(name)
    if name[:1] == "_" or ".video." not in getattr(family, "__name__", "") or name not in vars(family):
        raise AttributeError(name)
    return vars(family)[name]


def __dir__() -> list[str]:
    return names_of_families("video")
