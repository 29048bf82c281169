"""Writing a file anew: at any moment it is either wholly as it was or wholly as it should be."""

from __future__ import annotations

import os
import os.path
import re
from _thread import get_ident
from contextlib import suppress

try:
    import fcntl
except ImportError:  # Windows, where nobody can remove a file that is open
    fcntl = None  # type: ignore[assignment]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

__all__ = ["FileChanged", "write_file"]


class FileChanged(Exception):
    """The file is no longer what was checked; it is left alone."""


def write_file(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in place of the file's contents, which must still be `old`.

    The new text is written beside the file and takes its place in one step, with its mode and owner; of a symbolic link
    the file that it leads to is written. What processes that were killed left in its folder is removed. Raises
    FileChanged, and OSError (PermissionError for a read-only file).
    """
    target = os.path.realpath(path)
    status = os.stat(target)
    if not os.access(target, os.W_OK) or not status.st_mode & 0o222:
        raise PermissionError(13, "the file is read-only", path)
    folder = os.path.dirname(target)
    _remove_leftovers(folder)
    # No other process or thread writes under this name; a long name is cut, as file systems have a limit.
    beside = os.path.join(folder, f".{os.path.basename(target)[:40]}.{os.getpid()}.{get_ident()}.convlint")
    try:
        with _held_file(beside) as file:
            _write(file, beside, new, status)
            _require_unchanged(target, old, path)
            if fcntl is not None:
                os.replace(beside, target)
        if fcntl is None:
            os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    _flush_folder(folder)


def _require_unchanged(target: str, old: bytes, path: str) -> None:
    with open(target, "rb") as file:
        if file.read() != old:
            raise FileChanged(f"{path} was changed meanwhile; it is left as it is")


def _write(file: BinaryIO, path: str, contents: bytes, like: os.stat_result) -> None:
    file.write(contents)
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, like.st_uid, like.st_gid)
    os.chmod(path, like.st_mode & 0o7777)


# --------------------------------------------------------------------------- what a killed process leaves

_BESIDE = re.compile(r"\..+\.\d+\.\d+\.convlint", re.DOTALL)


def _held_file(path: str) -> BinaryIO:
    """A new file that nobody takes for a leftover: this process holds a lock on it, which ends with the process."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        with suppress(FileNotFoundError):
            os.unlink(path)  # of a process of the same number, where there are no locks
        handle = os.open(path, flags, 0o600)
        if fcntl is not None:
            with suppress(OSError):  # a file system without locks
                fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return os.fdopen(handle, "wb")
        os.close(handle)  # taken for a leftover before it was held


def _remove_leftovers(folder: str) -> None:
    """Remove what processes that were killed left beside their files: what has such a name and is not held."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".convlint") and _BESIDE.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_leftover(entry.path, entry.is_file(follow_symlinks=False))


def _remove_leftover(path: str, is_file: bool) -> None:
    if not is_file:
        return
    if fcntl is None:
        os.unlink(path)
        return
    handle = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # BlockingIOError: it is being written
        if os.path.samestat(os.fstat(handle), os.lstat(path)):
            os.unlink(path)
    finally:
        os.close(handle)


def _flush_folder(folder: str) -> None:
    """Make the new name last through a power cut, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
