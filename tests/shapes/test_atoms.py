"""What a formula is made of: equality, weight, and the way through a pickle."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from convlint.shapes import Dim, maximum, symbol
from convlint.shapes.atoms import FloorDiv, Positive, Symbol
from convlint.shapes.polynomial import constant, degree, hash_of, scale, weight_of

H = symbol(("H",), "H")
W = symbol(("W",), "W")
C = symbol(("C",), "C", 0)
NAMES: dict[str, Any] = {"H": H, "W": W, "C": C, "maximum": maximum}

WEIGHTS = """
1  H
1  3*H + 7
2  H + W
3  H*H*W
2  H//2
3  (H + W)//2
3  H//W
4  H//(W + C)
2  maximum(H - 5, 0)
3  maximum(H - W, 0)
4  W*((H + C)//2)
"""


@pytest.mark.parametrize("line", WEIGHTS.strip().splitlines())
def test_the_weight_of_a_formula_is_how_many_atoms_it_is_written_with(line: str) -> None:
    weight, formula = line.split(maxsplit=1)
    assert weight_of(eval(formula, NAMES).terms) == int(weight)


ATOMS = [
    Symbol(("H",), "H", 1),
    Symbol(("W",), "H", 1),
    FloorDiv(H.terms, 2),
    FloorDiv(H.terms, 3),
    FloorDiv(W.terms, 2),
    FloorDiv(H.terms, W.terms),
    FloorDiv(H.terms, C.terms),
    Positive((H - W).terms),
    Positive((W - H).terms),
]


@pytest.mark.parametrize("one", range(len(ATOMS)))
def test_an_atom_equals_itself_made_again_and_no_other(one: int) -> None:
    again = pickle.loads(pickle.dumps(ATOMS[one]))
    assert again is not ATOMS[one]
    assert [again == other for other in ATOMS] == [at == one for at in range(len(ATOMS))]
    assert hash(again) == hash(ATOMS[one])


def test_a_pickle_keeps_what_is_known_of_a_symbol() -> None:
    for size in (C, C // 2, maximum(C - 5, 0)):
        assert isinstance(size, Dim)
        assert pickle.loads(pickle.dumps(size)).lower_bound() == 0
    (again,) = pickle.loads(pickle.dumps(C)).symbols()
    assert (again.key, again.name, again.minimum) == (("C",), "C", 0)


def test_polynomials_have_no_term_of_nothing() -> None:
    assert constant(0) == {} == scale(H.terms, 0)
    assert degree({}) == 0
    assert degree((H * H * W).terms) == 3


def test_a_formula_and_its_double_hash_apart() -> None:
    """`hash(-1) == hash(-2)` in CPython: a formula's hash must not inherit that."""
    assert hash_of((-H).terms) != hash_of((-2 * H).terms)


def test_a_size_says_what_it_is_where_objects_are_printed() -> None:
    assert repr(H + 1) == "Dim(H + 1)"
    assert repr(ATOMS[0]) == "Symbol(H)"
