"""`keras.ops.image`: https://keras.io/api/ops/image/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _graph, _window
from convlint.frameworks.tensorflow._unary import elementwise
from convlint.shapes import Window
from convlint.values import Unknown, as_size


def _picture(images: Any, data_format: Any) -> Any:
    """The tensor and its axes of height, width and channels; or Unknown."""
    tensor = _args.convert(images)
    first = _args.channels_first(data_format, _graph.state().image_data_format == "channels_first")
    unknown = _args.first_unknown_of(tensor, first)
    if unknown is not None or len(tensor.shape) not in (3, 4):
        return unknown or Unknown("what is no picture")
    start = len(tensor.shape) - 3
    return (tensor, start + 1, start + 2, start) if first else (tensor, start, start + 1, start + 2)


def resize(
    images, size, interpolation="bilinear", antialias=False, crop_to_aspect_ratio=False, pad_to_aspect_ratio=False,
    fill_mode="constant", fill_value=0.0, data_format=None,
) -> Any:  # fmt: skip
    """Pictures of another height and width."""
    found, sizes = _picture(images, data_format), _args.sizes(size)
    if not isinstance(found, tuple) or isinstance(sizes, Unknown):
        return found if not isinstance(found, tuple) else sizes
    tensor, height, width, _ = found
    shape = list(tensor.shape)
    shape[height], shape[width] = (as_size(item) for item in (sizes if len(sizes) == 2 else sizes * 2))
    return tensor.made(tuple(shape), "resize")


def extract_patches(images, size, strides=None, dilation_rate=1, padding="valid", data_format=None) -> Any:
    """Windows as vectors: `[B, H, W, C] -> [B, H', W', size * size * C]`. Reports `empty-output`."""
    found = _picture(images, data_format)
    if not isinstance(found, tuple):
        return found
    tensor, height, width, channels = found
    sizes = _args.pair(size, 2)
    steps = sizes if strides is None else _args.pair(strides, 2)
    if not all(isinstance(item, int) for item in (*sizes, *steps)) or dilation_rate != 1 or padding not in _PADDINGS:
        return Unknown("the windows of extract_patches")
    windows = tuple(Window(k, s, padding=_PADDINGS[padding]) for k, s in zip(sizes, steps, strict=True))
    depth = tensor.shape[channels] * sizes[0] * sizes[1]
    return _window.slide(tensor, windows, (height, width), "extract_patches", channels=depth, channel_axis=channels)


_PADDINGS: dict[Any, Any] = {"valid": (0, 0), "same": "same"}


def rgb_to_grayscale(images, data_format=None) -> Any:
    """Pictures of one channel."""
    found = _picture(images, data_format)
    if not isinstance(found, tuple):
        return found
    tensor, _, _, channels = found
    shape = list(tensor.shape)
    shape[channels] = 1
    return tensor.made(tuple(shape), "rgb_to_grayscale")


def rgb_to_hsv(images, data_format=None) -> Any:
    """The shape of `images`."""
    return elementwise(images, "rgb_to_hsv")


hsv_to_rgb = rgb_to_hsv


def affine_transform(images, transform, *args: Any, **kwargs: Any) -> Any:
    """The shape of `images`."""
    return elementwise(images, "affine_transform")
