"""Pictures out of files, which are not read. https://docs.opencv.org/4.x/d4/da8/group__imgcodecs.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.cv2._codes import IMREAD_COLOR, IMREAD_COLOR_RGB, IMREAD_GRAYSCALE
from convlint.frameworks.cv2._support import picture
from convlint.frameworks.PIL._sizes import some
from convlint.values import Unknown


def imread(filename, flags=IMREAD_COLOR):
    """(height, width, 3), or (height, width) in grey."""
    bands = {IMREAD_COLOR: 3, IMREAD_COLOR_RGB: 3, IMREAD_GRAYSCALE: 1}.get(flags) if isinstance(flags, int) else None
    if bands is None:
        return Unknown("how many bands a picture has")
    return picture(some("height"), some("width"), bands)


def imdecode(buf, flags):
    return imread(buf, flags)


def imwrite(filename, img, params=None):
    return True


def imshow(winname, mat):
    return None


def waitKey(delay=0):
    return Unknown("a key", kind=int)


def setNumThreads(nthreads):
    return None


class VideoCapture:
    """https://docs.opencv.org/4.x/d8/dfe/classcv_1_1VideoCapture.html"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        return None

    def read(self) -> Any:
        """Whether there is another frame, and the frame."""
        return Unknown("whether there is another frame", kind=bool), picture(some("height"), some("width"), 3)

    def isOpened(self) -> Any:
        return Unknown("whether a video can be read", kind=bool)

    def get(self, propId: Any) -> Any:
        return Unknown("what a video says of itself", kind=float)

    def set(self, propId: Any, value: Any) -> Any:
        return Unknown("whether a video can be set so", kind=bool)

    def release(self) -> None:
        return None
