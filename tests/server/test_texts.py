"""Positions and changes of texts in the units of each encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from convlint.server.analysis import Moved
from convlint.server.documents import filename_of, same
from convlint.server.texts import Text

TEXTS = st.text(st.sampled_from("ab \n\r\u00e9\u6f22\U0001f600\x0c\u2028"), max_size=40)
ENCODINGS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTH = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


@given(TEXTS, st.sampled_from(sorted(ENCODINGS)), st.data())
def test_there_and_back(text: str, encoding: str, data: st.DataObject) -> None:
    one = Text("file:///x.py", text, encoding=encoding)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n" or text[offset : offset + 1] in ("\n", "\r"):
        return
    position = one.position(*one.place(offset))
    assert one.offset(position) == offset
    line = text[one.starts[position.line] : offset]
    assert position.character == len(line.encode(ENCODINGS[encoding])) // WIDTH[encoding]


@given(TEXTS, TEXTS, st.sampled_from(sorted(ENCODINGS)), st.integers(0, 9), st.integers(0, 99), st.integers(0, 9))
def test_any_change_is_taken_in(text: str, new: str, encoding: str, line: int, column: int, more: int) -> None:
    one = Text("file:///x.py", text, encoding=encoding)
    place = types.Range(types.Position(line, column), types.Position(line + more, column))
    one.change(types.TextDocumentContentChangePartial(range=place, text=new))
    assert new in one.text
    assert len(one.text) <= len(text) + len(new)


@given(TEXTS, TEXTS)
def test_a_whole_new_text(text: str, new: str) -> None:
    one = Text("file:///x.py", text)
    one.change(types.TextDocumentContentChangeWholeDocument(text=new))
    assert one.text == new


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_lines_that_moved_are_the_same_lines(old: list[str], new: list[str]) -> None:
    moved = Moved("\n".join(old), "\n".join(new))
    before, after = "\n".join(old).split("\n"), "\n".join(new).split("\n")
    for row in range(1, len(before) + 1):
        now = moved.row(row)
        if now is not None:
            assert before[row - 1] == after[now - 1]
            assert moved.row_before(now) == row


@pytest.mark.parametrize(
    ("uri", "name"), [("file:///a%20b/net.py", "/a b/net.py"), ("untitled:Untitled-1", "Untitled-1"), ("x", "x")]
)
def test_names_of_files(uri: str, name: str) -> None:
    assert filename_of(uri) == name


def test_clients_quote_differently() -> None:
    assert same("file:///c%3A/x.py", "file:///c:/x.py")
    assert not same("file:///x.py", "file:///y.py")
