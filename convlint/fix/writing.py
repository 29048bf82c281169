"""Writing a file anew: at any moment it is either wholly as it was or wholly as it should be."""

from __future__ import annotations

import os
import os.path
from _thread import get_ident
from contextlib import suppress

__all__ = ["FileChanged", "write_file"]


class FileChanged(Exception):
    """The file is no longer what was checked; it is left alone."""


def write_file(path: str, old: bytes, new: bytes) -> None:
    """Put `new` in place of the file's contents, which must still be `old`.

    The new text is written beside the file and takes its place in one step, with its mode and owner; of a symbolic link
    the file that it leads to is written. Raises FileChanged, and OSError (PermissionError for a read-only file).
    """
    target = os.path.realpath(path)
    status = os.stat(target)
    if not os.access(target, os.W_OK) or not status.st_mode & 0o222:
        raise PermissionError(13, "the file is read-only", path)
    # No other process or thread writes under this name; a long name is cut, as file systems have a limit.
    name = f".{os.path.basename(target)[:40]}.{os.getpid()}.{get_ident()}.convlint"
    beside = os.path.join(os.path.dirname(target), name)
    try:
        _write(beside, new, status)
        with open(target, "rb") as file:
            if file.read() != old:
                raise FileChanged(f"{path} was changed meanwhile; it is left as it is")
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    _flush_folder(os.path.dirname(target))


def _write(path: str, contents: bytes, like: os.stat_result) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)  # what a process of the same number left behind when it was killed
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(contents)
        file.flush()
        os.fsync(file.fileno())
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, like.st_uid, like.st_gid)
    os.chmod(path, like.st_mode & 0o7777)


def _flush_folder(folder: str) -> None:
    """Make the new name last through a power cut, where the system lets a folder be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
