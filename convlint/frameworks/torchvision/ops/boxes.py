"""Boxes (N, 4). https://docs.pytorch.org/vision/stable/ops.html#box-operators"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._registry import takes_tensor
from convlint.shapes import opaque
from convlint.values import Unknown


def _some(tensor: Any, op: str) -> Any:
    """The places of some boxes; how many is not known."""
    return tensor.made((opaque("how many boxes are kept", object(), minimum=0),), op, dtype=_types.int64)


@takes_tensor
def nms(boxes, scores, iou_threshold):
    return _some(boxes, "nms")


@takes_tensor
def batched_nms(boxes, scores, idxs, iou_threshold):
    return _some(boxes, "batched_nms")


@takes_tensor
def remove_small_boxes(boxes, min_size):
    return _some(boxes, "remove_small_boxes")


@takes_tensor
def clip_boxes_to_image(boxes, size):
    return boxes._unary("clip_boxes_to_image")


@takes_tensor
def box_convert(boxes, in_fmt, out_fmt):
    return boxes._unary("box_convert")


@takes_tensor
def box_area(boxes, fmt="xyxy"):
    return boxes.made(boxes.shape[:-1], "box_area")


@takes_tensor
def masks_to_boxes(masks):
    return masks.made((masks.shape[0], 4), "masks_to_boxes")


def _pairwise(boxes1: Any, boxes2: Any, op: str) -> Any:
    """(N, 4) and (M, 4) to (N, M)."""
    if isinstance(boxes2, Unknown):
        return boxes2.derive(op)
    return boxes1.made((*boxes1.shape[:-1], boxes2.shape[-2]), op, boxes2)


@takes_tensor
def box_iou(boxes1, boxes2, fmt="xyxy"):
    return _pairwise(boxes1, boxes2, "box_iou")


@takes_tensor
def generalized_box_iou(boxes1, boxes2):
    return _pairwise(boxes1, boxes2, "generalized_box_iou")


@takes_tensor
def distance_box_iou(boxes1, boxes2, eps=1e-7):
    return _pairwise(boxes1, boxes2, "distance_box_iou")


@takes_tensor
def complete_box_iou(boxes1, boxes2, eps=1e-7):
    return _pairwise(boxes1, boxes2, "complete_box_iou")
