"""`solve` against trying every size."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.shapes import (
    Dim,
    ShapeFault,
    Size,
    Window,
    common_factor,
    maximum,
    minimum,
    solve,
    some_size_fits,
    symbol,
)

H = symbol(("H",), "H")
W = symbol(("W",), "W")
LARGEST = 512

windows = st.one_of(
    st.builds(
        Window,
        st.integers(1, 7),
        st.integers(1, 3),
        st.integers(0, 3).map(lambda pad: (pad, pad)),
        st.integers(1, 2),
        st.booleans(),
    ),
    st.builds(Window, st.integers(1, 5), st.integers(1, 3), st.sampled_from(["same", "valid"])),
    st.builds(Window, st.integers(2, 4), st.integers(1, 2), st.just((1, 1)), transposed=st.just(True)),
)
chains = st.lists(windows, min_size=1, max_size=5)


def through(chain: list[Window], size: Size) -> list[Size]:
    """The sizes on the way; raises ShapeFault where one is proved empty."""
    sizes = []
    for window in chain:
        size = window.output(size)
        sizes.append(size)
    return sizes


def last_size(chain: list[Window], size: int) -> int | None:
    try:
        found = through(chain, size)[-1]
    except ShapeFault:
        return None
    assert isinstance(found, int)
    return found


def intervals(fits: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for size in fits:
        if found and found[-1][1] == size - 1:
            found[-1][1] = size
        else:
            found.append([size, size])
    return found


@settings(max_examples=3 * settings().max_examples // 2, deadline=None)
@given(chains, st.integers(1, 64), st.integers(1, LARGEST), st.integers(0, 3))
def test_square_inputs(chain: list[Window], channels: int, fitting: int, off: int) -> None:
    sizes = {size: last_size(chain, size) for size in range(1, LARGEST + 1)}
    side = sizes[fitting] or 3
    target = channels * side * (side + off)
    expected = intervals([n for n, out in sizes.items() if out is not None and channels * out * out == target])
    try:
        heights, widths = through(chain, H), through(chain, W)
    except ShapeFault:
        assert expected == []
        return
    features = channels * heights[-1] * widths[-1]
    assert solve(features, target, [H, W], hi=LARGEST, positive=[*heights, *widths]) == expected
    assert solve(features, target, [("H",), ("W",)], hi=LARGEST, positive=[*heights, *widths]) == expected


@settings(max_examples=3 * settings().max_examples // 2, deadline=None)
@given(chains, chains, st.integers(1, 12), st.integers(1, 400))
def test_any_input(rows: list[Window], columns: list[Window], channels: int, target: int) -> None:
    heights = {last_size(rows, size) for size in range(1, LARGEST + 1)} - {None}
    widths = {last_size(columns, size) for size in range(1, LARGEST + 1)} - {None}
    fits = any(h and w and channels * h * w == target for h in heights for w in widths)
    try:
        down, across = through(rows, H), through(columns, W)
    except ShapeFault:
        assert not fits
        return
    answer = some_size_fits(channels * down[-1] * across[-1], target, [H, W], [*down, *across])
    if answer is False:
        assert not fits
    if fits:
        assert answer is not False
    if all(isinstance(size, Dim) for size in (*down, *across)) and not fits and answer:
        cells, rest = divmod(target, channels)
        pairs = [(h, cells // h) for h in range(1, cells + 1) if not rest and cells % h == 0]
        untried = [(h, w) for h, w in pairs if h > max(heights, default=0) or w > max(widths, default=0)]
        assert untried, "a fit that no size above the largest that was tried explains"


def alexnet() -> tuple[Size, list[Size]]:
    chain = [Window(11, 4), Window(3, 2), Window(5, 1, (2, 2)), Window(3, 2), Window(3, 1, (1, 1)), Window(3, 2)]
    heights, widths = through(chain, H), through(chain, W)
    return 256 * heights[-1] * widths[-1], [*heights, *widths]


def test_alexnet() -> None:
    features, maps = alexnet()
    assert solve(features, 9216, [H, W], positive=maps) == [[227, 258]]
    assert solve(features, 12544, [H, W], positive=maps) == [[259, 290]]
    assert solve(features, 256 * 7 * 6, [H, W], positive=maps) == []
    assert some_size_fits(features, 256 * 7 * 6, [H, W], maps) is True
    assert some_size_fits(features, 9217, [H, W], maps) is False


def test_maps_on_the_way_must_exist() -> None:
    """A 5 pixel input has no first map, though the formula of the last one gives a number."""
    first = Window(11, 4).output(H)
    last = Window(1, 1, (3, 3)).output(first)
    assert solve(last, 6, [H]) == [[7, 10]]
    assert solve(last, 6, [H], positive=[first]) == []
    assert some_size_fits(last, 6, [H]) is True
    assert some_size_fits(last, 6, [H], [first]) is False


def test_formulas_that_may_fall_are_tried_one_by_one() -> None:
    assert solve(minimum(H, 100), 100, [H], hi=200) == [[100, 200]]
    assert solve(H % 32 + 1, 1, [H], hi=70) == [[32, 32], [64, 64]]
    assert solve(100 // H, 7, [H], hi=200) == [[13, 14]]
    assert some_size_fits(minimum(H, 100), 300, [H]) is None


def test_what_cannot_be_solved() -> None:
    other = symbol(("?",), "?", None)
    assert solve(H * other, 12, [H]) is None
    assert solve(H * W, 12, [H]) is None
    assert some_size_fits(H * other, 12, [H]) is None
    assert some_size_fits(H + W, 12, [H, W]) is None
    assert some_size_fits(-H, 12, [H]) is None


def test_sizes_that_do_not_depend_on_the_input() -> None:
    assert solve(512, 512, [H], hi=8) == [[1, 8]]
    assert solve(512, 256, [H]) == []
    assert some_size_fits(512, 512, [H]) is True
    assert some_size_fits(512, 256, [H, W]) is False
    assert solve(512, 512, [H], hi=50, positive=[H - 9]) == [[10, 50]]


def test_a_volume() -> None:
    depth: Any = symbol(("D",), "D")
    halves = [Window(2, 2).output(size) for size in (depth, H, W)]
    features = 8 * halves[0] * halves[1] * halves[2]
    assert solve(features, 8 * 27, [depth, H, W]) == [[6, 7]]
    assert some_size_fits(features, 8 * 5, [depth, H, W]) is True
    assert some_size_fits(features, 12, [depth, H, W]) is False


def test_what_divides_a_size_whatever_its_symbols_are() -> None:
    assert common_factor(32 * (H // 2) * (W // 2)) == 32
    assert common_factor(6 * H + 4 * W) == 2
    assert common_factor(H + W) == 1
    assert common_factor(7) == 7


def test_the_largest_size_that_is_tried_by_default() -> None:
    assert solve(H, 4096, [H]) == [[4096, 4096]]
    assert solve(H, 4097, [H]) == []


def test_a_size_that_cannot_be_computed_does_not_fit() -> None:
    assert solve(100 // (H - 5), 7, [H], hi=200) == [[18, 19]]


T = symbol(("T",), "T", 3)
C = symbol(("C",), "C", 0)
N = symbol(("N",), "N", -5)
K = symbol(("K",), "K")
FITS = {
    "some_size_fits(H, 1, [H])": True,
    "some_size_fits(2*H, 1, [H])": False,
    "some_size_fits(H, 0, [H])": None,
    "some_size_fits(H, 5, [('H',)])": True,
    "some_size_fits(H, 5, H.symbols())": True,
    "some_size_fits(H, 5, [W])": None,
    "some_size_fits(H*H + 1, 5, [H])": True,
    "some_size_fits(H*H + 1, 6, [H])": False,
    "some_size_fits(C*C + 1, 5, [C])": True,
    "some_size_fits(N, 3, [N])": True,
    "some_size_fits(N*N + 1, 3, [N])": None,
    "some_size_fits(H*N + 1, 3, [H, N])": None,
    "some_size_fits(maximum(H - 5, 0) + 1, 3, [H])": True,
    "some_size_fits(T, 2, [T])": False,
    "some_size_fits(T, 3, [T])": True,
    "some_size_fits(C, 1, [C])": True,
    "some_size_fits((H + 1)**2, 9, [H])": True,
    "some_size_fits((H + 1)**2, 6, [H])": False,
    "some_size_fits(H*H*W*W, 36, [H, W])": True,
    "some_size_fits(H*H*W*W, 6, [H, W])": False,
    "some_size_fits((H + 9)*W, 22, [H, W])": True,
    "some_size_fits((W + 9)*H, 22, [H, W])": True,
    "some_size_fits((H + 9)*(W + 9), 121, [H, W])": True,
    "some_size_fits((H + 9)*(W + 9), 122, [H, W])": False,
    "some_size_fits(H, 2**40, [H])": True,
    "some_size_fits(H, 2**40, [H], [H - 2**40 + 1])": True,
    "some_size_fits(H, 2**40 + 1, [H])": False,
    "some_size_fits(H, 5, [H], [H // 2**50])": False,
    "some_size_fits(H, 5, [H], [W - 9])": True,
    "some_size_fits(H, 5, [H], [H - 9])": False,
    "some_size_fits(H*W*K, 30, [H, W, K])": True,
    "some_size_fits(H*W*(K + 31), 30, [H, W, K])": False,
}


@pytest.mark.parametrize("question", FITS)
def test_some_size_fits(question: str) -> None:
    names = {"some_size_fits": some_size_fits, "maximum": maximum, "H": H, "W": W, "T": T, "C": C, "N": N, "K": K}
    assert eval(question, names) is FITS[question]
