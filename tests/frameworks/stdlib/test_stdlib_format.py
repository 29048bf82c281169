"""Formatting agrees with Python's wherever it answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlint.frameworks.stdlib.builtins import call_method, percent_format, safe_format
from convlint.shapes import symbol
from convlint.values import Unknown

VALUES = st.one_of(
    st.integers(-999, 999),
    st.floats(-9, 9),
    st.text("ab", max_size=3),
    st.booleans(),
    st.none(),
    st.lists(st.one_of(st.integers(0, 9), st.text("a'", max_size=2)), max_size=2),
    st.dictionaries(st.text("k", max_size=1), st.integers(0, 3), max_size=1),
    st.tuples(st.integers(0, 3)),
)
FLAGS = st.text("#0- +", max_size=2)
NUMBERS = st.one_of(st.just(""), st.integers(0, 12).map(str))


def outcome(function, *args):
    try:
        return "value", function(*args)
    except (ValueError, TypeError, IndexError, KeyError, OverflowError) as error:
        return "error", type(error)


@given(FLAGS, NUMBERS, NUMBERS, st.sampled_from("sradiuxXoeEfFgGc%q"), VALUES)
def test_percent(flags, width, precision, kind, value):
    template = f"<%{flags}{width}{'.' + precision if precision else ''}{kind}>%%"
    given = (value,)
    expected, got = outcome(template.__mod__, given), outcome(percent_format, template, given)
    if isinstance(got[1], Unknown):
        return
    assert got == expected or expected[0] == got[0] == "error"


@given(st.text("%sd() a", max_size=8), st.one_of(VALUES, st.tuples(VALUES, VALUES)))
def test_percent_with_any_template(template, args):
    expected, got = outcome(template.__mod__, args), outcome(percent_format, template, args)
    if isinstance(got[1], Unknown):
        return
    assert got == expected or expected[0] == got[0] == "error"


@given(st.text("<>=^+-#0,_.x1234567890defgsbn%", max_size=5), VALUES)
def test_format_specs(spec, value):
    if any(len(part) > 4 for part in spec.split(".")):
        return
    assert outcome(safe_format, value, spec) == outcome(format, value, spec)


@given(st.text("{}!rs:01> a", max_size=10), st.tuples(VALUES, VALUES))
def test_format_strings(template, args):
    expected = outcome(lambda: template.format(*args))
    got = outcome(lambda: call_method(template, "format", args, {}))
    assert got == expected or expected[0] == got[0] == "error"


@pytest.mark.parametrize(
    "template, args, text",
    [
        ("conv%d_%s", (3, "x"), "conv3_x"),
        ("%(name)s: %(n)03d", {"name": "fc", "n": 7}, "fc: 007"),
        ("%s", {"a": 1}, "{'a': 1}"),
        ("%5.1f%%", 12.34, " 12.3%"),
        ("%-*s|", (4, "a"), "a   |"),
    ],
)
def test_examples(template, args, text):
    assert percent_format(template, args) == template % args == text


def test_what_is_not_known_makes_the_text_unknown():
    size = symbol(("test", "size"))
    assert percent_format("%d", size).kind is str
    assert percent_format("%s", Unknown("args")).kind is str
    assert percent_format("%(a)s", {"a": size}).kind is str
    assert safe_format(size, "5").kind is str
    assert safe_format(1, Unknown("spec")).kind is str
    assert call_method("{:>5}{}", "format", (size, 1), {}).kind is str


def test_the_program_s_own_methods_are_used():
    class Named:
        __convlint_user__ = True

        def __str__(self):
            return "named"

        def __repr__(self):
            return "<named>"

        def __format__(self, spec):
            return "formatted " + spec

    assert percent_format("%s %r", (Named(), Named())) == "named <named>"
    assert safe_format(Named(), "x") == "formatted x"
    assert call_method("{} {!r}", "format", (Named(), [Named()]), {}) == "formatted  [<named>]"
