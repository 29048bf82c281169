"""The words that messages are made of: what is not known is "", and nothing raises."""

from __future__ import annotations

from typing import Any

import pytest
from stand_ins import NOBODY_KNOWS, B, H, Linear, graph_tensor, keras_layer, tensor, torch_tensor

from convlint.rules import Facts
from convlint.rules.wording import amount, code, differing, framework, joined, rank_of, shape, shapes_of, shown
from convlint.shapes import ShapeFault
from convlint.values import Problem


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (tensor(B, 3), "(B, 3)"),
        ((B, 3), "(B, 3)"),
        ([3], "(3,)"),
        (2 * H, "2*H"),
        (NOBODY_KNOWS, ""),
        (None, ""),
    ],
)
def test_shown(value: Any, text: str) -> None:
    assert shown(value) == text


def test_a_shape_has_a_question_mark_for_a_size_that_is_not_known() -> None:
    assert shape((B, NOBODY_KNOWS, 3)) == "(B, ?, 3)"
    assert shape(7) == ""


@pytest.mark.parametrize(
    ("factors", "text"),
    [
        ((3, 3), "9 = 3 x 3 features"),
        ((1, 1, 9), "9 features"),
        ((2, 2), "9 features"),
        ((), "9 features"),
    ],
)
def test_factors_are_shown_where_several_make_up_the_number(factors: tuple[int, ...], text: str) -> None:
    assert amount(9, "feature", factors) == text


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")]
)
def test_joined(words: list[str], text: str) -> None:
    assert joined(words) == text


def test_no_text_needs_no_backticks() -> None:
    assert (code("conv2d"), code("")) == ("`conv2d`", "")


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"tensor": torch_tensor(B, 3)}, "torch"),
        ({"tensor": graph_tensor(B, 3)}, "tensorflow"),
        ({"layer": keras_layer(), "tensor": graph_tensor(B, 3)}, "keras"),
        ({"layer": Linear(), "weight": torch_tensor(3, 4)}, "torch"),
        ({"layer": Linear(), "tensor": tensor(B, 3)}, ""),
        ({}, ""),
    ],
)
def test_the_framework_of_a_problem(known: dict[str, Any], name: str) -> None:
    assert framework(Problem("x", **known)) == name


@pytest.mark.parametrize(
    ("known", "facts", "shapes"),
    [
        ({"tensor": tensor(2, 3), "other": tensor(4, 5)}, Facts(), ["(2, 3)", "(4, 5)"]),
        ({"other": [tensor(2, 3), None], "expected": (6, 7), "actual": (8, 9)}, Facts(), ["(6, 7)", "(8, 9)"]),
        ({"tensor": tensor(2, 3), "expected": (6, 7)}, Facts(other="(4, 5)"), ["(2, 3)", "(4, 5)"]),
        ({"tensor": tensor(2, 3), "expected": (6, 7), "actual": (8, 9)}, Facts(), ["(6, 7)", "(8, 9)"]),
        ({"tensor": tensor(2, 3)}, Facts(arriving="(B, 3)"), ["(B, 3)"]),
    ],
)
def test_the_shapes_that_clash(known: dict[str, Any], facts: Facts, shapes: list[str]) -> None:
    assert shapes_of(Problem("x", **known), facts) == shapes


@pytest.mark.parametrize(
    ("expected", "actual", "axis", "text"),
    [
        (28, 14, -1, "28 and 14 at axis -1"),
        (28, 14, None, "28 and 14"),
        (28, None, -1, ""),
        (NOBODY_KNOWS, 14, -1, ""),
    ],
)
def test_the_sizes_that_clash(expected: Any, actual: Any, axis: int | None, text: str) -> None:
    fault = ShapeFault("x", "sizes differ", expected=expected, actual=actual, axis=axis)
    assert differing(Problem("x", fault=fault)) == text


def test_without_a_fault_no_sizes_clash() -> None:
    assert differing(Problem("x")) == ""


@pytest.mark.parametrize(
    ("rank", "text"),
    [(4, "rank 4"), ((3, 4), "rank 3 or 4"), ((3, None), "rank 3 or ?"), ((), ""), ("a map", "a map"), (None, "")],
)
def test_rank_of(rank: Any, text: str) -> None:
    assert rank_of(rank) == text
