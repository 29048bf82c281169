"""Products of more general form: tensordot and einsum.

https://www.tensorflow.org/api_docs/python/tf/tensordot
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._record import record
from convlint.shapes import Shape, ShapeFault
from convlint.shapes import einsum as einsum_shape
from convlint.shapes import tensordot as tensordot_shape
from convlint.values import Problem, Unknown, active


def tensordot(a, b, axes, name=None) -> Any:
    """The sum of products over `axes`: a number of axes, or a pair of lists. Reports `matmul-shape`."""
    left, right = _args.convert(a), _args.convert(b)
    unknown = _args.first_unknown_of(left, right, axes)
    if unknown is not None:
        return unknown
    if isinstance(axes, (int, list, tuple)):
        shape = _shape(lambda: tensordot_shape(left.shape, right.shape, axes, numpy=True), [left, right], "tensordot")
        result = left.made(shape, "tensordot", right)
        record("tensordot", "Tensordot", (left,), result, [right], name)
        return result
    return Unknown("the axes of tf.tensordot")


def _shape(compute: Any, parts: list[Any], op: str) -> Shape:
    try:
        shape: Shape = compute()
        return shape
    except ShapeFault as fault:
        if fault.meant is None:
            raise ValueError(fault.message) from None
        other = parts[1] if len(parts) > 1 else None
        active().report(
            Problem(
                fault.kind,
                op=op,
                tensor=parts[0],
                other=other,
                expected=fault.expected,
                actual=fault.actual,
                fault=fault,
            )
        )
        meant: Shape = fault.meant
        return meant


def einsum(equation, *inputs, name=None, **kwargs) -> Any:
    """The sum of products that `equation` writes. Reports `matmul-shape`.

    https://www.tensorflow.org/api_docs/python/tf/einsum
    """
    parts = _args.convert_all(inputs)
    unknown = _args.first_unknown_of(parts, equation)
    if unknown is not None:
        return unknown
    shape = _shape(lambda: einsum_shape(equation, [part.shape for part in parts]), parts, "einsum")
    return parts[0].made(shape, "einsum", *parts[1:])
