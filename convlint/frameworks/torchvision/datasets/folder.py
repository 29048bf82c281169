"""https://docs.pytorch.org/vision/stable/generated/torchvision.datasets.ImageFolder.html"""

from __future__ import annotations

from convlint.frameworks.torchvision._image import unknown_picture
from convlint.frameworks.torchvision.datasets import DatasetFolder, ImageFolder

__all__ = ["DatasetFolder", "ImageFolder"]

IMG_EXTENSIONS = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")


def default_loader(path):
    return unknown_picture()


def pil_loader(path):
    return unknown_picture()
