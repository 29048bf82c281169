"""Which files of a project import a file, directly or through others: the import graph, nearest first.

astroid reads the imports, wherever in a file they stand. It is imported only when somebody asks, its state is global
(hence the lock), and nothing is inferred: what it says does not depend on which packages are installed. The work is
bounded, and no file outside the project's root is read.
"""

from __future__ import annotations

import os.path
import re
import threading
from typing import TYPE_CHECKING, Any

from convlint.importmap import MAX_FILE_BYTES, import_statements
from convlint.source import Source
from convlint.source.outline import UNTOLD, syntax_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from convlint.importmap import ImportMap
    from convlint.project import Project

__all__ = ["importers", "project_root"]

MAX_DEPTH = 3
MAX_IMPORTERS = 24
# What lies in the top folder of a project that no tool has been told about.
SIGNS = re.compile(r"(readme|licen[sc]e|requirements|environment|\.gitignore|pipfile|poetry|makefile)", re.IGNORECASE)
FRAMEWORKS = frozenset(["torch", "torchvision", "tensorflow", "keras", "jax", "lightning", "pytorch_lightning", "timm"])

# From the statement's first word to the end of its line; no comment, and no example in a docstring.
_IMPORT = re.compile(r"[^#>]*?(\b(?:from|import)\b.*)", re.DOTALL)

_LOCK = threading.Lock()
_NAME = "the file that is read"


def importers(project: Project, path: str) -> Iterator[str]:
    """The files that import `path` (absolute), breadth first; those of one distance by how near their folder is."""
    project_map = project.disk.import_map(project_root(project, path))
    level, seen = [path], {path}
    for _ in range(MAX_DEPTH):
        found = sorted(
            {f for one in level for f in _direct(project, one, project_map)} - seen, key=lambda f: _order(path, f)
        )
        yield from found[: MAX_IMPORTERS - len(seen) + 1]
        seen.update(found)
        level = found
        if not found or len(seen) > MAX_IMPORTERS:
            return


def project_root(project: Project, path: str) -> str:
    """The folder of the project that `path` lies in: one that is marked, else one that looks like the top of a project,
    else the folder above the outermost package."""
    upwards = project.search_path(os.path.dirname(path))
    if project._is_root(upwards[-1]):
        return upwards[-1]
    for folder in upwards:
        if any(map(SIGNS.match, project.disk.names(folder))):
            return folder
    package = project.dotted_name(path).count(".") + path.endswith("__init__.py")
    return upwards[min(package, len(upwards) - 1)]


def _order(path: str, importer: str) -> tuple[int, str]:
    """By how many folders lie between, then by name."""
    return os.path.relpath(importer, os.path.dirname(path)).count(os.sep), importer


def _direct(project: Project, path: str, project_map: ImportMap) -> Iterator[str]:
    """The files with an import that means `path`."""
    name = project.dotted_name(path).rpartition(".")[2] or os.path.basename(os.path.dirname(path))
    candidates = project_map.mentioning(name)
    if path.endswith("__init__.py"):  # `from . import x` in a package may mean its `__init__`
        candidates = [*candidates, *project_map.importing_in(os.path.dirname(path))]
    for file in dict.fromkeys(candidates):
        if file != path and path in project._once(("imports", file), lambda file=file: _imports(project, file)):  # type: ignore[misc]
            yield file


def _read(project: Project, file: str) -> bytes:
    """The bytes of a file that is not too large. Raises OSError."""
    raw = project.disk.read(file)
    return raw if len(raw) <= MAX_FILE_BYTES else b""


def _imports(project: Project, file: str) -> frozenset[str]:
    """The files of the project that the imports of `file` mean."""
    try:
        text = Source(file, _read(project, file)).text
    except Exception:
        return frozenset()
    found = set()
    for module, level, names in _statements(text):
        for name in (module, *(f"{module}.{name}" if module else name for name in names)):
            place = project.find(name, file, level) if name else _package(file, level)
            if place is not None:
                found.add(str(place))
                found.add(os.path.join(str(place), "__init__.py"))
    return frozenset(found)


def _package(file: str, level: int) -> str | None:
    """What `from . import x` imports from."""
    folder = os.path.dirname(file)
    for _ in range(level - 1):
        folder = os.path.dirname(folder)
    return os.path.join(folder, "__init__.py") if level else None


def _statements(text: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """(module, level, names) of each import of a file; only the lines of these statements are parsed."""
    raw = text.encode("utf-8", "replace")
    lines = [found[1] for line in import_statements(raw) if (found := _IMPORT.match(line.decode()))]
    try:
        return _read_imports("\n".join(lines))
    except SyntaxError:  # a sentence in a docstring, or no Python at all
        return [one for line in lines for one in _statements_of(line)]


def _statements_of(line: str) -> list[tuple[str, int, tuple[str, ...]]]:
    try:
        return _read_imports(line)
    except SyntaxError:
        return []


def _read_imports(text: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """The imports of a text. Raises SyntaxError where it is no Python."""
    with _LOCK:
        from astroid import nodes
        from astroid.manager import AstroidManager
        from astroid.rebuilder import TreeRebuilder

        manager = AstroidManager()
        manager.module_denylist |= FRAMEWORKS
        try:
            # Not by `AstroidBuilder`, which first builds trees of Python's own builtins: nothing is inferred here.
            tree = TreeRebuilder(manager, text).visit_module(syntax_tree(text), _NAME, "<?>", False)
            found: list[Any] = list(tree.nodes_of_class((nodes.Import, nodes.ImportFrom)))
        except UNTOLD:
            raise SyntaxError from None
    return [statement for node in found for statement in _parts(node)]


def _parts(node: Any) -> list[tuple[str, int, tuple[str, ...]]]:
    if hasattr(node, "modname"):
        return [(node.modname, node.level or 0, tuple(name for name, _ in node.names if name != "*"))]
    return [(name, 0, ()) for name, _ in node.names]
