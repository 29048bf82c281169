"""A classifier whose last Dense got a feature map: judged at the end of a run, when the labels are known or are not.

A Dense acts on the last axis, so it gives one answer for each position of a map. That is meant where the map is as
large as the picture (one answer a pixel), and wherever labels of that shape are given.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._base import report
from convlint.frameworks.keras._evidence import last_dense, loss_name, unflattened
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import prove_less
from convlint.values import Problem, active

__all__ = ["watch"]

_CLASSIFYING = frozenset(["categorical_crossentropy", "sparse_categorical_crossentropy"])


def watch(model: Any) -> None:
    """Judge `model` at the end of the run: it was compiled, and may yet be trained on labels that are known."""
    if loss_name(model.loss) in _CLASSIFYING and not any(other is model for other in _watched()):
        _watched().append(model)


def _watched() -> list[Any]:
    run = active()
    models: list[Any] | None = getattr(run, "_keras_watched", None)
    if models is None:
        models = run._keras_watched = []  # type: ignore[attr-defined]
        run.at_end.append(partial(_judge_all, models))
    return models


def _judge_all(models: list[Any]) -> None:
    for model in models:
        _judge(model)


def _judge(model: Any) -> None:
    outputs = model._outputs
    inputs = [item for item in _nest.flatten(model._inputs) if isinstance(item, Tensor)]
    if model._met_labels or not isinstance(outputs, Tensor) or len(outputs.shape) != 4 or len(inputs) != 1:
        return
    found, layer = unflattened(outputs), last_dense(outputs)
    if found is None or layer is None or not _is_smaller(found[1], inputs[0]):
        return
    dense, tensor = found
    report(
        Problem(
            "missing-flatten",
            op=loss_name(model.loss),
            layer=dense,
            tensor=tensor,
            expected=2,
            actual=len(tensor.shape),
            site=dense._site,
        )
    )


def _is_smaller(tensor: Tensor, picture: Tensor) -> bool:
    """Whether the map `tensor` is proved to be smaller than the picture that it was made from, either way."""
    if len(picture.shape) != 4:
        return False
    return all(prove_less(tensor.shape[axis], picture.shape[axis]) is True for axis in (1, 2))
