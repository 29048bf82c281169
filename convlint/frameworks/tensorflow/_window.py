"""Sliding a window over the spatial axes, for `tf.nn`, `tf.layers` and Keras alike.

SAME gives ceil(size / stride), VALID floor((size - kernel) / stride) + 1:
https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint.shapes import Shape, ShapeFault, Size, Window
from convlint.values import Problem, Unknown, active

__all__ = ["paddings_of", "slide", "spatial_axes"]


def spatial_axes(rank: int, count: int, channels_first: bool) -> tuple[int, ...]:
    """The spatial axes of a map of `rank` axes, `count` of them spatial."""
    return tuple(range(rank - count, rank)) if channels_first else tuple(range(rank - 1 - count, rank - 1))


def paddings_of(padding: Any, count: int, axes: tuple[int, ...] = ()) -> Any:
    """One window padding for each of `count` axes; Unknown where it is not known.

    `padding` is "SAME" or "VALID" in any case, or TensorFlow's explicit `[[0, 0], [top, bottom], ...]`.
    Raises ValueError for anything else.
    """
    if isinstance(padding, Unknown):
        return padding.derive(object())
    if isinstance(padding, str):
        if padding.lower() not in ("same", "valid"):
            raise ValueError(f"The `padding` argument must be 'valid' or 'same'. Received: {padding}")
        return (padding.lower(),) * count
    if isinstance(padding, (list, tuple)) and axes and len(padding) > max(axes):
        return tuple(tuple(padding[axis]) for axis in axes)
    raise ValueError(f"Invalid padding: {padding!r}")


def checked_paddings(padding: Any, count: int, axes: tuple[int, ...], op: str) -> Any:
    """`paddings_of` for the operations of `tf.nn`, which take capitals only: else it is a `call-arguments` fault."""
    if isinstance(padding, str) and padding not in ("SAME", "VALID", "EXPLICIT"):
        meant = padding.upper() if padding.upper() in ("SAME", "VALID") else None
        detail = f"padding is 'SAME' or 'VALID', not {padding!r}"
        active().report(
            Problem("call-arguments", op=op, argument="padding", expected=meant, actual=padding, detail=detail)
        )
    return paddings_of(padding, count, axes)


def windows_of(
    kernel: Shape, strides: Shape, paddings: Any, dilations: Shape | None = None, **more: Any
) -> tuple[Window, ...]:
    """The window of each spatial axis."""
    dilations = dilations if dilations is not None else (1,) * len(kernel)
    axes = zip(kernel, strides, paddings, dilations, strict=True)
    return tuple(Window(k, s, padding=p, dilation=d, **more) for k, s, p, d in axes)


def slide(
    tensor: Any,
    windows: tuple[Window, ...],
    axes: tuple[int, ...],
    op: str,
    *,
    channels: Size | None = None,
    channel_axis: int = -1,
    others: tuple[Any, ...] = (),
    layer: Any = None,
    argument: str | None = None,
    report: Callable[[Problem], None] | None = None,
) -> Any:
    """`tensor` with each window slid over its axis, and `channels` channels where they change.

    Reports `empty-output` where a window is larger than the map.
    """
    shape = list(tensor.shape)
    for axis, window in zip(axes, windows, strict=True):
        shape[axis] = _output(tensor, window, axis, op, layer, argument, report or active().report)
    if channels is not None:
        shape[channel_axis] = channels
    return tensor.made(tuple(shape), op, *others, layer=layer, windows=windows, spatial_axes=axes)


def _output(
    tensor: Any, window: Window, axis: int, op: str, layer: Any, argument: str | None, report: Callable[[Problem], None]
) -> Size:
    try:
        return window.output(tensor.shape[axis])
    except ShapeFault as fault:
        report(
            Problem(
                fault.kind,
                op=op,
                layer=layer,
                argument=argument,
                tensor=tensor,
                expected=fault.expected,
                actual=fault.actual,
                fault=fault,
            )
        )
        meant: Size = fault.meant if fault.meant is not None else 1
        return meant
