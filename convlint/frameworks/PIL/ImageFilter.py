"""Filters, which keep the size. https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html"""

from __future__ import annotations

from typing import Any


class Filter:
    """Base of all filters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        return None


class MultibandFilter(Filter):
    """Base of those that look at all bands."""


class GaussianBlur(MultibandFilter):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html#PIL.ImageFilter.GaussianBlur"""


class BoxBlur(MultibandFilter):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html#PIL.ImageFilter.BoxBlur"""


class UnsharpMask(MultibandFilter):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html#PIL.ImageFilter.UnsharpMask"""


class MedianFilter(Filter):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html#PIL.ImageFilter.MedianFilter"""


class BLUR(Filter):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html"""


class SMOOTH(BLUR):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html"""


class SHARPEN(BLUR):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html"""


class EDGE_ENHANCE(BLUR):
    """https://pillow.readthedocs.io/en/stable/reference/ImageFilter.html"""
