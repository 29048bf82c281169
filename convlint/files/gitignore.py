"""Which files git ignores: the `.gitignore` of every folder above, `.git/info/exclude` and the user's own list."""

from __future__ import annotations

import os
import os.path

from convlint.disk import Disk
from convlint.files.globs import GlobSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Gitignore"]


class Gitignore:
    """Answers for folders and the files in them. The deepest `.gitignore` that says something decides."""

    def __init__(self, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        self._roots: dict[str, str | None] = {}
        self._lists: dict[str, tuple[tuple[str, GlobSet], ...]] = {}
        self._ignored: dict[str, bool] = {}

    def ignores(self, path: str, is_folder: bool) -> bool:
        """Whether git ignores `path` (absolute), itself or by a folder above it; never outside a working tree."""
        decides = self.within(os.path.dirname(path))
        return decides is not None and decides(os.path.basename(path), is_folder)

    def within(self, folder: str) -> Callable[[str, bool], bool] | None:
        """The same for each name in a folder (absolute); None outside of a working tree."""
        root = self._root(folder)
        if root is None:
            return None
        if self._folder_ignored(folder, root):
            return lambda name, is_folder: True
        return lambda name, is_folder: self._decides(os.path.join(folder, name), is_folder, root)

    def _folder_ignored(self, folder: str, root: str) -> bool:
        if folder == root:
            return False
        if folder not in self._ignored:
            above = self._folder_ignored(os.path.dirname(folder), root)
            self._ignored[folder] = above or self._decides(folder, True, root)
        return self._ignored[folder]

    def _decides(self, path: str, is_folder: bool, root: str) -> bool:
        for base, globs in reversed(self._lists_of(os.path.dirname(path), root)):
            decision = globs.decides(path[len(base.rstrip(os.sep)) + 1 :].replace(os.sep, "/"), is_folder)
            if decision is not None:
                return decision
        return False

    def _lists_of(self, folder: str, root: str) -> tuple[tuple[str, GlobSet], ...]:
        """The lists that hold in `folder`, the weakest first."""
        if folder not in self._lists:
            inherited = self._outermost(root) if folder == root else self._lists_of(os.path.dirname(folder), root)
            own = self._read(os.path.join(folder, ".gitignore"))
            self._lists[folder] = (*inherited, (folder, own)) if own else inherited
        return self._lists[folder]

    def _outermost(self, root: str) -> tuple[tuple[str, GlobSet], ...]:
        home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
        places = (os.path.join(home, "git", "ignore"), os.path.join(root, ".git", "info", "exclude"))
        lists = [self._read(place) for place in places]
        return tuple((root, globs) for globs in lists if globs)

    def _root(self, folder: str) -> str | None:
        """The working tree that `folder` lies in; None outside of one."""
        if folder not in self._roots:
            above = os.path.dirname(folder)
            if self._disk.kind(os.path.join(folder, ".git")):
                self._roots[folder] = folder
            else:
                self._roots[folder] = self._root(above) if above != folder else None
        return self._roots[folder]

    def _read(self, path: str) -> GlobSet:
        try:
            return GlobSet(self._disk.read(path).decode("utf-8", "replace").split("\n"))
        except OSError:
            return GlobSet(())
