"""`x[...]` with ints, slices, None, Ellipsis, lists, index tensors and masks."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from torch_calls import Call, T
from torch_oracle import check

EXAMPLES = int(os.environ.get("CONVLINT_ORACLE_EXAMPLES", "25"))
BOUND = st.none() | st.integers(-6, 6)


@st.composite
def indexed(draw: Any) -> tuple[T, Any]:
    shape = tuple(draw(st.lists(st.integers(1, 5), max_size=4)))
    items: list[Any] = []
    left = list(shape)
    while left and draw(st.integers(0, 4)):
        items.append(_item(draw, left))
    if draw(st.booleans()):
        items.insert(draw(st.integers(0, len(items))), ...)
    return T(shape), items[0] if len(items) == 1 and draw(st.booleans()) else tuple(items)


def _item(draw: Any, left: list[int]) -> Any:
    kind = draw(st.sampled_from(["int", "slice", "slice", "none", "list", "tensor", "mask"]))
    if kind == "none":
        return None
    size = left.pop(0)
    if kind == "int":
        return draw(st.integers(-size, size - 1) if draw(st.integers(0, 9)) else st.just(size))
    if kind == "slice":
        return slice(draw(BOUND), draw(BOUND), draw(st.sampled_from([None, 1, 2, 3])))
    if kind == "mask":
        return T((size,), "bool")
    count = draw(st.sampled_from([2, 2, 3]))
    return [0] * count if kind == "list" else T(draw(st.sampled_from([(count,), (), (1, count)])), "int64")


@pytest.mark.oracle
@settings(
    deadline=None, derandomize=True, database=None, max_examples=EXAMPLES * 40, suppress_health_check=list(HealthCheck)
)
@given(indexed(), st.data())
def test_indexing(case: tuple[T, Any], data: st.DataObject) -> None:
    x, index = case
    check(Call("torch.Tensor.__getitem__", (x, index)), data.draw)
