"""Losses of `tf.nn`: labels that cannot meet the logits are reported as `output-shape`.

https://www.tensorflow.org/api_docs/python/tf/nn/softmax_cross_entropy_with_logits
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.shapes import Shape, ShapeFault, prove_same
from convlint.shapes import broadcast as broadcast_shape
from convlint.values import Problem, Unknown, active


def _pair(first: Any, labels: Any, logits: Any) -> Any:
    """Labels and logits as tensors; TF 0.x passed the logits first, by position."""
    if first is not None and labels is not None and logits is None:
        logits = first
    if logits is None or labels is None:
        raise ValueError("Both labels and logits must be provided.")
    return _args.convert(labels), _args.convert(logits)


def _report(logits: Any, labels: Any, op: str, expected: Any) -> None:
    active().report(Problem("output-shape", op=op, tensor=logits, other=labels, expected=expected, actual=logits.shape))


def _same_shape_loss(first: Any, labels: Any, logits: Any, op: str) -> Any:
    """Logits, checked to meet the labels; or Unknown."""
    targets, outputs = _pair(first, labels, logits)
    unknown = _args.first_unknown_of(targets, outputs)
    if unknown is not None:
        return unknown, targets
    if not _meet(outputs.shape, targets.shape):
        _report(outputs, targets, op, targets.shape)
    return outputs, targets


def _meet(outputs: Shape, targets: Shape) -> bool:
    try:
        broadcast_shape(outputs, targets)
    except ShapeFault:
        return False
    return True


def softmax_cross_entropy_with_logits(_sentinel=None, labels=None, logits=None, dim=-1, name=None, axis=None) -> Any:
    """One loss a row: the shape of the logits without the last axis. Reports `output-shape`."""
    outputs, targets = _same_shape_loss(_sentinel, labels, logits, "softmax_cross_entropy_with_logits")
    if isinstance(outputs, Unknown):
        return outputs
    return outputs.made(outputs.shape[:-1], "softmax_cross_entropy_with_logits", targets)


def softmax_cross_entropy_with_logits_v2(labels, logits, axis=None, name=None, dim=None) -> Any:
    """One loss a row: the shape of the logits without the last axis. Reports `output-shape`."""
    return softmax_cross_entropy_with_logits(labels=labels, logits=logits)


def sigmoid_cross_entropy_with_logits(_sentinel=None, labels=None, logits=None, name=None) -> Any:
    """One loss an element: the shape of the logits. Reports `output-shape`."""
    outputs, targets = _same_shape_loss(_sentinel, labels, logits, "sigmoid_cross_entropy_with_logits")
    if isinstance(outputs, Unknown):
        return outputs
    return outputs.made(outputs.shape, "sigmoid_cross_entropy_with_logits", targets)


def weighted_cross_entropy_with_logits(labels=None, logits=None, pos_weight=None, name=None, targets=None) -> Any:
    """One loss an element: the shape of the logits. Reports `output-shape`."""
    return sigmoid_cross_entropy_with_logits(labels=labels if labels is not None else targets, logits=logits)


def sparse_softmax_cross_entropy_with_logits(_sentinel=None, labels=None, logits=None, name=None) -> Any:
    """One loss a row, for labels that are class numbers: the shape of the labels.

    Reports `output-shape` where the labels are not of one rank less than the logits.
    """
    targets, outputs = _pair(_sentinel, labels, logits)
    unknown = _args.first_unknown_of(targets, outputs)
    if unknown is not None:
        return unknown
    rows = outputs.shape[:-1]
    if prove_same(rows, targets.shape) is False:
        _report(outputs, targets, "sparse_softmax_cross_entropy_with_logits", (*targets.shape, outputs.shape[-1]))
    return outputs.made(rows, "sparse_softmax_cross_entropy_with_logits", targets)


def nce_loss(
    weights, biases, labels, inputs, num_sampled, num_classes, num_true=1, sampled_values=None,
    remove_accidental_hits=False, partition_strategy="mod", name="nce_loss",
) -> Any:  # fmt: skip
    """One loss a row of `inputs`."""
    tensor = _args.convert(inputs)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape[:1], "nce_loss")


def sampled_softmax_loss(
    weights, biases, labels, inputs, num_sampled, num_classes, num_true=1, sampled_values=None,
    remove_accidental_hits=True, partition_strategy="mod", name="sampled_softmax_loss", seed=None,
) -> Any:  # fmt: skip
    """One loss a row of `inputs`."""
    tensor = _args.convert(inputs)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape[:1], "sampled_softmax_loss")


def in_top_k(predictions, targets, k, name=None) -> Any:
    """Whether each target is among the `k` likeliest: the shape of `targets`."""
    tensor = _args.convert(targets)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape, "in_top_k")
