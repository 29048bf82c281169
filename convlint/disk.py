"""The disk as one run sees it: every question is asked in one place, answered once, and remembered.

What a file's check asked of the disk, with the answers it got, is what its answer depends on. A cache believes an
answer only as long as each of these questions would be answered the same again, negative answers included: a module
that was not there may be there now.
"""

from __future__ import annotations

import os
import os.path
import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    from convlint.importmap import ImportMap

    Question = tuple[str, str]  # the name of a method of Disk, and a path

    class Seen(Protocol):
        """What earlier runs have read: digests of files that have not changed, and which name no framework."""

        def digest(self, path: str) -> str | None: ...
        def skipped(self, path: str) -> bool: ...
        def note(self, path: str, status: os.stat_result, digest: str) -> None: ...
        def note_skipped(self, path: str) -> None: ...


__all__ = ["Disk", "digest"]


def digest(raw: bytes) -> str:
    """A short name for some bytes that no other bytes have."""
    from _blake2 import blake2b  # what hashlib gives, without importing OpenSSL

    return blake2b(raw, digest_size=16).hexdigest()


class Disk:
    """Questions about the disk. Within the life of one Disk the same question has the same answer.

    seen: what files held when earlier runs read them, for those that have not changed since.
    """

    def __init__(self, seen: Seen | None = None) -> None:
        self.seen = seen
        self._answers: dict[Question, str] = {}
        self._asked: list[Asked] = []
        self._import_maps: dict[str, ImportMap] = {}

    # ------------------------------------------------------------------ questions

    def kind(self, path: str) -> str:
        """`file`, `folder`, or the empty text for what is neither."""
        return self._answer("kind", path)

    def has_python(self, folder: str) -> bool:
        """Whether a folder has a Python file or a further folder in it."""
        return self._answer("python", folder) == "yes"

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted; none where it cannot be read."""
        return [name for name in self._answer("names", folder).split("/") if name]

    def entries(self, folder: str) -> list[tuple[str, bool | None]]:
        """The names in a folder, sorted: True for a folder, False for a file, None for what is neither or is linked."""
        found = self._answer("entries", folder).split("\n")
        return [(name[1:], _KINDS[name[0]]) for name in found if name]

    def import_map(self, root: str) -> ImportMap:
        """Which names the files of the project at `root` import: one question, however many files it looks at."""
        self._remember(("imports", root))
        if root not in self._import_maps:
            from convlint.importmap import ImportMap

            asked, self._asked = self._asked, []
            try:
                self._import_maps[root] = ImportMap(self, root)
            finally:
                self._asked = asked
            self._answers["imports", root] = self._import_maps[root].answer
        return self._import_maps[root]

    def read(self, path: str) -> bytes:
        """The bytes of a file, which are not kept. Raises OSError."""
        question = ("bytes", path)
        self._remember(question)
        try:
            with open(path, "rb") as file:
                status = os.fstat(file.fileno())
                raw = file.read()
        except OSError:
            self._answers[question] = ""
            raise
        self._answers[question] = digest(raw)
        if self.seen is not None:
            self.seen.note(path, status, self._answers[question])
        return raw

    def skip(self, path: str) -> None:
        """Take down that a file that was just read names no framework."""
        if self.seen is not None:
            self.seen.note_skipped(path)

    def skips(self, path: str) -> bool:
        """Whether a file named no framework when it was last read."""
        return self.seen is not None and self.seen.skipped(path)

    def digest_seen(self, path: str) -> str | None:
        """The digest of a file that has not changed since an earlier run read it; it is as good as read."""
        known = self.seen.digest(path) if self.seen is not None else None
        if known is not None:
            self._remember(("bytes", path))
            self._answers["bytes", path] = known
        return known

    # ------------------------------------------------------------------ what was asked

    def recording(self) -> Recording:
        """`with disk.recording() as asked:` collects the questions of a block, those that had been asked before too."""
        return Recording(self._asked)

    def answers(self) -> dict[Question, str]:
        """All that has been asked so far, with its answers."""
        return dict(self._answers)

    def learn(self, answers: Mapping[Question, str]) -> None:
        """Take in what another Disk was asked for the same run."""
        for question, answer in answers.items():
            self._answers.setdefault(question, answer)

    def depend_on(self, questions: tuple[Question, ...]) -> None:
        """Count questions as asked again: by who uses what was once made from their answers."""
        for asked in self._asked:
            asked.take_in(questions)

    def answer(self, question: Question) -> str:
        """The answer to a question that was once asked, on this disk; of a file's bytes, their digest."""
        return self._answer(*question)

    def _answer(self, name: str, path: str) -> str:
        question = (name, path)
        self._remember(question)
        if question not in self._answers:
            self._answers[question] = self.import_map(path).answer if name == "imports" else self._asked_of(name, path)
        return self._answers[question]

    def _asked_of(self, name: str, path: str) -> str:
        known = self.seen.digest(path) if name == "bytes" and self.seen is not None else None
        return QUESTIONS[name](path) if known is None else known

    def _remember(self, question: Question) -> None:
        for asked in self._asked:
            asked.add(question)


class Asked(set["Question"]):
    """Questions, and the bundles of them that have been taken in: most come again and again."""

    def __init__(self) -> None:
        super().__init__()
        self._bundles: dict[int, tuple[Question, ...]] = {}

    def take_in(self, questions: tuple[Question, ...]) -> None:
        if id(questions) not in self._bundles:
            self._bundles[id(questions)] = questions
            self.update(questions)


class Recording:
    """A block whose questions are collected."""

    def __init__(self, open_recordings: list[Asked]) -> None:
        self._open = open_recordings
        self._own = Asked()

    def __enter__(self) -> set[Question]:
        self._open.append(self._own)
        return self._own

    def __exit__(self, *_: object) -> None:
        self._open[:] = [asked for asked in self._open if asked is not self._own]


_OWN = ".convlint_cache"  # comes and goes with the runs themselves


def _kind(path: str) -> str:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return ""
    return "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else ""


def _python(folder: str) -> str:
    try:
        with os.scandir(folder) as entries:
            return "yes" if any(_leads_to_python(entry) for entry in entries) else ""
    except OSError:
        return ""


def _leads_to_python(entry: os.DirEntry[str]) -> bool:
    return entry.name.endswith(".py") or (entry.is_dir() and entry.name != _OWN)


def _names(folder: str) -> str:
    try:
        return "/".join(sorted(name for name in os.listdir(folder) if name != _OWN))
    except OSError:
        return ""


_KINDS = {"/": True, "-": False, "?": None}


def _entries(folder: str) -> str:
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, _mark(entry)) for entry in entries if entry.name != _OWN]
    except OSError:
        return ""
    # A line end in a name would make two of it; a file of that name is never looked at.
    return "\n".join(mark + name for name, mark in sorted(found) if "\n" not in name)


def _mark(entry: os.DirEntry[str]) -> str:
    try:
        if entry.is_dir(follow_symlinks=False):
            return "/"
        return "-" if entry.is_file() else "?"
    except OSError:
        return "?"


def _bytes(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return digest(file.read())
    except OSError:
        return ""


# Each answer is a text: what a cache keeps, and compares.
QUESTIONS: dict[str, Callable[[str], str]] = {
    "kind": _kind,
    "python": _python,
    "names": _names,
    "entries": _entries,
    "bytes": _bytes,
}
