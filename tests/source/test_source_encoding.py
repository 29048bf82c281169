"""Bytes to text and back."""

import pytest

from convlint.source import Source, Span, SyntaxFault, UnwritableFault

EXACT = [
    b"",
    b"x = 1",
    b"x = 1\r\ny = 2\nz = 3\r",
    b"\xef\xbb\xbfx = 1\n",
    b"# -*- coding: latin-1 -*-\nx = '\xe9'\n",
    b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\nx = '\x80'\n",
    b"\x0cx = 1\n\x0c\n",
    "x = 'é𝔸'\u2028\n".encode(),
    b"# coding: shift_jis\r\nx = '\x82\xa0'",
]


@pytest.mark.parametrize("raw", EXACT)
def test_nothing_changed_is_nothing_changed(raw):
    assert Source("x.py", raw).edited([]) == raw


@pytest.mark.parametrize("raw", EXACT)
def test_a_change_leaves_every_other_byte(raw):
    assert Source("x.py", raw + b"").edited([(Span(1, 1, 1, 1), "")]) == raw


def test_a_change_behind_wide_characters_counts_code_points():
    source = Source("x.py", "s = '𝔸é'; n = 12544\n".encode())
    assert source.edited([(Span(1, 15, 1, 20), "9216")]) == "s = '𝔸é'; n = 9216\n".encode()


def test_a_new_line_is_ended_as_the_file_ends_its_lines():
    assert (
        Source("x.py", b"a = 1\r\nb = 2\r\n").edited([(Span(2, 1, 2, 1), "c = 3\n")]) == b"a = 1\r\nc = 3\r\nb = 2\r\n"
    )


def test_overlapping_changes_are_refused():
    with pytest.raises(UnwritableFault):
        Source("x.py", b"abcdef").edited([(Span(1, 1, 1, 4), "x"), (Span(1, 3, 1, 5), "y")])


def test_a_character_that_the_encoding_lacks_is_refused():
    with pytest.raises(UnwritableFault, match="latin-1"):
        Source("x.py", b"# coding: latin-1\nx = 1\n").edited([(Span(2, 5, 2, 6), "'\u20ac'")])


@pytest.mark.parametrize(
    ("raw", "line", "column", "words"),
    [
        (b"x = 1\ny = '\xff'\n", 2, 6, "byte 0xff is not utf-8"),
        (b"# coding: klingon\n", 1, 1, "unknown encoding: klingon"),
        (b"\n# coding: rot13\n", 2, 1, "unknown encoding: rot13"),
        (b"\xef\xbb\xbf# coding: latin-1\n", 1, 1, "starts as UTF-8"),
        (b"\xff\xfex\x00", 1, 1, "UTF-16"),
    ],
)
def test_bytes_that_are_no_text(raw, line, column, words):
    with pytest.raises(SyntaxFault, match=words) as fault:
        Source("x.py", raw).text  # noqa: B018
    assert (fault.value.line, fault.value.column) == (line, column)


def test_a_declaration_below_code_declares_nothing():
    assert Source("x.py", b"x = 1\n# coding: klingon\n").text == "x = 1\n# coding: klingon\n"
