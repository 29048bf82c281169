"""The second version of the transforms: those of the first, and dtypes.

https://docs.pytorch.org/vision/stable/transforms.html#v2-api-reference-recommended
"""

from __future__ import annotations

from convlint.frameworks.PIL.Image import Image as Picture
from convlint.frameworks.torchvision._image import to_tensor
from convlint.frameworks.torchvision.transforms import *  # noqa: F403
from convlint.frameworks.torchvision.transforms import functional
from convlint.frameworks.torchvision.transforms._classes import GaussianNoise, _Transform

__all__ = ["GaussianNoise", "functional"]


class ToImage(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.ToImage.html"""

    def forward(self, img):
        return to_tensor(img) if isinstance(img, Picture) else img


class ToDtype(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.ToDtype.html"""


class ToPureTensor(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.ToPureTensor.html"""


class Identity(_Transform):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.Identity.html"""
