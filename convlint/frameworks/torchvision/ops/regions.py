"""Pools of regions. https://docs.pytorch.org/vision/stable/ops.html#roi-align-and-roi-pooling"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._registry import takes_tensor
from convlint.frameworks.torch.nn.functional._sliding import sizes
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.shapes import opaque
from convlint.values import Tensor, Unknown


def _regions(input: Any, boxes: Any, output_size: Any, op: str, by_position: bool = False) -> Any:
    """(K, C, *output_size) for K boxes; with `by_position` each place has channels of its own."""
    count: Any = opaque("the number of boxes", object(), minimum=0)
    if isinstance(boxes, Tensor):
        count = boxes.shape[0]
    elif isinstance(boxes, (tuple, list)) and all(isinstance(item, Tensor) for item in boxes):
        count = sum(item.shape[0] for item in boxes)
    elif not isinstance(boxes, Unknown):
        raise TypeError("boxes must be a tensor or a list of tensors")
    size = sizes(output_size, 2)
    channels = input.shape[1] // (size[0] * size[1]) if by_position else input.shape[1]
    return input.made((count, channels, *size), op)


@takes_tensor
def roi_align(input, boxes, output_size, spatial_scale=1.0, sampling_ratio=-1, aligned=False):
    return _regions(input, boxes, output_size, "roi_align")


@takes_tensor
def roi_pool(input, boxes, output_size, spatial_scale=1.0):
    return _regions(input, boxes, output_size, "roi_pool")


@takes_tensor
def ps_roi_align(input, boxes, output_size, spatial_scale=1.0, sampling_ratio=-1):
    return _regions(input, boxes, output_size, "ps_roi_align", by_position=True)


@takes_tensor
def ps_roi_pool(input, boxes, output_size, spatial_scale=1.0):
    return _regions(input, boxes, output_size, "ps_roi_pool", by_position=True)


class RoIPool(Module):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.RoIPool.html"""

    _by_position = False

    def __init__(self, output_size, spatial_scale):
        super().__init__()
        self.output_size = output_size
        self.spatial_scale = spatial_scale

    def forward(self, input: Any, rois: Any) -> Any:
        return _regions(input, rois, self.output_size, type(self).__name__, self._by_position)


class RoIAlign(RoIPool):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.RoIAlign.html"""

    def __init__(self, output_size, spatial_scale, sampling_ratio, aligned=False):
        super().__init__(output_size, spatial_scale)
        self.sampling_ratio = sampling_ratio


class PSRoIPool(RoIPool):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.PSRoIPool.html"""

    _by_position = True


class PSRoIAlign(PSRoIPool):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.PSRoIAlign.html"""

    def __init__(self, output_size, spatial_scale, sampling_ratio):
        super().__init__(output_size, spatial_scale)
        self.sampling_ratio = sampling_ratio
