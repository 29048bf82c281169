"""The builtins agree with Python's on known values, know symbols, and neither explode nor leak."""

from __future__ import annotations

import builtins as python
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlint.frameworks.stdlib.builtins import BUILTINS, CONSTRUCTORS, SAFE_METHODS, call_method
from convlint.shapes import Undecided, symbol
from convlint.values import Tensor, Unknown

H = symbol(("test", "H"))
W = symbol(("test", "W"))
VALUES = st.one_of(st.integers(-50, 50), st.floats(-9, 9), st.text("ab1 ", max_size=4), st.booleans(), st.none())
LISTS = st.lists(VALUES, max_size=4)


def construct(type_, *args, **kwargs):
    return CONSTRUCTORS[type_](type_, args, kwargs)


def outcome(function, *args, **kwargs):
    try:
        return "value", repr(function(*args, **kwargs))
    except Exception as error:
        return "error", type(error).__name__


# --------------------------------------------------------------------------- what the table holds


def test_nothing_dangerous_is_in_the_table():
    for name in ("eval", "exec", "compile", "__import__", "open", "input", "globals", "locals", "breakpoint"):
        result = BUILTINS[name]("x")
        assert isinstance(result, Unknown), name
    assert not {"getattr", "dir"} & set(BUILTINS) and "super" not in BUILTINS
    assert not any(value is getattr(python, name) for name, value in BUILTINS.items() if type(value) is type(len))


def test_types_and_exceptions_are_the_real_ones():
    for name in ("int", "str", "list", "dict", "object", "type", "ValueError", "StopIteration", "BaseException"):
        assert BUILTINS[name] is getattr(python, name)


def test_every_type_of_the_table_has_a_constructor():
    types = [value for value in BUILTINS.values() if isinstance(value, type) and not issubclass(value, BaseException)]
    assert all(type_ in CONSTRUCTORS for type_ in types)


# --------------------------------------------------------------------------- agreement with Python

ON_ONE = ["abs", "bin", "hex", "oct", "chr", "ord", "len", "sum", "any", "all", "min", "max", "sorted", "repr", "ascii"]


@given(st.sampled_from(ON_ONE), st.one_of(VALUES, LISTS))
def test_functions_of_one_argument(name, value):
    assert outcome(BUILTINS[name], value) == outcome(getattr(python, name), value)


@given(st.sampled_from(["int", "float", "bool", "str", "list", "tuple", "complex"]), st.one_of(VALUES, LISTS))
def test_constructors(name, value):
    type_ = getattr(python, name)
    assert outcome(construct, type_, value) == outcome(type_, value)


@given(st.lists(st.integers(0, 5), max_size=5), st.lists(st.text("ab", max_size=2), max_size=5))
def test_containers_and_iterators(numbers, texts):
    assert construct(dict, zip(numbers, texts, strict=False)) == dict(zip(numbers, texts, strict=False))
    assert construct(set, numbers) == set(numbers)
    for type_, args in [(zip, (numbers, texts)), (enumerate, (texts, 2)), (reversed, (texts,))]:
        assert list(construct(type_, *args)) == list(type_(*args))
    assert list(construct(map, str, numbers)) == list(map(str, numbers))
    assert list(construct(filter, None, numbers)) == list(filter(None, numbers))
    assert BUILTINS["sorted"](texts, key=BUILTINS["len"], reverse=True) == sorted(texts, key=len, reverse=True)


@given(st.integers(-9, 9), st.integers(1, 9))
def test_arithmetic(a, b):
    assert BUILTINS["divmod"](a, b) == divmod(a, b)
    assert BUILTINS["pow"](a, b) == pow(a, b)
    assert BUILTINS["pow"](a, b, 7) == pow(a, b, 7)
    assert BUILTINS["round"](a / 7, b) == round(a / 7, b)


# --------------------------------------------------------------------------- symbols, tensors and Unknowns


def test_sizes_that_are_symbols():
    assert construct(int, H) is H
    assert str(construct(int, H / 2)) == str(H // 2)
    assert construct(float, H) is H
    assert BUILTINS["max"](H, W).evaluate({H: 5, W: 9}) == 9
    assert BUILTINS["min"](H, W, 7).evaluate({H: 8, W: 9}) == 7
    assert BUILTINS["sum"]([H, 1, 2]) == H + 3
    assert BUILTINS["isinstance"](H, int) and not BUILTINS["isinstance"](H, (float, str))
    assert BUILTINS["isinstance"](H / 2, float)
    assert construct(type, H) is int
    assert BUILTINS["repr"](H).kind is str
    assert construct(str, [H]).kind is str
    assert construct(range, H).kind is range
    assert BUILTINS["divmod"](H * 4, 2) == (H * 2, 0)


def test_tensors():
    tensor = Tensor((H, 3))
    assert BUILTINS["len"](tensor) is H
    with pytest.raises(TypeError):
        BUILTINS["len"](Tensor(()))
    assert construct(int, Tensor((), constant=7)) == 7
    assert construct(int, tensor).kind is int
    assert isinstance(BUILTINS["max"](tensor), Unknown)
    assert construct(range, Tensor((), constant=3)) == range(3)


def test_unknown_stays_unknown_with_its_first_reason():
    origin = Unknown("the first reason")
    for result in (
        construct(int, origin),
        construct(list, origin),
        construct(dict, origin),
        construct(str, origin),
        construct(range, origin),
        construct(zip, origin, [1]),
        construct(map, str, origin),
        BUILTINS["len"](origin),
        BUILTINS["sum"](origin),
        BUILTINS["max"](origin, 3),
        BUILTINS["repr"](origin),
        BUILTINS["callable"](origin),
        BUILTINS["round"](origin),
        call_method("", "join", ([origin],), {}),
        call_method("{}", "format", (origin,), {}),
    ):
        assert isinstance(result, Unknown) and result.reason == "the first reason"
    assert construct(int, origin).kind is int


def test_the_same_unknown_gives_the_same_integer():
    origin = Unknown("n")
    assert construct(int, origin).key == construct(int, origin).key
    number = Unknown("n", kind=int)
    assert construct(int, number) is number


def test_quantifiers_know_what_one_item_decides():
    doubt = Unknown("x")
    assert BUILTINS["any"]([doubt, True]) is True
    assert BUILTINS["all"]([doubt, False]) is False
    with pytest.raises(Undecided):
        BUILTINS["all"]([doubt, True])


def test_the_kind_of_an_unknown_answers_isinstance():
    assert BUILTINS["isinstance"](Unknown("n", kind=int), (int, float)) is True
    assert BUILTINS["isinstance"](Unknown("n", kind=int), str) is False
    assert BUILTINS["isinstance"](Unknown("n"), str).kind is bool


# --------------------------------------------------------------------------- hostile input


def nested(depth):
    value = ()
    for _ in range(depth):
        value = (value, value)
    return value


HOSTILE = {
    "list(range)": lambda: construct(list, range(10**6 + 1)),
    "range": lambda: construct(range, 10**12),
    "range step": lambda: construct(range, 0, -(10**12), -1),
    "int of digits": lambda: construct(int, "9" * 10**6),
    "int with base": lambda: construct(int, "9" * 10**6, 16),
    "float of digits": lambda: construct(float, "9" * 10**6),
    "bytes": lambda: construct(bytes, 10**12),
    "str of a tree": lambda: construct(str, nested(80)),
    "set of a tree": lambda: construct(set, [nested(80)]),
    "dict of a tree": lambda: construct(dict, [(nested(80), 1)]),
    "repr": lambda: BUILTINS["repr"](nested(80)),
    "pow": lambda: BUILTINS["pow"](10, 10**10),
    "pow mod": lambda: BUILTINS["pow"](3**9000, 3**9000, 3**9000),
    "round": lambda: BUILTINS["round"](5, -(10**9)),
    "format width": lambda: BUILTINS["format"](1, "999999999d"),
    "format field": lambda: call_method("{:{w}}", "format", (1,), {"w": 10**9}),
    "format precision": lambda: call_method("{:.999999999f}", "format", (1.0,), {}),
    "format many": lambda: call_method("{0}" * 200, "format", ("a" * 10_000,), {}),
    "zfill": lambda: call_method("a", "zfill", (10**9,), {}),
    "ljust": lambda: call_method("a", "ljust", (10**9,), {}),
    "center": lambda: call_method(b"a", "center", (10**9,), {}),
    "expandtabs": lambda: call_method("\t" * 1000, "expandtabs", (10**6,), {}),
    "replace": lambda: call_method("a" * 10**5, "replace", ("a", "b" * 10**5), {}),
    "replace empty": lambda: call_method("a" * 10**5, "replace", ("", "b" * 10**5), {}),
    "join": lambda: call_method("x" * 10**5, "join", (["a"] * 10**5,), {}),
    "translate": lambda: call_method("a" * 10**5, "translate", ({97: "b" * 10**5},), {}),
    "to_bytes": lambda: call_method(1, "to_bytes", (10**9, "big"), {}),
    "extend": lambda: call_method([0] * 10**6, "extend", ([1],), {}),
    "append": lambda: call_method([0] * 10**6, "append", (1,), {}),
    "sort": lambda: call_method([nested(80), nested(80)], "sort", (), {}),
    "index": lambda: call_method([nested(80)], "index", (nested(80),), {}),
    "rfind": lambda: call_method("a" * 10**6, "rfind", ("b" + "a" * 5 * 10**5,), {}),
    "fromkeys": lambda: call_method(dict, "fromkeys", ([nested(80)],), {}),
    "setdefault": lambda: call_method({}, "setdefault", (nested(80), 1), {}),
    "add": lambda: call_method(set(), "add", (nested(80),), {}),
    "max": lambda: catching(BUILTINS["max"], [nested(80), nested(80)]),
    "sorted": lambda: catching(BUILTINS["sorted"], [nested(80), nested(80)]),
    "isinstance": lambda: catching(BUILTINS["isinstance"], 1, nested(80)),
}


def catching(function, *args):
    try:
        return function(*args)
    except Undecided as refusal:
        return refusal.subject


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_would_be_too_large_is_unknown_at_once(name):
    start = time.perf_counter()
    result = HOSTILE[name]()
    assert isinstance(result, Unknown) and result.reason == "too large"
    assert time.perf_counter() - start < 2


ESCAPES = ["{0.__class__}", "{0.__class__.__mro__[1]}", "{0[__class__]}", "{x.__globals__}", "{!r:{0.__init__}}"]


@pytest.mark.parametrize("template", ESCAPES)
def test_format_strings_reach_no_attribute(template):
    try:
        result = call_method(template, "format", ("a",), {"x": BUILTINS["len"]})
    except (KeyError, TypeError, IndexError, ValueError):
        return
    assert isinstance(result, Unknown)


def test_format_strings_ask_the_getter_for_attributes():
    asked = []

    def get_attribute(obj, name):
        asked.append(name)
        return Unknown("refused") if name.startswith("__") else 64

    assert call_method("{0.width:>4}", "format", ("a",), {}, get_attribute) == "  64"
    assert isinstance(call_method("{0.__class__}", "format", ("a",), {}, get_attribute), Unknown)
    assert isinstance(call_method("{x.__class__}", "format_map", ({"x": 1},), {}, get_attribute), Unknown)
    assert asked == ["width", "__class__", "__class__"]


@pytest.mark.parametrize("codec", ["rot13", "idna", "unicode_escape", "../evil", "zlib_codec", "punycode"])
def test_other_codecs_are_not_looked_up(codec):
    assert isinstance(call_method("a", "encode", (codec,), {}), Unknown)
    assert isinstance(call_method(b"a", "decode", (codec,), {}), Unknown)
    assert isinstance(construct(bytes, "a", codec), Unknown)
    assert isinstance(call_method("a", "encode", ("ascii", "evil"), {}), Unknown)


def test_only_allowed_methods_are_called():
    for name in ("__class__", "__reduce__", "__subclasshook__", "__init_subclass__", "__format__", "mro", "nosuch"):
        assert isinstance(call_method("a", name, (), {}), Unknown)
        assert isinstance(call_method(str, name, (), {}), Unknown)
    for type_, names in SAFE_METHODS.items():
        assert all(hasattr(type_, name) for name in names)


def test_types_of_the_interpreter_are_not_shown():
    assert isinstance(construct(type, lambda: 0), Unknown)
    assert isinstance(construct(type, (i for i in ())), Unknown)
    assert isinstance(construct(type, math), Unknown)
    assert isinstance(construct(type, "X", (), {}), Unknown)
    assert construct(type, 3) is int and construct(type, None) is type(None)
    assert construct(type, ValueError("x")) is ValueError


def test_native_functions_are_not_called_for_the_program():
    items = list(construct(map, [].append, [1, 2]))
    assert all(isinstance(item, Unknown) for item in items)
    assert list(construct(map, int, ["1", "2"])) == [1, 2]


def test_addresses_and_hashes_are_unknown():
    assert isinstance(BUILTINS["repr"](object()), Unknown)
    assert isinstance(construct(str, [object()]), Unknown)
    assert isinstance(BUILTINS["hash"]("a"), Unknown)
    assert isinstance(BUILTINS["id"](1), Unknown)
    assert isinstance(BUILTINS["vars"](int), Unknown)
    assert isinstance(BUILTINS["vars"](), Unknown)


# --------------------------------------------------------------------------- methods


@given(st.text("ab \t,", max_size=6), st.text("ab ", min_size=1, max_size=2))
def test_text_methods_agree_with_python(text, part):
    for name, args in [
        ("replace", (part, "xy")),
        ("split", (part,)),
        ("strip", (part,)),
        ("count", (part,)),
        ("center", (9, "*")),
        ("expandtabs", (3,)),
        ("partition", (part,)),
        ("startswith", ((part, "b"),)),
        ("upper", ()),
        ("join", ([part, part],)),
        ("encode", ("utf-8",)),
        ("zfill", (5,)),
    ]:
        assert call_method(text, name, args, {}) == getattr(text, name)(*args)
        assert call_method(str, name, (text, *args), {}) == getattr(text, name)(*args)


def test_container_methods_change_the_container():
    items = [3, 1, 2]
    call_method(items, "append", (0,), {})
    call_method(items, "sort", (), {"key": lambda item: -item})
    call_method(items, "extend", (iter("ab"),), {})
    assert items == [3, 2, 1, 0, "a", "b"]
    table = {"a": 1}
    call_method(table, "update", ({"b": 2},), {"c": 3})
    assert table == {"a": 1, "b": 2, "c": 3}
    assert call_method(table, "pop", ("z", None), {}) is None
    assert call_method({1}, "union", ([2], (3,)), {}) == {1, 2, 3}


def test_a_change_that_is_not_known_blurs_the_container():
    origin = Unknown("x")
    items = [1]
    call_method(items, "extend", (origin,), {})
    assert items[0] == 1 and isinstance(items[1], Unknown)
    call_method(items, "pop", (origin,), {})
    assert all(isinstance(item, Unknown) for item in items)
    table = {"a": 1}
    call_method(table, "update", (origin,), {})
    assert isinstance(table["a"], Unknown)


def test_which_string_set_pop_takes_is_unknown():
    assert isinstance(call_method({"a", "b"}, "pop", (), {}), Unknown)
    assert call_method({7}, "pop", (), {}) == 7
