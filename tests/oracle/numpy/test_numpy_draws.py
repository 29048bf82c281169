"""Drawn shapes and arguments: the twin never says what NumPy does not, with sizes known, and with sizes blurred."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from numpy_oracle import ask_twin, compare

import convlint.frameworks.numpy as twin
from convlint.shapes import symbol

SIZES = st.integers(1, 4)
SHAPES = st.lists(SIZES, max_size=4).map(tuple)
AXES = st.integers(-4, 4)
INDICES = st.one_of(
    st.integers(-4, 4),
    st.builds(slice, *[st.one_of(st.none(), st.integers(-5, 5))] * 2, st.sampled_from([None, 1, 2, -1, -2])),
    st.just(None),
    st.just(...),
    st.lists(st.integers(0, 1), min_size=1, max_size=3),
)
ONE = [
    "np.zeros(a).reshape(s)",
    "np.zeros(a).transpose(s)",
    "np.transpose(np.zeros(a))",
    "np.swapaxes(np.zeros(a), i, j)",
    "np.moveaxis(np.zeros(a), i, j)",
    "np.rollaxis(np.zeros(a), i, j)",
    "np.expand_dims(np.zeros(a), i)",
    "np.squeeze(np.zeros(a))",
    "np.squeeze(np.zeros(a), axis=i)",
    "np.sum(np.zeros(a), axis=i)",
    "np.mean(np.zeros(a), axis=i, keepdims=True)",
    "np.argmax(np.zeros(a), axis=i)",
    "np.cumsum(np.zeros(a), axis=i)",
    "np.repeat(np.zeros(a), 2, axis=i)",
    "np.tile(np.zeros(a), s)",
    "np.broadcast_to(np.zeros(a), s)",
    "np.flip(np.zeros(a), 0)",
    "np.array_split(np.zeros(a), 2, axis=i)",
    "np.split(np.zeros(a), 2, axis=i)",
    "np.diff(np.zeros(a), axis=i)",
    "np.atleast_2d(np.zeros(a))",
    "np.atleast_3d(np.zeros(a))",
    "np.pad(np.zeros(a), 1)",
    "np.diagonal(np.zeros(a), 0, i, j)",
    "np.rot90(np.zeros(a), 1, (i, j))",
    "np.delete(np.zeros(a), 0, axis=i)",
    "np.sort(np.zeros(a), axis=i)",
    "np.linalg.norm(np.zeros(a), axis=i)",
    "np.stack(np.zeros(a), axis=i)",
    "np.concatenate(np.zeros(a), axis=i)",
    "np.resize(np.zeros(a), s)",
]
TWO = [
    "np.zeros(a) + np.zeros(b)",
    "np.zeros(a) @ np.zeros(b)",
    "np.dot(np.zeros(a), np.zeros(b))",
    "np.inner(np.zeros(a), np.zeros(b))",
    "np.outer(np.zeros(a), np.zeros(b))",
    "np.kron(np.zeros(a), np.zeros(b))",
    "np.tensordot(np.zeros(a), np.zeros(b), 1)",
    "np.concatenate([np.zeros(a), np.zeros(b)], axis=i)",
    "np.stack([np.zeros(a), np.zeros(b)], axis=i)",
    "np.hstack([np.zeros(a), np.zeros(b)])",
    "np.vstack([np.zeros(a), np.zeros(b)])",
    "np.dstack([np.zeros(a), np.zeros(b)])",
    "np.column_stack([np.zeros(a), np.zeros(b)])",
    "np.maximum(np.zeros(a), np.zeros(b))",
    "np.where(np.zeros(a) > 0, np.zeros(b), 0)",
    "np.append(np.zeros(a), np.zeros(b), axis=i)",
    "np.take(np.zeros(a), np.zeros(b, dtype=int), axis=i)",
    "np.cross(np.zeros(a), np.zeros(b))",
    "np.add.outer(np.zeros(a), np.zeros(b))",
    "np.meshgrid(np.zeros(a), np.zeros(b))",
]


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(ONE), SHAPES, st.lists(st.integers(-1, 6), max_size=4).map(tuple), AXES, AXES)
def test_one_array(program: str, a: Any, s: Any, i: int, j: int) -> None:
    compare(program, a=a, s=s, i=i, j=j)


@settings(max_examples=800, deadline=None)
@given(st.sampled_from(TWO), SHAPES, SHAPES, AXES)
def test_two_arrays(program: str, a: Any, b: Any, i: int) -> None:
    compare(program, a=a, b=b, i=i)


@settings(max_examples=600, deadline=None)
@given(SHAPES, st.lists(INDICES, min_size=1, max_size=4).map(tuple))
def test_indexing(a: Any, key: Any) -> None:
    compare("np.zeros(a)[key]", a=a, key=key)
    compare("np.arange(int(np.prod(a))).reshape(a)[key]", a=a, key=key)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ONE + TWO), SHAPES, SHAPES, st.lists(st.integers(-1, 6), max_size=4).map(tuple), AXES, st.data())
def test_less_knowledge_gives_no_more_faults(program: str, a: Any, b: Any, s: Any, i: int, data: Any) -> None:
    known = ask_twin(program, a=a, b=b, s=s, i=i, j=0)
    places = data.draw(st.lists(st.booleans(), min_size=len(a), max_size=len(a)))
    blurred = tuple(
        symbol(("blur", axis), minimum=None) if hide else size
        for axis, (size, hide) in enumerate(zip(a, places, strict=True))
    )
    hidden = ask_twin(program, a=blurred, b=b, s=s, i=i, j=0)
    assert not hidden.faults or known.faults, (program, a, blurred, b, s, i)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(-3, 3), min_size=2, max_size=2), min_size=1, max_size=3), st.integers(-2, 3))
def test_contents(rows: Any, number: int) -> None:
    for program in (
        "np.array(r) + n",
        "n - np.array(r)",
        "np.array(r) * np.array(r)",
        "np.array(r).sum()",
        "np.array(r).max()",
        "np.array(r).argmin()",
        "np.array(r).T[0]",
        "np.array(r).reshape(-1)",
        "np.array(r)[:, 0].prod()",
        "np.array(r) > n",
        "np.maximum(np.array(r), n)",
        "np.cumsum(np.array(r))",
        "np.concatenate([r, r])",
        "np.array(r).mean()",
        "np.abs(r)",
        "np.unique(r)",
        "np.clip(r, 0, 2)",
        "np.array(r).tolist()",
    ):
        assert compare(program, r=rows, n=number) == "agreed", program


def test_numbers_and_sizes_that_are_symbols() -> None:
    height = symbol(("test", "height"))
    assert twin.prod((height, 3)) == 3 * height
    assert twin.prod(twin.zeros((height, 3)).shape) == 3 * height
    assert twin.zeros((height, 4)).reshape(-1).shape == (4 * height,)
    assert twin.zeros((height, 4)).size == 4 * height
    assert int(twin.ceil(height / 2).constant if hasattr(twin.ceil(height / 2), "constant") else 0) == 0
    assert twin.zeros((height, 4)).sum(axis=0).shape == (4,)
