"""Broadcasting: the shape that several shapes meet in.

https://numpy.org/doc/stable/user/basics.broadcasting.html
"""

from __future__ import annotations

from convlint.shapes.clamp import maximum
from convlint.shapes.dim import Size, opaque
from convlint.shapes.faults import ShapeFault
from convlint.shapes.prove import Shape, prove_equal, prove_less

__all__ = ["broadcast", "broadcast_sizes", "expand", "meet"]


def broadcast(*shapes: Shape) -> Shape:
    """The shape that `shapes` broadcast to.

    Raises ShapeFault("broadcast-shape") with the two sizes that clash: they are proved to differ, and neither is 1.
    `axis` counts from the last, `meant` keeps the size that came first.
    """
    result: Shape = tuple(shapes[0]) if shapes else ()
    fault: ShapeFault | None = None
    for shape in shapes[1:]:
        result, found = _pair(result, tuple(shape))
        fault = fault or found
    if fault is not None:
        fault.meant = result
        raise fault
    return result


def _pair(a: Shape, b: Shape) -> tuple[Shape, ShapeFault | None]:
    rank = max(len(a), len(b))
    left, right = (1,) * (rank - len(a)) + a, (1,) * (rank - len(b)) + b
    sizes: list[Size] = []
    fault = None
    for axis, (x, y) in enumerate(zip(left, right, strict=True), -rank):
        size = broadcast_sizes(x, y)
        if size is None and fault is None:
            message = f"sizes {x} and {y} at axis {axis} do not broadcast"
            fault = ShapeFault("broadcast-shape", message, expected=x, actual=y, axis=axis)
        sizes.append(x if size is None else size)
    return tuple(sizes), fault


def broadcast_sizes(x: Size, y: Size) -> Size | None:
    """The size that two sizes broadcast to, or None where they are proved not to."""
    if isinstance(x, int) and isinstance(y, int):
        if x == y or y == 1:
            return x
        return y if x == 1 else None
    if x is y or (isinstance(y, int) and y == 1):
        return x
    if isinstance(x, int) and x == 1:
        return y
    equal = prove_equal(x, y)
    if equal is True:
        return x if isinstance(x, int) else y
    one_x, one_y = prove_equal(x, 1), prove_equal(y, 1)
    if one_x is True or one_y is True:
        return y if one_x is True else x
    if equal is False and one_x is False and one_y is False:
        return None
    return _either(x, y, one_x, one_y)


def _either(x: Size, y: Size, one_x: bool | None, one_y: bool | None) -> Size:
    """Neither equality nor a 1 is proved: a size that is not 1 wins over what must then be equal to it or 1."""
    if one_x is False:
        return x
    if one_y is False:
        return y
    if prove_less(0, x) and prove_less(0, y):
        return maximum(x, y)
    return opaque("broadcast", x, y, minimum=0)


def meet(x: Size, y: Size) -> Size | None:
    """The size of two that must be equal, the better known of them; None where they are proved to differ."""
    if isinstance(x, int) and isinstance(y, int):
        return x if x == y else None
    if prove_equal(x, y) is False:
        return None
    if isinstance(x, int) or isinstance(y, int):
        return x if isinstance(x, int) else y
    return y if x.is_opaque and not y.is_opaque else x


def expand(shape: Shape, target: Shape) -> Shape:
    """`torch.Tensor.expand`: axes of size 1 take the target's size, -1 keeps a size, new axes come first.

    Raises ShapeFault("broadcast-shape"), and ("input-rank") where the target has fewer axes than `shape`.
    https://docs.pytorch.org/docs/stable/generated/torch.Tensor.expand.html
    """
    new = len(target) - len(shape)
    if new < 0:
        message = f"expand to {len(target)} axes, but the tensor has {len(shape)}"
        raise ShapeFault("input-rank", message, expected=len(target), actual=len(shape), meant=shape)
    if any(isinstance(size, int) and size < 0 for size in target[:new]):
        raise ValueError("-1 keeps the size of an axis, and a new axis has none to keep")
    sizes = tuple(target[:new]) + tuple(
        _expanded(size, wanted, axis) for axis, (size, wanted) in enumerate(zip(shape, target[new:], strict=True), new)
    )
    return sizes


def _expanded(size: Size, wanted: Size, axis: int) -> Size:
    if isinstance(wanted, int) and wanted == -1:
        return size
    if prove_equal(size, wanted) is False and prove_equal(size, 1) is False and prove_equal(wanted, -1) is False:
        message = f"size {size} at axis {axis} cannot expand to {wanted}"
        raise ShapeFault("broadcast-shape", message, expected=size, actual=wanted, axis=axis)
    if isinstance(wanted, int) or prove_equal(wanted, -1) is False:
        return wanted
    return size if prove_equal(size, 1) is False else opaque("expand", size, wanted, minimum=0)
