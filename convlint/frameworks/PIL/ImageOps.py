"""Ready-made operations on pictures. https://pillow.readthedocs.io/en/stable/reference/ImageOps.html"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from convlint.frameworks.PIL._sizes import some as _some
from convlint.frameworks.PIL.Image import Image
from convlint.values import Unknown, as_size


def _takes_picture(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function of a picture; of anything else nothing is said."""

    @wraps(function)
    def call(image: Any, *args: Any, **kwargs: Any) -> Any:
        return function(image, *args, **kwargs) if isinstance(image, Image) else Unknown("a picture that is not known")

    return call


@_takes_picture
def _kept(image: Any, *args: Any, **kwargs: Any) -> Any:
    return image.copy()


autocontrast = equalize = flip = mirror = invert = posterize = solarize = deform = _kept


@_takes_picture
def grayscale(image):
    """One band."""
    return image.convert("L")


@_takes_picture
def colorize(image, *args, **kwargs):
    return image.convert("RGB")


@_takes_picture
def fit(image, size, *args, **kwargs):
    """Cropped and resized to (width, height)."""
    return image.resize(size)


@_takes_picture
def pad(image, size, *args, **kwargs):
    """Resized and padded to (width, height)."""
    return image.resize(size)


@_takes_picture
def contain(image, size, *args, **kwargs):
    """At most (width, height), the proportions kept."""
    return image.resize(Unknown("a size that depends on the picture's"))


cover = scale = contain


@_takes_picture
def exif_transpose(image, *, in_place=False):
    """Turned as its file says."""
    if in_place:
        image.thumbnail(None)
        return None
    return image.resize(Unknown("a size that depends on the picture's"))


@_takes_picture
def expand(image, border=0, fill=0):
    """With a border: one number, (sides, top and bottom), or (left, top, right, bottom)."""
    left, top, right, bottom = _borders(border)
    return image.resize((image.width + left + right, image.height + top + bottom))


@_takes_picture
def crop(image, border=0):
    """Without a border."""
    left, top, right, bottom = _borders(border)
    return image.resize((image.width - left - right, image.height - top - bottom))


def _borders(border: Any) -> list[Any]:
    if not isinstance(border, (tuple, list)):
        return [as_size(border) if not isinstance(border, Unknown) else _some("border")] * 4
    sides = [as_size(side) for side in border]
    return sides * 2 if len(sides) == 2 else sides
