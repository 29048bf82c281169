"""Which floats keep their formula, how they compare, and what they refuse; `?` is an open result."""

from __future__ import annotations

import math
from typing import Any

import pytest

from convlint.shapes import Ratio, Undecided, ceil_of, floor_of, symbol, trunc_of

H = symbol(("H",), "H")
W = symbol(("W",), "W")
C = symbol(("C",), "C", 0)
NAMES: dict[str, Any] = {"H": H, "W": W, "C": C, "math": math}

FLOORS = """
H / 2                     floor(H/2)
H * 0.5                   floor(H/2)
H / -2                    -floor((H + 1)/2)
H / W                     floor(H/W)
H / 3                     floor(H/3)
H / 2**21                 floor(H/2097152)
12 / W                    floor(12/W)
(H / 2) / 4               floor(H/8)
(H / 2) / 3               ?
(H / 3) / 2               ?
H / (W / 2)               ?
(H / 2) / 0.25            2*H
12 / (H / 2)              ?
H / 0.5                   2*H
H * 2.0**-20              floor(H/1048576)
H * 2.0**-21              ?
H * 0.7                   ?
(H / 3) * 2               floor(2*H/3)
2 * (H / 3)               floor(2*H/3)
(H / 6) * 3               ?
(H / 6) * 4               ?
(H / 4) * 2               floor(H/2)
(H / 3) * W               ?
(H / 3) * 0.5             ?
(H / W) * 2               ?
(H / 2) * (W / 4)         floor(H*W/8)
H / 3 + 1                 floor(H/3) + 1
1 + H / 3                 floor(H/3) + 1
H / 3 + W                 W + floor(H/3)
H / 1 + W / 3             H + floor(W/3)
H / W + 1                 floor((H + W)/W)
H / 2 + W / 4             floor((2*H + W)/4)
H / 2 - W / 4             -W + floor((2*H + 3*W)/4)
H / 2 + 0.5               floor((H + 1)/2)
H / 2 + W / 3             ?
H / 3 + W / 2             ?
H / 3 + 0.5               ?
H / 3 + 1 / W             ?
1 / W + H / 3             ?
5 - H / 4                 5 - floor((H + 3)/4)
-(H / 3)                  -floor((H + 2)/3)
H / 2 // 2                floor(H/4)
H // 2.0                  floor(H/2)
H // 0.5                  2*H
8.0 // H                  floor(8/H)
abs(H / 2)                floor(H/2)
abs(-(H / 2))             floor(H/2)
H + 0.25                  H
H - 0.25                  H - 1
0.25 - H                  -H
"""
CASES = [line.rsplit("  ", 1) for line in FLOORS.strip().splitlines()]


@pytest.mark.parametrize(("formula", "floor"), [(formula.strip(), floor.strip()) for formula, floor in CASES])
def test_floor(formula: str, floor: str) -> None:
    found = eval(formula, NAMES)
    assert isinstance(found, Ratio)
    size = floor_of(found)
    assert ("?" if size.is_opaque else str(size)) == floor


COMPARISONS = """
True   H / 2 > 0
False  H / 2 < 0
False  H / 2 < H / 2
True   H / 2 <= H / 2
False  H / 2 > H / 2
True   H / 2 >= H / 2
True   H / 2 == H / 2
False  H / 2 != H / 2
False  H / 1 <= H - 1
True   H / 1 > H - 1
True   H / 2 >= 0.5
False  H / 2 > H
True   H / 2 < H
False  H == 2.5
True   H != 2.5
False  2.5 == H
True   H > 0.5
True   H >= 0.5
False  H < 0.5
False  H <= 0.5
False  H < 1.0
True   H >= 1.0
True   0.5 < H
True   1 + 1 // (H + 1) == 1.0
False  1 + 1 // (H + 1) != 1.0
True   H / -W < 0
False  H / -W >= 0
True   H / -W < 1 / W
True   (4 * H / 2).is_integer()
False  ((2 * H + 1) / 2).is_integer()
True   bool(H / 2)
"""
TRUTHS = [line.split(maxsplit=1) for line in COMPARISONS.strip().splitlines()]


@pytest.mark.parametrize(("truth", "formula"), TRUTHS)
def test_comparison(truth: str, formula: str) -> None:
    assert str(eval(formula, NAMES)) == truth


@pytest.mark.parametrize(
    "formula", ["H / 2 == 3", "H / 2 < 3", "(H / 2).is_integer()", "H / C > 0", "bool((H - 1) / 2)"]
)
def test_not_known(formula: str) -> None:
    with pytest.raises(Undecided):
        eval(formula, NAMES)


@pytest.mark.parametrize("operation", ["+", "-", "*", "/", "//", "%", "**", "<", "<=", ">", ">="])
def test_what_is_no_number_is_refused_on_either_side(operation: str) -> None:
    for formula in (f"(H / 2) {operation} None", f"None {operation} (H / 2)"):
        with pytest.raises(TypeError, match="support"):
            eval(formula, NAMES)


def test_rounding() -> None:
    assert math.trunc(H / 2) == trunc_of(H / 2) == H // 2
    assert round(4 * H / 2) == 2 * H
    assert str(ceil_of(H / 3)) == "floor((H + 2)/3)"
    toward_zero = trunc_of((H - 5) / 4)
    assert [toward_zero.evaluate({H: size}) for size in (1, 2, 5, 8, 9, 14)] == [-1, 0, 0, 0, 1, 2]


def test_a_ratio_as_text() -> None:
    assert str(H / 2) == "H/2"
    assert str(H / (W + 1)) == "H/(W + 1)"
    assert str((H + 1) / W) == "(H + 1)/W"


def test_ratios_are_hashed_by_what_they_are() -> None:
    assert len({H / 2, H / 3, W / 2, H / W, W / H, H / 2}) == 5
