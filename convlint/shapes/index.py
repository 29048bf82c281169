"""Indexing and slicing: `x[:, 0]`, `x[..., None]`, `x[mask]`.

https://numpy.org/doc/stable/user/basics.indexing.html
"""

from __future__ import annotations

from typing import Any

from convlint.shapes.broadcast import broadcast
from convlint.shapes.clamp import maximum, minimum
from convlint.shapes.dim import Dim, Size, opaque
from convlint.shapes.faults import ShapeFault
from convlint.shapes.prove import Shape, prove_equal, prove_less

__all__ = ["Indices", "index", "narrow", "slice_size"]


class Indices:
    """An index that is a tensor (or a list): its shape, and whether it is a mask of bools.

    `key` names a mask: two with one key are the same, and have as many elements that are true.
    """

    __slots__ = ("is_mask", "key", "shape")

    def __init__(self, shape: Shape, is_mask: bool = False, key: tuple[Any, ...] | None = None) -> None:
        self.shape = tuple(shape)
        self.is_mask = is_mask
        self.key = key if key is not None else (object(),)


def index(shape: Shape, key: Any, *, numpy: bool = False) -> Shape:
    """The shape of `x[key]`; a tensor in the key is given as `Indices`.

    Where the tensors of a key stand side by side, what they select stands in their place, else in front. `numpy` counts
    an int beside a tensor as a tensor too, as NumPy does and torch does not. Raises ShapeFault("input-rank") for more
    indices than axes, IndexError for one that is out of range, TypeError for a key of another kind, Undecided where the
    rank is not known.
    """
    items = _completed(key if isinstance(key, tuple) else (key,), len(shape))
    advanced = [at for at, item in enumerate(items) if isinstance(item, Indices)]
    if numpy and advanced:
        items = [Indices(()) if _is_integer(item) else item for item in items]
    return _selected(shape, items)


def _is_integer(item: Any) -> bool:
    return isinstance(item, (int, Dim)) and not isinstance(item, bool)


def _taken(item: Any) -> int:
    """How many axes an item of a key takes."""
    if isinstance(item, Indices):
        return len(item.shape) if item.is_mask else 1
    return 0 if item is None or item is Ellipsis or isinstance(item, bool) else 1


def _completed(key: tuple[Any, ...], rank: int) -> list[Any]:
    """The key with the slices that its `...` (or its end) stands for. A bool is a mask without axes."""
    items = [Indices((), is_mask=True) if isinstance(item, bool) else item for item in key]
    taken = sum(map(_taken, items))
    dots = [at for at, item in enumerate(items) if item is Ellipsis]
    if len(dots) > 1:
        raise IndexError("an index can only have a single ellipsis ('...')")
    if taken > rank:
        message = f"{taken} indices for a tensor with {rank} {'axis' if rank == 1 else 'axes'}"
        raise ShapeFault("input-rank", message, expected=taken, actual=rank)
    rest = [slice(None)] * (rank - taken)
    at = dots[0] if dots else len(items)
    return [*items[:at], *rest, *items[at + 1 :]]


def _selected(shape: Shape, items: list[Any]) -> Shape:
    """The sizes that the items of a complete key leave."""
    sizes: list[Size] = []
    shapes: list[Shape] = []
    places: list[int] = []
    apart = False
    axis = 0
    for at, item in enumerate(items):
        taken = shape[axis : axis + _taken(item)]
        axis += len(taken)
        if isinstance(item, Indices):
            apart = apart or (bool(places) and at != places[-1] + 1)
            if not places:
                front = len(sizes)
            places.append(at)
            shapes.append(_tensor_shape(item, taken))
        elif item is None:
            sizes.append(1)
        elif isinstance(item, slice):
            sizes.append(slice_size(taken[0], item))
        else:
            _check_integer(item, taken[0])
    if not places:
        return tuple(sizes)
    position = 0 if apart else front
    return (*sizes[:position], *broadcast(*shapes), *sizes[position:])


def _tensor_shape(item: Indices, taken: Shape) -> Shape:
    """What one tensor selects by itself: its own shape, or as many elements as a mask has that are true."""
    if not item.is_mask:
        return item.shape
    for axis, (size, masked) in enumerate(zip(taken, item.shape, strict=True)):
        if prove_equal(size, masked) is False:
            message = f"the mask has {masked} elements at axis {axis}, the tensor {size}"
            raise ShapeFault("broadcast-shape", message, expected=size, actual=masked, axis=axis)
    return (opaque("mask", *item.key, minimum=0),)


def _check_integer(item: Any, size: Size) -> None:
    if not _is_integer(item):
        raise TypeError(f"an index of type {type(item).__name__}")
    if prove_less(item, size) is False or prove_less(item, -size) is True:
        raise IndexError(f"index {item} is out of range for an axis of size {size}")


def slice_size(size: Size, key: slice) -> Size:
    """How many elements `key` takes of an axis of `size`; opaque where the bounds are not known.

    Raises TypeError for a bound that is no size, ValueError for a step of 0.
    """
    start, stop, step = key.start, key.stop, key.step
    if start is None and stop is None and step is None:
        return size
    if isinstance(size, int) and _all_int(start, stop, step):
        return len(range(*key.indices(size)))
    step = 1 if step is None else step
    if not all(_is_bound(bound) for bound in (start, stop, step)):
        raise TypeError("slice indices must be integers or None")
    found = _strided(size, start, stop, step) if isinstance(step, int) else None
    return opaque("slice", size, start, stop, step, minimum=0) if found is None else found


def _strided(size: Size, start: Size | None, stop: Size | None, step: int) -> Size | None:
    """How many elements a slice of a known step takes, or None where it is not known from where to where."""
    if step == 0:
        raise ValueError("slice step cannot be zero")
    if step < 0:
        return -(-size // -step) if start is None and stop is None else None
    first, last = _position(start, size, 0), _position(stop, size, size)
    if first is None or last is None:
        return None
    return maximum(-(-(last - first) // step), 0)


def _all_int(*values: Any) -> bool:
    return all(value is None or isinstance(value, int) for value in values)


def _is_bound(value: Any) -> bool:
    return value is None or isinstance(value, (int, Dim))


def _position(bound: Size | None, size: Size, default: Size) -> Size | None:
    """Where a bound of a slice stands, from 0 to `size`; None where it is not known whether it counts from the end."""
    if bound is None:
        return default
    negative = prove_less(bound, 0)
    if negative is None:
        return None
    return maximum(bound + size, 0) if negative else minimum(bound, size)


def narrow(size: Size, start: Size, length: Size) -> Size:
    """`torch.narrow`: `length` elements from `start`. Raises ShapeFault("call-arguments") where they are not all there.

    Raises IndexError for a start that is out of range.

    https://docs.pytorch.org/docs/stable/generated/torch.narrow.html
    """
    if prove_less(start, -size) or prove_less(size, start):
        raise IndexError(f"start {start} is out of range for an axis of size {size}")
    begin = start + size if prove_less(start, 0) else start
    if prove_less(size, begin + length):
        message = f"start {start} and length {length} exceed an axis of {size}"
        raise ShapeFault("call-arguments", message, expected=size, actual=begin + length, meant=length)
    return length
