"""The project as the editor sees it: files that are open are read from their buffers, the others from the disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from convlint.check.elsewhere import Elsewhere
from convlint.disk import Disk
from convlint.project import Project
from convlint.source import Source

if TYPE_CHECKING:
    from convlint.check.evidence import Evidence

Stamp = tuple[int, int]


class OpenProject(Project):
    """A project that lives as long as the server. `used` are the files that were imported since the last refresh."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()
        self._stamps: dict[str, Stamp | None] = {}

    def refresh(self, opened: dict[str, Source], anew: bool) -> None:
        """Take in the buffers, by path; look at the disk `anew` or where a file that was imported has changed."""
        self.overlay = {path: source for path, source in opened.items() if source.fault is None}
        if anew or any(_stamp(path) != stamp for path, stamp in self._stamps.items()):
            self.disk = Disk()
            self._known.clear()
            for key in [key for key in self._sources if self._stamps.get(key) != _stamp(key)]:
                self._drop(key)
            self._stamps = {key: _stamp(key) for key in self._sources}
        self.used = set()

    def source(self, path: Path) -> Source | None:
        key = str(path)
        self.used.add(key)
        if key not in self.overlay and key not in self._stamps:
            self._stamps[key] = _stamp(key)
        return super().source(path)


class Importers(Elsewhere):
    """What the files that import a file say of it: looked for once, then remembered while the file is edited."""

    def __init__(self, project: OpenProject, source: Source, remembered: list[Evidence] | None) -> None:
        super().__init__(project, source)
        self._found = remembered

    @property
    def evidence(self) -> list[Evidence] | None:
        """What was found, if anybody asked."""
        return self._found


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
