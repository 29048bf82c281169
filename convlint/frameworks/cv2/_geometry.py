"""Sizes, borders and turns. https://docs.opencv.org/4.x/da/d54/group__imgproc__transform.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.cv2._codes import ROTATE_180
from convlint.frameworks.cv2._support import at_size, takes_picture
from convlint.frameworks.numpy._ndarray import new_array
from convlint.frameworks.PIL._sizes import some
from convlint.values import Tensor, Unknown, as_size


@takes_picture
def resize(src, dsize=None, dst=None, fx=0, fy=0, interpolation=1):
    """The picture at (width, height), or larger by two factors."""
    if dsize is None:
        return at_size(src, _scaled(src.shape[0], fy), _scaled(src.shape[1], fx), "resize")
    return at_size(src, *_size(dsize), "resize")


def _size(dsize: Any) -> tuple[Any, Any]:
    """Height and width out of (width, height)."""
    if isinstance(dsize, (Unknown, Tensor)):
        return some("height"), some("width")
    width, height = dsize
    return as_size(height), as_size(width)


def _scaled(size: Any, factor: Any) -> Any:
    known = isinstance(size, int) and isinstance(factor, (int, float)) and factor > 0
    return round(size * factor) if known else some("size")


@takes_picture
def copyMakeBorder(src, top, bottom, left, right, borderType=0, dst=None, value=None):
    """The picture with a border."""
    height, width = src.shape[:2]
    return at_size(src, height + as_size(top) + as_size(bottom), width + as_size(left) + as_size(right), "border")


@takes_picture
def flip(src, flipCode, dst=None):
    height, width = src.shape[:2]
    return at_size(src, height, width, "flip")


@takes_picture
def rotate(src, rotateCode, dst=None):
    """The picture turned by a quarter or by half."""
    height, width = src.shape[:2]
    if not isinstance(rotateCode, int):
        return at_size(src, some("height"), some("width"), "rotate")
    if rotateCode != ROTATE_180:
        height, width = width, height
    return at_size(src, height, width, "rotate")


@takes_picture
def transpose(src, dst=None):
    return at_size(src, src.shape[1], src.shape[0], "transpose")


@takes_picture
def warpAffine(src, M, dsize, *args, **kwargs):
    return at_size(src, *_size(dsize), "warp")


@takes_picture
def warpPerspective(src, M, dsize, *args, **kwargs):
    return at_size(src, *_size(dsize), "warp")


def getRotationMatrix2D(center, angle, scale):
    return new_array((2, 3), "matrix")


def getAffineTransform(src, dst):
    return new_array((2, 3), "matrix")


def getPerspectiveTransform(src, dst, solveMethod=0):
    return new_array((3, 3), "matrix")
