"""What training data says of a model: the batch that it is called on, and the labels that its outputs must meet."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._base import report
from convlint.frameworks.keras._names import snake_case
from convlint.frameworks.tensorflow import _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import numel, prove_equal
from convlint.values import Problem, Step, Unknown, active, first_unknown
from convlint.values import Tensor as AnyTensor

__all__ = ["batch_of", "check", "check_pair", "classes_of", "last_dense", "loss_name", "unflattened"]

_SHORT = {"mse": "mean_squared_error", "mae": "mean_absolute_error", "cce": "categorical_crossentropy"}
# Losses that compare row by row: Keras 2 broadcasts what has an axis of 1, Keras 3 refuses other ranks altogether.
_ROWS = frozenset(["categorical_crossentropy", "binary_crossentropy", "kl_divergence"])
_REGRESSION = frozenset(["mean_squared_error", "mean_absolute_error", "huber", "log_cosh"])
# What leaves the numbers of an array as they are, all of them.
_KEEPING = frozenset(["array", "astype", "batch", "flatten", "ravel", "reshape", "squeeze"])


def batch_of(x: Any, y: Any) -> tuple[Any, Any]:
    """A batch of the data `x` and of the labels `y`; None for what is not known.

    Data sets and generators give both.
    """
    pair = getattr(x, "_element", None) if not isinstance(x, (AnyTensor, Unknown)) else None
    if pair is not None:
        return (pair[0], pair[1]) if isinstance(pair, tuple) and len(pair) >= 2 else (pair, None)
    return _batch(x), _batch(y)


def _batch(data: Any) -> Any:
    if isinstance(data, AnyTensor):
        return _of_batch(data)
    if isinstance(data, (list, tuple, dict)) and data:
        leaves = list(_nest.flatten(data))
        if first_unknown(*leaves) is None and all(isinstance(item, AnyTensor) for item in leaves):
            return _nest.map_nested(_of_batch, data)
    return None


def _of_batch(data: AnyTensor) -> Any:
    """`data` with the batch in place of the number of its samples."""
    if not data.shape:
        return None
    shape = (_static.batch_symbol(), *data.shape[1:])
    return Tensor(shape, Step("batch", (data,), active().site))


def loss_name(loss: Any) -> str:
    """The name of a loss given as a string, a function or an object; "" for what is not known."""
    if isinstance(loss, str):
        text = snake_case(loss).replace("cross_entropy", "crossentropy")
        return _SHORT.get(text, text)
    name = getattr(loss, "__name__", None) if not isinstance(loss, Unknown) else None
    if isinstance(name, str):
        return loss_name(name)
    known = getattr(type(loss), "_is_keras_loss", False)
    return loss_name(type(loss).__name__) if known else ""


def check(model: Any, outputs: Any, labels: Any) -> None:
    """Report `output-shape` or `missing-flatten` where `outputs` are proved not to meet `labels` under the loss."""
    if isinstance(outputs, (list, tuple)) and len(outputs) == 1:
        outputs = outputs[0]
    if isinstance(outputs, Tensor) and isinstance(labels, Tensor):
        check_pair(outputs, labels, loss_name(model.loss))


def check_pair(outputs: Tensor, labels: Tensor, name: str) -> None:
    """Report where `outputs` are proved not to meet `labels` under the loss `name`."""
    if not outputs.shape or not labels.shape:
        return
    if name == "sparse_categorical_crossentropy":
        _check_sparse(outputs, labels, name)
    elif name == "categorical_crossentropy" and _is_numbered(labels):
        _check_numbered(outputs, labels, name)
    elif name in _ROWS or (name in _REGRESSION and len(outputs.shape) == len(labels.shape)):
        _check_dense(outputs, labels, name)


def _check_sparse(outputs: Tensor, labels: Tensor, name: str) -> None:
    """One class number for each position: Keras 2 counts them, Keras 3 compares the shapes, too."""
    if prove_equal(numel(labels.shape[1:]), numel(outputs.shape[1:-1])) is False:
        _report(outputs, labels, name, len(labels.shape) + 1 - _has_axis_of_one(outputs, labels))
        return
    classes, units, layer = classes_of(labels), outputs.shape[-1], last_dense(outputs)
    if layer is not None and isinstance(classes, int) and isinstance(units, int) and units < classes:
        detail = f"the labels are the numbers 0 to {classes - 1}, and the output has {units}"
        facts: dict[str, Any] = {"argument": "units", "expected": classes, "actual": units, "detail": detail}
        report(Problem("output-shape", op=name, layer=layer, tensor=outputs, **facts))


def _is_numbered(labels: Tensor) -> bool:
    """Whether there is one number for each sample."""
    return len(labels.shape) == 1 or (len(labels.shape) == 2 and prove_equal(labels.shape[1], 1) is True)


def _check_numbered(outputs: Tensor, labels: Tensor, name: str) -> None:
    """One number a sample where a row of classes is compared: Keras 2 and 3 both refuse it."""
    if len(outputs.shape) == 2 and prove_equal(outputs.shape[1], 1) is False:
        detail = f"class numbers take sparse_{name}, or to_categorical"
        report(Problem("output-shape", op=name, layer=last_dense(outputs), tensor=outputs, other=labels, detail=detail))
    elif len(outputs.shape) > 2:
        _check_dense(outputs, labels, name)


def _has_axis_of_one(outputs: Tensor, labels: Tensor) -> bool:
    return len(labels.shape) == len(outputs.shape) and prove_equal(labels.shape[-1], 1) is True


def classes_of(labels: AnyTensor) -> int | None:
    """How many classes a known data set has, where `labels` are all of its class numbers; else None."""
    tensor: Any = labels
    while isinstance(tensor, AnyTensor):
        known = getattr(tensor, "_classes", None)
        if isinstance(known, int) or tensor.step.op not in _KEEPING or len(tensor.step.inputs) != 1:
            return known
        tensor = tensor.step.inputs[0]
    return None


def _check_dense(outputs: Tensor, labels: Tensor, name: str) -> None:
    given, wanted = len(outputs.shape), len(labels.shape)
    if given > wanted + 1 or (given < wanted and prove_equal(labels.shape[-1], 1) is False):
        _report(outputs, labels, name, wanted)
    elif given == wanted:
        pairs = list(zip(outputs.shape[1:], labels.shape[1:], strict=True))
        if any(_clash(one, other) for one, other in pairs):
            _report(outputs, labels, name, wanted)
    elif (given, wanted) == (3, 2) and not any(_may_be_one(size) for size in outputs.shape[1:]):
        _report(outputs, labels, name, wanted)


def _may_be_one(size: Any) -> bool:
    return prove_equal(size, 1) is not False


def _clash(one: Any, other: Any) -> bool:
    """Two sizes that differ, neither of them 1 (which Keras 2 broadcasts)."""
    return prove_equal(one, other) is False and prove_equal(one, 1) is False and prove_equal(other, 1) is False


def _report(outputs: Tensor, labels: Tensor, name: str, rank: int) -> None:
    """Lay the fault to the Dense that took a map, to the number of its units, or to the output as a whole."""
    dense = unflattened(outputs) if len(outputs.shape) > max(rank, 2) else None
    if dense is not None:
        layer, tensor = dense
        report(
            Problem(
                "missing-flatten",
                op=name,
                layer=layer,
                tensor=tensor,
                other=labels,
                expected=2,
                actual=len(tensor.shape),
            )
        )
        return
    layer = last_dense(outputs)
    same_rank = len(outputs.shape) == len(labels.shape)
    units = layer is not None and same_rank and name != "sparse_categorical_crossentropy"
    report(
        Problem(
            "output-shape",
            op=name,
            layer=layer,
            argument="units" if units else None,
            tensor=outputs,
            other=labels,
            expected=labels.shape[-1] if units else labels.shape,
            actual=outputs.shape[-1] if units else outputs.shape,
        )
    )


def unflattened(outputs: Tensor) -> tuple[Any, Tensor] | None:
    """The first Dense on the way to `outputs` that was called on a feature map, and that map."""
    found = None
    tensor: Any = outputs
    while isinstance(tensor, Tensor):
        node = getattr(tensor, "_made_by", None)
        source = _nest_first(node.args) if node is not None else None
        if (
            node is not None
            and type(node.layer).__name__ == "Dense"
            and isinstance(source, Tensor)
            and len(source.shape) >= 4
        ):
            found = (node.layer, source)
        tensor = source
    return found


def _nest_first(args: Any) -> Any:
    return next(_nest.flatten(list(args)), None)


_PASSING = frozenset(["Activation", "Softmax", "Dropout", "ReLU", "BatchNormalization"])


def last_dense(outputs: Tensor) -> Any:
    """The Dense that decides the last axis of `outputs`, or None."""
    node = getattr(outputs, "_made_by", None)
    while node is not None and type(node.layer).__name__ in _PASSING:
        node = getattr(_nest_first(node.args), "_made_by", None)
    return node.layer if node is not None and type(node.layer).__name__ == "Dense" else None
