"""The least and the greatest value of a size, worked out by hand; "-" stands for no bound.

H, W >= 1, C >= 0, T >= 3, N >= -5, and nothing is known of q.
"""

from __future__ import annotations

import pytest

from convlint.shapes import Dim, maximum, minimum, symbol

NAMES = {
    "H": symbol(("H",), "H"),
    "W": symbol(("W",), "W"),
    "C": symbol(("C",), "C", 0),
    "T": symbol(("T",), "T", 3),
    "N": symbol(("N",), "N", -5),
    "q": symbol(("q",), "?", None),
    "maximum": maximum,
    "minimum": minimum,
}
BOUNDS = """
# symbols, sums and products
H                              1    -
H + 4                          5    -
5*H*W - 2                      3    -
C*H                            0    -
2*C + 1                        1    -
T*W - 2*W                      1    -
H*W - H                        0    -
H*W - H - W                   -1    -
7 - H                          -    6
1 - 2*H*W                      -   -1
H - W                          -    -
H**6 - H**5                    0    -
H**7 - H**6                    -    -
H**7                           1    -
C**7                           0    -
C*H - C                        0    -
N                             -5    -
2*N + H                       -9    -
N*H                            -    -
N*N                            -    -
# nothing is known, but a square is not negative
q                              -    -
q*q                            0    -
2*q*q + 3                      3    -
1 - q*q                        -    1
q*q*H                          0    -
q*q*q                          -    -
q*H                            -    -
# floors
H//2                           0    -
T//2                           1    -
-(H//2)                        -    0
(7 - H)//2                     -    3
q//2                           -    -
10//H                          0   10
10//(H + 1)                    0    5
10//C                          -    -
10//q                          -    -
C//H                           0    -
(C + 3)//(T - 1)               0    -
(H - 2)//W                     -    -
q//H                           -    -
(10//H + 1)//2                 0    5
(H//2)*(W//2)*(T//2)           0    -
W*(10//H)                      0    -
5 - 10//H                     -5    5
C - C*(10//H)                  -    -
(10//H)*(7//W)                 0   70
1 - (10//H)*(7//W)           -69    1
# floors against what they are floors of
H % 4                          0    3
2*(H % 4) + 1                  1    7
H - H//2                       1    -
H//2 - H//4                    0    -
H//2 - H//4 - H//5             0    -
H*(H//2) - H*(H//4)            0    -
3*(H//3) - H                  -2    0
H//2 + H//3 - H                -   -1
H//2 + (-H)//2                -1    0
(H//2 - 5)//3                 -2    -
(q % 4)                        0    3
9 + (H % 5)*(H//5)             9    -
(N//6)*(W % 4)                 -    -
(q//6)*(W % 4)                 -    -
C*(H % 5 - 4 - T)              -    0
(W//5)*minimum(H, 4)           0    -
# the larger and the smaller
minimum(H, 100)                1  100
minimum(H, 100) - 1            0   99
minimum(H//2, 3) + 1           1    4
minimum(q, 4)                  -    4
maximum(q, 4)                  4    -
maximum(q, 4) - q              0    -
q - minimum(q, 4)              0    -
maximum(H - 5, 0)              0    -
maximum(5 - H, 0)              0    4
maximum(2 - H, 0)              0    1
maximum(H, W)                  1    -
maximum(H//2 - 3, 0) - H       -   -1
20*W - minimum(H, 10)*W       10    -
maximum(10//H - 4, 0)          0    6
maximum(10//H - 4, 0) - 2     -2    4
"""
# Bounds that hold, while tighter ones do: how far the search goes.
LOOSE = """
(C % 2) % 5                   -1    4
(T % 4) % 5                   -3    4
minimum(C//6, 7)//4            -    -
((H % 2) % 4)//3              -1    -
"""
CASES = [line for line in (BOUNDS + LOOSE).splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("case", CASES)
def test_bounds(case: str) -> None:
    formula, least, greatest = case.rsplit(maxsplit=2)
    size = eval(formula, NAMES)
    assert isinstance(size, Dim)
    found = ["-" if bound is None else str(bound) for bound in (size.lower_bound(), size.upper_bound())]
    assert found == [least, greatest]


def test_the_bound_of_as_many_terms_as_a_size_may_have() -> None:
    many = sum(symbol(("many", number), "M") for number in range(30))
    size = NAMES["H"] * NAMES["W"] - NAMES["W"] + many
    assert len(size.terms) == 32
    assert size.lower_bound() == 30
    size = NAMES["H"] - NAMES["H"] // 2 + many
    assert len(size.terms) == 32
    assert size.lower_bound() == 31
