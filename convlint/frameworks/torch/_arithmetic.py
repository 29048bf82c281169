"""Operators between tensors and numbers: broadcasting, and the contents where they are known."""

from __future__ import annotations

import operator
from typing import Any

from convlint import values
from convlint.frameworks.torch import _constants, _types
from convlint.shapes import Dim, ShapeFault, broadcast, prove_equal
from convlint.values import Problem, Unknown, active

_COMPARISONS = frozenset(["eq", "ne", "lt", "le", "gt", "ge", "isclose"])
_SAFE = {"pow": lambda a, b: a**b if not isinstance(b, int) or abs(b) < 64 else None, "and": operator.and_}
_NUMERIC_KINDS = (int, float, bool)


def broadcast_shapes(op: str, tensor: Any, other: Any) -> Any:
    """The shape of `tensor op other`; a proved clash is reported as `broadcast-shape` and `tensor`'s shape kept."""
    try:
        return broadcast(tuple(tensor.shape), tuple(other.shape))
    except ShapeFault as fault:
        facts: dict[str, Any] = {"expected": tuple(tensor.shape), "actual": tuple(other.shape), "fault": fault}
        active().report(Problem("broadcast-shape", op=op, tensor=tensor, other=other, **facts))
        return tuple(tensor.shape)


def binary(tensor: Any, other: Any, op: str, swapped: bool | None) -> Any:
    """`tensor op other` (`other op tensor` if `swapped`; None: no contents are computed)."""
    if isinstance(other, Unknown) and other.kind not in _NUMERIC_KINDS:
        return other.derive(object())
    if isinstance(other, values.Tensor):
        operands: tuple[Any, ...]
        shape, operands, constant = broadcast_shapes(op, tensor, other), (other,), other.constant
    elif isinstance(other, (int, float, complex, Dim, Unknown)):
        shape, operands, constant = tensor.shape, (), None if isinstance(other, Unknown) else other
    else:
        return NotImplemented
    contents = _contents(op, tensor.constant, constant, swapped)
    return tensor.made(shape, op, *operands, constant=contents, dtype=_dtype(op, tensor, other))


def _contents(op: str, left: Any, right: Any, swapped: bool | None) -> Any:
    if left is None or right is None or swapped is None:
        return None
    function = _SAFE.get(op) or getattr(operator, op, None) or getattr(operator, f"{op}_")
    return _constants.combine(function, right, left) if swapped else _constants.combine(function, left, right)


def _dtype(op: str, tensor: Any, other: Any) -> Any:
    if op in _COMPARISONS:
        return _types.bool_
    dtype = tensor._dtype
    other_dtype = getattr(other, "_dtype", None)
    if not isinstance(other_dtype, _types.dtype):  # a numpy array's dtype is none of torch's
        other_dtype = None
    if op == "truediv" or dtype is None:
        return _types.float32 if dtype is not None and op == "truediv" and not dtype.is_floating_point else dtype
    if isinstance(other, values.Tensor):
        return dtype if dtype is other_dtype else _promoted(dtype, other_dtype)
    return _types.float32 if isinstance(other, float) and not dtype.is_floating_point else dtype


def _promoted(dtype: Any, other: Any) -> Any:
    if other is None:
        return None
    ranks = [_rank_of(dtype), _rank_of(other)]
    return dtype if ranks[0] >= ranks[1] else other


def _rank_of(dtype: Any) -> tuple[int, int]:
    kind = 3 if dtype.is_complex else 2 if dtype.is_floating_point else 0 if str(dtype) == "torch.bool" else 1
    return kind, dtype.itemsize


def in_place(tensor: Any, result: Any, op: str) -> Any:
    """`tensor` after `tensor op= ...` gave `result`: an in-place operation cannot make a tensor larger."""
    if result is NotImplemented:
        return result
    tensor.constant = result.constant if isinstance(result, values.Tensor) else None
    if isinstance(result, values.Tensor) and grows(tuple(result.shape), tuple(tensor.shape)):
        facts: dict[str, Any] = {"expected": tuple(tensor.shape), "actual": tuple(result.shape)}
        active().report(Problem("broadcast-shape", op=f"{op}_", tensor=tensor, other=result.step.inputs[-1], **facts))
    return tensor


def grows(shape: tuple[Any, ...], before: tuple[Any, ...]) -> bool:
    """Whether it is proved that `shape` is not `before`."""
    return len(shape) != len(before) or any(prove_equal(a, b) is False for a, b in zip(shape, before, strict=True))
