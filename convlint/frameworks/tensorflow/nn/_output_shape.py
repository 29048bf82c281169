"""The declared shape of a transposed convolution: TensorFlow takes any in a graph, and fails when the graph runs.

https://www.tensorflow.org/api_docs/python/tf/nn/conv2d_transpose
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, ShapeFault, Window, prove_equal
from convlint.values import Problem, Unknown, active, as_size

__all__ = ["check_output_shape"]


def check_output_shape(tensor: Tensor, weight: Tensor, sizes: Any, steps: Any, padding: Any, first: bool) -> None:
    """Report an `output_shape` that no convolution with this filter takes to the map that arrives."""
    name = padding.upper() if isinstance(padding, str) else ""
    if isinstance(steps, Unknown) or name not in ("SAME", "VALID") or len(weight.shape) != 4:
        return
    declared: Shape = tuple(as_size(size) for size in sizes)
    if prove_equal(declared[1 if first else 3], weight.shape[2]) is False:
        _report(tensor, f"output_shape has {declared[1 if first else 3]} channels, and the filter {weight.shape[2]}")
        return
    for axis, kernel, step in zip((2, 3) if first else (1, 2), weight.shape[:2], steps, strict=True):
        back = _convolved(Window(kernel, step, padding="same" if name == "SAME" else (0, 0)), declared[axis])
        if back is not None and prove_equal(back, tensor.shape[axis]) is False:
            belongs = f"belongs to a map of {back}, but {tensor.shape[axis]} arrive"
            _report(tensor, f"output_shape with {declared[axis]} at axis {axis} {belongs}")
            return


def _convolved(window: Window, size: Any) -> Any:
    try:
        return window.output(size)
    except ShapeFault:
        return None


def _report(tensor: Tensor, detail: str) -> None:
    active().report(
        Problem("call-arguments", op="conv2d_transpose", tensor=tensor, detail=f"conv2d_transpose: {detail}")
    )
