"""Operators and comparisons end whatever they are given, and agree with Python's wherever they answer."""

from __future__ import annotations

import operator
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib.builtins import CONSTRUCTORS, call_method
from convlint.shapes import Undecided, symbol
from convlint.values import Run, Unknown, recording

H = symbol(("test", "H"))
PYTHON = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
}
SMALL = st.one_of(
    st.integers(-9, 9),
    st.booleans(),
    st.floats(-4, 4),
    st.text("ab%", max_size=3),
    st.lists(st.integers(0, 3), max_size=3),
    st.tuples(st.integers(0, 3)),
    st.sets(st.integers(0, 3), max_size=3),
)


def outcome(function, *args):
    try:
        return "value", function(*args)
    except Exception as error:
        return "error", type(error)


@given(st.sampled_from(sorted(PYTHON)), SMALL, SMALL)
def test_small_operands_give_what_python_gives(op, a, b):
    assert repr(outcome(bounded.binary, op, a, b)) == repr(outcome(PYTHON[op], a, b))


def tower(depth):
    value = ()
    for _ in range(depth):
        value = (value, value)
    return value


def chain(depth):
    value = ()
    for _ in range(depth):
        value = (value,)
    return value


TOO_LARGE = [
    ("**", 10, 10**10),
    ("**", 10**1000, 1000),
    ("**", -2, 10**9),
    ("<<", 1, 10**10),
    ("*", "a", 10**10),
    ("*", 10**10, "a"),
    ("*", [0], 10**12),
    ("*", (0,), 10**12),
    ("*", b"a", 10**12),
    ("*", 10**20_000, 10**20_000),
    ("+", [0] * 999_999, [0, 0]),
    ("+", "a" * 999_999, "aa"),
    ("%", "%999999999d", 1),
    ("%", "%*d", (10**9, 1)),
    ("%", "%.*f", (10**9, 1.0)),
    ("%", "%s" * 100, tuple(["a" * 100_000] * 100)),
    ("%", "%s", tower(80)),
    ("%", "%r", (tower(80),)),
]


@pytest.mark.parametrize("case", range(len(TOO_LARGE)))
def test_what_would_be_too_large_is_unknown_at_once(case):
    op, a, b = TOO_LARGE[case]
    start = time.perf_counter()
    result = bounded.binary(op, a, b)
    assert isinstance(result, Unknown) and result.reason == "too large"
    assert time.perf_counter() - start < 2


def test_a_length_that_lies_is_not_believed():
    class Liar(list):
        __convlint_user__ = True

        def __len__(self):
            return 0

    assert isinstance(bounded.binary("*", Liar([0] * 1000), 10**9), Unknown)


def test_an_index_method_is_asked_before_the_bound_is_checked():
    class Huge:
        def __index__(self):
            return 10**12

    assert bounded.binary("*", [0], Huge()).reason == "too large"


def test_a_sequence_times_a_symbol_is_unknown():
    assert bounded.binary("*", [0], H).kind is list
    assert isinstance(bounded.binary("*", [0], Unknown("n", kind=int)), Unknown)


def test_lists_are_extended_in_place():
    items = [1]
    assert bounded.inplace("+", items, (2, 3)) is items
    assert items == [1, 2, 3]
    assert isinstance(bounded.inplace("+", items, [0] * 1_000_000), Unknown)
    assert items == [1, 2, 3]


TREES = [tower(80), chain(100_000), [tower(40)] * 3, {1: tower(80)}, [[tower(30)]]]


@pytest.mark.parametrize("case", range(len(TREES)))
def test_comparing_and_hashing_trees_ends(case):
    value = TREES[case]
    start = time.perf_counter()
    other = tower(80)
    assert isinstance(bounded.compare("==", (value, other), (other, value)), Unknown)
    with pytest.raises(bounded.TooLarge):
        bounded.key((value,))
    assert isinstance(bounded.contains([value], (value,)), Unknown)
    assert time.perf_counter() - start < 5


def test_a_list_that_holds_itself_is_too_large():
    loop = []
    loop.append(loop)
    with pytest.raises(bounded.TooLarge):
        bounded.weigh(loop)


def test_items_of_endless_iterators_are_not_collected():
    class Endless:
        def __iter__(self):
            return self

        def __next__(self):
            return 0

    with pytest.raises(bounded.TooLarge):
        bounded.items(Endless(), limit=1000)


def test_a_length_hint_is_not_believed():
    class Hinting:
        def __length_hint__(self):
            return 10**12

        def __iter__(self):
            return iter([1])

    assert bounded.items(Hinting()) == [1]


def test_sets_of_strings_have_one_order():
    assert bounded.items({"b", "a", "c"}) == ["a", "b", "c"]
    assert bounded.items({("b", 1), ("a", 2)}) == [("a", 2), ("b", 1)]


def test_unknown_items_are_undecided():
    with pytest.raises(Undecided):
        bounded.items(Unknown("x"))


def test_host_work_is_charged_to_the_budget():
    class Counting(Run):
        steps = 0

        def step(self, cost=1):
            self.steps += cost

    run = Counting()
    with recording(run):
        bounded.items(range(100_000))
        bounded.binary("*", [0], 100_000)
        bounded.compare("==", list(range(100_000)), list(range(100_000)))
    assert run.steps > 1000


def test_containers_that_cannot_be_walked_are_not_put_together():
    tree = [tower(12)]
    for make in (
        lambda: bounded.binary("*", tree, 1000),
        lambda: bounded.binary("+", tree, [tower(40)]),
        lambda: bounded.inplace("+", list(tree), [tower(40)]),
        lambda: bounded.inplace("*", list(tree), 1000),
        lambda: call_method([], "append", (tower(40),), {}),
        lambda: call_method([], "extend", ([tower(40)],), {}),
        lambda: call_method({}, "update", ({"a": tower(40)},), {}),
        lambda: call_method({}, "setdefault", ("a", tower(40)), {}),
        lambda: CONSTRUCTORS[list](list, ([tower(40)],), {}),
        lambda: CONSTRUCTORS[dict](dict, (), {"a": tower(40)}),
    ):
        assert isinstance(make(), Unknown)
    assert bounded.held([1, [2]]) == [1, [2]]
