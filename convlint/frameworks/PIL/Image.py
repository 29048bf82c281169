"""`PIL.Image`: how many bands, which height and which width a picture has. No file is opened.

https://pillow.readthedocs.io/en/stable/reference/Image.html
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.PIL import UnidentifiedImageError
from convlint.frameworks.PIL._modes import BANDS, SWAPS, Dither, Palette, Quantize, Resampling, Transform, Transpose
from convlint.frameworks.PIL._sizes import some as _some
from convlint.values import Unknown, as_size

__all__ = ["Dither", "Image", "Palette", "Quantize", "Resampling", "Transform", "Transpose", "UnidentifiedImageError"]

NEAREST, BOX, BILINEAR = Resampling.NEAREST, Resampling.BOX, Resampling.BILINEAR
HAMMING, BICUBIC, LANCZOS = Resampling.HAMMING, Resampling.BICUBIC, Resampling.LANCZOS
FLIP_LEFT_RIGHT, FLIP_TOP_BOTTOM, TRANSPOSE = Transpose.FLIP_LEFT_RIGHT, Transpose.FLIP_TOP_BOTTOM, Transpose.TRANSPOSE
ROTATE_90, ROTATE_180, ROTATE_270 = Transpose.ROTATE_90, Transpose.ROTATE_180, Transpose.ROTATE_270
TRANSVERSE, MAX_IMAGE_PIXELS = Transpose.TRANSVERSE, 89_478_485
AFFINE, EXTENT, PERSPECTIVE, QUAD, MESH = Transform
WEB, ADAPTIVE = Palette
MAX_BANDS = 16


class Image:
    """A picture: bands, height and width; one that is not known is a symbol."""

    format: Any = None

    def __init__(self, channels: Any = 0, height: Any = 0, width: Any = 0, mode: Any = None) -> None:
        self._channels = channels
        self._height = height
        self._width = width
        self._mode = mode

    def _like(self, height: Any, width: Any) -> Image:
        """A picture of the same mode."""
        return Image(self._channels, height, width, self._mode)

    @property
    def size(self) -> Any:
        """(width, height)."""
        return (self._width, self._height)

    @property
    def width(self) -> Any:
        return self._width

    @property
    def height(self) -> Any:
        return self._height

    @property
    def mode(self) -> Any:
        known = self._mode or {1: "L", 3: "RGB", 4: "RGBA"}.get(self._channels)
        return known if known is not None else Unknown("the mode of a picture", kind=str)

    @property
    def info(self) -> Any:
        return Unknown("what a picture's file says", kind=dict)

    def _convlint_array(self) -> Any:
        """What NumPy makes of the picture: (height, width, bands), without the last axis where there is one band."""
        from convlint.frameworks.numpy._ndarray import new_array

        if not isinstance(self._channels, int):
            return Unknown("how many bands a picture has")
        sizes = (self._height, self._width, self._channels)
        return new_array(sizes[: 2 if self._channels == 1 else 3], "picture", dtype=_dtype(self._mode))

    # ------------------------------------------------------------------ other bands

    def convert(self, mode: Any = None, *args: Any, **kwargs: Any) -> Any:
        """The picture in another mode."""
        channels = BANDS.get(mode) if isinstance(mode, str) else None
        if channels is None:
            return Image(_some("bands"), self._height, self._width)
        return Image(channels, self._height, self._width, mode)

    def split(self) -> Any:
        """One picture for each band."""
        if not isinstance(self._channels, int) or self._channels > MAX_BANDS:
            return Unknown("how many bands a picture has")
        return (Image(1, self._height, self._width),) * self._channels

    def getchannel(self, channel: Any) -> Any:
        return Image(1, self._height, self._width, "L")

    def quantize(self, *args: Any, **kwargs: Any) -> Any:
        return Image(1, self._height, self._width, "P")

    def putalpha(self, alpha: Any) -> None:
        self._channels, self._mode = _some("bands"), None

    # ------------------------------------------------------------------ other sizes

    def resize(self, size: Any, *args: Any, **kwargs: Any) -> Any:
        """The picture at (width, height)."""
        if isinstance(size, Unknown):
            return self._like(_some("height"), _some("width"))
        width, height = _entries(size, 2)
        return self._like(as_size(height), as_size(width))

    def crop(self, box: Any = None) -> Any:
        """The part from the first corner to the other, which may lie outside."""
        if box is None:
            return self.copy()
        if isinstance(box, Unknown):
            return self._like(_some("height"), _some("width"))
        left, upper, right, lower = _entries(box, 4)
        return self._like(_between(upper, lower, "height"), _between(left, right, "width"))

    def thumbnail(self, size: Any, *args: Any, **kwargs: Any) -> None:
        """Makes the picture itself small enough for `size`, its proportions kept."""
        self._height, self._width = _some("height"), _some("width")

    def reduce(self, factor: Any, box: Any = None) -> Any:
        return self._like(_some("height"), _some("width"))

    def rotate(self, angle: Any, resample: Any = None, expand: Any = False, *args: Any, **kwargs: Any) -> Any:
        """The picture turned; with `expand` the size depends on the angle."""
        kept = expand is False or (isinstance(expand, int) and expand == 0)
        return self.copy() if kept else self._like(_some("height"), _some("width"))

    def transpose(self, method: Any) -> Any:
        if not isinstance(method, int):
            return self._like(_some("height"), _some("width"))
        return self._like(self._width, self._height) if method in SWAPS else self.copy()

    def transform(self, size: Any, *args: Any, **kwargs: Any) -> Any:
        return self.resize(size)

    # ------------------------------------------------------------------ the same

    def copy(self, *args: Any, **kwargs: Any) -> Any:
        return Image(self._channels, self._height, self._width, self._mode)

    filter = point = effect_spread = copy

    def load(self, *args: Any, **kwargs: Any) -> Any:
        return Unknown("the pixels of a picture")

    getpixel = getdata = getextrema = histogram = tobytes = getbbox = getcolors = entropy = load

    def close(self, *args: Any, **kwargs: Any) -> None:
        return None

    save = show = verify = seek = paste = putpixel = putdata = putpalette = alpha_composite = draft = close

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        return None


def _entries(values: Any, count: int) -> list[Any]:
    """The numbers of a size or a box; raises TypeError or ValueError as Pillow does where there are others."""
    entries = list(values)
    if len(entries) != count:
        raise ValueError(f"{count} numbers are wanted, not {len(entries)}")
    return entries


def _between(first: Any, last: Any, what: str) -> Any:
    """How far two coordinates, which are rounded, are from each other."""
    if isinstance(first, float) and isinstance(last, float):
        return max(0, round(last) - round(first))
    return max(0, last - first) if isinstance(first, int) and isinstance(last, int) else _some(what)


def _dtype(mode: Any) -> Any:
    from convlint.frameworks.numpy._dtypes import dtype_of

    return dtype_of({"1": "bool", "I": "int32", "F": "float32"}.get(mode, "uint8"))


# --------------------------------------------------------------------------- pictures out of something else


def open(fp, mode="r", formats=None):
    """A picture of which nothing is known: its file is not read."""
    return Image(_some("bands"), _some("height"), _some("width"))


def new(mode, size, color=0):
    """A picture of one color."""
    return Image(0, 0, 0).convert(mode).resize(size)


def frombytes(mode, size, *args, **kwargs):
    return new(mode, size)


frombuffer = frombytes


def fromarray(obj, mode=None):
    """A picture of an array (height, width) or (height, width, bands)."""
    shape = getattr(obj, "shape", None)
    if not isinstance(shape, tuple) or len(shape) not in (2, 3):
        return obj.derive("fromarray") if isinstance(obj, Unknown) else Unknown("a picture of something unknown")
    picture = Image(shape[2] if len(shape) == 3 else 1, *shape[:2])
    return picture if mode is None or len(shape) == 3 else picture.convert(mode)


def merge(mode, bands):
    """A picture of several bands."""
    first = bands[0] if isinstance(bands, (list, tuple)) and bands else None
    return first.convert(mode) if isinstance(first, Image) else Unknown("the bands of a picture")


def blend(im1, im2, alpha):
    return im1.copy() if isinstance(im1, Image) else Unknown("a picture that is not known")


def alpha_composite(im1, im2):
    return blend(im1, im2, 1)


def composite(image1, image2, mask):
    return blend(image1, image2, 1)


def isImageType(t):
    return isinstance(t, Image)
