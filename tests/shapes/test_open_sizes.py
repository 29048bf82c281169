"""Sizes without a formula: a symbol that goes by its question, so that one question has one answer and two have two."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.shapes import Dim, Indices, Ratio, ShapeFault, Size, symbol
from convlint.shapes.dim import size_of

from .test_table import NAMES as TABLE_NAMES

N = symbol(("N",), "N", -5)
# As many atoms as a formula may have: 64.
HEAVY = sum(symbol(("heavy", number), "M") ** 15 for number in range(4)) + sum(TABLE_NAMES[name] for name in "HWB") + N


def meant(call: Any) -> Any:
    """What a fault says to go on with."""
    with pytest.raises(ShapeFault) as caught:
        call()
    return caught.value.meant


NAMES: dict[str, Any] = {
    **TABLE_NAMES,
    "meant": meant,
    "N": N,
    "HEAVY": HEAVY,
    "DENSE": 2**500 * TABLE_NAMES["H"],
    "numbered": lambda key: Indices((4,), is_mask=True, key=(key,)),
}

# what the question is called, the least size ("-" where there is none), and the question
OPEN = """
broadcast      0  broadcast((q,), (r,))[0]
broadcast      0  broadcast((r,), (q,))[0]
broadcast      0  broadcast((q,), (H,))[0]
broadcast      0  broadcast((H,), (r,))[0]
broadcast      0  broadcast((H,), (N,))[0]
expand         0  expand((H,), (q,))[0]
expand         0  expand((H,), (r,))[0]
expand         0  expand((W,), (q,))[0]
expand         0  expand((1,), (q,))[0]
pad            0  meant(lambda: pad((3,), [(-4, 0)]))[0]
pad            0  meant(lambda: pad((3,), [(0, -4)]))[0]
pad            0  meant(lambda: pad((2,), [(-4, 0)]))[0]
pad            0  meant(lambda: pad((3,), [(-4, -4)]))[0]
mask           0  index((4,), numbered("one"))[0]
mask           0  index((4,), numbered("two"))[0]
slice          0  slice_size(H, slice(5, 1, -1))
slice          0  slice_size(W, slice(5, 1, -1))
slice          0  slice_size(H, slice(6, 1, -1))
slice          0  slice_size(H, slice(5, 2, -1))
slice          0  slice_size(H, slice(5, 1, -2))
slice          0  slice_size(H, slice(None, 4, q))
slice          0  slice_size(H, slice(q, None))
slice          0  slice_size(H, slice(None, q))
reshape        0  reshape((B, 512), (-1, 1024))[0]
reshape        0  reshape((B, 512), (-1, 1536))[0]
reshape        0  reshape((B, 256), (-1, 1024))[0]
reshape        0  reshape((B, 9216), (q, r))[0]
reshape        0  reshape((B, 9216), (q, r))[1]
reshape        0  reshape((B, 9216), (r, q))[0]
reshape        0  reshape((B, 9218), (q, r))[0]
reshape        0  meant(lambda: reshape((B, 784), (-1, 1, 32, 32)))[0]
reshape        0  meant(lambda: reshape((B, 785), (-1, 1, 32, 32)))[0]
reshape        0  meant(lambda: reshape((B, 784), (-1, 1, 32, 33)))[0]
reshape        0  meant(lambda: reshape((2, 7), (-1, 2, 2)))[0]
reshape        0  meant(lambda: reshape((2, 9), (-1, 2, 2)))[0]
reshape        0  meant(lambda: reshape((2, 7), (-1, 2, 2, 1)))[0]
empty-output   1  meant(lambda: Window(5).output(3))
empty-output   1  meant(lambda: Window(5).output(2))
empty-output   1  meant(lambda: Window(6).output(3))
empty-output   1  meant(lambda: Window(5, 2).output(3))
empty-output   1  meant(lambda: Window(5, 1, (1, 0)).output(3))
empty-output   1  meant(lambda: Window(5, 1, (0, 1)).output(3))
empty-output   1  meant(lambda: Window(H + W + 9, 1, (H, W)).output(3))
empty-output   1  meant(lambda: Window(5, 1, "valid").output(3))
empty-output   1  meant(lambda: Window(5, 1, (0, 0), 2).output(3))
empty-output   1  meant(lambda: Window(5, 1, ceil_mode=True).output(3))
empty-output   1  meant(lambda: Window(1, 1, (2, 2), transposed=True).output(3))
empty-output   1  meant(lambda: Window(1, 1, (3, 2), transposed=True, output_padding=1).output(3))
**             -  H**W
**             -  q**W
**             -  W**1000
**             -  H**17
**             -  (H**2)**9
**             -  (H + W)**6
**             -  DENSE**2
**             -  DENSE**3
**             -  (2*DENSE)**2
**             -  2**W
**             -  H**q
**             -  q**H
**             -  2**H
**             -  3**H
**             -  H**1000
**             -  H**1001
**             -  (H + W)**16
*              -  H**9 * W**8
*              -  H**10 * W**8
*              -  H**9 * W**9
*              -  (H**9) * (H + W**8)
<<             -  H << W
<<             -  W << q
<<             -  H << q
<<             -  H << 512
>>             -  H >> W
>>             -  H >> H
>>             -  W >> H
>>             -  H >> 512
&              -  H & 3
&              -  H & 5
&              -  W & 3
|              -  H | 3
|              -  W | 3
|              -  H | 5
^              -  H ^ 3
^              -  W ^ 3
^              -  H ^ 5
+              -  HEAVY + W**15
+              -  HEAVY + B**15
+              -  (HEAVY + 1) + W**15
-              -  (HEAVY + 1) - W**15
-              -  HEAVY - B**15
-              -  2**600 - H
-              -  2**601 - H
-              -  2**600 - W
*              -  (HEAVY + 1) * W
//             -  7 // HEAVY
//             -  8 // HEAVY
//             -  7 // (HEAVY + 1)
-              -  HEAVY - W**15
-              -  W**15 - HEAVY
*              -  HEAVY * W
*              -  HEAVY * B
*              -  DENSE * DENSE
*              -  DENSE * (2*DENSE)
//             -  HEAVY // 1000
//             -  HEAVY // 1001
//             -  W // HEAVY
//             -  B // HEAVY
max            -  maximum(HEAVY - 1000, 0)
max            -  maximum(HEAVY - 1001, 0)
/              -  exact_div(H**16 - 1, H - 1)
/              -  exact_div(W**16 - 1, W - 1)
/              -  exact_div(H**16 - 1, H + 1)
/              -  exact_div(2 * H**16 - 2, H - 1)
trunc          -  trunc_of(H / W)
trunc          -  trunc_of(W / H)
trunc          -  trunc_of(H / q)
round          -  round(H / 2)
round          -  round(H / 3)
round          -  round(W / 2)
"""
QUESTIONS = [tuple(line.split(maxsplit=2)) for line in OPEN.strip().splitlines()]


def asked(question: str) -> Any:
    return eval(question, NAMES)


def key_of(size: Size) -> tuple[Any, ...]:
    assert isinstance(size, Dim) and str(size) == "?"
    (found,) = size.symbols()
    return found.key


@pytest.mark.parametrize(("name", "least", "question"), QUESTIONS)
def test_an_open_size_goes_by_its_question(name: str, least: str, question: str) -> None:
    size = asked(question)
    assert key_of(size)[0] == name
    assert size.lower_bound() == (None if least == "-" else int(least))
    assert size.upper_bound() is None
    assert key_of(size) == key_of(asked(question))
    assert "Dim(" not in repr(key_of(size)), "comparing sizes may raise, keys are safe to compare"


def test_two_questions_are_two_sizes() -> None:
    assert len({key_of(asked(question)) for _, _, question in QUESTIONS}) == len(QUESTIONS)


def test_masks_without_a_key_are_all_different() -> None:
    one, two = (key_of(asked("index((4,), mask(4))[0]")) for _ in range(2))
    assert one != two


# --------------------------------------------------------------------------- ratios

OPEN_RATIOS = """
ratio *      H / 3 * W
ratio *      H / 3 * B
ratio *      W / 3 * B
ratio *      H / 3 * 0.7
ratio %      H / 2 % 3
ratio %      H / 2 % 5
ratio %      W / 2 % 3
ratio %      H % 2.5
ratio %      W % 2.5
ratio %      H % 3.5
ratio %      2.5 % H
ratio %      3.5 % H
ratio %      2.5 % W
ratio %      3 % (H / 2)
ratio %      5 % (H / 2)
ratio %      3 % (W / 2)
ratio **     H ** 0.5
ratio **     W ** 0.5
ratio **     H ** -1
ratio **     H ** -2
ratio **     (H / 2) ** 3
ratio **     (H / 2) ** 0.5
ratio **     (W / 2) ** 3
ratio +      H / 3 + W / 7
ratio +      H / 3 + W / 9
ratio +      H / 5 + W / 7
ratio -      H / 3 - W / 7
ratio -      H / 3 - W / 9
ratio -      H / 5 - W / 7
ratio /      H / 3 / 7
ratio /      H / 3 / 5
ratio /      W / 3 / 7
ratio float  H + float("nan")
ratio float  H + float("inf")
ratio float  H - float("inf")
ratio float  H + 0.1
ratio float  H + 0.2
"""
RATIOS = [line.split("  ", 1) for line in OPEN_RATIOS.strip().splitlines()]


def parts_of(question: str) -> tuple[Size, Size]:
    """The open ratio in a result: by itself, or under a sum with a size."""
    found = asked(question)
    assert isinstance(found, Ratio)
    return found.numerator, found.denominator


def ratio_key(question: str) -> tuple[Any, ...]:
    above, below = parts_of(question)
    assert isinstance(above, Dim) and isinstance(below, Dim)
    return above.form, below.form


@pytest.mark.parametrize(("name", "question"), RATIOS)
def test_an_open_ratio_is_of_two_numbers_that_go_by_its_question(name: str, question: str) -> None:
    above, below = parts_of(question)
    assert isinstance(above, Dim) and isinstance(below, Dim)
    assert above.is_opaque and below.is_opaque and above.form != below.form
    assert {found.key[0] for found in below.symbols()} == {"denominator"}
    assert name in {found.key[0] for found in above.symbols() if isinstance(found.key, tuple)}
    assert ratio_key(question) == ratio_key(question)


def test_two_questions_are_two_ratios() -> None:
    assert len({ratio_key(question)[0] for _, question in RATIOS}) == len(RATIOS)
    of_one_float = 1  # H + inf and H - inf share what is added
    assert len({ratio_key(question)[1] for _, question in RATIOS}) == len(RATIOS) - of_one_float


def test_a_formula_that_is_too_large_is_open_and_named_by_the_operation() -> None:
    terms = {**HEAVY.terms, **(symbol(("W",), "W") ** 15).terms}
    assert key_of(size_of(terms, "an operation", HEAVY, 3)) == ("an operation", HEAVY.form, 3)
    assert key_of(size_of(terms))[0] == "="


EIGHT = sum(symbol(("eight", number), "M") for number in range(8))


@pytest.mark.parametrize(
    "formula",
    ["H**8 * W**8", "H**16", "(H + W)**5", "EIGHT * (H + W + B + 1)", "H * 2**511", "H << 511", "HEAVY * 3"],
)
def test_what_is_just_small_enough_keeps_its_formula(formula: str) -> None:
    size = eval(formula, {**NAMES, "EIGHT": EIGHT})
    assert isinstance(size, Dim) and not any(found.name == "?" for found in size.symbols())
