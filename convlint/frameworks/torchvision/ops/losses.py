"""Losses for detection. https://docs.pytorch.org/vision/stable/ops.html#losses"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._registry import takes_tensor
from convlint.frameworks.torch.nn.functional._loss import reduces


def _loss(input: Any, shape: Any, op: str, reduction: Any) -> Any:
    return input.made(() if reduces(reduction) else shape, op)


@takes_tensor
def sigmoid_focal_loss(inputs, targets, alpha=0.25, gamma=2, reduction="none"):
    return _loss(inputs, inputs.shape, "sigmoid_focal_loss", reduction)


@takes_tensor
def generalized_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    return _loss(boxes1, boxes1.shape[:-1], "generalized_box_iou_loss", reduction)


@takes_tensor
def distance_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    return _loss(boxes1, boxes1.shape[:-1], "distance_box_iou_loss", reduction)


@takes_tensor
def complete_box_iou_loss(boxes1, boxes2, reduction="none", eps=1e-7):
    return _loss(boxes1, boxes1.shape[:-1], "complete_box_iou_loss", reduction)
