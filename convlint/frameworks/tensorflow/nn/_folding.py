"""Logits that have more rows than there are samples: the reshape on the way to them that cut the samples apart."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Dim, Shape, exact_div, numel, prove_equal
from convlint.values import Problem, active

__all__ = ["report_folding"]


def report_folding(logits: Tensor) -> bool:
    """Report `reshape-folds-batch` where the rows of `logits` are pieces of samples; whether it is so.

    `[B, 14, 14, 32]` in rows of 7 * 7 * 32 gives 4 * B rows, each with a quarter of a map. Rows of whole trailing axes
    (one row for each position or time step) are meant.
    """
    tensor: Any = logits
    while isinstance(tensor, Tensor) and tensor.step.inputs:
        source: Any = tensor.step.inputs[0]
        if tensor.step.op == "reshape" and isinstance(source, Tensor) and _cuts(source.shape, tensor.shape):
            if prove_equal(logits.shape[0], tensor.shape[0]) is not True or not _is_map(source):
                return False
            _report(source, tensor)
            return True
        tensor = source
    return False


def _cuts(before: Shape, after: Shape) -> bool:
    """Whether a batch becomes several times as many rows that are no product of whole trailing axes."""
    if len(before) < 3 or len(after) != 2 or not isinstance(before[0], Dim) or not isinstance(after[1], int):
        return False
    times = exact_div(after[0], before[0])
    whole, product = [], 1
    for size in reversed(before[1:]):
        product = product * size  # type: ignore[assignment]
        whole.append(product)
    return isinstance(times, int) and times > 1 and all(isinstance(n, int) for n in whole) and after[1] not in whole


def _is_map(tensor: Any) -> bool:
    """Whether a window has slid over what `tensor` was made from."""
    while isinstance(tensor, Tensor):
        if tensor.step.windows:
            return True
        tensor = tensor.step.inputs[0] if tensor.step.inputs else None
    return False


def _report(source: Tensor, rows: Tensor) -> None:
    if any(problem.site is rows.step.site for problem in active().problems):
        return
    active().report(
        Problem(
            "reshape-folds-batch",
            op="reshape",
            argument="shape",
            tensor=source,
            expected=numel(source.shape[1:]),
            actual=rows.shape[1],
            site=rows.step.site,
        )
    )
