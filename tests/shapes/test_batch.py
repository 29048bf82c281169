"""What is said about a batch `B` holds for every batch."""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.shapes import Dim, ShapeFault, Size, reshape, symbol

B = symbol(("B",), "B")
BATCHES = range(1, 25)
many = settings(max_examples=6 * settings().max_examples, deadline=None)
samples = st.lists(st.sampled_from([1, 2, 3, 4, 5, 6, 8]), max_size=3).map(tuple)
numbers = st.sampled_from([1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 16, 24, 30, 36, 48])
firsts: st.SearchStrategy[Any] = st.sampled_from([-1, -1, "B", "B", 4, 12])


def with_batch(shape: tuple[Any, ...], batch: int) -> tuple[int, ...]:
    return tuple(size.evaluate({B: batch}) if isinstance(size, Dim) else size for size in shape)


def reshaped(shape: tuple[int, ...], target: tuple[int, ...]) -> tuple[int, ...] | None:
    try:
        return np.broadcast_to(np.zeros(()), shape).reshape(target).shape
    except ValueError:
        return None


@many
@given(st.sampled_from([1, 1, 2, 3]), samples, firsts, st.lists(numbers, max_size=3), st.booleans())
def test_reshape(multiple: int, sample: tuple[int, ...], first: Any, rest: list[int], inferred: bool) -> None:
    shape: tuple[Size, ...] = (multiple * B, *sample)
    target: tuple[Size, ...] = (B if first == "B" else first, *rest)
    if inferred and rest and first != -1:
        target = (*target[:-1], -1)
    truth = {n: reshaped(with_batch(shape, n), with_batch(target, n)) for n in BATCHES}
    try:
        result = reshape(shape, target)
    except ShapeFault as fault:
        check_fault(fault, shape, target, truth)
        return
    for batch, expected in truth.items():
        found = with_batch(result, batch)
        pairs = zip(found, expected or found, strict=True)
        assert all(isinstance(size, Dim) or size == want for size, want in pairs), (result, batch, expected)


def check_fault(fault: ShapeFault, shape: Any, target: Any, truth: dict[int, tuple[int, ...] | None]) -> None:
    sample = prod(shape[1:])
    if fault.kind == "reshape-size":
        assert set(truth.values()) == {None}, "some batch fits"
    else:
        assert fault.kind == "reshape-folds-batch"
        row = prod(target[1:])
        assert sample % row, "a sample is laid out in whole rows"
    if fault.expected is not None:
        corrected = (*target[: fault.axis], fault.expected, *target[fault.axis + 1 :])
        assert corrected[fault.axis] != target[fault.axis] == fault.actual
        assert any(reshaped(with_batch(shape, n), with_batch(corrected, n)) for n in range(1, 200)), corrected
    assert len(fault.meant) == len(target)


@many
@given(samples, st.integers(1, 64))
def test_the_sample_size_is_never_a_fault(sample: tuple[int, ...], batch: int) -> None:
    size = prod(sample)
    assert reshape((B, *sample), (-1, size)) == (B, size)
    assert reshape((B, *sample), (B, size)) == (B, size)
    assert reshape((B, *sample), (B, -1)) == (B, size)
    assert reshape((B, *sample), (batch, size)) == (batch, size)
    assert reshape((batch, *sample), (-1, size)) == (batch, size)
