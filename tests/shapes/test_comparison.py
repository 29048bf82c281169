"""One answer in a run for all comparisons that have one: the keys of what is not decided."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.shapes import Undecided, symbol
from convlint.shapes.faults import Reason

H = symbol(("H",), "H")
W = symbol(("W",), "W")
NAMES = {"H": H, "W": W}


def undecided(formula: str) -> Any:
    with pytest.raises(Undecided) as caught:
        eval(formula, NAMES)
    return caught.value.subject


@pytest.mark.parametrize(
    ("formula", "same"),
    [("W > H", "H < W"), ("W == H", "H == W"), ("W >= H", "H <= W"), ("W != H", "H != W"), ("H + 1 < W + 1", "H < W")],
)
def test_one_question_one_key(formula: str, same: str) -> None:
    assert undecided(formula).key == undecided(same).key


@pytest.mark.parametrize(("formula", "opposite"), [("H >= W", "H < W"), ("H <= W", "W < H"), ("H != W", "H == W")])
def test_the_opposite_question_says_so(formula: str, opposite: str) -> None:
    assert undecided(formula).key == ("not", *undecided(opposite).key)


def test_questions_with_answers_of_their_own_have_keys_of_their_own() -> None:
    formulas = ["H < W", "W < H", "H == W", "H == 2*W", "2*H == W", "H < 2*W", "2*H < W", "H == 5", "H < 5", "H < 6"]
    assert len({undecided(formula).key for formula in formulas}) == len(formulas)
    assert undecided("H == W").key[0] == "=="
    assert undecided("H < W").key[0] == "<"


@pytest.mark.parametrize("sign", ["==", "!=", "<", "<=", ">", ">="])
def test_a_question_is_told_as_it_was_asked(sign: str) -> None:
    found = undecided(f"H {sign} W + 2")
    assert found.reason == f"whether H {sign} W + 2 holds is not known"
    assert repr(found) == f"Comparison(H {sign} W + 2)"


def test_a_reason_is_its_own_key_where_it_has_none() -> None:
    assert Reason("why").key == ("reason", "why")
    assert Reason("why", ("a", "key")).key == ("a", "key")
    assert repr(Reason("why")) == "Reason('why')"


def test_an_undecided_tells_the_reason_of_its_subject() -> None:
    assert str(Undecided(Reason("why"))) == "why"
    assert str(Undecided("plain words")) == "plain words"
    assert Undecided("plain words").args == ("plain words",)
