"""The answer of one file: its diagnostics and its summary, with what they depend on.

The key is made of the file's name and bytes, the settings, the current folder (names in messages are relative to it),
this convlint and this Python. Under it stands every question that was asked of the disk, with its answer: which files
the imports led to, their bytes, and where there was none.
"""

from __future__ import annotations

import os
import os.path

from convlint.cache.seen import seen_in
from convlint.cache.store import NAME, Store, key_of
from convlint.disk import digest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from convlint.cache.seen import Seen
    from convlint.config.settings import Settings
    from convlint.diagnostics import CheckSummary, Diagnostic
    from convlint.disk import Disk, Question

    Answer = tuple[list[Diagnostic], CheckSummary]

__all__ = ["FileCache", "believed", "cache_folder", "file_cache", "folded"]

# What decides which files are looked at, and what is done with the findings, but not what they are.
_BESIDE = frozenset((
    "cache", "cache_dir", "config_file", "exclude", "fix", "fixable", "force_exclude", "include", "jobs",
    "output_format", "respect_gitignore", "unfixable", "unsafe_fixes",
))  # fmt: skip
LONG = 32


def cache_folder(settings: Settings) -> str:
    """Where the cache of these settings is: as configured, else next to the configuration."""
    return settings.cache_dir or os.path.join(settings.root or os.getcwd(), NAME)


def file_cache(settings: Settings, disk: Disk) -> FileCache | None:
    """The cache that the settings ask for."""
    return FileCache(Store(cache_folder(settings)), settings, disk) if settings.cache else None


class FileCache:
    """The answers of files under one configuration."""

    def __init__(self, store: Store, settings: Any, disk: Disk) -> None:
        self._store = store
        self._disk = disk
        told = [f"{name}={value!r}" for name, value in settings.__dict__.items() if name not in _BESIDE]
        self._settings = "\n".join((os.getcwd(), *told))

    @property
    def seen(self) -> Seen:
        """What earlier runs have read."""
        return seen_in(self._store.folder)

    def get(self, filename: str, held: str) -> Answer | None:
        """The answer of a file whose bytes have the digest `held`, if nothing that it depends on has changed."""
        fields = self._store.get(self._key(filename, held))
        if fields is None or not believed(fields[1:], self._disk):
            return None
        from convlint.cache.answers import read_answer

        return read_answer(fields[0])

    def put(self, filename: str, held: str, answer: Answer, asked: Iterable[Question]) -> None:
        """Keep an answer and the questions whose answers it depends on."""
        from convlint.cache.answers import written_answer

        text = written_answer(answer)
        if text is not None:
            self._store.put(self._key(filename, held), [text, *folded(asked, self._disk)])

    def _key(self, filename: str, held: str) -> str:
        return key_of(("file", self._settings, filename, held))


def folded(asked: Iterable[Question], disk: Disk) -> list[str]:
    """Questions with their answers as fields: the question, the path, the answer, one after the other."""
    return [field for question in sorted(asked) for field in (*question, _short(disk.answer(question)))]


def believed(fields: list[str], disk: Disk) -> bool:
    """Whether each of these questions has the same answer as it had."""
    questions = zip(fields[0::3], fields[1::3], fields[2::3], strict=True)
    try:
        return all(_short(disk.answer((name, path))) == answer for name, path, answer in questions)
    except (KeyError, ValueError):  # no question of this convlint, or not three fields each
        return False


def _short(answer: str) -> str:
    return answer if len(answer) <= LONG else digest(answer.encode("utf-8", "surrogatepass"))
