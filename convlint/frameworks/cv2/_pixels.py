"""Colours and filters. https://docs.opencv.org/4.x/d7/dbd/group__imgproc.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.cv2._codes import _BANDS
from convlint.frameworks.cv2._support import at_size, picture, takes_picture
from convlint.values import Unknown


@takes_picture
def cvtColor(src, code, dst=None, dstCn=0):
    """The picture in other colours."""
    bands = _BANDS.get(code) if isinstance(code, int) else None
    if bands is None:
        return Unknown("how many bands a picture has")
    height, width = src.shape[:2]
    return picture(height, width, bands, src._dtype)


@takes_picture
def _kept(src: Any, *args: Any, **kwargs: Any) -> Any:
    height, width = src.shape[:2]
    return at_size(src, height, width, "filter")


GaussianBlur = blur = boxFilter = medianBlur = bilateralFilter = filter2D = erode = dilate = morphologyEx = _kept
addWeighted = add = subtract = multiply = absdiff = convertScaleAbs = equalizeHist = _kept
fastNlMeansDenoising = fastNlMeansDenoisingColored = _kept


@takes_picture
def threshold(src, thresh, maxval, type, dst=None):
    """The threshold, and the picture of two values."""
    height, width = src.shape[:2]
    return Unknown("a threshold", kind=float), at_size(src, height, width, "threshold")


@takes_picture
def split(m, mv=None):
    """One array (height, width) for each band."""
    bands = m.shape[2] if len(m.shape) == 3 else 1
    if not isinstance(bands, int):
        return Unknown("how many bands a picture has")
    height, width = m.shape[:2]
    return (picture(height, width, 1, m._dtype),) * min(bands, 512)


def merge(mv, dst=None):
    """An array of several bands."""
    shape = getattr(mv[0], "shape", None) if isinstance(mv, (list, tuple)) and mv else None
    if not isinstance(shape, tuple) or len(shape) != 2:
        return Unknown("what is merged into a picture")
    height, width = shape
    return picture(height, width, len(mv), mv[0]._dtype)
