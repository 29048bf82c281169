"""`--fix` on real files: whatever happens meanwhile, a file is as it was or as it should be."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from convlint.__main__ import main
from convlint.fix import FileChanged, write_file

ROOT = Path(__file__).resolve().parents[2]
TEXT = """\
# é ü
import torch.nn as nn
\f

class Net(nn.Module):  # convlint: input=3x8x8
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.fc = nn.Linear(100, 10)  # é

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
"""
ENCODINGS = {
    "plain": TEXT.encode(),
    "crlf": TEXT.replace("\n", "\r\n").encode(),
    "cr": TEXT.replace("\f", "").replace("\n", "\r").encode(),
    "mixed ends": TEXT.replace("nn\n", "nn\r\n").replace("3)\n", "3)\r").encode(),
    "bom": b"\xef\xbb\xbf" + TEXT.encode(),
    "bom crlf": b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    "latin-1": ("# -*- coding: latin-1 -*-\n" + TEXT).encode("latin-1"),
    "cp1252": ("# vim: set fileencoding=cp1252 :\r\n" + TEXT.replace("\n", "\r\n")).encode("cp1252"),
    "no final newline": TEXT.rstrip("\n").encode(),
    "form feeds": TEXT.replace("    def forward", "\f    def forward").encode(),
    "tabs": TEXT.replace("    ", "\t").encode(),
    "trailing spaces": TEXT.replace("(100, 10)  ", "(100, 10)  \t").encode() + b"\n \n\t\n",
    "line separators": TEXT.replace("é ü", "é \u2028 \x0b \x1c \x85 ü").encode(),
}


def fixed(raw: bytes) -> bytes:
    return raw.replace(b"nn.Linear(100, 10)", b"nn.Linear(288, 10)")


def run(path: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["convlint", "check", "--fix", "--isolated", "--no-cache", *arguments, str(path)])
    return main()


def started(path: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "convlint", "check", "--fix", "--isolated", "--no-cache", str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("name", ENCODINGS)
def test_only_the_number_changes(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "net.py"
    path.write_bytes(ENCODINGS[name])
    assert run(path, monkeypatch) == 0
    assert path.read_bytes() == fixed(ENCODINGS[name]) and list(tmp_path.iterdir()) == [path]


def test_links_stay_and_their_target_is_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    path, first, second = tmp_path / "real" / "net.py", tmp_path / "first.py", tmp_path / "second.py"
    path.write_text(TEXT)
    first.symlink_to(Path("real/net.py"))
    second.symlink_to(first)
    assert run(second, monkeypatch) == 0
    assert first.is_symlink() and second.is_symlink() and path.read_bytes() == fixed(TEXT.encode())
    assert second.readlink() == first and list((tmp_path / "real").iterdir()) == [path]


def test_a_dangling_link_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = tmp_path / "net.py"
    link.symlink_to(tmp_path / "nowhere.py")
    run(link, monkeypatch)
    assert link.is_symlink() and not link.exists()


def test_a_read_only_file_is_left_and_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.py"
    path.write_text(TEXT)
    path.chmod(0o444)
    assert run(path, monkeypatch) != 0
    captured = capsys.readouterr()
    assert path.read_text() == TEXT and list(tmp_path.iterdir()) == [path]
    assert "read-only" in captured.err and "Traceback" not in captured.err


@pytest.mark.parametrize("where", ["os.fsync", "os.replace", "os.open", "os.fdopen"])
def test_a_full_disk_leaves_the_file_and_is_said_so(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.py"
    path.write_text(TEXT)

    def full(*arguments: object, **named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(where, full)
        status = run(path, patched)
    captured = capsys.readouterr()
    assert status != 0 and "No space left" in captured.err and "Traceback" not in captured.err
    assert path.read_text() == TEXT and list(tmp_path.iterdir()) == [path]


def test_a_file_that_changes_while_it_is_checked_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "net.py"
    path.write_text(TEXT)
    newer = TEXT + "# saved by an editor\n"
    import convlint.fix.writing as writing

    write = writing._write

    def saved_meanwhile(beside: str, *rest: object) -> None:
        path.write_text(newer)
        write(beside, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "_write", saved_meanwhile)
    run(path, monkeypatch)
    assert path.read_text() == newer and list(tmp_path.iterdir()) == [path]
    assert "changed" in capsys.readouterr().err


def test_two_runs_at_once(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    for _ in range(2):
        path.write_text(TEXT)
        runs = [started(path) for _ in range(3)]
        assert {process.wait(timeout=120) for process in runs} <= {0, 1, 2}
        assert path.read_bytes() == fixed(TEXT.encode()) and list(tmp_path.iterdir()) == [path]


def test_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    chance = random.Random(0)
    for _ in range(5):
        path.write_text(TEXT)
        process = started(path)
        time.sleep(chance.uniform(0.05, 0.8))
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert path.read_bytes() in (TEXT.encode(), fixed(TEXT.encode()))


HANGS = """
import os, sys, time
from convlint.fix import write_file

def hang(*arguments):
    print("beside", flush=True)
    time.sleep(600)

os.replace = hang
write_file(sys.argv[1], b"old", b"new")
"""


def hanging(path: Path) -> subprocess.Popen[bytes]:
    """A process that has written the new text beside the file, and not yet put it in the file's place."""
    process = subprocess.Popen([sys.executable, "-c", HANGS, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"beside\n"
    return process


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    path, other = tmp_path / "net.py", tmp_path / "other.py"
    path.write_bytes(b"old")
    other.write_bytes(b"old")
    process = hanging(path)
    try:
        write_file(str(other), b"old", b"new")
        assert len(list(tmp_path.iterdir())) == 3  # it lives, and its file is left alone
    finally:
        process.kill()
        process.wait()
    assert path.read_bytes() == b"old"
    write_file(str(other), b"new", b"newer")
    assert sorted(tmp_path.iterdir()) == [path, other] and other.read_bytes() == b"newer"


def test_only_leftovers_are_removed(tmp_path: Path) -> None:
    path = tmp_path / "net.py"
    path.write_bytes(b"old")
    (tmp_path / "kept").write_bytes(b"kept")
    (tmp_path / ".convlint").write_bytes(b"")
    (tmp_path / ".net.py.1.convlint").write_bytes(b"")
    (tmp_path / ".folder.1.1.convlint").mkdir()
    (tmp_path / ".link.1.1.convlint").symlink_to("kept")
    (tmp_path / ".net.py.1.1.convlint").write_bytes(b"left over")
    write_file(str(path), b"old", b"new")
    left = {".convlint", ".net.py.1.convlint", ".folder.1.1.convlint", ".link.1.1.convlint", "kept", "net.py"}
    assert {entry.name for entry in tmp_path.iterdir()} == left


def test_a_file_that_is_taken_for_a_leftover_before_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import convlint.fix.writing as writing

    path = tmp_path / "net.py"
    path.write_bytes(b"old")
    fcntl = pytest.importorskip("fcntl")
    lock, times = fcntl.flock, []

    def late(handle: int, kind: int) -> None:
        if not times:
            times.append(1)
            for leftover in tmp_path.glob(".*"):
                leftover.unlink()
        lock(handle, kind)

    monkeypatch.setattr(writing.fcntl, "flock", late)
    write_file(str(path), b"old", b"new")
    assert times and path.read_bytes() == b"new" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError(95, "Operation not supported"), BlockingIOError(11, "held")])
def test_a_file_system_without_locks(error: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import convlint.fix.writing as writing

    path, leftover = tmp_path / "net.py", tmp_path / ".net.py.1.1.convlint"
    path.write_bytes(b"old")
    leftover.write_bytes(b"")

    def fails(*arguments: object) -> None:
        raise error

    pytest.importorskip("fcntl")
    monkeypatch.setattr(writing.fcntl, "flock", fails)
    write_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"new" and sorted(tmp_path.iterdir()) == [leftover, path]


@pytest.mark.parametrize("locks", [True, False])
def test_threads_of_one_process(locks: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each version is long enough to be half written when another thread comes."""
    import convlint.fix.writing as writing

    if not locks:  # as on Windows, where what is open is not removed
        monkeypatch.setattr(writing, "fcntl", None)
        monkeypatch.setattr(writing, "_remove_leftovers", lambda folder: None)
    path = tmp_path / "net.py"
    versions = [bytes([65 + number]) * 200_000 for number in range(4)]
    path.write_bytes(versions[0])
    bad: list[bytes] = []

    def write(number: int) -> None:
        for _ in range(10):
            old = path.read_bytes()
            if old not in versions:
                bad.append(old[:10])
            with suppress(FileChanged):
                write_file(str(path), old, versions[number])

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not bad and path.read_bytes() in versions and list(tmp_path.iterdir()) == [path]


def test_a_name_as_long_as_the_file_system_takes(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 252 + ".py")
    path.write_bytes(b"old")
    write_file(str(path), b"old", b"new")
    assert path.read_bytes() == b"new" and list(tmp_path.iterdir()) == [path]
