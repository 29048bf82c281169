"""Reshaping: the same elements in another shape, and what it means where they do not fit.

https://docs.pytorch.org/docs/stable/generated/torch.Tensor.view.html
https://www.tensorflow.org/api_docs/python/tf/reshape
"""

from __future__ import annotations

from collections.abc import Sequence

from convlint.shapes.axes import normalize_axis
from convlint.shapes.dim import Dim, Size, is_batch, opaque, symbol
from convlint.shapes.faults import ShapeFault
from convlint.shapes.prove import Shape, exact_div, prove_divides, prove_equal
from convlint.shapes.text import product_text

__all__ = ["flatten", "numel", "reshape", "unflatten"]


def numel(shape: Shape) -> Size:
    """The number of elements."""
    number = 1
    dims: list[Dim] = []
    for size in shape:
        if isinstance(size, int):
            number *= size
        else:
            dims.append(size)
    total: Size = number
    for dim in dims:
        total = dim * total
    return total


def reshape(shape: Shape, target: Sequence[Size]) -> Shape:
    """The shape that `target` asks for; one of its sizes may be -1.

    Raises ShapeFault("reshape-size") where the elements are proved not to fit, whatever the batch, and
    ("reshape-folds-batch") where they fit for some batches only and rows would then mix samples. `expected` is the
    number to write for `actual`, which stands at `axis` of the target, where exactly one number is wrong, and `meant`
    the shape with it. Raises ValueError for a second -1 and for other negative sizes.
    """
    wanted = tuple(target)
    free = _inferred_axes(wanted)
    total = numel(shape)
    if free:
        return _inferred(shape, wanted, free[0], total)
    equal = prove_equal(total, numel(wanted))
    if equal is False and len([size for size in wanted if _may_be_inferred(size)]) == 0:
        raise _size_fault(shape, wanted, total)
    return wanted if equal is True else _with_uncertain(shape, wanted, total)


def _inferred_axes(target: Shape) -> list[int]:
    """Where -1 stands."""
    free = [axis for axis, size in enumerate(target) if isinstance(size, int) and size < 0]
    for axis in free:
        if target[axis] != -1:
            raise ValueError(f"invalid shape dimension {target[axis]}")
    if len(free) > 1:
        raise ValueError("only one dimension can be inferred")
    return free


def _may_be_inferred(size: Size) -> bool:
    """Whether a size of which nothing is known might be a -1."""
    return isinstance(size, Dim) and size.is_opaque and prove_equal(size, -1) is not False


def _with_uncertain(shape: Shape, target: Shape, total: Size) -> Shape:
    """A target that may hold a -1: what must stand in the only such place is the same for a -1 and for a number.

    Beside a 0 any number may stand.
    """
    uncertain = [axis for axis, size in enumerate(target) if _may_be_inferred(size)]
    if not uncertain:
        return target
    known = numel(tuple(size for axis, size in enumerate(target) if axis not in uncertain))
    if len(uncertain) == 1 and prove_equal(known, 0) is False:
        return _inferred(shape, target, uncertain[0], total)
    unknown = {axis: opaque("reshape", axis, total, *target, minimum=0) for axis in uncertain}
    return tuple(unknown.get(axis, size) for axis, size in enumerate(target))


def _inferred(shape: Shape, target: Shape, free: int, total: Size) -> Shape:
    """The target with the size at axis `free` made to fit."""
    known = numel(target[:free] + target[free + 1 :])
    if isinstance(total, int) and isinstance(known, int):
        if known and total % known == 0:
            return _replaced(target, free, total // known)
        raise _size_fault(shape, target, total)
    quotient = exact_div(total, known)
    if quotient is not None:
        return _replaced(target, free, quotient)
    if prove_divides(known, total) is False:
        raise _size_fault(shape, target, total)
    if free == 0 and _folds_the_batch(shape, target, known):
        raise _fold_fault(shape, target)
    return _replaced(target, free, opaque("reshape", total, known, minimum=0))


def _replaced(shape: Shape, axis: int, size: Size) -> Shape:
    return (*shape[:axis], size, *shape[axis + 1 :])


# --------------------------------------------------------------------------- the batch


def _sample(shape: Shape) -> Size | None:
    """The elements of a sample, or None where axis 0 is no multiple of a batch."""
    if not shape or isinstance(shape[0], int):
        return None
    for atom in shape[0].symbols():
        batch = symbol(atom.key, atom.name)
        each = exact_div(numel(shape), batch) if is_batch(batch) else None
        if each is not None and (isinstance(each, int) or atom not in each.symbols()):
            return each
    return None


def _folds_the_batch(shape: Shape, target: Shape, row: Size) -> bool:
    """Whether rows of `row` elements are proved to end within a sample.

    Whole samples in one row are a way to write pairs and choices (`logits.view(-1, num_choices)`), so they are taken
    for a fault only where a map (three axes or more) is laid out in rows: a batch of 1 then never fits.
    """
    each = _sample(shape)
    if each is None or prove_divides(row, each) is not False or prove_equal(each, 1) is True:
        return False
    whole = prove_divides(each, row)
    return whole is False or (whole is True and len(shape) > 2 and len(target) == 2)


def _fold_fault(shape: Shape, target: Shape) -> ShapeFault:
    each, row = _sample(shape), numel(target[1:])
    assert each is not None
    message = f"rows of {row} from samples of {each} elements: a row would mix samples"
    if len(target) == 2:
        return _fault("reshape-folds-batch", message, shape, target, 1, numel(shape[1:]))
    wrong = _only_wrong(target, each, skip=0)
    if wrong is not None:
        return _fault("reshape-folds-batch", message, shape, target, *wrong)
    meant = _replaced(target, 0, opaque("reshape", numel(shape), *target, minimum=0))
    return ShapeFault("reshape-folds-batch", message, actual=row, meant=meant)


# --------------------------------------------------------------------------- the number to write


def _size_fault(shape: Shape, target: Shape, total: Size) -> ShapeFault:
    message = f"{product_text(shape)} holds {total} elements, which do not fit ({product_text(target)})"
    wrong = _wrong_in_sample(shape, target) or _only_wrong(target, total)
    if wrong is not None:
        return _fault("reshape-size", message, shape, target, *wrong)
    return ShapeFault("reshape-size", message, meant=_without_inferred(shape, target))


def _wrong_in_sample(shape: Shape, target: Shape) -> tuple[int, Size] | None:
    """The wrong number where axis 0 is the batch in both: its symbol or size, a -1, or a number that stands for it."""
    if len(shape) < 2 or len(target) < 2:
        return None
    first = target[0]
    if not (_is_negative(first) or is_batch(shape[0]) or prove_equal(first, shape[0])):
        return None
    sample = numel(shape[1:])
    if len(target) == 2:
        return (1, sample) if prove_equal(sample, target[1]) is False else None
    return _only_wrong(target, sample, skip=0)


def _fault(kind: str, message: str, shape: Shape, target: Shape, axis: int, size: Size) -> ShapeFault:
    """The fault of one wrong number, at `axis` of the target."""
    meant = _without_inferred(shape, _replaced(target, axis, size))
    return ShapeFault(kind, message, expected=size, actual=target[axis], axis=axis, meant=meant)


def _only_wrong(target: Shape, total: Size, skip: int | None = None) -> tuple[int, Size] | None:
    """The one literal of the target that another number makes right, and that number; None where none or several do."""
    found: list[tuple[int, Size]] = []
    for axis, size in enumerate(target):
        if axis == skip or not isinstance(size, int) or size < 1:
            continue
        others = [other for at, other in enumerate(target) if at not in (axis, skip) and not _is_negative(other)]
        right = exact_div(total, numel(tuple(others)))
        if right is not None:
            found.append((axis, right))
    return found[0] if len(found) == 1 else None


def _without_inferred(shape: Shape, target: Shape) -> Shape:
    """`target` with a size in place of its -1: the batch where the rest is a sample, else what fits, else opaque."""
    free = _inferred_axes(target)
    if not free:
        return target
    total = numel(shape)
    size = exact_div(total, numel(target[: free[0]] + target[free[0] + 1 :]))
    return _replaced(target, free[0], opaque("reshape", total, *target, minimum=0) if size is None else size)


def _is_negative(size: Size) -> bool:
    return isinstance(size, int) and size < 0


# --------------------------------------------------------------------------- flatten and unflatten


def flatten(shape: Shape, start: int = 0, end: int = -1) -> Shape:
    """`torch.flatten`: the axes `start` to `end`, both included, as one. A scalar becomes one axis.

    https://docs.pytorch.org/docs/stable/generated/torch.flatten.html
    """
    rank = len(shape)
    first, last = normalize_axis(start, max(rank, 1)), normalize_axis(end, max(rank, 1))
    if first > last:
        raise ValueError("flatten() has invalid args: start_dim cannot come after end_dim")
    return (*shape[:first], numel(shape[first : last + 1]), *shape[last + 1 :])


def unflatten(shape: Shape, axis: int, sizes: Sequence[Size]) -> Shape:
    """`torch.unflatten`: one axis as several; one of `sizes` may be -1. Raises ShapeFault("reshape-size").

    https://docs.pytorch.org/docs/stable/generated/torch.unflatten.html
    """
    position = normalize_axis(axis, len(shape))
    before, after = shape[:position], shape[position + 1 :]
    try:
        return (*before, *reshape((shape[position],), sizes), *after)
    except ShapeFault as fault:
        fault.meant = (*before, *fault.meant, *after)
        raise
