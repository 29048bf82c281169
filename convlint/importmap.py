"""Which names the import statements of a project's files have: a test of bytes, before any file is parsed.

All of it is one question to the disk, whose answer changes only where a file comes or goes, or where an import does.
"""

from __future__ import annotations

import os
import os.path

from convlint.disk import Disk, digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ImportMap", "import_statements"]

MAX_FILES = 2000
MAX_BYTES = 16_000_000
MAX_FILE_BYTES = 1_000_000
MAX_FOLDERS = 500
SKIPPED = frozenset(["node_modules", "site-packages", "venv", "env", "build", "dist", "__pycache__"])
_NO_WORD = bytes(byte if chr(byte).isalnum() or byte == 95 or byte > 127 else 32 for byte in range(256))


class ImportMap:
    """The Python files and notebooks below `root` up to a bound, and what their import statements mention."""

    def __init__(self, disk: Disk, root: str) -> None:
        self.files: list[str] = []
        self._by_word: dict[str, list[str]] = {}
        self._by_folder: dict[str, list[str]] = {}
        marks, spent = [], 0
        for file in _files(disk, root):
            size, words = _mentioned(disk, file)
            spent += size
            if spent > MAX_BYTES:
                break
            self.files.append(file)
            for word in words:
                self._by_word.setdefault(word, []).append(file)
            if words:
                self._by_folder.setdefault(os.path.dirname(file), []).append(file)
            marks.append("\0".join((file, *sorted(words))))
        self.answer = digest("\n".join(marks).encode("utf-8", "surrogatepass"))

    def mentioning(self, word: str) -> list[str]:
        """The files that may import something of that name."""
        return self._by_word.get(word, [])

    def importing_in(self, folder: str) -> list[str]:
        """The files of a folder that import anything."""
        return self._by_folder.get(folder, [])


def _files(disk: Disk, root: str) -> list[str]:
    """Folder by folder, those of one folder by name."""
    folders, found = [root], []
    for folder in folders:
        for name, is_folder in disk.entries(folder):
            if name.endswith((".py", ".ipynb")):
                if not _leads_out(os.path.join(folder, name), root):
                    found.append(os.path.join(folder, name))
            elif is_folder and "." not in name and name not in SKIPPED and len(folders) < MAX_FOLDERS:
                folders.append(os.path.join(folder, name))
        if len(found) >= MAX_FILES:
            break
    return found[:MAX_FILES]


def _leads_out(path: str, root: str) -> bool:
    """Whether a file is a link to one outside of the project."""
    if not os.path.islink(path):
        return False
    top = os.path.realpath(root)
    return os.path.commonpath([os.path.realpath(path), top]) != top


def _mentioned(disk: Disk, file: str) -> tuple[int, frozenset[str]]:
    """How many bytes a file has, and the words of its import statements."""
    try:
        raw = disk.read(file)
    except OSError:
        return 0, frozenset()
    if len(raw) > MAX_FILE_BYTES:
        return len(raw), frozenset()
    words = {word for statement in import_statements(raw) for word in statement.translate(_NO_WORD).split()}
    return len(raw), frozenset(word.decode("utf-8", "replace") for word in words)


def import_statements(raw: bytes) -> Iterator[bytes]:
    """Each line with the word `import`, with what it continues, up to the end of its parentheses."""
    at = raw.find(b"import")
    while at >= 0:
        start = raw.rfind(b"\n", 0, at) + 1
        while start > 1 and raw[max(0, start - 3) : start].rstrip(b"\r\n").endswith(b"\\"):
            start = raw.rfind(b"\n", 0, start - 1) + 1
        end = _end(raw, at)
        yield raw[start:end]
        at = raw.find(b"import", end)


def _end(raw: bytes, at: int) -> int:
    """The end of the line, of the lines that it is continued by, or of the parentheses that it opens."""
    end = _line_end(raw, at)
    opened = raw.find(b"(", at, end)
    if opened >= 0:
        closed = raw.find(b")", opened)
        return max(end, closed + 1) if closed >= 0 else end
    while end < len(raw) and raw[at:end].rstrip(b"\r").endswith(b"\\"):
        at, end = end, _line_end(raw, end + 1)
    return end


def _line_end(raw: bytes, at: int) -> int:
    end = raw.find(b"\n", at)
    return end if end >= 0 else len(raw)
