"""A picture of known size before it becomes a tensor, and what transforms make of pictures and tensors."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.PIL._sizes import some as _open
from convlint.frameworks.PIL.Image import Image as Picture
from convlint.frameworks.torch._tensor import new_tensor
from convlint.shapes import Dim
from convlint.values import Tensor, Unknown, as_size


def unknown_picture(channels: Any = 3) -> Picture:
    """A picture whose height and width are not known."""
    return Picture(channels, _open("height"), _open("width"))


def shape_of(image: Any) -> Any:
    """(channels, height, width) of a picture or of the last axes of a tensor; Unknown for anything else."""
    if isinstance(image, Picture):
        return (image._channels, image._height, image._width)
    if isinstance(image, Tensor) and len(image.shape) >= 2:
        return (image.shape[-3] if len(image.shape) > 2 else 1, *image.shape[-2:])
    return image.derive("shape") if isinstance(image, Unknown) else Unknown("the size of a picture")


def with_size(image: Any, height: Any, width: Any, op: str = "resize") -> Any:
    """The same picture or tensor at another height and width."""
    if isinstance(image, Picture):
        return image._like(height, width)
    if isinstance(image, Tensor) and len(image.shape) >= 2:
        return image.made((*image.shape[:-2], height, width), op)
    return image.derive(op) if isinstance(image, Unknown) else Unknown("the size of a picture")


def with_channels(image: Any, channels: Any, op: str) -> Any:
    """The same picture or tensor with another number of channels."""
    if isinstance(image, Picture):
        return Picture(channels, image._height, image._width)
    if isinstance(image, Tensor) and len(image.shape) >= 3:
        return image.made((*image.shape[:-3], channels, *image.shape[-2:]), op)
    return image.derive(op) if isinstance(image, Unknown) else Unknown("the channels of a picture")


def to_tensor(image: Any) -> Any:
    """(C, H, W) of a picture; of an array (H, W, C) as well."""
    if isinstance(image, Picture):
        return new_tensor((image._channels, image._height, image._width), "to_tensor")
    if isinstance(image, Unknown):
        return image.derive("to_tensor")
    if isinstance(image, Tensor) and len(image.shape) == 3:
        height, width, channels = image.shape
        return new_tensor((channels, height, width), "to_tensor", inputs=(image,))
    if isinstance(image, Tensor) and len(image.shape) == 2:
        return new_tensor((1, *image.shape), "to_tensor", inputs=(image,))
    return Unknown("the shape of a picture")


def to_picture(image: Any) -> Any:
    """A picture of a tensor (C, H, W)."""
    shape = shape_of(image)
    return shape if isinstance(shape, Unknown) else Picture(*shape)


def pair(size: Any) -> Any:
    """(height, width) out of a number or a pair; Unknown where that is not known."""
    if isinstance(size, (tuple, list)):
        return (as_size(size[0]), as_size(size[-1]))
    if isinstance(size, Unknown) and size.kind is not int:
        return size
    return (as_size(size), as_size(size))


def resized(image: Any, size: Any, max_size: Any = None) -> Any:
    """The picture at `size` (height, width), or with its smaller edge at one number, the proportions kept."""
    shape = shape_of(image)
    if isinstance(shape, Unknown):
        return shape
    if isinstance(size, (tuple, list)) and len(size) == 2:
        return with_size(image, as_size(size[0]), as_size(size[1]))
    if isinstance(size, Unknown) and size.kind is not int:
        return size.derive("resize")
    edge = as_size(size[0] if isinstance(size, (tuple, list)) else size)
    return with_size(image, *_smaller_edge(shape[1], shape[2], edge, max_size))


def _smaller_edge(height: Any, width: Any, edge: Any, max_size: Any) -> tuple[Any, Any]:
    if not all(isinstance(size, int) for size in (height, width, edge)) or max_size is not None:
        same = height is width or (isinstance(height, Dim) and isinstance(width, Dim) and height.form == width.form)
        return (edge, edge) if same and max_size is None else (_open("height"), _open("width"))
    short, long = min(height, width), max(height, width)
    other = int(edge * long / short) if short else edge
    return (edge, other) if height <= width else (other, edge)


def padded(image: Any, padding: Any) -> Any:
    """A border on all sides: one number, (sides, top and bottom), or (left, top, right, bottom)."""
    shape = shape_of(image)
    if isinstance(shape, Unknown):
        return shape
    if isinstance(padding, Unknown):
        return padding.derive("pad") if padding.kind is not int else padded(image, (padding, padding))
    sides = list(padding) if isinstance(padding, (tuple, list)) else [padding]
    left, top, right, bottom = {1: sides * 4, 2: sides * 2, 4: sides}[len(sides)]
    height = shape[1] + as_size(top) + as_size(bottom)
    return with_size(image, height, shape[2] + as_size(left) + as_size(right), "pad")


def cropped(image: Any, size: Any) -> Any:
    """The picture at `size`, whatever it was."""
    target = pair(size)
    return target.derive("crop") if isinstance(target, Unknown) else with_size(image, target[0], target[1], "crop")
