"""Fixes: which are applied together, and writing that cannot lose a file."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.diagnostics import Diagnostic, Edit, Fix, Location
from convlint.fix import FileChanged, applicable, difference, fix_source, write_file
from convlint.source import Source


def finding(text, word, content, *, code="CVL101", start=0, safety="safe"):
    """A finding on the first `word` of one line, whose fix writes `content`."""
    at = text.index(word, start) + 1
    first, last = Location(1, at), Location(1, at + len(word))
    edits = (Edit(content, first, last),)
    return Diagnostic(code, "x", "error", "m", "a.py", None, first, last, {}, fix=Fix(safety, "f", edits))


def bad_numbers(source):
    """Every number above 9 is wrong, and ought to be its last digit."""
    found = []
    for number, text in enumerate(source.text.split("\n"), 1):
        for word in text.replace("(", " ").replace(")", " ").split():
            if word.isdigit() and len(word) > 1:
                at = text.index(word) + 1
                first, last = Location(number, at), Location(number, at + len(word))
                fix = Fix("safe", "f", (Edit(word[-1], first, last),))
                found.append(Diagnostic("CVL101", "x", "error", "m", source.filename, None, first, last, {}, fix=fix))
    return found


def test_it_goes_on_until_nothing_changes():
    source = Source("a.py", b"x = 123456\ny = 78 + 90\n")
    fixed = fix_source(source, bad_numbers(source), bad_numbers)
    assert fixed.source.raw == b"x = 6\ny = 8 + 0\n" and not fixed.remaining and len(fixed.applied) == 3


def test_of_two_that_overlap_the_second_waits_for_the_next_round():
    text = "abcd = 1"
    one, two = finding(text, "abc", "x"), finding(text, "bcd", "y")

    def recheck(source):
        return [two] if source.text == "xd = 1" else []

    fixed = fix_source(Source("a.py", text.encode()), [one, two], recheck)
    assert fixed.source.text == "xd = 1" and fixed.applied == (one,)


def test_equal_edits_are_made_once():
    text = "abcd = 1"
    one, two = finding(text, "abcd", "x"), finding(text, "abcd", "x", code="CVL102")
    fixed = fix_source(Source("a.py", text.encode()), [one, two], lambda source: [])
    assert fixed.source.text == "x = 1" and fixed.applied == (one, two)


@pytest.mark.parametrize(
    "left", [[finding("y = 1", "y", "z")], [finding("y = 1", "y", "z", code="CVL303")]], ids=["itself", "another"]
)
def test_a_fix_after_which_something_is_found_is_not_made(left):
    text = "abcd = 1"
    fixed = fix_source(Source("a.py", text.encode()), [finding(text, "abcd", "y")], lambda source: left)
    assert fixed.source.text == text and not fixed.applied


def test_one_bad_fix_does_not_keep_the_others_from_being_made():
    text = "a = 1; b = 2; c = 3"
    found = [finding(text, word, word.upper()) for word in "abc"]

    def recheck(source):
        return [one for one, word in zip(found, "abc", strict=True) if word in source.text or word == "b"]

    fixed = fix_source(Source("a.py", text.encode()), found, recheck)
    assert fixed.source.text == "A = 1; b = 2; C = 3"


def test_a_fix_that_breaks_the_syntax_is_not_made():
    text = "abcd = 1"
    fixed = fix_source(Source("a.py", text.encode()), [finding(text, "abcd", "x ((")], lambda source: [])
    assert fixed.source.text == text


def test_a_fix_for_another_file_is_not_made_here():
    edit = Edit("z", Location(1, 1), Location(1, 2), filename="b.py")
    one = Diagnostic(
        "CVL101", "x", "error", "m", "a.py", None, Location(1, 1), Location(1, 2), {}, fix=Fix("safe", "f", (edit,))
    )
    assert fix_source(Source("a.py", b"a = 1"), [one], lambda source: []).source.raw == b"a = 1"


def test_applicable():
    text = "abcd = 1"
    safety = {name: finding(text, "a", "b", safety=name).fix for name in ("safe", "unsafe", "display")}
    assert [name for name, fix in safety.items() if applicable(fix)] == ["safe"]
    assert [name for name, fix in safety.items() if applicable(fix, unsafe=True)] == ["safe", "unsafe"]
    assert not applicable(None, unsafe=True)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 10**6), max_size=8), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_fixes_touch_nothing_but_the_numbers(numbers, end, bom):
    text = "".join(f"é{n} = ( {number} )  # {number}x{end}" for n, number in enumerate(numbers))
    raw = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    source = Source("a.py", raw)

    def found(source):
        return bad_numbers(Source("a.py", source.text.replace("\r\n", "\n").encode()))

    fixed = fix_source(source, found(source), found)
    wanted = text
    for number in numbers:
        wanted = wanted.replace(f"( {number} )", f"( {str(number)[-1]} )")
    assert fixed.source.raw == raw[: 3 * bom] + wanted.encode() and not found(fixed.source)


def test_in_a_notebook_only_the_number_changes():
    book = {
        "cells": [
            {"cell_type": "markdown", "source": ["x"]},
            {"cell_type": "code", "source": ["%time\n", "x = 1014"], "outputs": []},
        ]
    }
    raw = json.dumps(book, indent=2).encode()
    first, last = Location(2, 5), Location(2, 9)
    one = Diagnostic(
        "CVL101", "x", "error", "m", "a.ipynb", 2, first, last, {}, fix=Fix("safe", "f", (Edit("1176", first, last),))
    )
    fixed = fix_source(Source("a.ipynb", raw), [one], lambda source: [])
    assert fixed.source.raw == raw.replace(b"1014", b"1176")
    assert difference(Source("a.ipynb", raw), fixed.source).startswith("--- a.ipynb:cell 2\n+++ a.ipynb:cell 2\n")


def test_difference_without_a_final_newline():
    shown = difference(Source("a.py", b"a\nb"), Source("a.py", b"a\nc"))
    assert shown.endswith("-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n")


# --------------------------------------------------------------------------- writing


def test_mode_is_kept_and_nothing_is_left_behind(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    path.chmod(0o751)
    write_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"new" and path.stat().st_mode & 0o7777 == 0o751
    assert list(tmp_path.iterdir()) == [path]


def test_of_a_link_its_target_is_written(tmp_path):
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a.py", tmp_path / "link.py"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_file(str(link), b"old", b"new")
    assert link.is_symlink() and target.read_bytes() == b"new" and list((tmp_path / "real").iterdir()) == [target]


def test_a_file_that_changed_meanwhile_is_left(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"newer")
    with pytest.raises(FileChanged):
        write_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"newer" and list(tmp_path.iterdir()) == [path]


def test_a_read_only_file_is_left(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("where", ["os.fsync", "os.replace", "os.chmod"])
def test_whatever_fails_the_file_is_as_it_was(tmp_path, monkeypatch, where):
    path = tmp_path / "a.py"
    path.write_bytes(b"old")

    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, full)
    with pytest.raises(OSError, match="No space left"):
        write_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_a_full_disk(tmp_path):
    """A real one: a process that may write no file larger than 4 KiB."""
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    program = (
        "import resource, signal; from convlint.fix import write_file; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); write_file({str(path)!r}, b'old', b'x' * 100_000)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=_environment())
    assert "File too large" in done.stderr
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_killed_at_any_moment_the_file_is_whole(tmp_path):
    path = tmp_path / "a.py"
    versions = [b"a" * 300_000, b"b" * 300_000]
    path.write_bytes(versions[0])
    program = (
        f"from convlint.fix import write_file; from itertools import cycle\n"
        f"old, new = {b'a'!r} * 300_000, {b'b'!r} * 300_000\n"
        f"if open({str(path)!r}, 'rb').read() == new: old, new = new, old\n"
        f"print('ready', flush=True)\n"
        f"while True: write_file({str(path)!r}, old, new); old, new = new, old\n"
    )
    for _ in range(8):
        process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, env=_environment())
        assert process.stdout is not None and process.stdout.readline() == b"ready\n"
        time.sleep(random.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_bytes() in versions


def _environment():
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
