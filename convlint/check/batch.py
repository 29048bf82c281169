"""A model that gives back more rows than it got samples: the reshape in it that cut the samples apart."""

from __future__ import annotations

from typing import Any

from convlint.check.chains import sample_dims, steps_to
from convlint.check.models import ModelRun
from convlint.inputs import BATCH
from convlint.shapes import exact_div, numel
from convlint.values import Problem, Step, Tensor, active

_RESHAPES = frozenset(["view", "reshape"])


def check_batch(model_run: ModelRun) -> None:
    """Report the reshape after which a batch of B samples has become k*B rows that reach the model's output.

    `view(-1, C)` on (B, H, W, C) is meant: its rows are whole trailing axes. Rows that cut an axis are not.
    """
    call = model_run.call
    output = call.output if call is not None else None
    if call is None or not isinstance(output, Tensor) or not _is_multiple(output):
        return
    if not any(isinstance(arg, Tensor) and arg.shape and arg.shape[0] is BATCH for arg in call.args):
        return
    for step, result in steps_to(output):
        source = step.inputs[0] if step.inputs else None
        if step.op in _RESHAPES and source is not None and _cuts_samples(source, result):
            _report(step, source, result)
            return


def _is_multiple(tensor: Tensor) -> bool:
    rows = exact_div(tensor.shape[0], BATCH) if tensor.shape else None
    return isinstance(rows, int) and rows > 1


def _cuts_samples(source: Tensor, result: Tensor) -> bool:
    """Whether rows of known length come out of known samples and are no product of whole trailing axes."""
    dims = sample_dims(source.shape)
    row = sample_dims(result.shape)
    if not dims or not row or not source.shape or source.shape[0] is not BATCH or not _is_multiple(result):
        return False
    length: Any = numel(row)
    trailing = 1
    for dim in reversed(dims):
        trailing *= dim
        if trailing == length:
            return False
    return True


def _report(step: Step, source: Tensor, result: Tensor) -> None:
    active().report(
        Problem(
            "reshape-folds-batch",
            op=step.op,
            tensor=source,
            expected=numel(sample_dims(source.shape)),
            actual=numel(sample_dims(result.shape)),
            site=step.site,
        )
    )
