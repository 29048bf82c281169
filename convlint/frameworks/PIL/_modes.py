"""Modes of pictures, and the numbers that Pillow's functions take.

https://pillow.readthedocs.io/en/stable/handbook/concepts.html#modes
"""

from __future__ import annotations

from enum import IntEnum

# How many bands a picture of each mode has.
BANDS = {"1": 1, "L": 1, "P": 1, "I": 1, "F": 1, "I;16": 1, "LA": 2, "La": 2, "PA": 2, "RGB": 3, "YCbCr": 3, "LAB": 3}
BANDS |= {"HSV": 3, "RGBA": 4, "RGBa": 4, "RGBX": 4, "CMYK": 4}


class Resampling(IntEnum):
    """https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Resampling"""

    NEAREST = 0
    BOX = 4
    BILINEAR = 2
    HAMMING = 5
    BICUBIC = 3
    LANCZOS = 1
    MKS2013 = 6
    MKS2021 = 7


class Transpose(IntEnum):
    """https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Transpose"""

    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
    TRANSPOSE = 5
    TRANSVERSE = 6


# The ways to transpose a picture that give it the width for its height.
SWAPS = frozenset([Transpose.ROTATE_90, Transpose.ROTATE_270, Transpose.TRANSPOSE, Transpose.TRANSVERSE])


class Transform(IntEnum):
    """https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Transform"""

    AFFINE = 0
    EXTENT = 1
    PERSPECTIVE = 2
    QUAD = 3
    MESH = 4


class Dither(IntEnum):
    """https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Dither"""

    NONE = 0
    ORDERED = 1
    RASTERIZE = 2
    FLOYDSTEINBERG = 3


class Palette(IntEnum):
    """https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Palette"""

    WEB = 0
    ADAPTIVE = 1


class Quantize(IntEnum):
    """https://pillow.readthedocs.io/en/stable/reference/Image.html#PIL.Image.Quantize"""

    MEDIANCUT = 0
    MAXCOVERAGE = 1
    FASTOCTREE = 2
    LIBIMAGEQUANT = 3
