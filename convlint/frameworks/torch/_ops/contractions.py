"""einsum and tensordot. https://docs.pytorch.org/docs/stable/generated/torch.einsum.html"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch._registry import after_fault, function, op
from convlint.frameworks.torch._support import tensors_of
from convlint.frameworks.torch._tensor import Tensor
from convlint.shapes import ShapeFault
from convlint.values import Unknown


@function
def einsum(equation, *operands):
    """`einsum("bij,bjk->bik", x, y)`; reports `matmul-shape`."""
    if isinstance(equation, Unknown):
        return equation.derive("einsum")
    parts = tensors_of(operands[0] if len(operands) == 1 and isinstance(operands[0], (tuple, list)) else operands)
    if isinstance(parts, Unknown):
        return parts
    if not isinstance(equation, str):
        return Unknown("einsum with lists of axes")
    try:
        shape = shapes.einsum(equation, [tuple(part.shape) for part in parts])
    except ShapeFault as fault:
        return after_fault(fault, "einsum", parts[0], parts[1:])
    return parts[0].made(shape, "einsum", *parts[1:])


@op
def tensordot(a, b, dims=2, out=None):
    if isinstance(b, Unknown) or isinstance(dims, Unknown):
        return Unknown("a tensordot of operands that are not known")
    axes: Any = dims.tolist() if isinstance(dims, Tensor) else dims
    return a.made(shapes.tensordot(tuple(a.shape), tuple(b.shape), axes), "tensordot", b)
