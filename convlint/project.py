"""What a name in another file means: from a dotted module name and the importing file to a file of the project.

Only paths are looked at here; nothing is imported.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from convlint.source import Source

ROOT_MARKERS = (".git", "pyproject.toml", "setup.py", "setup.cfg", ".hg", "convlint.toml")
# How far up a file's imports are searched where nothing marks the root of the project.
UNMARKED_LEVELS = 3


class Project:
    """The files that the files under check may import. `overlay` holds texts that are newer than the disk's."""

    def __init__(self, overlay: dict[str, Source] | None = None) -> None:
        self.overlay = overlay or {}
        self._sources: dict[str, Source | None] = {}
        self.read: dict[str, Source] = {}

    def find(self, name: str, importer: str, level: int = 0) -> Path | None:
        """The file (or namespace folder) of module `name` as `importer` sees it; None if the project has none."""
        here = Path(importer).parent
        parts = [part for part in name.split(".") if part]
        if level:
            for _ in range(level - 1):
                here = here.parent
            return module_file(here, tuple(parts))
        for folder in search_path(str(here)):
            found = module_file(folder, tuple(parts))
            if found is not None and str(found) != importer:
                return found
        return None

    def source(self, path: Path) -> Source | None:
        """The text of a file of the project; None where it cannot be read or is no Python."""
        key = str(path)
        if key in self.overlay:
            return self.overlay[key]
        if key not in self._sources:
            self._sources[key] = _readable(path)
        source = self._sources[key]
        if source is not None:
            self.read[key] = source
        return source


def _readable(path: Path) -> Source | None:
    try:
        source = Source.read(str(path))
        _ = source.tree
    except Exception:
        return None
    return source


@lru_cache(maxsize=4096)
def search_path(folder: str) -> tuple[Path, ...]:
    """Where absolute imports of a file in `folder` are looked for: its folder, then each up to the project's root."""
    start = Path(folder)
    found = []
    for level, place in enumerate((start, *start.parents)):
        found.append(place)
        if any((place / marker).exists() for marker in ROOT_MARKERS):
            return tuple(found)
        if level >= UNMARKED_LEVELS and not any(_marked(p) for p in place.parents):
            return tuple(found)
    return tuple(found[: UNMARKED_LEVELS + 1])


def _marked(place: Path) -> bool:
    return any((place / marker).exists() for marker in ROOT_MARKERS)


@lru_cache(maxsize=16384)
def module_file(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """`folder/a/b.py`, `folder/a/b/__init__.py` or the namespace folder `folder/a/b`."""
    if not all(part.isidentifier() for part in parts):
        return None
    place = folder.joinpath(*parts)
    if (place / "__init__.py").is_file():
        return place / "__init__.py"
    if parts and place.with_name(place.name + ".py").is_file():
        return place.with_name(place.name + ".py")
    return place if place.is_dir() and _has_python(place) else None


def _has_python(folder: Path) -> bool:
    try:
        return any(child.suffix == ".py" or child.is_dir() for child in folder.iterdir())
    except OSError:
        return False


def dotted_name(path: Path) -> str:
    """The name under which Python would import the file: the packages around it and its own stem."""
    parts = [] if path.name == "__init__.py" else [path.stem]
    folder = path.parent
    while (folder / "__init__.py").is_file() and len(parts) < 16:
        parts.insert(0, folder.name)
        folder = folder.parent
    return ".".join(parts)


def root_package(path: Path) -> str:
    """The outermost package that the file lies in; "" for a file outside of packages."""
    name = dotted_name(path)
    return name.split(".")[0] if (path.parent / "__init__.py").is_file() else ""
