"""What a name in another file means: from a dotted module name and the importing file to a file of the project.

Only paths are looked at here; nothing is imported.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from convlint.disk import Disk
from convlint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from convlint.disk import Question

T = TypeVar("T")

ROOT_MARKERS = (".git", "pyproject.toml", "setup.py", "setup.cfg", ".hg", "convlint.toml")
# How far up a file's imports are searched where nothing marks the root of the project.
UNMARKED_LEVELS = 3
# How many bytes of imported files are kept, as trees, for the next file that imports them.
KEPT_BYTES = 2_000_000
MAX_PACKAGES = 16


class Project:
    """The files that the files under check may import. `overlay` holds texts that are newer than the disk's.

    Everything that is asked of the disk is asked of `disk`, so that it is known what an answer depends on.
    """

    def __init__(self, overlay: dict[str, Source] | None = None, disk: Disk | None = None) -> None:
        self.overlay = overlay or {}
        self.disk = disk or Disk()
        self._sources: dict[str, Source | None] = {}
        self._known: dict[Any, tuple[Any, tuple[Question, ...]]] = {}
        self._kept_bytes = 0
        self.dropped_bytes = 0  # of all that was kept and is kept no longer
        self.beside: Any = None  # who interprets the files that import the one under check

    def find(self, name: str, importer: str, level: int = 0) -> Path | None:
        """The file (or namespace folder) of module `name` as `importer` sees it; None if the project has none.

        The path is relative to the current folder if `importer` is.
        """
        return self._once(("find", name, importer, level), lambda: self._found(name, importer, level))

    def _found(self, name: str, importer: str, level: int) -> Path | None:
        whole = os.path.abspath(importer)
        found = self._find(tuple(part for part in name.split(".") if part), whole, level)
        if found is None:
            return None
        return Path(found if os.path.isabs(importer) else os.path.relpath(found))

    def _find(self, parts: tuple[str, ...], importer: str, level: int) -> str | None:
        here = os.path.dirname(importer)
        if level:
            for _ in range(level - 1):
                here = os.path.dirname(here)
            return self.module_file(here, parts)
        for folder in self.search_path(here):
            found = self.module_file(folder, parts)
            if found is not None and found != importer:
                return found
        return None

    def source(self, path: Path) -> Source | None:
        """The text of a file of the project; None where it cannot be read or is no Python."""
        key = str(path)
        if key in self.overlay:
            return self.overlay[key]
        if key in self._sources:
            self.disk.depend_on((("bytes", key),))
            self._sources[key] = self._sources.pop(key)  # the last used is the last to be dropped
        else:
            self._keep(key, self._readable(key))
        return self._sources[key]

    def checked(self, path: str, raw: bytes) -> Source:
        """The text of a file that is checked itself; parsed once with those who import it."""
        source = self._sources.get(path)
        if source is None or source.raw != raw:
            source = Source(path, raw)
            if source.names_framework and source.fault is None:
                self._drop(path)
                self._keep(path, source)
        return source

    def keeps(self, path: str) -> bool:
        """Whether the tree of a file is kept for those that import it as well."""
        return path in self._sources or path in self.overlay

    def _readable(self, path: str) -> Source | None:
        try:
            source = Source(path, self.disk.read(path))
            _ = source.tree
        except Exception:
            return None
        return source

    def _keep(self, key: str, source: Source | None) -> None:
        self._sources[key] = source
        self._kept_bytes += _size(source)
        while self._kept_bytes > KEPT_BYTES and len(self._sources) > 1:
            self._drop(next(iter(self._sources)))

    def _drop(self, key: str) -> None:
        size = _size(self._sources.pop(key, None))
        self._kept_bytes -= size
        self.dropped_bytes += size

    # ------------------------------------------------------------------ folders

    def search_path(self, folder: str) -> tuple[str, ...]:
        """Where absolute imports of a file in `folder` are looked for: its folder, then each up to the root."""
        return self._once(("search", folder), lambda: self._search_path(folder))

    def _search_path(self, folder: str) -> tuple[str, ...]:
        upwards = _upwards(folder)
        for level, place in enumerate(upwards):
            if self._is_root(place):
                return upwards[: level + 1]
            if level >= UNMARKED_LEVELS and not any(map(self._is_root, upwards[level + 1 :])):
                return upwards[: level + 1]
        return upwards[: UNMARKED_LEVELS + 1]

    def _is_root(self, folder: str) -> bool:
        return any(self.disk.kind(os.path.join(folder, marker)) for marker in ROOT_MARKERS)

    def module_file(self, folder: str, parts: tuple[str, ...]) -> str | None:
        """`folder/a/b/__init__.py`, `folder/a/b.py` or the namespace folder `folder/a/b`."""
        return self._once(("module", folder, parts), lambda: self._module_file(folder, parts))

    def _module_file(self, folder: str, parts: tuple[str, ...]) -> str | None:
        if not all(part.isidentifier() for part in parts):
            return None
        place = os.path.join(folder, *parts)
        if self.disk.kind(package := os.path.join(place, "__init__.py")) == "file":
            return package
        if parts and self.disk.kind(f"{place}.py") == "file":
            return f"{place}.py"
        return place if self.disk.kind(place) == "folder" and self.disk.has_python(place) else None

    def dotted_name(self, path: str | Path) -> str:
        """The name under which Python would import the file: the packages around it and its own stem."""
        folder, name = os.path.split(os.path.abspath(path))
        parts = [] if name == "__init__.py" else [os.path.splitext(name)[0]]
        while self._is_package(folder) and len(parts) < MAX_PACKAGES:
            parts.insert(0, os.path.basename(folder))
            folder = os.path.dirname(folder)
        return ".".join(parts)

    def root_package(self, path: str | Path) -> str:
        """The outermost package that the file lies in; the empty text for a file outside of packages."""
        inside = self._is_package(os.path.dirname(os.path.abspath(path)))
        return self.dotted_name(path).split(".")[0] if inside else ""

    def _is_package(self, folder: str) -> bool:
        return self.disk.kind(os.path.join(folder, "__init__.py")) == "file"

    def _once(self, key: Any, work: Callable[[], T]) -> T:
        """What `work` gives, worked out once; who asks again depends on the same questions to the disk."""
        if key in self._known:
            answer, asked = self._known[key]
            self.disk.depend_on(asked)
        else:
            with self.disk.recording() as questions:
                answer = work()
            self._known[key] = answer, tuple(questions)
        return cast("T", answer)


def _size(source: Source | None) -> int:
    return len(source.raw) if source is not None else 0


def _upwards(folder: str) -> tuple[str, ...]:
    found = [folder]
    while (above := os.path.dirname(found[-1])) != found[-1]:
        found.append(above)
    return tuple(found)
