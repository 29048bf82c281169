"""What the ops share: axes and sizes out of arguments, and the way from a fault to a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint import values
from convlint.shapes import Dim, Shape, ShapeFault, normalize_axes, normalize_axis
from convlint.values import Problem, Undecided, Unknown, active, as_size, first_unknown


def axis_of(tensor: Any, dim: Any, extra: int = 0) -> int:
    """The axis that `dim` names, counted from 0; a scalar is treated as having one.

    `extra`: how many axes the result has more than `tensor` (1 for `unsqueeze` and `stack`). Raises
    ShapeFault("input-rank") where there is no such axis, Undecided if `dim` is unknown.
    """
    return axis_in(len(tensor.shape) + extra, dim)


def axis_in(rank: int, dim: Any) -> int:
    """The axis that `dim` names among `rank` axes."""
    if isinstance(dim, Unknown):
        raise Undecided(dim)
    return normalize_axis(dim, max(rank, 1))


def axes_of(tensor: Any, dim: Any) -> tuple[int, ...]:
    """The axes that `dim` (an int, or a list of ints) names; all of them for None and the empty list."""
    rank = len(tensor.shape)
    if dim is None or (isinstance(dim, (tuple, list)) and not dim):
        return tuple(range(rank))
    axes = normalize_axes(dim, max(rank, 1))
    return axes if rank else ()


def sizes_of(arguments: Any) -> Any:
    """The sizes out of `f(2, 3)` or `f((2, 3))`; Unknown where their number is not known."""
    if len(arguments) == 1 and isinstance(arguments[0], (tuple, list)):
        arguments = arguments[0]
    elif len(arguments) == 1 and isinstance(arguments[0], Unknown) and arguments[0].kind is not int:
        return arguments[0].derive("sizes")
    elif len(arguments) == 1 and isinstance(arguments[0], values.Tensor) and arguments[0].rank == 1:
        return Unknown("sizes out of a tensor")
    return tuple(as_size(item) for item in arguments)


def tensors_of(tensors: Any) -> Any:
    """The tensors of a sequence argument as a list; an Unknown if the sequence or one of them is unknown."""
    unknown = first_unknown(tensors)
    if unknown is not None:
        return unknown.derive(object())
    if isinstance(tensors, values.Tensor):
        return list(tensors)  # type: ignore[call-overload]
    if not isinstance(tensors, (tuple, list)):
        raise TypeError(f"argument 'tensors' must be tuple of Tensors, not {type(tensors).__name__}")
    for item in tensors:
        if not isinstance(item, values.Tensor):
            raise TypeError(f"expected Tensor as element in argument 0, but got {type(item).__name__}")
    return list(tensors)


def repeated(value: Any, count: int) -> Any:
    """`value` as a tuple of `count` items, as torch's `_ntuple` does it; an Unknown stands for any of them."""
    if isinstance(value, Unknown):
        return tuple(value if value.kind is int else value.derive(index) for index in range(count))
    if isinstance(value, (tuple, list)):
        if len(value) == 1 and count > 1:
            return tuple(value) * count
        return tuple(value)
    return (value,) * count


def report(kind: str, **facts: Any) -> None:
    """Record a proved fault at the active site."""
    active().report(Problem(kind, **facts))


def resulting(compute: Callable[[], Shape], **facts: Any) -> Any:
    """The shape that `compute` gives; after a proved fault (which is reported) the shape that was meant.

    Unknown where a fault leaves open what was meant. `facts` go into the report, where they win over the fault's own.
    """
    try:
        return compute()
    except ShapeFault as fault:
        known = {"expected": fault.expected, "actual": fault.actual, **facts}
        report(known.pop("kind", fault.kind), fault=fault, **known)
        return fault.meant if fault.meant is not None else Unknown(fault.message)


def need_rank(tensor: Any, *ranks: int) -> None:
    """Raise ShapeFault("input-rank") unless `tensor` has one of the ranks."""
    rank = len(tensor.shape)
    if rank not in ranks:
        message = f"takes a tensor of rank {' or '.join(map(str, ranks))}, but got {rank}"
        raise ShapeFault("input-rank", message, expected=ranks[-1], actual=rank)


def need_least_rank(tensor: Any, least: int) -> None:
    """Raise ShapeFault("input-rank") if `tensor` has fewer axes."""
    rank = len(tensor.shape)
    if rank < least:
        raise ShapeFault("input-rank", f"takes {least} axes or more, but got {rank}", expected=least, actual=rank)


def product(sizes: Any) -> Any:
    """The product of sizes (1 for none)."""
    result: Any = 1
    for size in sizes:
        result = result * size
    return result


def is_number(value: Any) -> bool:
    """Whether `value` is a number, known or not."""
    return isinstance(value, (int, float, Dim)) or (isinstance(value, Unknown) and value.kind in (int, float, bool))
