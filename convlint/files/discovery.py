"""From the paths on the command line to the files to check, each with the settings of its folder."""

from __future__ import annotations

import os
import os.path

from convlint.disk import Disk
from convlint.files.gitignore import Gitignore
from convlint.files.globs import GlobSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Protocol, TypeVar

    class Patterns(Protocol):
        @property
        def base(self) -> str: ...
        @property
        def patterns(self) -> tuple[str, ...]: ...

    class FileSettings(Protocol):
        @property
        def exclude(self) -> Sequence[Patterns]: ...
        @property
        def include(self) -> Sequence[Patterns]: ...
        @property
        def force_exclude(self) -> bool: ...
        @property
        def respect_gitignore(self) -> bool: ...

    S = TypeVar("S", bound=FileSettings)
    S_co = TypeVar("S_co", bound=FileSettings, covariant=True)

    class Resolver(Protocol[S_co]):
        def for_folder(self, folder: str) -> S_co: ...


__all__ = ["discover", "excluded"]


def discover(paths: Iterable[str], resolver: Resolver[S], force_exclude: bool = False) -> Iterator[tuple[str, S]]:
    """The files to check under `paths`, each once, in order, with its settings.

    A file that is named is taken, whatever it is called, unless it is excluded and `force_exclude` is set. Of a folder
    the included files are taken that nothing excludes. Raises FileNotFoundError for a path that is not there.
    """
    seen: set[str] = set()
    disk = getattr(resolver, "disk", None) or Disk()
    for path in paths:
        if disk.kind(path) == "folder":
            found: Iterator[tuple[str, str, S]] = _walk(path, resolver, disk)
        elif os.path.exists(path):
            found = _named(path, resolver, force_exclude, disk)
        else:
            raise FileNotFoundError(path)
        for name, whole, settings in found:
            if whole not in seen:
                seen.add(whole)
                yield name, settings


def _named(path: str, resolver: Resolver[S], force_exclude: bool, disk: Disk) -> Iterator[tuple[str, str, S]]:
    whole = os.path.abspath(path)
    settings = resolver.for_folder(os.path.dirname(whole))
    if not ((force_exclude or settings.force_exclude) and excluded(whole, settings, disk)):
        yield os.path.normpath(path), whole, settings


def excluded(path: str, settings: FileSettings, disk: Disk | None = None) -> bool:
    """Whether a file (absolute path) is excluded, by itself or by a folder above it, or is ignored by git."""
    if settings.respect_gitignore and Gitignore(disk).ignores(path, False):
        return True
    return any(_covers(patterns, path) for patterns in settings.exclude)


def _covers(patterns: Patterns, path: str) -> bool:
    return GlobSet(patterns.patterns).covers(_relative(path, patterns.base))


def _relative(path: str, base: str) -> str:
    """`path` relative to `base`; where it lies elsewhere, its last part, which only patterns without `/` can mean."""
    inside = path[len(base.rstrip(os.sep)) + 1 :] if path.startswith(base.rstrip(os.sep) + os.sep) else ""
    return (inside or os.path.basename(path)).replace(os.sep, "/")


def _walk(start: str, resolver: Resolver[S], disk: Disk) -> Iterator[tuple[str, str, S]]:
    """The files of a folder: as they are shown, as they are found from anywhere, and with their settings."""
    git = Gitignore(disk)
    pending = [os.path.normpath(start)]
    while pending:
        folder = pending.pop()
        whole = os.path.abspath(folder)
        settings = resolver.for_folder(whole)
        excluded_here, included_here = _within(whole, settings.exclude), _within(whole, settings.include)
        ignored_here = git.within(whole) if settings.respect_gitignore else None
        folders = []
        above, whole_above = os.path.join("" if folder == "." else folder, ""), os.path.join(whole, "")
        for name, is_folder in disk.entries(folder):
            if is_folder is None or excluded_here(name, is_folder):
                continue
            if not is_folder and not included_here(name, False):
                continue
            if ignored_here is not None and ignored_here(name, is_folder):
                continue
            if is_folder:
                folders.append(above + name)
            else:
                yield above + name, whole_above + name, settings
        pending += reversed(folders)


def _within(folder: str, lists: Sequence[Patterns]) -> Callable[[str, bool], bool]:
    """Whether one of some lists of patterns decides for what has a name in a folder."""
    rules = [(_relative(os.path.join(folder, "_"), own.base)[:-1], GlobSet(own.patterns)) for own in lists]
    return lambda name, is_folder: any(globs.decides(above + name, is_folder) for above, globs in rules)
