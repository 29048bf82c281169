"""What files held when they were last read: one whose entry in its folder has not changed since is not read again.

As git and make do, a file is taken to be what it was if its size, the times of its last change and its number on the
disk are. The time of the last change of the entry (`st_ctime`) cannot be set by a program. A file that was changed so
shortly before it was read that the clock may not tell a later change from it is not noted, and on Windows, where that
time means something else, none is.
"""

from __future__ import annotations

import os
import os.path
import time

from convlint.cache.store import Store, key_of

__all__ = ["Seen", "seen_in"]

SETTLED_NS = 2_000_000_000
_FIELDS = 4
_loaded: dict[tuple[str, str], Seen] = {}


class Seen:
    """The files that runs in one folder have read, by name: signature, digest, and whether they name a framework."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._key = key_of(("seen", os.getcwd()))
        fields = store.get(self._key) or []
        parts = [fields[start::_FIELDS] for start in range(_FIELDS)]
        self._files = {path: known for path, *known in zip(*parts, strict=False)}
        self._changed = False

    def digest(self, path: str) -> str | None:
        """The digest of a file's bytes, if it has not changed since it was read; else None."""
        known = self._files.get(path)
        if known is None:
            return None
        try:
            return known[1] if known[0] == _signature(os.stat(path)) else None
        except OSError:
            return None

    def skipped(self, path: str) -> bool:
        """Whether a file named no framework when it was read."""
        return path in self._files and self._files[path][2] == "no"

    def note(self, path: str, status: os.stat_result, digest: str) -> None:
        """Take down what was read of a file, whose status was asked before."""
        known = self._files.get(path)
        if os.name == "nt" or max(status.st_mtime_ns, status.st_ctime_ns) > time.time_ns() - SETTLED_NS:
            return
        signature = _signature(status)
        if known is None or known[:2] != [signature, digest]:
            self._files[path] = [signature, digest, ""]
            self._changed = True

    def note_skipped(self, path: str) -> None:
        """Take down that a file, which was just read, names no framework."""
        known = self._files.get(path)
        if known is not None and known[2] != "no":
            known[2] = "no"
            self._changed = True

    def keep(self) -> None:
        """Write it down, if anything is new."""
        if self._changed:
            self._changed = False
            self._store.put(self._key, [field for path, known in self._files.items() for field in (path, *known)])


def _signature(status: os.stat_result) -> str:
    return f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"


def seen_in(folder: str) -> Seen:
    """What the runs that use a cache folder have read; loaded once in a process."""
    place = os.path.abspath(folder), os.getcwd()
    if place not in _loaded:
        _loaded[place] = Seen(Store(place[0]))
    return _loaded[place]
