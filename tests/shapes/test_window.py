"""Windows are counted one by one and compared with the formulas."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.shapes import Dim, Fixed, ShapeFault, Size, Window, minimum, symbol

H = symbol(("H",), "H")
many = settings(max_examples=5 * settings().max_examples, deadline=None)
sizes = st.integers(1, 60)


def pooling() -> st.SearchStrategy[Window]:
    """Windows with ceil_mode; torch pads them by no more than half a window."""
    return windows(padding=st.just((0, 0))).flatmap(_padded)


def _padded(window: Window) -> st.SearchStrategy[Window]:
    half = (window.dilation * (window.kernel - 1) + 1) // 2
    pads = st.integers(0, half)
    return pads.map(lambda pad: Window(window.kernel, window.stride, (pad, pad), window.dilation, ceil_mode=True))


def windows(**fixed: Any) -> st.SearchStrategy[Window]:
    return st.builds(
        Window,
        kernel=st.integers(1, 11),
        stride=st.integers(1, 6),
        padding=fixed.get("padding", st.tuples(st.integers(0, 5), st.integers(0, 5))),
        dilation=st.integers(1, 4),
        transposed=fixed.get("transposed", st.just(False)),
        output_padding=fixed.get("output_padding", st.just(0)),
    )


every_window = (
    windows()
    | pooling()
    | windows(padding=st.sampled_from(["same", "valid"]), transposed=st.booleans())
    | windows(transposed=st.just(True))
)


def output(window: Window, size: Size) -> Size | None:
    try:
        return window.output(size)
    except ShapeFault as fault:
        assert fault.kind == "empty-output"
        return None


def counted(window: Window, size: int) -> int | None:
    """How many windows there are room for, found by placing them."""
    before, after = window.padding  # type: ignore[misc]
    reach = window.dilation * (window.kernel - 1) + 1
    end = size + before + after
    last = end + window.stride - 1 if window.ceil_mode else end
    starts = [start for start in range(0, end + 1, window.stride) if start + reach <= last]
    return len([start for start in starts if not window.ceil_mode or start < size + before]) or None


@many
@given(windows(), sizes)
def test_floor(window: Window, size: int) -> None:
    assert output(window, size) == counted(window, size)


@many
@given(pooling(), sizes)
def test_ceil_mode(window: Window, size: int) -> None:
    assert output(window, size) == counted(window, size)


@many
@given(windows(padding=st.just("same")), sizes)
def test_same_starts_a_window_at_every_stride(window: Window, size: int) -> None:
    assert window.output(size) == len(range(0, size, window.stride))


@many
@given(windows(padding=st.just("valid")), sizes)
def test_valid_is_no_padding(window: Window, size: int) -> None:
    plain = Window(window.kernel, window.stride, (0, 0), window.dilation)
    assert output(window, size) == output(plain, size)


@many
@given(windows(transposed=st.just(True), output_padding=st.integers(0, 3)), sizes)
def test_transposed_reaches_as_far_as_its_last_tap(window: Window, size: int) -> None:
    before, after = window.padding  # type: ignore[misc]
    taps = [i * window.stride + j * window.dilation for i in range(size) for j in range(window.kernel)]
    expected = max(taps) + 1 + window.output_padding - before - after
    assert output(window, size) == (expected if expected >= 1 else None)


@many
@given(windows(transposed=st.just(True), padding=st.sampled_from(["same", "valid"])), sizes)
def test_transposed_undoes_the_forward_window(window: Window, size: int) -> None:
    """TensorFlow's two paddings: the forward window takes the output back to `size`."""
    forward = Window(window.kernel, window.stride, window.padding, window.dilation)
    assert forward.output(window.output(size)) == size


def test_a_transposed_window_that_is_shorter_than_its_stride() -> None:
    """TensorFlow's "VALID" gives whole strides, PyTorch's no padding ends with the last window."""
    assert Window(2, 3, "valid", transposed=True).output(5) == 15
    assert Window(4, 3, "valid", transposed=True).output(5) == 16
    assert Window(2, 3, (0, 0), transposed=True).output(5) == 14


@many
@given(every_window, sizes)
def test_symbols_agree_with_numbers(window: Window, size: int) -> None:
    try:
        symbolic = window.output(H)
    except ShapeFault:
        assert output(window, size) is None
        return
    expected = output(window, size)
    if expected is not None:
        assert (symbolic.evaluate({H: size}) if isinstance(symbolic, Dim) else symbolic) == expected


@many
@given(every_window, sizes)
def test_the_formula_computes_the_output(window: Window, size: int) -> None:
    expected = output(window, size)
    if expected is not None:
        assert eval(window.formula(size), {"floor": math.floor, "ceil": math.ceil, "max": max}) == expected


SMALL = [
    Window(kernel, stride, (pad, pad), dilation, ceil_mode=True)
    for kernel in range(1, 5)
    for stride in range(1, 5)
    for dilation in (1, 2)
    for pad in range((dilation * (kernel - 1) + 1) // 2 + 1)
]


@pytest.mark.parametrize("window", SMALL, ids=Window.short)
def test_every_small_window_with_ceil_mode(window: Window) -> None:
    for size in range(1, 11):
        expected = counted(window, size)
        assert output(window, size) == expected
        if expected is not None:
            assert eval(window.formula(size), {"ceil": math.ceil}) == expected


def test_a_kernel_that_is_not_known() -> None:
    kernel = symbol(("kernel",), "K")
    found = Window(kernel, 2, ceil_mode=True).output(9)
    assert isinstance(found, Dim)
    assert [found.evaluate({kernel: k}) for k in range(1, 8)] == [
        output(Window(k, 2, ceil_mode=True), 9) for k in range(1, 8)
    ]


SYMBOLIC = {
    Window(11, 4): "floor((H - 11)/4) + 1",
    Window(3, 2, (1, 1)): "floor((H + 1)/2)",
    Window(3, 2, "same"): "floor((H + 1)/2)",
    Window(2, 2, ceil_mode=True): "floor((H + 1)/2)",
    Window(3, 2, ceil_mode=True): "floor(H/2)",
    Window(3, 2, (1, 1), 2, ceil_mode=True): "floor(H/2)",
    Window(4, 2, (1, 1), transposed=True): "2*H",
}


@pytest.mark.parametrize("window", SYMBOLIC, ids=Window.short)
def test_the_formula_of_a_size_that_is_not_known(window: Window) -> None:
    assert str(window.output(H)) == SYMBOLIC[window]


def test_a_size_that_is_bounded_is_no_fault_unless_every_value_is() -> None:
    assert isinstance(Window(3).output(minimum(H, 10)), Dim)
    assert isinstance(Window(10).output(minimum(H, 10)), Dim)
    with pytest.raises(ShapeFault):
        Window(11).output(minimum(H, 10))


FORMULAS = {
    (Window(11, 4), 227): "floor((227 + 2*0 - 1*(11-1) - 1)/4 + 1)",
    (Window(5, 1, (2, 2)), 27): "floor((27 + 2*2 - 1*(5-1) - 1)/1 + 1)",
    (Window(3, 2, (0, 1)), 27): "floor((27 + 0 + 1 - 1*(3-1) - 1)/2 + 1)",
    (Window(5, 1, "same"), 28): "ceil(28/1)",
    (Window(2, 2, "same"), 28): "ceil(28/2)",
    (Window(5, 1, "valid"), 28): "ceil((28 - 5 + 1)/1)",
    (Window(5, 2, "valid", 2), 28): "ceil((28 - 2*(5-1))/2)",
    (Window(2, 2, ceil_mode=True), 7): "ceil((7 + 2*0 - 1*(2-1) - 1)/2 + 1)",
    (Window(2, 3, (1, 1), ceil_mode=True), 5): "ceil((5 + 2*1 - 1*(2-1) - 1)/3 + 1) - 1",
    (Window(4, 2, (1, 1), transposed=True), 6): "(6 - 1)*2 - 2*1 + 1*(4-1) + 0 + 1",
    (Window(4, 2, (1, 0), transposed=True), 6): "(6 - 1)*2 - 1 - 0 + 1*(4-1) + 0 + 1",
    (Window(5, 2, "same", transposed=True), 7): "7*2",
    (Window(5, 2, "valid", transposed=True), 7): "7*2 + max(5 - 2, 0)",
    (Window(5, 2, "valid", 2, transposed=True), 7): "7*2 + max(2*(5-1) + 1 - 2, 0)",
    (Window(3, 2, "same"), (H - 11) // 4 + 1): "ceil((floor((H - 11)/4) + 1)/2)",
    (Window(3, 2, "same"), H): "ceil(H/2)",
    (Window(3, 1, (H, H)), 5): "floor((5 + 2*H - 1*(3-1) - 1)/1 + 1)",
    (Window(3, 1, (H, H + 1)), 5): "floor((5 + H + H + 1 - 1*(3-1) - 1)/1 + 1)",
    (Fixed(6), 13): "adaptive",
}


@pytest.mark.parametrize(("window", "size"), FORMULAS, ids=lambda value: str(value))
def test_formula(window: Window, size: Size) -> None:
    assert window.formula(size) == FORMULAS[window, size]


SHORT = {
    Window(11, 4): "11/4",
    Window(5, 1, (2, 2)): "5 p2",
    Window(3, 2): "3/2",
    Window(3, 1, (2, 2), 2): "3 d2 p2",
    Window(2, 2, ceil_mode=True): "2/2 ceil",
    Window(3, 1, (0, 1)): "3 p0,1",
    Window(3, 1, "same"): "3 same",
    Window(3, 2, "valid"): "3/2",
    Window(4, 2, (1, 1), transposed=True): "4/2 p1 transposed",
    Window(4, 2, (1, 1), transposed=True, output_padding=1): "4/2 p1 op1 transposed",
    Fixed(1): "adaptive",
}


@pytest.mark.parametrize("window", SHORT)
def test_short(window: Window) -> None:
    assert window.short() == SHORT[window]


def test_faults() -> None:
    with pytest.raises(ShapeFault, match="a window of 5 does not fit into a map of 3") as caught:
        Window(5).output(3)
    assert (caught.value.kind, caught.value.expected, caught.value.actual) == ("empty-output", 5, 3)
    assert isinstance(caught.value.meant, Dim)
    with pytest.raises(ShapeFault, match=r"a map of 2 \(with its padding 4\)"):
        Window(5, 1, (1, 1)).output(2)
    with pytest.raises(ShapeFault, match=r"the output size would be -1 = \(1 - 1\)\*2 - 2\*1"):
        Window(1, 2, (1, 1), transposed=True).output(1)
    with pytest.raises(ValueError, match="stride"):
        Window(2, 0).output(5)


def test_unknown_arguments_give_unknown_sizes() -> None:
    unknown = symbol(("k",), "?", None)
    for window in (
        Window(unknown),
        Window(3, unknown),
        Window(3, 1, (unknown, unknown)),
        Window(3, 1, (0, 0), unknown),
    ):
        size = window.output(28)
        assert isinstance(size, Dim)
        assert window.formula(28)
        assert window.short()


def test_fixed() -> None:
    assert Fixed(6).output(H) == 6
    assert Fixed(None).output(H) is H
    assert Fixed(H).output(3) is H
