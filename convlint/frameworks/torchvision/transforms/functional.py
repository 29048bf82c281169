"""The transforms as functions. https://docs.pytorch.org/vision/stable/transforms.html#functionals"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision import _image
from convlint.frameworks.torchvision.transforms import InterpolationMode
from convlint.values import Unknown, as_size

__all__ = ["InterpolationMode"]


def to_tensor(pic):
    return _image.to_tensor(pic)


def pil_to_tensor(pic):
    return _image.to_tensor(pic)


def to_pil_image(pic, mode=None):
    return _image.to_picture(pic)


def resize(img, size, interpolation=None, max_size=None, antialias=True):
    return _image.resized(img, size, max_size)


def center_crop(img, output_size):
    return _image.cropped(img, output_size)


def crop(img, top, left, height, width):
    return _image.cropped(img, (height, width))


def resized_crop(img, top, left, height, width, size, interpolation=None, antialias=True):
    return _image.resized(img, size)


def five_crop(img, size):
    return (_image.cropped(img, size),) * 5


def ten_crop(img, size, vertical_flip=False):
    return (_image.cropped(img, size),) * 10


def pad(img, padding, fill=0, padding_mode="constant"):
    return _image.padded(img, padding)


def rotate(img, angle, interpolation=None, expand=False, center=None, fill=None):
    return img if expand is False else Unknown("the size of a rotated picture")


def to_grayscale(img, num_output_channels=1):
    return _image.with_channels(img, as_size(num_output_channels), "to_grayscale")


def rgb_to_grayscale(img, num_output_channels=1):
    return _image.with_channels(img, as_size(num_output_channels), "rgb_to_grayscale")


def get_image_size(img):
    shape = _image.shape_of(img)
    return shape if isinstance(shape, Unknown) else [shape[2], shape[1]]


def get_dimensions(img):
    shape = _image.shape_of(img)
    return shape if isinstance(shape, Unknown) else list(shape)


def _kept(img: Any, *args: Any, **kwargs: Any) -> Any:
    return img


normalize = hflip = vflip = affine = perspective = adjust_brightness = adjust_contrast = adjust_gamma = _kept
adjust_hue = adjust_saturation = adjust_sharpness = autocontrast = equalize = posterize = solarize = invert = _kept
gaussian_blur = erase = convert_image_dtype = elastic_transform = _kept
