"""Drawing and saving. https://docs.pytorch.org/vision/stable/utils.html"""

from __future__ import annotations

from convlint.frameworks.torch._tensor import new_tensor
from convlint.shapes import opaque
from convlint.values import Tensor, Unknown


def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    """One picture of all; how large it is depends on how many there are."""
    if not isinstance(tensor, (Tensor, list, tuple)):
        return Unknown("a grid of pictures that are not known")
    sizes = [opaque("the size of a grid", object(), minimum=1) for _ in range(2)]
    return new_tensor((3, *sizes), "make_grid")


def save_image(tensor, fp, format=None, **kwargs):
    return None


def draw_bounding_boxes(image, boxes, *args, **kwargs):
    return image


def draw_segmentation_masks(image, masks, *args, **kwargs):
    return image
