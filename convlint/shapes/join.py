"""Joining several tensors along an axis, and cutting one up again."""

from __future__ import annotations

from collections.abc import Sequence

from convlint.shapes.axes import normalize_axis
from convlint.shapes.broadcast import meet
from convlint.shapes.dim import Size
from convlint.shapes.faults import Reason, ShapeFault, Undecided
from convlint.shapes.prove import Shape, exact_div, prove_divides, prove_equal, prove_less

__all__ = ["chunk_sizes", "concat", "equal_split_sizes", "split_sizes", "stack"]

MAX_PIECES = 65_536


def concat(shapes: Sequence[Shape], axis: int) -> Shape:
    """The shapes joined along `axis`: every other size must agree.

    Raises ShapeFault("concat-shape") with the two sizes that differ and their axis, or the two ranks; `meant` keeps the
    first shape's sizes. Raises ValueError for no shapes.
    https://docs.pytorch.org/docs/stable/generated/torch.cat.html
    """
    if not shapes:
        raise ValueError("expected a non-empty list of tensors")
    rank = len(shapes[0])
    position = normalize_axis(axis, rank)
    for shape in shapes:
        if len(shape) != rank:
            message = f"tensors of {rank} and of {len(shape)} axes cannot be joined"
            raise ShapeFault("concat-shape", message, expected=rank, actual=len(shape), meant=tuple(shapes[0]))
    total: Size = 0
    for shape in shapes:
        total = total + shape[position]
    sizes, fault = _agreed(shapes, "concat-shape", skip=position)
    sizes[position] = total
    if fault is not None:
        fault.meant = tuple(sizes)
        raise fault
    return tuple(sizes)


def stack(shapes: Sequence[Shape], axis: int = 0) -> Shape:
    """Equal shapes along a new axis. Raises ShapeFault("concat-shape") where two are proved to differ."""
    if not shapes:
        raise ValueError("stack expects a non-empty list of tensors")
    rank = len(shapes[0])
    position = normalize_axis(axis, rank + 1)
    for shape in shapes:
        if len(shape) != rank:
            message = f"tensors of {rank} and of {len(shape)} axes cannot be stacked"
            meant = _stacked(list(shapes[0]), position, len(shapes))
            raise ShapeFault("concat-shape", message, expected=rank, actual=len(shape), meant=meant)
    sizes, fault = _agreed(shapes, "concat-shape", skip=None)
    result = _stacked(sizes, position, len(shapes))
    if fault is not None:
        fault.meant = result
        raise fault
    return result


def _stacked(sizes: list[Size], position: int, count: int) -> Shape:
    return (*sizes[:position], count, *sizes[position:])


def _agreed(shapes: Sequence[Shape], kind: str, skip: int | None) -> tuple[list[Size], ShapeFault | None]:
    """The best known size of each axis over shapes of one rank, and the first clash."""
    sizes = list(shapes[0])
    fault = None
    for shape in shapes[1:]:
        for axis, (x, y) in enumerate(zip(sizes, shape, strict=True)):
            if axis == skip or x is y:
                continue
            size = meet(x, y)
            if size is None and fault is None:
                message = f"sizes {x} and {y} at axis {axis} differ"
                fault = ShapeFault(kind, message, expected=x, actual=y, axis=axis)
            sizes[axis] = x if size is None else size
    return sizes, fault


def split_sizes(size: Size, pieces: Size | Sequence[Size]) -> tuple[Size, ...]:
    """`torch.split`: pieces of a given size with the rest as the last one, or pieces of given sizes.

    Raises ShapeFault("call-arguments") where given sizes are proved not to add up to `size`, ValueError for a piece
    size below 1, Undecided where the number of pieces is not known.
    https://docs.pytorch.org/docs/stable/generated/torch.split.html
    """
    if isinstance(pieces, (tuple, list)):
        return _given_sizes(size, tuple(pieces))
    step: Size = pieces  # type: ignore[assignment]
    if isinstance(step, int) and step < 1:
        raise ValueError(f"split expects a positive size, but got {step}")
    if isinstance(size, int) and isinstance(step, int):
        _require_few(size // step)
        return tuple(min(step, size - start) for start in range(0, size, step)) or (0,)
    count = exact_div(size, step)
    if isinstance(count, int):
        _require_few(count)
        return (step,) * count
    raise Undecided(Reason(f"how many pieces of {step} an axis of {size} gives"))


def _require_few(count: int) -> None:
    """Raise Undecided for more pieces than a program can want by name."""
    if count > MAX_PIECES:
        raise Undecided(Reason(f"{count} pieces, too many to follow"))


def _given_sizes(size: Size, pieces: Shape) -> tuple[Size, ...]:
    total: Size = 0
    for piece in pieces:
        total = total + piece
    if prove_equal(total, size) is False:
        message = f"pieces of {', '.join(map(str, pieces))} add up to {total}, not to {size}"
        raise ShapeFault("call-arguments", message, expected=size, actual=total, meant=pieces)
    return pieces


def chunk_sizes(size: Size, chunks: int) -> tuple[Size, ...]:
    """`torch.chunk`: at most `chunks` pieces of `ceil(size / chunks)`, the last one smaller.

    Raises ValueError for less than one chunk, Undecided where the number of pieces is not known.
    https://docs.pytorch.org/docs/stable/generated/torch.chunk.html
    """
    if chunks < 1:
        raise ValueError("chunk expects `chunks` to be greater than 0")
    _require_few(chunks)
    if isinstance(size, int):
        return split_sizes(size, max(-(-size // chunks), 1)) if size else (0,) * chunks
    each = exact_div(size, chunks)
    if each is not None:
        return (each,) * chunks
    if chunks == 2 and prove_less(1, size):
        return (-(-size // 2), size // 2)
    raise Undecided(Reason(f"how many pieces an axis of {size} gives in {chunks} chunks"))


def equal_split_sizes(size: Size, pieces: int) -> tuple[Size, ...]:
    """`tf.split` and `numpy.split` by a number: equal pieces.

    Raises ShapeFault("call-arguments") where `pieces` is proved not to divide `size`.
    https://www.tensorflow.org/api_docs/python/tf/split
    """
    if pieces < 1:
        raise ValueError("the number of pieces must be greater than 0")
    _require_few(pieces)
    if prove_divides(pieces, size) is False:
        message = f"an axis of {size} does not split into {pieces} equal pieces"
        raise ShapeFault("call-arguments", message, expected=size, actual=pieces, meant=(size // pieces,) * pieces)
    return (size // pieces,) * pieces
