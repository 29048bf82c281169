"""A file's tree, spans, and what is said of one that can't be read."""

import libcst as cst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.source import Source, Span, SyntaxFault, UnwritableFault


def names(source):
    found = []

    class Visitor(cst.CSTVisitor):
        def visit_Name(self, node):
            found.append(node)

    source.tree.visit(Visitor())
    return found


@pytest.mark.parametrize(
    "text",
    [
        "abc = 1\rdef_ = 2\r",
        "abc = 1\r\nif abc:\n\tde = abc\r",
        "\x0cabc = 1\n",
        "\x0c\x0cabc = 1; de = 2\n",
        "if 1:\n\x0c    abc = 1\n    de = 2\n",
        "x = 'a\x1cb'; abc = 1\n",
        "'''\x0b\u2028'''; abc = 1\n",
        "s = '𝔸é'; abc = 1\n",
        "abc = (1,\n\x0c  de)\n",
        "abc = f'''{de\n}''' \\\n + gh",
    ],
)
def test_spans_are_true(text):
    source = Source("x.py", text.encode())
    assert names(source)
    for node in names(source):
        assert source.text_of(node) == node.value


def test_span_leaves_parentheses_out():
    source = Source("x.py", b"x = (a + b)\n")
    value = source.tree.body[0].body[0].value
    assert source.span(value) == Span(1, 6, 1, 11)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("x = 1\ndef f(:\n", 2, ""),
        ("x = 1\nprint 'hello'\n", 2, "print"),
        ("x = 1\n\0", 2, "null byte"),
        ("x = 1\ny = '", 2, ""),
        ("x = (\n", 1, "never closed"),
        ("if x:\n\tpass\n        y\n", 3, ""),
        ("x = " + "(" * 5000, 1, "too deeply nested"),
        ("x = " + "-" * 5000 + "1", 1, "too deeply nested"),
        ("x = a" + "[0]" * 5000, 1, "too deeply nested"),
        ("x = " + "'a' " * 1000, 1, "too deeply nested"),
        ("match x:\n case " + "[" * 30 + "]" * 30 + ": pass\n", 2, "too deeply nested"),
        ("if x: pass\n" + "elif x: pass\n" * 5000, 2, "too deeply nested"),
        ("x = f'{f'{" * 60 + "1" + "}'}'" * 60, 1, "too deeply nested"),
        ('x = f\'{a}\' f"{d["#"]}" + ' + "(" * 5000, 1, "too deeply nested"),
    ],
)
def test_what_is_no_python_is_said_in_one_line(text, line, words):
    fault = Source("x.py", text.encode()).fault
    assert fault is not None and fault.line == line and words in fault.message and "\n" not in fault.message


def test_large_data_is_not_nested():
    text = "x = [" + "[1.5, -2, 'a'], " * 2_000 + "]\n"
    assert Source("x.py", text.encode()).fault is None


def test_names_framework():
    assert Source("x.py", b"import torch").names_framework
    assert Source("x.py", b"# convlint: input=3x4x4").names_framework
    assert not Source("x.py", b"import json").names_framework


def test_text_at_and_line():
    source = Source("x.py", b"ab\r\ncd\rx\x0by")
    assert [source.line(number) for number in (0, 1, 2, 3, 4)] == ["", "ab", "cd", "x\x0by", ""]
    assert source.text_at(Span(1, 2, 3, 2)) == "b\r\ncd\rx"
    assert source.place(2) == (None, 2)


CODE = st.lists(
    st.sampled_from(
        [*"()[]{}'\"#:\\\n\r\f ,.=-", "f'", 'f"""', '"""', "def ", "x", "1", "# noqa", "# convlint: ", "input=", "\0"]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(CODE.map(str.encode) | st.binary(max_size=60), st.sampled_from(["x.py", "x.ipynb"]))
def test_rubbish_is_a_fault_and_never_an_exception(raw, name):
    source = Source(name, raw)
    try:
        assert source.pragmas is not None and source.pragma_faults is not None
    except SyntaxFault:
        assert source.fault is not None
    if source.fault is None:
        source.span(source.tree)
        assert source.edited([]) == raw
    else:
        assert source.fault.line >= 1 and source.fault.column >= 1


@settings(max_examples=200, deadline=None)
@given(CODE, st.integers(0, 60), st.integers(0, 60), st.text(max_size=4))
def test_a_change_touches_nothing_else(text, start, end, content):
    source = Source("x.py", text.encode())
    try:
        _ = source.text
        lines = [
            (number, column)
            for number, at in enumerate(source.line_starts, 1)
            for column in range(1, len(source.line(number)) + 2)
        ]
        (line, column), (end_line, end_column) = sorted((lines[start % len(lines)], lines[end % len(lines)]))
        span = Span(line, column, end_line, end_column)
        changed = source.edited([(span, content)]).decode()
    except (SyntaxFault, UnwritableFault, UnicodeError):
        return
    before, after = text[: source.offset(line, column)], text[source.offset(end_line, end_column) :]
    assert changed.startswith(before) and changed.endswith(after)
