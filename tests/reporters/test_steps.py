"""The arithmetic below a chain: shorter than the framework's documentation writes it, and equal to it."""

import re
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlint.reporters._steps import short_formula, step_lines
from convlint.shapes import Window

VALUES = {"floor": floor, "ceil": ceil, "max": max}


def value(formula):
    return eval(formula, VALUES)


@given(
    st.integers(1, 300), st.integers(1, 11), st.integers(1, 4), st.integers(0, 5), st.integers(1, 3), st.booleans(),
    st.booleans(), st.integers(0, 3),
)  # fmt: skip
def test_the_shorter_formula_says_the_same(size, kernel, stride, padding, dilation, ceil_mode, transposed, output):
    window = Window(kernel, stride, (padding, padding), dilation, ceil_mode, transposed, output)
    formula = window.formula(size)
    shorter = short_formula(formula)
    assert value(shorter) == value(formula) and len(shorter) <= len(formula)


@pytest.mark.parametrize(
    ("formula", "shorter"),
    [
        ("floor((227 + 2*0 - 1*(11-1) - 1)/4 + 1)", "floor((227 - 11)/4) + 1"),
        ("floor((27 + 2*2 - 1*(5-1) - 1)/1 + 1)", "27 + 2*2 - 5 + 1"),
        ("floor((H + 2*0 - 1*(3-1) - 1)/2 + 1)", "floor((H - 3)/2) + 1"),
        ("(14 - 1)*2 - 2*0 + 1*(2-1) + 0 + 1", "(14 - 1)*2 + 2"),
        ("ceil((28 - 5 + 1)/1)", "ceil((28 - 5 + 1)/1)"),
        ("adaptive", "adaptive"),
    ],
)
def test_formulas(formula, shorter):
    assert short_formula(formula) == shorter


def chain(*steps):
    return [f"{formula}   {who}" for formula, who in steps]


def test_equal_steps_are_one_line():
    keeps = "13 = floor((13 + 2*1 - 1*(3-1) - 1)/1 + 1)"
    steps = chain((keeps, "conv3, net.py:7"), (keeps, "conv4, net.py:8"), (keeps, "conv5, net.py:9"))
    assert list(step_lines(steps, "sub/net.py", None, False)) == [
        ("13 = 13 + 2*1 - 3 + 1", "conv3..conv5, lines 7-9")
    ]  # fmt: skip
    assert len(list(step_lines(steps, "sub/net.py", None, True))) == 3


def test_a_deep_chain_is_folded_and_cut():
    steps = chain(*((f"{n + 1} = {n} + 1", f"c{n}, net.py:{n}") for n in range(100, 130)))
    lines = list(step_lines(steps, "net.py", None, False))
    assert len(lines) == 12 and re.search(r"\.\.\. \d+ more steps", lines[5][0])
    same = chain(*((f"56 = 56 + 2*{n} - {2 * n}", f"c{n}, net.py:4") for n in range(30)))
    assert list(step_lines(same, "net.py", None, False)) == [("56 = 56 through 30 layers", "c0..c29, line 4")]


def test_a_step_of_another_file_or_cell_names_it():
    steps = chain(("5 = adaptive", "pool, blocks.py:3"), ("4 = adaptive", "last, book.ipynb:cell 2:7"))
    assert [who for _, who in step_lines(steps, "net.py", None, False)] == [
        "pool, blocks.py:3",
        "last, book.ipynb:cell 2:7",
    ]
    assert [who for _, who in step_lines(steps[1:], "book.ipynb", 2, False)] == ["last, line 7"]


def test_the_width_is_not_said_again():
    steps = chain(("H - 4 = H - 5 + 1", "conv, net.py:3"), ("W - 4 = W - 5 + 1", "conv, net.py:3"))
    assert list(step_lines(steps, "net.py", None, False)) == [("H - 4 = H - 5 + 1", "conv, line 3")]
    assert len(list(step_lines(steps, "net.py", None, True))) == 2
    other = chain(("65 = 64 + 1", "conv, net.py:3"), ("64 = 63 + 1", "conv, net.py:3"))
    assert len(list(step_lines(other, "net.py", None, False))) == 2
