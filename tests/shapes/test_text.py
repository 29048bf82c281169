"""How a size is written: products where there are some, the highest degree first, windows as windows."""

from __future__ import annotations

import pytest

from convlint.shapes import maximum, symbol
from convlint.shapes.text import is_compound

NAMES = {
    **{name: symbol((name.lower(),), name) for name in "HWB"},
    "q": symbol(("q",), "?", None),
    "r": symbol(("r",), "?", None),
    "maximum": maximum,
}
TEXTS = [
    ("-H", "-H"),
    ("5 - H", "5 - H"),
    ("1 - H", "1 - H"),
    ("-H - W", "-(H + W)"),
    ("-H - 1", "-(H + 1)"),
    ("-H*W - B", "-(H*W + B)"),
    ("H - W", "H - W"),
    ("W - H", "-H + W"),
    ("H*W + B", "H*W + B"),
    ("H*W - B + 3", "H*W - B + 3"),
    ("H*H + H + 1", "H**2 + H + 1"),
    ("H*H*W + B", "H**2*W + B"),
    ("H**3 + 2", "H**3 + 2"),
    ("2*H*H + W", "2*H**2 + W"),
    ("(H+1)*(W+2)", "(H + 1)*(W + 2)"),
    ("(H+1)**2", "(H + 1)**2"),
    ("B*(H+W)", "B*(H + W)"),
    ("3*(H+1)*B", "3*B*(H + 1)"),
    ("-2*(H+1)*B", "-2*B*(H + 1)"),
    ("H*(W//2) + 1", "H*floor(W/2) + 1"),
    ("(H - 11)//4 + 1", "floor((H - 11)/4) + 1"),
    ("(H//4) - 2", "floor((H - 12)/4) + 1"),
    ("2*(H//4) - 2", "2*(floor((H - 8)/4) + 1)"),
    ("H*(W//4) - 2", "H*floor(W/4) - 2"),
    ("H//4 + W//4 - 2", "floor(H/4) + floor(W/4) - 2"),
    ("(H//W) - 2", "floor(H/W) - 2"),
    ("2*(H//4) - 3", "2*floor(H/4) - 3"),
    ("H - 4*(H//4)", "H % 4"),
    ("H + 1 - 4*((H+1)//4)", "(H + 1) % 4"),
    ("H - 3*(H//4)", "-3*floor(H/4) + H"),
    ("H + 4*(H//4)", "4*floor(H/4) + H"),
    ("H - H//1", "0"),
    ("H//(W*2)", "floor(H/(2*W))"),
    ("(H+1)//W", "floor((H + 1)/W)"),
    ("(H*W)//2", "floor(H*W/2)"),
    ("(H+W)//(W+1)", "floor((H + W)/(W + 1))"),
    ("((H+1)//2+1)//2", "floor((H + 3)/4)"),
    ("maximum(H-5, 0)", "max(H - 5, 0)"),
    ("maximum(H-5, 0)*2 + 1", "2*max(H - 5, 0) + 1"),
    ("H + W + B", "B + H + W"),
    ("H - W - B", "-B + H - W"),
    ("B - W - H + 7", "B - H - W + 7"),
    ("7 - H*W", "7 - H*W"),
    ("7 + H*W - B", "H*W - B + 7"),
    ("(H//2)*(W//2)*256", "256*floor(H/2)*floor(W/2)"),
    ("(H//2+1)*(W//2+1)", "(floor(H/2) + 1)*(floor(W/2) + 1)"),
    ("(H*W+1)*(B+1)", "(B + 1)*(H*W + 1)"),
    ("(H-W)*(H+W)", "H**2 - W**2"),
    ("H*W - H*W*B", "-H*W*(B - 1)"),
    ("2*H + 3*W", "2*H + 3*W"),
    ("2*H - 3*W", "2*H - 3*W"),
    ("-2*H - 3*W", "-(2*H + 3*W)"),
    ("-2*H + 3*W", "-2*H + 3*W"),
    ("-H + 0*W", "-H"),
    ("(2*H)//3", "floor(2*H/3)"),
    ("(H*2+1)%3", "(2*H + 1) % 3"),
    ("H % 1", "0"),
    ("(-H)//2", "-floor((H + 1)/2)"),
    ("H*H - W*W*W", "-W**3 + H**2"),
    ("H - H//2", "H - floor(H/2)"),
    ("(H+1)*(H//2)", "floor(H/2)*(H + 1)"),
    ("H - 0*H + W*0 + 2", "H + 2"),
    ("((H)*(W+B))%2", "(H*(B + W)) % 2"),
    ("(H*W)//(H*B)", "floor(W/B)"),
    ("(H*H*W)//(H*H*B)", "floor(W/B)"),
    ("(H*H*W)//(H*B)", "floor(H*W/B)"),
    ("(H*W)//(2*H)", "floor(W/2)"),
    ("(2*H)//(3*H)", "0"),
    ("(7*H)//(2*H)", "3"),
    ("(2*H)//4", "floor(H/2)"),
    ("(2*H + 3)//4", "floor((H + 1)/2)"),
    ("(6*H + 3)//9", "floor((2*H + 1)/3)"),
    ("(H//2 + W//2)//3", "floor((floor(H/2) + floor(W/2))/3)"),
    ("(H//W + 1)//2", "floor((floor(H/W) + 1)/2)"),
    ("maximum(H, W)", "W + max(H - W, 0)"),
    ("maximum(H-5, 0)*maximum(W-5, 0)", "max(H - 5, 0)*max(W - 5, 0)"),
    ("q - r", "? - ?"),
    ("r - q", "? - ?"),
]


@pytest.mark.parametrize(("formula", "text"), TEXTS, ids=[formula for formula, _ in TEXTS])
def test_text(formula: str, text: str) -> None:
    assert str(eval(formula, NAMES)) == text


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("H + 1", True),
        ("H", False),
        ("(H + 1)", False),
        ("max(H - 1, 0)", False),
        ("(H + 1) % 4", True),
        ("f((a b) c)", False),
        ("f(a b) c", True),
        ("(a)(b c)", False),
        ("((a b) c) d", True),
        ("", False),
    ],
)
def test_what_needs_brackets(text: str, compound: bool) -> None:
    assert is_compound(text) is compound
