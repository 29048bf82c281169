"""Enhancers, which keep the size. https://pillow.readthedocs.io/en/stable/reference/ImageEnhance.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.PIL.Image import Image
from convlint.values import Unknown


class Color:
    """https://pillow.readthedocs.io/en/stable/reference/ImageEnhance.html#PIL.ImageEnhance.Color"""

    def __init__(self, image: Any) -> None:
        self.image = image

    def enhance(self, factor: Any) -> Any:
        """The picture with more or less of it."""
        return self.image.copy() if isinstance(self.image, Image) else Unknown("a picture that is not known")


class Contrast(Color):
    """https://pillow.readthedocs.io/en/stable/reference/ImageEnhance.html#PIL.ImageEnhance.Contrast"""


class Brightness(Color):
    """https://pillow.readthedocs.io/en/stable/reference/ImageEnhance.html#PIL.ImageEnhance.Brightness"""


class Sharpness(Color):
    """https://pillow.readthedocs.io/en/stable/reference/ImageEnhance.html#PIL.ImageEnhance.Sharpness"""
