"""The project as the editor sees it: files that are open are read from their buffers, the others from the disk."""

from __future__ import annotations

import os
from pathlib import Path

from convlint.disk import Disk
from convlint.project import Project
from convlint.source import Source

Stamp = tuple[int, int]


class OpenProject(Project):
    """A project that lives as long as the server. `used` are the files that were imported since the last refresh."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self._opened: dict[str, Source] = {}
        self._stamps: dict[str, Stamp | None] = {}

    def refresh(self, opened: dict[str, Source]) -> None:
        """Look at the disk anew; trees of files that have not changed are kept. `opened` are the buffers by path."""
        self._opened = opened
        self.used = set()
        self.disk = Disk()
        self._known.clear()
        for key in [key for key in self._sources if self._stamps.get(key) != _stamp(key)]:
            del self._sources[key]

    def source(self, path: Path) -> Source | None:
        key = str(path)
        self.used.add(key)
        buffer = self._opened.get(key)
        if buffer is not None and buffer.fault is None:
            return buffer
        if key not in self._sources:
            self._stamps[key] = _stamp(key)
        return super().source(path)


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
