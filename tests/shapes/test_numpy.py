"""Every operation against NumPy on known sizes, and against itself with some sizes blurred into symbols."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convlint.shapes import (
    Indices,
    ShapeFault,
    Undecided,
    broadcast,
    concat,
    einsum,
    equal_split_sizes,
    expand,
    expand_dims,
    flatten,
    index,
    matmul,
    numel,
    pad,
    permute,
    reduce,
    reshape,
    slice_size,
    squeeze,
    stack,
    tensordot,
    tile,
    transpose,
)

from .strategies import agrees, blurred, blurred_size, check_blurred

many = settings(max_examples=3 * settings().max_examples, deadline=None)
sizes = st.sampled_from([0, 1, 1, 2, 3, 4, 6])
shapes = st.lists(sizes, max_size=4).map(tuple)
axes_of_all_kinds = st.none() | st.integers(-5, 5) | st.lists(st.integers(-4, 3), max_size=3).map(tuple)
Shape = tuple[int, ...]


def zeros(shape: Shape) -> Any:
    return np.broadcast_to(np.zeros(()), shape)


def outcome(function: Callable[..., Any], *errors: type[BaseException]) -> Any:
    """What a call gives, or None where it raises one of `errors`."""
    try:
        return function()
    except errors:
        return None


def numpy_shape(function: Callable[[], Any]) -> Shape | None:
    return outcome(lambda: function().shape, ValueError, IndexError)


def our_shape(function: Callable[[], Any]) -> Shape | None:
    return outcome(function, ShapeFault, ValueError, IndexError)


def compare(data: st.DataObject, operation: Callable[..., Any], twin: Callable[..., Any], *arguments: Shape) -> None:
    """The operation on shapes agrees with NumPy's on arrays; blurring sizes gives no new fault and no other result."""
    assert our_shape(lambda: operation(*arguments)) == numpy_shape(lambda: twin(*map(zeros, arguments)))
    values: dict[Any, int] = {}
    open_arguments = [blurred(data.draw, shape, values) for shape in arguments]
    check_blurred(lambda: operation(*arguments), lambda: operation(*open_arguments), values)


# --------------------------------------------------------------------------- broadcasting


@many
@given(st.lists(shapes, min_size=1, max_size=3), st.data())
def test_broadcast(shapes: list[Shape], data: st.DataObject) -> None:
    compare(data, broadcast, lambda *arrays: np.broadcast_arrays(*arrays)[0], *shapes)


@many
@given(shapes, shapes, st.data())
def test_expand(shape: Shape, target: Shape, data: st.DataObject) -> None:
    compare(data, lambda shape: expand(shape, target), lambda array: np.broadcast_to(array, target), shape)


def test_expand_keeps_what_is_minus_one() -> None:
    assert expand((1, 3, 1), (2, -1, -1, 4)) == (2, 1, 3, 4)


@many
@given(shapes, shapes, st.data())
def test_matmul(a: Shape, b: Shape, data: st.DataObject) -> None:
    compare(data, matmul, np.matmul, a, b)


@many
@given(shapes, shapes, st.integers(0, 3), st.data())
def test_tensordot(a: Shape, b: Shape, axes: int, data: st.DataObject) -> None:
    a = a + b[:axes] if data.draw(st.booleans()) else a
    compare(data, lambda x, y: tensordot(x, y, axes, numpy=True), lambda x, y: np.tensordot(x, y, axes), a, b)


@many
@given(st.permutations(range(3)), st.integers(1, 3), st.data())
def test_tensordot_by_lists(order: list[int], count: int, data: st.DataObject) -> None:
    a = data.draw(st.tuples(sizes, sizes, sizes))
    b = tuple(a[axis] for axis in order)
    axes = (order[:count], list(range(count)))
    compare(data, lambda x, y: tensordot(x, y, axes, numpy=True), lambda x, y: np.tensordot(x, y, axes), a, b)


EQUATIONS = [
    "ij,jk->ik",
    "ij,jk",
    "bij,bjk->bik",
    "ii->i",
    "ii",
    "...ij,...jk->...ik",
    "...ij,jk",
    "i,j->ij",
    "bhqd,bhkd->bhqk",
    "ab c -> a b c",
    "ij->",
    "a...,b...->ab...",
    "ijk,jil->kl",
]


@many
@given(st.sampled_from(EQUATIONS), st.data())
def test_einsum(equation: str, data: st.DataObject) -> None:
    if equation == "ab c -> a b c":
        assert einsum(equation, [(2, 3, 4)]) == (2, 3, 4)
        return
    letters: dict[str, int] = {}
    operands = []
    for term in equation.split("->")[0].split(","):
        operands.append(data.draw(_term(term, letters)))
    compare(data, lambda *shapes: einsum(equation, shapes), lambda *arrays: np.einsum(equation, *arrays), *operands)


@st.composite
def _term(draw: Any, term: str, letters: dict[str, int]) -> Shape:
    sizes_drawn: list[int] = []
    for letter in term.replace("...", "."):
        if letter == ".":
            sizes_drawn += draw(st.lists(st.sampled_from([1, 2]), max_size=2))
        elif draw(st.integers(0, 5)):
            sizes_drawn.append(letters.setdefault(letter, draw(st.integers(1, 4))))
        else:
            sizes_drawn.append(draw(st.integers(1, 4)))
    return tuple(sizes_drawn)


def test_einsum_refuses() -> None:
    for equation, operands in (
        ("ij->k", [(2, 3)]),
        ("ij->ii", [(2, 3)]),
        ("i,j", [(2,)]),
        ("i1", [(2, 3)]),
        ("......", [()]),
    ):
        with pytest.raises(ValueError):
            einsum(equation, operands)
    with pytest.raises(ShapeFault) as caught:
        einsum("ijk,k", [(2, 3), (3,)])
    assert (caught.value.kind, caught.value.expected, caught.value.actual) == ("input-rank", 3, 2)


# --------------------------------------------------------------------------- reshaping


@many
@given(shapes, st.lists(st.sampled_from([-1, 0, 1, 2, 3, 4, 6, 12, 24]), max_size=4).map(tuple), st.data())
def test_reshape(shape: Shape, target: Shape, data: st.DataObject) -> None:
    compare(data, lambda shape: reshape(shape, target), lambda array: array.reshape(target), shape)


@many
@given(shapes, st.data())
def test_reshape_that_fits(shape: Shape, data: st.DataObject) -> None:
    target = list(data.draw(st.permutations(shape)))
    for axis in range(len(target) - 1):
        if data.draw(st.booleans()):
            target[axis : axis + 2] = [target[axis] * target[axis + 1], 1]
    if target and data.draw(st.booleans()):
        target[data.draw(st.integers(0, len(target) - 1))] = -1
    compare(data, lambda shape: reshape(shape, target), lambda array: array.reshape(target), shape)


@many
@given(shapes, shapes, st.data())
def test_reshape_to_unknown_sizes(shape: Shape, target: Shape, data: st.DataObject) -> None:
    """The target may be blurred as well; what is unknown there may also be a -1."""
    if target and data.draw(st.booleans()):
        target = (*target[:-1], -1)
    values: dict[Any, int] = {}
    open_shape = blurred(data.draw, shape, values)
    open_target = tuple(
        size if size < 0 and data.draw(st.booleans()) else _unknown(data, size, values) for size in target
    )
    exact = our_shape(lambda: reshape(shape, target))
    try:
        result = reshape(open_shape, open_target)
    except ShapeFault:
        assert exact is None
        return
    except ValueError:
        return
    assert exact is None or agrees(result, exact, values)


def _unknown(data: st.DataObject, size: int, values: dict[Any, int]) -> Any:
    from convlint.shapes import symbol

    if size >= 0 and data.draw(st.booleans()):
        return blurred_size(data.draw, size, values)
    key = ("size", len(values))
    values[key] = size
    return symbol(key, "?", None)


@many
@given(shapes, st.integers(-5, 5), st.integers(-5, 5), st.data())
def test_flatten(shape: Shape, start: int, end: int, data: st.DataObject) -> None:
    def twin(array: Any) -> Any:
        rank = max(array.ndim, 1)
        if not (-rank <= start < rank and -rank <= end < rank) or start % rank > end % rank:
            raise ValueError
        dims = array.shape or (1,)
        first, last = start % rank, end % rank
        return np.zeros((*dims[:first], int(np.prod(dims[first : last + 1])), *dims[last + 1 :]))

    compare(data, lambda shape: flatten(shape, start, end), twin, shape)


@many
@given(shapes)
def test_numel(shape: Shape) -> None:
    assert numel(shape) == zeros(shape).size


@many
@given(shapes, axes_of_all_kinds, st.booleans(), st.data())
def test_reduce(shape: Shape, axes: Any, keepdims: bool, data: st.DataObject) -> None:
    assume(shape or not isinstance(axes, tuple))
    compare(
        data,
        lambda shape: reduce(shape, axes, keepdims),
        lambda array: np.sum(array, axis=axes, keepdims=keepdims) + np.zeros(()),
        shape,
    )


@many
@given(shapes, axes_of_all_kinds, st.data())
def test_squeeze(shape: Shape, axes: Any, data: st.DataObject) -> None:
    assume(shape or not isinstance(axes, tuple))
    compare(data, lambda shape: squeeze(shape, axes, strict=True), lambda array: np.squeeze(array, axis=axes), shape)


@many
@given(shapes, st.integers(-6, 6) | st.lists(st.integers(-5, 5), max_size=3, unique=True).map(tuple), st.data())
def test_expand_dims(shape: Shape, axes: Any, data: st.DataObject) -> None:
    compare(data, lambda shape: expand_dims(shape, axes), lambda array: np.expand_dims(array, axes), shape)


@many
@given(shapes, st.data())
def test_permute(shape: Shape, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(shape))) | st.lists(st.integers(-4, 3), max_size=4))
    if shape or order:  # NumPy reads an empty order of axes as none given
        compare(data, lambda shape: permute(shape, order), lambda array: np.transpose(array, order), shape)


@many
@given(shapes, st.integers(-4, 4), st.integers(-4, 4), st.data())
def test_transpose(shape: Shape, a: int, b: int, data: st.DataObject) -> None:
    assume(shape)
    compare(data, lambda shape: transpose(shape, a, b), lambda array: np.swapaxes(array, a, b), shape)


# --------------------------------------------------------------------------- joining and cutting


@many
@given(shapes, st.integers(-4, 4), st.integers(1, 3), st.data())
def test_concat_and_stack(shape: Shape, axis: int, count: int, data: st.DataObject) -> None:
    pieces = [shape] * count
    for piece in range(count):
        if shape and data.draw(st.booleans()):
            at = data.draw(st.integers(0, len(shape) - 1))
            pieces[piece] = (*shape[:at], data.draw(sizes), *shape[at + 1 :])
    compare(data, lambda *shapes: concat(shapes, axis), lambda *arrays: np.concatenate(arrays, axis), *pieces)
    compare(data, lambda *shapes: stack(shapes, axis), lambda *arrays: np.stack(arrays, axis), *pieces)


@many
@given(st.lists(shapes, min_size=1, max_size=3), st.data())
def test_concat_of_any_shapes(shapes: list[Shape], data: st.DataObject) -> None:
    compare(data, lambda *shapes: concat(shapes, 0), lambda *arrays: np.concatenate(arrays, 0), *shapes)
    compare(data, lambda *shapes: stack(shapes, 0), lambda *arrays: np.stack(arrays, 0), *shapes)


@many
@given(st.integers(0, 12), st.integers(1, 5), st.data())
def test_equal_split(size: int, pieces: int, data: st.DataObject) -> None:
    compare(
        data,
        lambda shape: equal_split_sizes(shape[0], pieces)[:1],
        lambda array: np.split(array, pieces)[0],
        (size,),
    )


@many
@given(st.tuples(sizes, sizes, sizes), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=3), st.data())
def test_pad(shape: Shape, pads: list[tuple[int, int]], data: st.DataObject) -> None:
    every = [(0, 0)] * (3 - len(pads)) + pads
    compare(data, lambda shape: pad(shape, pads), lambda array: np.pad(array, every), shape)


@many
@given(shapes, st.lists(st.integers(0, 3), max_size=4), st.data())
def test_tile(shape: Shape, times: list[int], data: st.DataObject) -> None:
    compare(data, lambda shape: tile(shape, times), lambda array: np.tile(array, times), shape)


# --------------------------------------------------------------------------- indexing

bounds = st.none() | st.integers(-8, 8)
slices = st.builds(slice, bounds, bounds, st.none() | st.integers(-3, 3).filter(bool))
items = slices | st.integers(-4, 4) | st.none() | st.just(...)
tensors = st.lists(st.integers(0, 2), max_size=2).map(tuple)


@many
@given(st.integers(0, 9), slices, st.data())
def test_slice(size: int, key: slice, data: st.DataObject) -> None:
    compare(data, lambda shape: (slice_size(shape[0], key),), lambda array: array[key], (size,))


@many
@given(st.integers(0, 9), bounds, bounds, st.none() | st.integers(1, 3), st.data())
def test_slice_with_unknown_bounds(
    size: int, start: int | None, stop: int | None, step: int | None, data: st.DataObject
) -> None:
    values: dict[Any, int] = {}
    low, high = (None if bound is None else _unknown(data, bound, values) for bound in (start, stop))
    found = slice_size(blurred_size(data.draw, size, values), slice(low, high, step))
    assert agrees((found,), (len(range(*slice(start, stop, step).indices(size))),), values)


@many
@given(shapes, st.lists(items, max_size=5).map(tuple) | items, st.data())
def test_index(shape: Shape, key: Any, data: st.DataObject) -> None:
    compare(data, lambda shape: index(shape, key, numpy=True), lambda array: array[key] + np.zeros(()), shape)


@st.composite
def advanced_keys(draw: Any) -> tuple[Shape, tuple[Any, ...], tuple[Any, ...]]:
    """A shape, a key with tensors as NumPy takes it and the same key as we take it."""
    shape = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4).map(tuple))
    theirs: list[Any] = []
    ours: list[Any] = []
    for size in shape[: draw(st.integers(1, len(shape)))]:
        item = draw(st.sampled_from(["tensor", "tensor", "slice", "int", "none"]))
        if item == "none":
            theirs.append(None)
            ours.append(None)
        if item == "tensor":
            of = draw(tensors)
            theirs.append(np.zeros(of, int))
            ours.append(Indices(of))
        elif item == "int":
            theirs.append(draw(st.integers(-size, size - 1)))
            ours.append(theirs[-1])
        else:
            theirs.append(draw(slices))
            ours.append(theirs[-1])
    return shape, tuple(theirs), tuple(ours)


@many
@given(advanced_keys(), st.data())
def test_index_with_tensors(drawn: tuple[Shape, tuple[Any, ...], tuple[Any, ...]], data: st.DataObject) -> None:
    shape, theirs, ours = drawn
    compare(data, lambda shape: index(shape, ours, numpy=True), lambda array: array[theirs] + np.zeros(()), shape)


def test_index_with_a_mask() -> None:
    result = index((4, 5, 6), (Indices((4, 5), is_mask=True),))
    assert len(result) == 2 and result[1] == 6 and str(result[0]) == "?"
    with pytest.raises(ShapeFault) as caught:
        index((4, 5), (Indices((4, 6), is_mask=True),))
    assert (caught.value.kind, caught.value.expected, caught.value.actual) == ("broadcast-shape", 5, 6)


def test_torch_takes_ints_before_tensors() -> None:
    assert index((2, 3, 4), (0, slice(None), Indices((5,)))) == (3, 5)
    assert index((2, 3, 4), (0, slice(None), Indices((5,))), numpy=True) == (5, 3)


def test_index_of_another_kind() -> None:
    with pytest.raises(TypeError):
        index((2, 3), "name")
    with pytest.raises(Undecided):
        squeeze((blurred_size_symbol(), 3))


def blurred_size_symbol() -> Any:
    from convlint.shapes import symbol

    return symbol(("any",), "H", 0)
