"""Convolutions and pools slide one window along each spatial axis: what their functions share."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import repeated, report
from convlint.shapes import ShapeFault, Window
from convlint.values import Unknown, as_size


def pads(padding: Any, count: int) -> list[tuple[Any, Any]]:
    """What is added before and after each of `count` axes."""
    if isinstance(padding, Unknown) and padding.kind is not int:
        # It may be 'same', which pads unevenly: two sizes of their own, so that nothing is proved from their parity.
        return [(as_size(padding.derive(i, "before")), as_size(padding.derive(i, "after"))) for i in range(count)]
    return [(as_size(pad), as_size(pad)) for pad in repeated(padding, count)]


def sizes(value: Any, count: int) -> list[Any]:
    """`value` (a number, or a sequence of them) as `count` sizes. Raises RuntimeError for another number of them."""
    items = repeated(value, count)
    if len(items) != count:
        raise RuntimeError(f"expected {count} values, but got {len(items)}")
    return [as_size(item) for item in items]


def slide(input: Any, windows: Any, leading: Any, op: str, *others: Any, layer: Any = None) -> Any:
    """`input` with its last axes through `windows` and `leading` sizes before them; reports `empty-output`."""
    count = len(windows)
    faults: list[ShapeFault] = []
    spatial = [_through(window, size, faults) for window, size in zip(windows, input.shape[-count:], strict=True)]
    if faults:
        argument = "kernel_size" if layer is not None or "pool" in op else None
        facts = {"expected": faults[0].expected, "actual": faults[0].actual, "argument": argument}
        report("empty-output", op=op, layer=layer, tensor=input, fault=faults[0], **facts)
    rank = len(leading) + count
    axes = tuple(range(rank - count, rank))
    return input.made((*leading, *spatial), op, *others, layer=layer, windows=tuple(windows), spatial_axes=axes)


def _through(window: Any, size: Any, faults: list[ShapeFault]) -> Any:
    try:
        return window.output(size)
    except ShapeFault as fault:
        faults.append(fault)
        return fault.meant


def rank_fits(input: Any, count: int, op: str, layer: Any = None) -> bool:
    """Whether `input` has `count` spatial axes and one or two before them; reports `input-rank` where it has not."""
    rank = len(input.shape)
    if rank in (count + 1, count + 2):
        return True
    report("input-rank", op=op, layer=layer, tensor=input, expected=count + 2, actual=rank)
    return False


def plain_windows(kernels: Any, strides: Any, padding: Any, dilations: Any, **more: Any) -> list[Window]:
    """One window an axis."""
    return [
        Window(kernel, stride, pad, dilation, **more)
        for kernel, stride, pad, dilation in zip(kernels, strides, padding, dilations, strict=True)
    ]
