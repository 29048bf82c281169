"""Matrix products. A wrong weight is `linear-in-features`, a feature map that nobody flattened `missing-flatten`.

https://www.tensorflow.org/api_docs/python/tf/linalg/matmul
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._record import record, unknown_input
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow._variables import Variable
from convlint.shapes import Shape, ShapeFault, prove_equal
from convlint.shapes import matmul as product_shape
from convlint.values import Problem, Unknown, active


def matmul(
    a,
    b,
    transpose_a=False,
    transpose_b=False,
    adjoint_a=False,
    adjoint_b=False,
    a_is_sparse=False,
    b_is_sparse=False,
    output_type=None,
    grad_a=False,
    grad_b=False,
    name=None,
) -> Any:
    """`(..., n, k) x (..., k, m) -> (..., n, m)`; the leading axes broadcast.

    Reports `linear-in-features` where `b` is a Variable with a wrong number of rows, else `matmul-shape`.
    """
    left, right = _args.convert(a), _args.convert(b)
    unknown = unknown_input("matmul", left, right, transpose_a, transpose_b, adjoint_a, adjoint_b)
    if unknown is not None:
        return unknown
    shapes = (_turned(left.shape, transpose_a or adjoint_a), _turned(right.shape, transpose_b or adjoint_b))
    if _rank_refused(left, right):
        return Unknown("a matrix product of a tensor that is no matrix")
    result = left.made(_product(left, right, *shapes), "matmul", right)
    record("matmul", "MatMul", (left,), result, [right], name)
    return result


def _turned(shape: Shape, transposed: Any) -> Shape:
    return (*shape[:-2], shape[-1], shape[-2]) if transposed and len(shape) >= 2 else shape


def _rank_refused(left: Tensor, right: Tensor) -> bool:
    for tensor in (left, right):
        if len(tensor.shape) < 2:
            active().report(
                Problem("input-rank", op="matmul", tensor=tensor, expected=2, actual=len(tensor.shape), other=right)
            )
            return True
    return False


def _product(left: Tensor, right: Tensor, left_shape: Shape, right_shape: Shape) -> Shape:
    try:
        return product_shape(left_shape, right_shape)
    except ShapeFault as fault:
        if not _blamed(right) and not _blamed(left):
            active().report(_problem(left, right, left_shape, right_shape, fault))
        return _meant(left_shape, right_shape)


def _blamed(weight: Tensor) -> bool:
    return any(problem.weight is weight for problem in active().problems)


def _problem(left: Tensor, right: Tensor, left_shape: Shape, right_shape: Shape, fault: ShapeFault) -> Problem:
    arriving, rows = left_shape[-1], right_shape[-2]
    clash = prove_equal(arriving, rows) is False
    if not (isinstance(right, Variable) and len(right_shape) == 2 and clash):
        return Problem(
            "matmul-shape", op="matmul", tensor=left, other=right, expected=arriving, actual=rows, fault=fault
        )
    rows_at = {"axis": 0 if right_shape is right.shape else 1}
    if len(left_shape) >= 4:
        features = _args.shape_product(left_shape[1:])
        return Problem(
            "missing-flatten",
            op="matmul",
            tensor=left,
            weight=right,
            expected=features,
            actual=rows,
            fault=fault,
            data=rows_at,
        )
    return Problem(
        "linear-in-features",
        op="matmul",
        tensor=left,
        weight=right,
        expected=arriving,
        actual=rows,
        fault=fault,
        data=rows_at,
    )


def _meant(left: Shape, right: Shape) -> Shape:
    if len(left) >= 4 and len(right) == 2:
        return (left[0], right[-1])
    return (*left[:-1], right[-1])
