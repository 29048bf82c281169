"""Notebooks: magics, cell positions, and changes that leave the JSON as it was."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.source import Source, Span, SyntaxFault, UnwritableFault
from convlint.source.magics import plain_python


def notebook(*cells, indent=1, listed=True, end="\n", **options):
    def source(text):
        return text.splitlines(keepends=True) if listed else text

    body = {
        "cells": [
            {
                "cell_type": kind,
                "metadata": {"z": 1, "a": 2},
                "outputs": [{"text": "é\u2028", "n": 1e5}],
                "source": source(text),
            }
            for kind, text in cells
        ],
        "metadata": {"language_info": {"name": options.pop("language", "python")}},
        "nbformat": 4,
    }
    return (json.dumps(body, indent=indent, ensure_ascii=options.pop("ascii", False)) + end).encode()


def sources(raw):
    return ["".join(cell["source"]) for cell in json.loads(raw)["cells"]]


BOOK = notebook(
    ("markdown", "# A title"),
    ("code", "%matplotlib inline\nimport torch"),
    ("code", ""),
    ("code", "x = 12544\ny = 'é\"\\\\n'  # \U0001d538\n"),
)


def test_cells_and_lines():
    source = Source("x.ipynb", BOOK)
    assert source.text == "get_ipython()\nimport torch\n\nx = 12544\ny = 'é\"\\\\n'  # \U0001d538\n"
    assert [source.place(line) for line in range(1, 6)] == [(2, 1), (2, 2), (3, 1), (4, 1), (4, 2)]
    assert [source.module_line(*source.place(line)) for line in range(1, 6)] == [1, 2, 3, 4, 5]
    assert source.fault is None
    assert [source.written_line(2, line) for line in (0, 1, 2, 3)] == ["", "%matplotlib inline", "import torch", ""]
    assert source.written_line(7, 1) == "" and source.written_line(3, 1) == ""


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("indent", [None, 1, 4])
@pytest.mark.parametrize("ascii", [True, False])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_change_leaves_the_json_alone(listed, indent, ascii, end):
    raw = notebook(("code", "s = 'é'; x = 12544\ny = 1\n"), listed=listed, indent=indent, ascii=ascii, end=end)
    changed = Source("x.ipynb", raw).edited([(Span(1, 14, 1, 19), "9216")])
    assert changed == raw.replace(b"12544", b"9216")


def test_an_edit_in_the_last_cell():
    assert Source("x.ipynb", BOOK).edited([(Span(4, 5, 4, 10), "9216")]) == BOOK.replace(b"12544", b"9216")
    assert Source("x.ipynb", BOOK).edited([]) == BOOK


@pytest.mark.parametrize(
    ("span", "content", "lines"),
    [
        (Span(2, 1, 2, 1), "new = 1\n", ["a = 1\n", "new = 1\n", "b = 2\n", "c = 3"]),
        (Span(2, 1, 3, 1), "", ["a = 1\n", "c = 3"]),
        (Span(2, 1, 2, 6), "b = (\n    2\n)", ["a = 1\n", "b = (\n", "    2\n", ")\n", "c = 3"]),
        (Span(3, 6, 3, 6), "\nd = 4", ["a = 1\n", "b = 2\n", "c = 3\n", "d = 4"]),
        (Span(1, 6, 2, 1), "; ", ["a = 1; b = 2\n", "c = 3"]),
    ],
)
def test_new_lines_are_items_of_their_own(span, content, lines):
    raw = notebook(("code", "a = 1\nb = 2\nc = 3"))
    changed = Source("x.ipynb", raw).edited([(span, content)])
    assert json.loads(changed)["cells"][0]["source"] == lines
    again = notebook(("code", "".join(lines)))
    assert changed == again


def test_a_line_behind_a_closed_last_line():
    raw = notebook(("code", "a = 1\n"), ("code", "b = 1\n"))
    changed = Source("x.ipynb", raw).edited([(Span(2, 1, 2, 1), "c = 2\n")])
    assert sources(changed) == ["a = 1\n", "c = 2\nb = 1\n"]


def test_another_language_has_no_cells():
    assert Source("x.ipynb", notebook(("code", "x <- 1"), language="R")).text == ""


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "not valid JSON"),
        (b"{", "not valid JSON"),
        (b"[]", "no cells"),
        (b'{"worksheets": []}', "format 3"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "deeply nested"),
        (b'{"cells": 3}', "no cells"),
    ],
)
def test_no_notebook(raw, words):
    with pytest.raises(SyntaxFault, match=words):
        Source("x.ipynb", raw).text  # noqa: B018


def test_odd_cells():
    raw = (
        b'{"cells": [1, null, [], {"source": 3}, {"cell_type": "code"}, {"cell_type": "code", "source": [1, "x = 1"]}]}'
    )
    source = Source("x.ipynb", raw)
    assert source.text == "\nx = 1\n"
    assert source.place(2) == (6, 1)


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("%matplotlib inline\nx = 1", "get_ipython()\nx = 1"),
        ("if x:\n    !ls 'it\n    y = 1", "if x:\n    get_ipython()\n    y = 1"),
        ("!pip install \\\n  torch\nx = 1", "get_ipython()\n\nx = 1"),
        ("files = !ls\ny = 2", "files = get_ipython()\ny = 2"),
        ("t = %timeit -o f()", "t = get_ipython()"),
        ("torch.nn?\n?torch\ntorch.nn.Linear??", "get_ipython()\nget_ipython()\nget_ipython()"),
        ("%%bash\nls\nrm x", "get_ipython()\n\n"),
        ("\n%%time\nx = 1", "\nget_ipython()\nx = 1"),
        ("%%writefile a.py\nimport torch\n", "get_ipython()\n\n"),
        ("x = (a\n % b)\n", "x = (a\n % b)\n"),
        ("x = '''\n%magic\n!ls\n'''\n", "x = '''\n%magic\n!ls\n'''\n"),
        ("x = a % b  # why?\n", "x = a % b  # why?\n"),
        ("x = a \\\n % b\n", "x = a \\\n % b\n"),
        ("x != y\n", "x != y\n"),
        ("/f x\n", "get_ipython()\n"),
        ("a[0] = !ls\n", "a[0] = get_ipython()\n"),
        ("%time y = net(x)\r\nz = 1\r\n", "get_ipython()\r\nz = 1\r\n"),
    ],
)
def test_magics(cell, plain):
    assert plain_python(cell) == plain
    assert plain.count("\n") == cell.count("\n")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="%!?ab =\n\r\\'\"()/#\u2028", max_size=30))
def test_magics_keep_the_lines(cell):
    source = Source("x.ipynb", notebook(("code", cell), listed=False))
    lines = len(Source("x.py", cell.encode()).line_starts)
    assert len(Source("x.py", plain_python(cell).encode()).line_starts) == lines
    assert source.edited([]) == source.raw


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("ascii", [True, False])
def test_the_place_in_the_file_itself(listed, ascii):
    raw = notebook(("markdown", "# A"), ("code", "s = 'é\\n'; x = 12544\ny = 5"), listed=listed, ascii=ascii)
    source, lines = Source("x.ipynb", raw), raw.decode().split("\n")
    for (line, column), text in (((1, 16), "12544"), ((2, 5), "5")):
        row, begin = source.physical(line, column)
        assert lines[row - 1][begin - 1 :].startswith(text)
    span, content = source.physical_change(Span(1, 16, 1, 21), "9216 # é\n")
    assert lines[span.start_line - 1][span.start_col - 1 : span.end_col - 1] == "12544"
    assert content.startswith("9216 # \\u00e9" if ascii else "9216 # é")
    assert Source("x.py", b"a\n").physical(1, 1) == (1, 1)


def test_a_change_behind_a_magic():
    raw = notebook(
        ("code", "%m\nx = 1014\n!ls -l some/folder\ny = 1014"), ("code", "%a very long magic, longer\nz = 1014")
    )
    spans = [Span(line, 5, line, 9) for line in (2, 4, 6)]
    source = Source("x.ipynb", raw)
    assert [source.text_at(span) for span in spans] == ["1014"] * 3
    assert source.edited([(span, "1176") for span in spans]) == raw.replace(b"1014", b"1176")
    with pytest.raises(UnwritableFault, match="over the end"):
        source.edited([(Span(4, 1, 6, 5), "")])


def test_a_broken_cell_is_left_out():
    raw = notebook(("code", "x = 1"), ("code", "print 'old'\n\x0c("), ("code", "y = (\n"), ("code", "%m\nz = 1014"))
    source = Source("x.ipynb", raw)
    assert source.fault is None and len(source.tree.body) == 3
    assert [source.place(fault.line) for fault in source.cell_faults] == [(2, 1), (3, 1)]
    assert source.text.splitlines() == ["x = 1", "", "", "", "get_ipython()", "z = 1014"]
    assert source.edited([(Span(6, 5, 6, 9), "1176")]) == raw.replace(b"1014", b"1176")


def test_a_notebook_of_broken_cells_is_no_python():
    source = Source("x.ipynb", notebook(("code", "x = ("), ("markdown", "x"), ("code", "y = (")))
    assert source.fault is not None and not source.cell_faults
