"""Input sizes as people write them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlint.source import InputGroup, InputShape, InputSizeError, parse_inputs


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("3x227x227", [((3, 227, 227), False)]),
        ("28x28x1", [((28, 28, 1), False)]),
        ("784", [((784,), False)]),
        (" 3 X 16 x 112\u00d7112 ", [((3, 16, 112, 112), False)]),
        ("(8, 3, 227, 227)", [((8, 3, 227, 227), True)]),
        ("(8,)", [((8,), True)]),
        ("(None, 3, 32, 32)", [((3, 32, 32), False)]),
        ("3x64x64, 10", [((3, 64, 64), False), ((10,), False)]),
        ("(2, 3, 64, 64),10,(4, 5)", [((2, 3, 64, 64), True), ((10,), False), ((4, 5), True)]),
    ],
)
def test_right(text, shapes):
    assert parse_inputs(text) == tuple(InputShape(sizes, batch) for sizes, batch in shapes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("3x64x64,", "comma without a size"),
        ("3,,4", "comma without a size"),
        ("3*227*227", "join the numbers with `x`"),
        ("[3, 227, 227]", "brackets"),
        ("(-1, 3, 227, 227)", "leave the batch out"),
        ("0x3", "size of 0"),
        ("(None,)", "batch only"),
        ("3xHxW", "not a size"),
        ("9" * 5000, "not a size"),
        ("x".join("1" * 40), "larger than any tensor"),
        ("(3, 4", "not a size"),
        ("3x227x", "not a size"),
        ("٣x٣", "not a size"),
        ("3x224x224 floof", "no kind of number"),
        ("image:", "has no size"),
        ("a: 3, a: 4", "given twice"),
        ("a: 3, 4", "follows one with a name"),
        ("{3x64x64}", "a name of its own"),
        ("{a: 3, a: 4}", "a name of its own"),
        ("{a: 3", "never closed"),
        ("{}", "holds no sizes"),
        ("[a: 3]", "is a list and has names"),
        ("[[3x3]]", "holds no sizes"),
    ],
)
def test_wrong_says_what_and_shows_a_right_one(text, words):
    with pytest.raises(InputSizeError, match=words) as error:
        parse_inputs(text)
    assert any(right in str(error.value) for right in ("x224x224", "224, 224", "3x64x64", "128 int64"))
    assert len(str(error.value)) < 200


IMAGE, TOKENS = InputShape((3, 64, 64), name="image"), InputShape((128,), dtype="int64", name="tokens")


@pytest.mark.parametrize(
    ("text", "inputs"),
    [
        ("128 int64", (InputShape((128,), dtype="int64"),)),
        ("(4, 128) torch.long", (InputShape((4, 128), True, "int64"),)),
        ("image: 3x64x64, tokens: 128 int64", (IMAGE, TOKENS)),
        ("10, image:3x64x64", (InputShape((10,)), IMAGE)),
        ("{image: 3x64x64, 'tokens': 128 long}", (InputGroup("{", (IMAGE, TOKENS)),)),
        ("batch: {image: 3x64x64}", (InputGroup("{", (IMAGE,), "batch"),)),
        ("[3x64x64, (2, 5)]", (InputGroup("[", (InputShape((3, 64, 64)), InputShape((2, 5), True))),)),
        ("[3x64x64]", (InputGroup("[", (InputShape((3, 64, 64)),)),)),
    ],
)
def test_names_kinds_and_groups(text, inputs):
    assert parse_inputs(text) == inputs
    assert parse_inputs(", ".join(map(str, inputs))) == inputs


@given(
    st.lists(st.tuples(st.lists(st.integers(1, 10**6), min_size=1, max_size=6), st.booleans()), min_size=1, max_size=4)
)
def test_what_is_printed_is_read_back(parts):
    shapes = tuple(InputShape(tuple(sizes), batch) for sizes, batch in parts)
    assert parse_inputs(", ".join(map(str, shapes))) == shapes


@given(st.text(alphabet="0123456789x,() None-[]*X\n"))
def test_anything_else_is_an_input_size_error(text):
    with contextlib.suppress(InputSizeError):
        assert parse_inputs(text)
