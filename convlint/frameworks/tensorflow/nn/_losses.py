"""Losses of `tf.nn`: labels that cannot meet the logits are reported as `output-shape`.

https://www.tensorflow.org/api_docs/python/tf/nn/softmax_cross_entropy_with_logits
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow.nn._folding import report_folding
from convlint.shapes import Shape, ShapeFault, numel, prove_same
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


def _rows_meet(outputs: Shape, targets: Shape, axis: int) -> bool:
    """Whether rows along `axis` meet: TensorFlow lays both out in two axes, which then broadcast."""
    try:
        broadcast_shape(_rows(outputs, axis), _rows(targets, axis))
    except ShapeFault:
        return False
    return True


def _rows(shape: Shape, axis: int) -> Shape:
    if axis >= len(shape):
        return shape
    rest = [size for index, size in enumerate(shape) if index != axis]
    return (numel(tuple(rest)), shape[axis])


def softmax_cross_entropy_with_logits(_sentinel=None, labels=None, logits=None, dim=None, name=None, axis=None) -> Any:
    """One loss a row: the shape of the logits without the last axis (or `axis`). Reports `output-shape`."""
    targets, outputs = _pair(_sentinel, labels, logits)
    axis = next((number for number in (axis, dim) if number is not None), -1)
    place = -1 if isinstance(outputs, Unknown) else _args.axis_of(axis, len(outputs.shape))
    unknown = _args.first_unknown_of(targets, outputs, place)
    if unknown is not None:
        return unknown
    if not report_folding(outputs) and not _rows_meet(outputs.shape, targets.shape, place):
        _report(outputs, targets, "softmax_cross_entropy_with_logits", targets.shape)
    rest = tuple(size for index, size in enumerate(outputs.shape) if index != place)
    return outputs.made(rest, "softmax_cross_entropy_with_logits", targets)


def softmax_cross_entropy_with_logits_v2(labels, logits, axis=None, name=None, dim=None) -> Any:
    """One loss a row: the shape of the logits without the last axis. Reports `output-shape`."""
    return softmax_cross_entropy_with_logits(labels=labels, logits=logits, axis=axis if axis is not None else dim)


def sigmoid_cross_entropy_with_logits(_sentinel=None, labels=None, logits=None, name=None) -> Any:
    """One loss an element: the shape of the logits. Reports `output-shape`."""
    targets, outputs = _pair(_sentinel, labels, logits)
    unknown = _args.first_unknown_of(targets, outputs)
    if unknown is not None:
        return unknown
    if not report_folding(outputs) and prove_same(outputs.shape, targets.shape) is False:
        _report(outputs, targets, "sigmoid_cross_entropy_with_logits", targets.shape)
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
    if not report_folding(outputs) and prove_same(rows, targets.shape) is False:
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
