"""A Dim is an integer: its arithmetic, bounds and comparisons agree with Python's for every value of its symbols."""

from __future__ import annotations

import copy
import math
import pickle

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from convlint.shapes import Dim, Ratio, Undecided, ceil_of, floor_of, is_batch, opaque, symbol, trunc_of

from .strategies import SYMBOLS, A, B, C, Q, at, concrete, environments, formulas, symbolic

H = symbol(("H",), "H")
W = symbol(("W",), "W")
many = settings(max_examples=4 * settings().max_examples, deadline=None)


@many
@given(formulas, environments)
def test_arithmetic_agrees_with_integers(formula: object, environment: dict[str, int]) -> None:
    size = symbolic(formula)
    expected = concrete(formula, environment)
    assume(expected is not None)
    found = at(size, environment)
    assert found == expected or (found is None and "?" in str(size))


@many
@given(formulas, environments)
def test_bounds_hold(formula: object, environment: dict[str, int]) -> None:
    size = symbolic(formula)
    value = concrete(formula, environment)
    assume(isinstance(size, Dim) and value is not None)
    assert isinstance(size, Dim) and value is not None
    lower, upper = size.lower_bound(), size.upper_bound()
    assert lower is None or lower <= value
    assert upper is None or value <= upper


@many
@given(formulas, formulas, environments, st.sampled_from(["==", "!=", "<", "<=", ">", ">="]))
def test_comparisons_hold_or_are_undecided(one: object, other: object, environment: dict[str, int], op: str) -> None:
    import operator

    compare = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge"}[op]
    x, y = concrete(one, environment), concrete(other, environment)
    assume(x is not None and y is not None)
    try:
        answer = getattr(operator, compare)(symbolic(one), symbolic(other))
    except Undecided as undecided:
        assert undecided.subject.key and undecided.subject.reason.endswith("is not known")
        return
    assert answer is getattr(operator, compare)(x, y)


@many
@given(formulas)
def test_a_constant_is_an_int(formula: object) -> None:
    size = symbolic(formula)
    assert isinstance(size - size, int) and size - size == 0
    assert isinstance(size, int) or size.symbols()


@many
@given(formulas)
def test_equal_formulas_hash_and_copy_alike(formula: object) -> None:
    size = symbolic(formula)
    again = symbolic(formula)
    assert size == again
    assert hash(size) == hash(again)
    assert copy.deepcopy(size) is size
    assert pickle.loads(pickle.dumps(size)) == size


@many
@given(formulas, formulas, environments)
def test_one_key_one_answer(one: object, other: object, environment: dict[str, int]) -> None:
    """Comparisons with one key have one truth, and `("not", *key)` has the other."""
    x, y = concrete(one, environment), concrete(other, environment)
    assume(x is not None and y is not None)
    a, b = symbolic(one), symbolic(other)
    truths: dict[object, bool] = {}
    for compare in (
        (lambda p, q: p == q), (lambda p, q: p != q), (lambda p, q: p < q),
        (lambda p, q: p <= q), (lambda p, q: p > q), (lambda p, q: p >= q),
    ):  # fmt: skip
        for left, right, truth in ((a, b, compare(x, y)), (b, a, compare(y, x))):
            try:
                compare(left, right)
            except Undecided as undecided:
                key = undecided.subject.key
                plain, truth = (key[1:], not truth) if key[0] == "not" else (key, truth)
                assert truths.setdefault(plain, truth) is truth


TEXT = {
    "(H - 11) // 4 + 1": "floor((H - 11)/4) + 1",
    "((H - 11) // 4 + 1 - 3) // 2 + 1": "floor((H - 19)/8) + 1",
    "(H - 1) // 2 + 1": "floor((H + 1)/2)",
    "H // 2 // 2 // 2": "floor(H/8)",
    "256 * H * W": "256*H*W",
    "256 * ((H - 11) // 4 + 1) * ((H - 11) // 4 + 1)": "256*(floor((H - 11)/4) + 1)**2",
    "256 * ((H - 11) // 4 + 1) * ((W - 11) // 4 + 1)": "256*(floor((H - 11)/4) + 1)*(floor((W - 11)/4) + 1)",
    "H % 2": "H % 2",
    "(H + 3) % 4": "(H + 3) % 4",
    "64 - H": "64 - H",
    "-H": "-H",
    "2 * H + 2": "2*(H + 1)",
    "H * 2 - 1": "2*H - 1",
    "(H * 3 + 2) // 4": "floor((3*H + 2)/4)",
    "H * H": "H**2",
    "-(-H // 2)": "floor((H + 1)/2)",
    "H // W": "floor(H/W)",
    "(H + 1) // (2 * W)": "floor((H + 1)/(2*W))",
    "(6 * H) // (4 * W)": "floor(3*H/(2*W))",
    "abs(H - 5)": "2*max(H - 5, 0) - H + 5",
    "H / 2": "H/2",
    "1 // H": "floor(1/H)",
    "(H - 1) / 2 + 1": "(H + 1)/2",
}


@pytest.mark.parametrize("formula", TEXT)
def test_text(formula: str) -> None:
    assert str(eval(formula, {"H": H, "W": W})) == TEXT[formula]


@pytest.mark.parametrize(
    "formula",
    [
        "H - H == 0",
        "2*H // 2 == H",
        "(H + 7) // 4 == (H + 3) // 4 + 1",
        "H // 2 // 3 == H // 6",
        "-(-H // 2) == (H + 1) // 2",
        "(H*W*6) // (W*3) == 2*H",
        "(H*H - 1) // (H + 1) == H - 1",
        "H != 0",
        "H > 0",
        "H*W > 0",
        "H*W >= H",
        "H % 4 < 4",
        "H % 4 >= 0",
        "2*H != 2*W + 1",
        "9216*H != 12544*H",
        "abs(H) == H",
        "abs(-H) == H",
        "H + 1 > H",
        "(H - 1) // 2 + 1 >= 1",
        "H // 2 <= H",
        "divmod(H, 4) == (H // 4, H % 4)",
        "divmod(4, H) == (4 // H, 4 % H)",
        "bool(H)",
        "H << 3 == 8*H",
        "H >> 1 == H // 2",
        "~H == -H - 1",
        "+H == H",
        "H**0 == 1",
        "H**2 == H*H",
        "round(H) == H",
        "H // -2 == -((H + 1) // 2)",
        "H // 1 == H",
        "H >> 2 == H // 4",
        "H << 0 == H",
        "H >> 0 == H",
        "(H != H) is False",
        "(H < 1) is False",
        "(H <= 0) is False",
        "(H + 1 < H + 1) is False",
        "(H + 1 <= H + 1) is True",
    ],
)
def test_proved(formula: str) -> None:
    assert eval(formula, {"H": H, "W": W}) is True


@pytest.mark.parametrize(
    "formula", ["H == 5", "H == W", "H < 5", "H >= 2", "H % 2 == 0", "bool(H - 1)", "q == -1", "q**2 == 4"]
)
def test_undecided(formula: str) -> None:
    with pytest.raises(Undecided):
        eval(formula, {"H": H, "W": W, "q": Q})


def test_a_dim_is_no_number() -> None:
    for conversion in (int, float, range, [0].__getitem__):
        with pytest.raises(Undecided, match="H as a number"):
            conversion(H)  # type: ignore[operator]


def test_other_types() -> None:
    assert H != "H" and H != None  # noqa: E711
    for operation in (lambda: H + "a", lambda: H // "a", lambda: H < "a", lambda: "a" - H, lambda: (1,) + H):  # noqa: RUF005
        with pytest.raises(TypeError):
            operation()
    for zero in (lambda: H // 0, lambda: H % 0, lambda: H / 0):
        with pytest.raises(ZeroDivisionError):
            zero()


def test_symbols_and_opacity() -> None:
    assert {found.name for found in ((H // 2) * W + 1).symbols()} == {"H", "W"}
    assert {found.name for found in (H // W).symbols()} == {"H", "W"}
    assert {found.name for found in (H + W // 2).symbols()} == {"H", "W"}
    assert not (H * W).is_opaque and (H * Q).is_opaque
    assert (
        is_batch(symbol(("x",), "B")) and not is_batch(H) and not is_batch(2 * symbol(("x",), "B")) and not is_batch(1)
    )
    assert opaque("reason", H, 3) == opaque("reason", H, 3)
    assert H.evaluate({H: W}) == W
    assert (H + W).evaluate({("H",): 3}) == W + 3


def test_growth_ends_in_an_opaque_size() -> None:
    """Whatever a program does, a formula stays small: past a limit it is a symbol of its own."""
    size = H
    for step in range(400):
        size = (size * 3 + W) // 2 * (W + step) - size // 7
        assert len(str(size)) < 20_000
    assert isinstance(H**1000, Dim) and isinstance(2**H, Dim) and isinstance(H & 3, Dim) and isinstance(H << W, Dim)
    large = H
    for _ in range(100):
        large = large * 10**50
    assert len(str(large)) < 1000


# --------------------------------------------------------------------------- ratios

_FLOATS = {
    "h / 2": lambda h, k: h / 2,
    "h * 0.5": lambda h, k: h * 0.5,
    "(h - k) / 2 + 1": lambda h, k: (h - k) / 2 + 1,
    "(h - k) / 3 + 1": lambda h, k: (h - k) / 3 + 1,
    "h / 7 * 2": lambda h, k: h / 7 * 2,
    "h / 7 * 7": lambda h, k: h / 7 * 7,
    "h * 0.7": lambda h, k: h * 0.7,
    "1.5 * h - k": lambda h, k: 1.5 * h - k,
    "5 - h / 4": lambda h, k: 5 - h / 4,
    "h / -4": lambda h, k: h / -4,
    "(h + 2 * k - 3 - 1) / 2 + 1": lambda h, k: (h + 2 * k - 3 - 1) / 2 + 1,
    "h / k": lambda h, k: h / k,
    "(h / 2) / 3": lambda h, k: (h / 2) / 3,
    "h / 2 // 3": lambda h, k: h / 2 // 3,
    "12 / k": lambda h, k: 12 / k,
    "h**0.5": lambda h, k: h**0.5,
    "h / 49 * 49": lambda h, k: h / 49 * 49,
    "k - (h / 4 + 0.5)": lambda h, k: k - (h / 4 + 0.5),
    "h / 2 % 3": lambda h, k: h / 2 % 3,
    "7.5 // h": lambda h, k: 7.5 // h,
    "(h / 3) // k": lambda h, k: (h / 3) // k,
    "10 / (h / 2)": lambda h, k: 10 / (h / 2),
    "h / 3 + k / 7": lambda h, k: h / 3 + k / 7,
    "h * 0.5 / 0.25": lambda h, k: h * 0.5 / 0.25,
    "-(h / 3)": lambda h, k: -(h / 3),
    "h % 2.5": lambda h, k: h % 2.5,
    "h**-1 * k": lambda h, k: h**-1 * k,
    "abs(h / 2 - k)": lambda h, k: abs(h / 2 - k),
}


@pytest.mark.parametrize("formula", _FLOATS)
@pytest.mark.parametrize("twin", [math.floor, math.ceil, int])
def test_a_ratio_is_what_floats_compute(formula: str, twin: object) -> None:
    own = {math.floor: floor_of, math.ceil: ceil_of, int: trunc_of}[twin]  # type: ignore[index]
    size = own(_FLOATS[formula](A, B))
    for h in range(1, 120):
        for k in (1, 2, 3, 5):
            found = at(size, {"a": h, "b": k})
            assert found is None or found == twin(_FLOATS[formula](h, k))  # type: ignore[operator]


def test_ratios_that_are_known() -> None:
    assert str(floor_of(A / 2)) == "floor(a/2)"
    assert str(ceil_of(A * 0.5)) == "floor((a + 1)/2)"
    assert floor_of(A / 2 * 2) == A
    assert math.floor(A / 2) == A // 2 and math.ceil(A / 2) == (A + 1) // 2
    assert trunc_of((A + 5) / 4) == (A + 5) // 4
    assert floor_of((A - 3) / 2 + 1) == (A - 3) // 2 + 1
    assert A / 2 > 0 and A / 2 >= 0.5 and not A / 2 < 0 and A / 2 <= A and A / 1 == A
    assert (2 * A / 2).is_integer() and round(4 * A / 2) == 2 * A
    assert (trunc_of(3.9), floor_of(-0.5), ceil_of(2), trunc_of(A)) == (3, -1, 2, A)
    assert hash(A / 2) == hash(A / 2) and bool(A / 2)
    assert isinstance(A * float("inf"), Ratio)
    with pytest.raises(Undecided):
        bool(A / 2 == 3)
    with pytest.raises(Undecided):
        int(A / 2)
    for wrong in (
        lambda: A / "a",
        lambda: A / 2 + "a",
        lambda: "a" - A / 2,
        lambda: A / 2 * "a",
        lambda: "a" / (A / 2),
    ):
        with pytest.raises(TypeError):
            wrong()
    for wrong in (
        lambda: A / 2 % "a",
        lambda: A / 2 < "a",
        lambda: A / 2 / "a",
        lambda: A / 2 // "a",
        lambda: (A / 2) ** "a",
    ):
        with pytest.raises(TypeError):
            wrong()
    assert A / 2 != "a" and repr(A / 2) == "Ratio(a, 2)" and -7 % (A / 2) is not None
    with pytest.raises(ZeroDivisionError):
        A / 2 / 0
    with pytest.raises(Undecided):
        float(A / 2)


def test_names_of_the_strategies() -> None:
    assert SYMBOLS["c"] is C and C.lower_bound() == 0 and Q.lower_bound() is None and B.lower_bound() == 1


def test_the_remainder_of_a_number_by_a_size() -> None:
    remainder = 7 % H
    assert isinstance(remainder, Dim)
    assert [remainder.evaluate({H: size}) for size in range(1, 10)] == [7 % size for size in range(1, 10)]


@pytest.mark.parametrize("operation", ["H + 'a'", "H - 'a'", "H // 'a'", "H % 'a'", "H ** 'a'", "H & 'a'"])
def test_a_text_is_no_operand(operation: str) -> None:
    with pytest.raises(TypeError, match="'Dim' and 'str'"):
        eval(operation, {"H": H})


@pytest.mark.parametrize("operation", ["'a' ** H", "H | 'a'", "H ^ 'a'", "H < 'a'", "H <= 'a'", "H > 'a'", "H >= 'a'"])
def test_a_text_is_no_operand_of_rarer_operations(operation: str) -> None:
    with pytest.raises(TypeError, match="support"):
        eval(operation, {"H": H})


def test_asking_for_the_number_is_one_question_a_size() -> None:
    def key(size: Dim, conversion: object) -> object:
        with pytest.raises(Undecided) as caught:
            conversion(size)  # type: ignore[operator]
        return caught.value.subject.key

    assert key(H, int) == key(H, float)
    assert len({key(size, int) for size in (H, W, 2 * H, symbol(("another",), "H"))}) == 4


def test_formatting() -> None:
    assert f"{H:>3}" == "  H"
    assert f"{H + 1:5}|" == "H + 1|"
    assert str(symbol(("no name",))) == "H"
