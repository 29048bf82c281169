"""Arrays as NumPy has them: what data sets, `numpy()` and predictions give."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape
from convlint.values import Step, active
from convlint.values import Tensor as AnyTensor

__all__ = ["array_of"]


def array_of(shape: Shape, op: str, *inputs: Any, constant: Any = None) -> Any:
    """An array of `shape` that `op` makes: NumPy's twin where there is one, else a tensor."""
    step = Step(op, inputs, active().site)
    try:
        from convlint.frameworks.numpy import ndarray  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return Tensor(shape, step, constant=constant)
    result = object.__new__(ndarray)
    AnyTensor.__init__(result, shape, step, constant=constant)
    return result
