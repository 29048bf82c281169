"""`tf.image`: pictures `[height, width, channels]`, or batches of them.

https://www.tensorflow.org/api_docs/python/tf/image
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise
from convlint.shapes import Size
from convlint.values import Step, Unknown, active, as_size


class ResizeMethod:
    """https://www.tensorflow.org/api_docs/python/tf/image/ResizeMethod"""

    BILINEAR = "bilinear"
    NEAREST_NEIGHBOR = "nearest"
    BICUBIC = "bicubic"
    AREA = "area"
    LANCZOS3 = "lanczos3"
    LANCZOS5 = "lanczos5"
    GAUSSIAN = "gaussian"
    MITCHELLCUBIC = "mitchellcubic"


def _of_size(images: Any, height: Any, width: Any, op: str) -> Any:
    """A picture, or a batch, of another height and width. Raises ValueError for another rank than 3 or 4."""
    tensor = _args.convert(images)
    if isinstance(tensor, Unknown):
        return tensor
    if len(tensor.shape) not in (3, 4):
        raise ValueError("'images' must have either 3 or 4 dimensions.")
    return tensor.made((*tensor.shape[:-3], as_size(height), as_size(width), tensor.shape[-1]), op)


def resize(
    images, size, method="bilinear", preserve_aspect_ratio=False, antialias=False, name=None, *args: Any, **kwargs: Any
) -> Any:
    """A picture of `size` (height, width); TF 0.x gave height and width as two numbers."""
    if isinstance(size, int) and isinstance(method, int):
        size = (size, method)
    sizes = _args.sizes(size)
    if isinstance(sizes, Unknown) or len(sizes) != 2 or preserve_aspect_ratio is not False:
        return Unknown("the size of a picture")
    return _of_size(images, sizes[0], sizes[1], "resize")


resize_images = resize


def resize_bilinear(images, size, align_corners=False, name=None, half_pixel_centers=False) -> Any:
    """A picture of `size` (height, width)."""
    return resize(images, size)


resize_nearest_neighbor = resize_bicubic = resize_area = resize_bilinear


def resize_image_with_crop_or_pad(image, target_height, target_width) -> Any:
    """A picture of the target size."""
    return _of_size(image, target_height, target_width, "resize_with_crop_or_pad")


resize_with_crop_or_pad = resize_image_with_crop_or_pad


def resize_with_pad(image, target_height, target_width, method="bilinear", antialias=False, *args: Any) -> Any:
    """A picture of the target size."""
    return _of_size(image, target_height, target_width, "resize_with_pad")


resize_image_with_pad = resize_with_pad


def crop_to_bounding_box(image, offset_height, offset_width, target_height, target_width) -> Any:
    """A picture of the target size."""
    return _of_size(image, target_height, target_width, "crop_to_bounding_box")


def pad_to_bounding_box(image, offset_height, offset_width, target_height, target_width) -> Any:
    """A picture of the target size."""
    return _of_size(image, target_height, target_width, "pad_to_bounding_box")


def central_crop(image, central_fraction) -> Any:
    """Not known: a share of the picture, rounded."""
    return Unknown("tf.image.central_crop")


def random_crop(value, size, seed=None, name=None) -> Any:
    """A part of the shape `size`."""
    tensor, sizes = _args.convert(value), _args.sizes(size)
    unknown = _args.first_unknown_of(tensor, sizes)
    return unknown if unknown is not None else tensor.made(sizes, "random_crop")


def _with_channels(images: Any, channels: Size, op: str) -> Any:
    tensor = _args.convert(images)
    return tensor if isinstance(tensor, Unknown) else tensor.made((*tensor.shape[:-1], channels), op)


def rgb_to_grayscale(images, name=None) -> Any:
    """One channel."""
    return _with_channels(images, 1, "rgb_to_grayscale")


def grayscale_to_rgb(images, name=None) -> Any:
    """Three channels."""
    return _with_channels(images, 3, "grayscale_to_rgb")


def decode_image(contents=None, channels=None, dtype=None, name=None, expand_animations=True, *args: Any) -> Any:
    """A picture of unknown height and width; of `channels` channels where that is not 0."""
    count = _static.fresh_symbol(3) if channels in (None, 0) else as_size(channels)
    shape = (_static.fresh_symbol(1), _static.fresh_symbol(2), count)
    return Tensor(shape, Step("decode_image", (), active().site))


def decode_jpeg(contents, channels=0, *args: Any, **kwargs: Any) -> Any:
    """A picture of unknown height and width; of `channels` channels where that is not 0."""
    return decode_image(contents, channels)


decode_png = decode_bmp = decode_gif = decode_jpeg


def extract_patches(images, sizes, strides, rates, padding, name=None) -> Any:
    """Not modelled."""
    return Unknown("tf.image.extract_patches is not modelled")


def per_image_standardization(image) -> Any:
    """`per_image_standardization`: the shape stays."""
    return _elementwise(image, "per_image_standardization")


def flip_left_right(image) -> Any:
    """`flip_left_right`: the shape stays."""
    return _elementwise(image, "flip_left_right")


def flip_up_down(image) -> Any:
    """`flip_up_down`: the shape stays."""
    return _elementwise(image, "flip_up_down")


def random_flip_left_right(image, seed=None) -> Any:
    """`random_flip_left_right`: the shape stays."""
    return _elementwise(image, "random_flip_left_right")


def random_flip_up_down(image, seed=None) -> Any:
    """`random_flip_up_down`: the shape stays."""
    return _elementwise(image, "random_flip_up_down")


def random_brightness(image, max_delta, seed=None) -> Any:
    """`random_brightness`: the shape stays."""
    return _elementwise(image, "random_brightness")


def random_contrast(image, lower, upper, seed=None) -> Any:
    """`random_contrast`: the shape stays."""
    return _elementwise(image, "random_contrast")


def random_hue(image, max_delta, seed=None) -> Any:
    """`random_hue`: the shape stays."""
    return _elementwise(image, "random_hue")


def random_saturation(image, lower, upper, seed=None) -> Any:
    """`random_saturation`: the shape stays."""
    return _elementwise(image, "random_saturation")


def adjust_brightness(image, delta) -> Any:
    """`adjust_brightness`: the shape stays."""
    return _elementwise(image, "adjust_brightness")


def adjust_contrast(images, contrast_factor) -> Any:
    """`adjust_contrast`: the shape stays."""
    return _elementwise(images, "adjust_contrast")


def adjust_hue(image, delta, name=None) -> Any:
    """`adjust_hue`: the shape stays."""
    return _elementwise(image, "adjust_hue")


def adjust_saturation(image, saturation_factor, name=None) -> Any:
    """`adjust_saturation`: the shape stays."""
    return _elementwise(image, "adjust_saturation")


def adjust_gamma(image, gamma=1, gain=1) -> Any:
    """`adjust_gamma`: the shape stays."""
    return _elementwise(image, "adjust_gamma")


def convert_image_dtype(image, dtype, saturate=False, name=None) -> Any:
    """`convert_image_dtype`: the shape stays."""
    return _elementwise(image, "convert_image_dtype")


def hsv_to_rgb(images, name=None) -> Any:
    """`hsv_to_rgb`: the shape stays."""
    return _elementwise(images, "hsv_to_rgb")


def rgb_to_hsv(images, name=None) -> Any:
    """`rgb_to_hsv`: the shape stays."""
    return _elementwise(images, "rgb_to_hsv")


per_image_whitening = per_image_standardization
