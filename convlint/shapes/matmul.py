"""Matrix products: `matmul`, `dot`-like contraction of axes, and `einsum`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from convlint.shapes.axes import normalize_axes
from convlint.shapes.broadcast import broadcast, broadcast_sizes, meet
from convlint.shapes.dim import Size
from convlint.shapes.faults import ShapeFault
from convlint.shapes.prove import Shape, prove_equal
from convlint.shapes.text import product_text

__all__ = ["einsum", "matmul", "tensordot"]


def matmul(a: Shape, b: Shape) -> Shape:
    """`torch.matmul`, `numpy.matmul`: a vector is a row on the left and a column on the right; batch axes broadcast.

    Raises ShapeFault("matmul-shape"): `expected` is the last size of `a`, `actual` the size of `b` that must be equal
    to it, `axis` that axis of `b`, or they are two batch sizes and their axis; ("input-rank") for a scalar.
    https://docs.pytorch.org/docs/stable/generated/torch.matmul.html
    """
    if not a or not b:
        raise ShapeFault("input-rank", "matmul of a scalar", expected=1, actual=0)
    axis = -2 if len(b) > 1 else -1
    rows = a[-2:-1]
    columns = b[-1:] if len(b) > 1 else ()
    batch, fault = _met(a[:-2], b[:-2])
    result = (*batch, *rows, *columns)
    if prove_equal(a[-1], b[axis]) is False:
        message = f"({product_text(a)}) and ({product_text(b)}) cannot be multiplied: {a[-1]} != {b[axis]}"
        raise ShapeFault("matmul-shape", message, expected=a[-1], actual=b[axis], axis=axis, meant=result)
    if fault is not None:
        raise _batch_fault(fault, result)
    return result


def _batch_fault(fault: ShapeFault, result: Shape) -> ShapeFault:
    """The clash of two batch sizes; the matrices' two axes stand after them."""
    assert fault.axis is not None
    axis = fault.axis - 2
    message = f"batch sizes {fault.expected} and {fault.actual} at axis {axis} do not broadcast"
    return ShapeFault("matmul-shape", message, expected=fault.expected, actual=fault.actual, axis=axis, meant=result)


def _met(*shapes: Shape) -> tuple[Shape, ShapeFault | None]:
    try:
        return broadcast(*shapes), None
    except ShapeFault as fault:
        return fault.meant, fault


def tensordot(a: Shape, b: Shape, axes: int | Sequence[Any] = 2, *, numpy: bool = False) -> Shape:
    """`torch.tensordot`: the sum over pairs of axes, given as a number of them or as two lists.

    Torch lets an axis of size 1 meet any other; `numpy` says that the two must be equal, as in NumPy and TensorFlow.
    Raises ShapeFault("matmul-shape"), ("input-rank") for axes that are not there, ValueError for unequal lists.
    https://docs.pytorch.org/docs/stable/generated/torch.tensordot.html
    https://numpy.org/doc/stable/reference/generated/numpy.tensordot.html
    """
    left, right = _paired_axes(a, b, axes)
    result = tuple(size for axis, size in enumerate(a) if axis not in left)
    result += tuple(size for axis, size in enumerate(b) if axis not in right)
    for i, j in zip(left, right, strict=True):
        if (meet if numpy else broadcast_sizes)(a[i], b[j]) is None:
            both = f"axis {i} of ({product_text(a)}) and axis {j} of ({product_text(b)})"
            message = f"{both} cannot be contracted: {a[i]} != {b[j]}"
            raise ShapeFault("matmul-shape", message, expected=a[i], actual=b[j], axis=j, meant=result)
    return result


def _paired_axes(a: Shape, b: Shape, axes: int | Sequence[Any]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if isinstance(axes, int):
        if axes > min(len(a), len(b)):
            message = f"a contraction of {axes} axes of tensors with {len(a)} and {len(b)}"
            raise ShapeFault("input-rank", message, expected=axes, actual=min(len(a), len(b)))
        return tuple(range(len(a) - axes, len(a))), tuple(range(axes))
    first, second = axes
    left, right = _listed(first, len(a)), _listed(second, len(b))
    if len(left) != len(right):
        raise ValueError("the axes to contract differ in number")
    return left, right


def _listed(axes: Any, rank: int) -> tuple[int, ...]:
    return normalize_axes(tuple(axes) if isinstance(axes, (tuple, list)) else (axes,), rank)


def einsum(equation: str, shapes: Sequence[Shape]) -> Shape:
    """`torch.einsum`: letters name axes, `...` stands for axes that broadcast; without `->` the letters that occur once
    are the result, in alphabetical order.

    Raises ShapeFault("matmul-shape") where one letter has two sizes, ("input-rank") where a term has too many or too
    few letters, ValueError for an equation that cannot be read.
    https://docs.pytorch.org/docs/stable/generated/torch.einsum.html
    """
    terms, output = _parsed(equation)
    if len(terms) != len(shapes):
        raise ValueError(f"einsum: {len(terms)} terms in {equation!r} for {len(shapes)} operands")
    named: dict[str, Size] = {}
    spread: list[Shape] = []
    fault: ShapeFault | None = None
    for term, shape in zip(terms, shapes, strict=True):
        sizes: dict[str, Size] = {}
        for letter, size in _sizes_by_letter(term, shape, spread):
            fault = _bind(sizes, letter, size, meet, equation) or fault
        for letter, size in sizes.items():
            fault = _bind(named, letter, size, broadcast_sizes, equation) or fault
    rest, clash = _met(*spread)
    result = _einsum_result(terms, output, named, rest)
    fault = fault or clash
    if fault is not None:
        raise ShapeFault("matmul-shape", fault.message, expected=fault.expected, actual=fault.actual, meant=result)
    return result


def _parsed(equation: str) -> tuple[list[str], str | None]:
    """The terms and the output of an equation; `...` becomes one character, `.`."""
    text = equation.replace(" ", "").replace("...", ".")
    left, arrow, right = text.partition("->")
    terms = left.split(",")
    if any(not (letter.isalpha() and letter.isascii()) and letter != "." for letter in {*left, *right} - {","}):
        raise ValueError(f"einsum: invalid equation {equation!r}")
    if any(term.count(".") > 1 for term in [*terms, right]):
        raise ValueError(f"einsum: a term of {equation!r} has more than one ellipsis")
    return terms, right if arrow else None


def _sizes_by_letter(term: str, shape: Shape, spread: list[Shape]) -> list[tuple[str, Size]]:
    """Each letter of a term with its size; the sizes that `...` stands for go to `spread`."""
    before, dots, after = term.partition(".")
    named = len(before) + len(after)
    if len(shape) < named or (not dots and len(shape) != named):
        message = f"einsum: `{term.replace('.', '...')}` names {named} axes of a tensor with {len(shape)}"
        raise ShapeFault("input-rank", message, expected=named, actual=len(shape))
    stop = len(shape) - len(after)
    if dots:
        spread.append(shape[len(before) : stop])
    return [*zip(before, shape, strict=False), *zip(after, shape[stop:], strict=True)]


def _bind(
    named: dict[str, Size], letter: str, size: Size, join: Callable[[Size, Size], Size | None], equation: str
) -> ShapeFault | None:
    """One letter's size; within a term its sizes must be equal, between terms a 1 broadcasts."""
    if letter not in named:
        named[letter] = size
        return None
    met = join(named[letter], size)
    if met is None:
        message = f"einsum: `{letter}` of {equation!r} is {named[letter]} and {size}"
        return ShapeFault("matmul-shape", message, expected=named[letter], actual=size)
    named[letter] = met
    return None


def _einsum_result(terms: list[str], output: str | None, named: dict[str, Size], rest: Shape) -> Shape:
    if output is None:
        letters = "".join(terms)
        once = sorted(letter for letter in set(letters) - {"."} if letters.count(letter) == 1)
        output = "".join(["."] * ("." in letters) + once)
    missing = [letter for letter in output if letter != "." and letter not in named]
    if missing or any(output.count(letter) > 1 for letter in output):
        raise ValueError(f"einsum: the output {output!r} names an axis that no term has, or one twice")
    sizes: list[Size] = []
    for letter in output:
        sizes += rest if letter == "." else (named[letter],)
    return tuple(sizes)
