"""A proof holds for every value: True is never wrong, and neither is False."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convlint.shapes import (
    exact_div,
    maximum,
    minimum,
    prove_divides,
    prove_equal,
    prove_less,
    prove_same,
    symbol,
)

from .strategies import at, concrete, environments, formulas, symbolic

B = symbol(("B",), "B")
H = symbol(("H",), "H")
W = symbol(("W",), "W")
Q = symbol(("q",), "?", None)
many = settings(max_examples=4 * settings().max_examples, deadline=None)


@many
@given(formulas, formulas | st.integers(-20, 20), environments)
def test_proofs_are_sound(one: object, other: object, environment: dict[str, int]) -> None:
    a, b = symbolic(one), symbolic(other)
    x, y = concrete(one, environment), concrete(other, environment)
    assume(x is not None and y is not None)
    assert x is not None and y is not None
    assert prove_equal(a, b) in (None, x == y)
    assert prove_less(a, b) in (None, x < y)
    assert prove_divides(b, a) in (None, x % y == 0 if y else x == 0)
    assert prove_same((a, 1), (b, 1)) in (None, x == y)


@many
@given(formulas, formulas, environments)
def test_exact_division_multiplies_back(one: object, other: object, environment: dict[str, int]) -> None:
    a, b = symbolic(one), symbolic(other)
    quotient = exact_div(a * b, b)
    if quotient is None:
        return
    x, y = at(quotient, environment), concrete(other, environment)
    assume(x is not None and y is not None)
    assert x is not None and y is not None
    assert x * y == (concrete(one, environment) or 0) * y or concrete(one, environment) is None


@many
@given(formulas, formulas, environments)
def test_maximum_and_minimum(one: object, other: object, environment: dict[str, int]) -> None:
    x, y = concrete(one, environment), concrete(other, environment)
    assume(x is not None and y is not None)
    assert x is not None and y is not None
    for ours, theirs in ((maximum, max), (minimum, min)):
        found = at(ours(symbolic(one), symbolic(other)), environment)
        assert found is None or found == theirs(x, y)


EQUAL = """
True   9216 == 9216
False  9216 == 12544
True   256*H*W == W*256*H
False  9216*B == 12544*B
None   9216*Q == 12544*Q
False  256*H*W == 9217
None   256*H*W == 9216
False  576*B == 25600
None   576*B == 57600
None   H == W
False  H == 0
False  2*H == 2*W + 1
False  H == H + 1
True   (H + 1)//2 == (H - 1)//2 + 1
False  H//2 == H//2 + 1
False  H % 4 == 4
False  B*H == 0
True   (H//2)*2 + H % 2 == H
False  4*(H//2) + 2 == 4*(W//3)
"""


@pytest.mark.parametrize("line", EQUAL.strip().splitlines())
def test_prove_equal(line: str) -> None:
    answer, formula = line.split(maxsplit=1)
    left, right = formula.split("==")
    names = {"B": B, "H": H, "W": W, "Q": Q}
    assert str(prove_equal(eval(left, names), eval(right, names))) == answer


DIVIDES = """
True   4 | 12
False  5 | 12
True   1 | H
True   256 | 256*H*W
True   H | 256*H*W
None   400 | 576*B
None   5 | H
False  4 | 2*(2*H + 1)
False  2 | 2*H + 1
False  100 | 7
True   16*B | 9216*B*H
None   B | H
None   Q | 2*Q
False  H + 20 | 7
False  4*H | 4*W + 2
True   3 | 0
False  0 | 3
False  0 | H
None   0 | Q
True   0 | 0
False  0 | 1
None   2*H | 4*W
None   6 | 4*H + 2
None   H + 6 | 7
False  H + 20 | 1
False  H + 9 | H % 4 + 1
False  H + 9 | -(H % 4) - 1
None   H + 9 | H % 4
"""


@pytest.mark.parametrize("line", DIVIDES.strip().splitlines())
def test_prove_divides(line: str) -> None:
    answer, formula = line.split(maxsplit=1)
    left, right = formula.split("|")
    names = {"B": B, "H": H, "W": W, "Q": Q}
    assert str(prove_divides(eval(left, names), eval(right, names))) == answer


EXACT = """
(9216*B, B) = 9216
(9216*B*H, B*16) = 576*H
(9216*B, 12544) = None
(H*H - 1, H + 1) = H - 1
(2*H + 2*W, H + W) = 2
(12, 5) = None
(12, 0) = None
(H, 0) = None
(0, H) = 0
(3*H, 2) = None
(H*W, H*B) = None
(H*H*W, H*W) = H
(H + 1, W + 1) = None
(H**3 - 1, H - 1) = H**2 + H + 1
"""


@pytest.mark.parametrize("line", EXACT.strip().splitlines())
def test_exact_div(line: str) -> None:
    arguments, result = line.split(" = ")
    assert str(exact_div(*eval(arguments, {"B": B, "H": H, "W": W}))) == result
