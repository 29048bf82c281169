"""Files that have not changed since a run read them are not read again; whatever may have changed is."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from convlint.cache import seen
from convlint.cache.seen import Seen, seen_in
from convlint.cache.store import Store
from convlint.disk import QUESTIONS, Disk, digest

NET = "import torch\nfrom torch import nn\nfrom width import W\n\nnn.Linear({0}, 2)(torch.zeros(1, 3))\n"


@pytest.fixture
def settled(monkeypatch):
    """As if every file had been there for long, and every run were a process of its own."""
    monkeypatch.setattr(seen, "SETTLED_NS", -(10**12))
    monkeypatch.setattr(seen, "_loaded", Forgetful())


class Forgetful(dict):
    """What one process knows, and the next does not."""

    def __contains__(self, key):
        return False


@pytest.fixture
def read(monkeypatch):
    """The names of the files whose bytes are read."""
    found = []
    original = Disk.read
    monkeypatch.setattr(Disk, "read", lambda self, path: found.append(Path(path).name) or original(self, path))
    return found


@pytest.fixture
def project(folder):
    (folder / "net.py").write_text(NET.format(4))
    (folder / "width.py").write_text("W = 4\n")
    (folder / "notes.py").write_text("text = 'nothing'\n")
    return folder


def test_only_what_was_changed_is_read(project, run, read, settled):
    first = run(".")
    (project / "other.py").write_text("import torch\n")
    read.clear()
    assert run(".")[1].startswith(first[1].splitlines()[0]) and "net.py" not in read and "notes.py" not in read
    assert "other.py" in read


def test_a_run_of_which_nothing_has_changed_reads_nothing(project, run, settled, monkeypatch):
    first = run(".")
    opened = []
    monkeypatch.setitem(QUESTIONS, "bytes", lambda path: opened.append(path) or digest(Path(path).read_bytes()))
    assert run(".") == first and not [path for path in opened if path.endswith(".py")]


@pytest.mark.parametrize("size", ["same", "other"])
def test_a_change_that_hides_its_time_is_found(project, run, settled, size):
    assert "CVL101" in run(".")[1]
    before = (project / "net.py").stat()
    (project / "net.py").write_text(NET.format(3 if size == "same" else 300))
    os.utime(project / "net.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert ("CVL101" in run(".")[1]) is (size == "other")


def test_a_skipped_file_that_names_a_framework_now_is_checked(project, run, settled):
    assert "1 file" in run(".")[1]
    (project / "notes.py").write_text(NET.format(7))
    assert "notes.py:5" in run(".")[1]


def test_a_file_in_the_place_of_another_is_read(project, run, settled):
    run(".")
    (project / "spare.txt").write_text(NET.format(3))
    (project / "spare.txt").replace(project / "net.py")
    assert "CVL101" not in run(".")[1]


def test_a_touched_file_is_what_it_was(project, run, read, settled):
    first = run(".")
    os.utime(project / "net.py")
    os.utime(project / "notes.py")
    read.clear()
    assert run(".") == first
    run(".", "--statistics")
    read.clear()
    run(".", "--statistics", "--strict")
    assert "notes.py" not in read


def noted(folder: Path, name: str) -> str | None:
    """What is known of a file after it was read."""
    known = Seen(Store(str(folder / "cache")))
    Disk(known).read(str(folder / name))
    return known.digest(str(folder / name))


def test_a_file_that_was_just_changed_is_not_noted(folder, monkeypatch):
    (folder / "a.py").write_text("1")
    assert noted(folder, "a.py") is None
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + seen.SETTLED_NS + 1)
    assert noted(folder, "a.py") == digest(b"1")


def test_nothing_is_noted_where_the_time_of_an_entry_means_something_else(folder, monkeypatch, settled):
    (folder / "a.py").write_text("1")
    monkeypatch.setattr(seen.os, "name", "nt")
    assert noted(folder, "a.py") is None


def test_a_file_that_is_gone(folder, settled):
    (folder / "a.py").write_text("1")
    known = Seen(Store(str(folder / "cache")))
    Disk(known).read(str(folder / "a.py"))
    (folder / "a.py").unlink()
    assert known.digest(str(folder / "a.py")) is None and Disk(known).answer(("bytes", str(folder / "a.py"))) == ""


def test_what_is_kept_is_read_again(folder, settled):
    (folder / "a.py").write_text("1")
    known = Seen(Store(str(folder / "cache")))
    Disk(known).read(str(folder / "a.py"))
    known.note_skipped(str(folder / "a.py"))
    known.keep()
    again = Seen(Store(str(folder / "cache")))
    assert again.digest(str(folder / "a.py")) == digest(b"1") and again.skipped(str(folder / "a.py"))


@pytest.mark.parametrize("fields", [[""], ["a.py"], ["a.py", "1 2 3 4", "x"], ["a.py", "", "", "", "b.py"]])
def test_fields_that_are_none(folder, fields):
    store = Store(str(folder / "cache"))
    store.put(Seen(store)._key, fields)
    (folder / "a.py").write_text("1")
    assert Seen(store).digest("a.py") is None and not Seen(store).skipped("b.py")


def test_another_folder_has_other_names(folder, monkeypatch, settled):
    (folder / "a.py").write_text("1")
    known = seen_in(str(folder / "cache"))
    Disk(known).read("a.py")
    known.keep()
    (folder / "below").mkdir()
    monkeypatch.chdir(folder / "below")
    (folder / "below" / "a.py").write_text("2")
    assert seen_in(str(folder / "cache")).digest("a.py") is None
