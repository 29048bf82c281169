"""Many files: those that name no framework are not parsed, unchanged ones come from the cache, the rest is worked out.

The interpreter is imported for the first file that needs it, and not at all where none does.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property

from convlint.diagnostics import CheckSummary
from convlint.disk import Disk
from convlint.source.prefilter import names_framework

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from convlint.cache.files import FileCache
    from convlint.diagnostics import Diagnostic
    from convlint.interpreter import Interpreter

    Answer = tuple[list[Diagnostic], CheckSummary]
    Outcome = Answer | Exception

__all__ = ["FileChecker", "work_out", "work_out_with"]

AHEAD_BYTES = 600_000
SKIPPED: Answer = ([], CheckSummary(skipped=1))


class FileChecker:
    """Checks files of one configuration. They share the disk, the cache, and what they import."""

    def __init__(self, settings: Any, disk: Disk | None = None, use_cache: bool = False) -> None:
        self._settings = settings
        self._disk = disk or Disk()
        self._ahead: set[str] = set()
        self._cache = self._open_cache() if use_cache else None

    def _open_cache(self) -> FileCache | None:
        from convlint.cache.files import file_cache

        return file_cache(self._settings, self._disk)

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """Within the `with` block, files that have not changed since a run of this cache read them are not read."""
        if self._cache is None:
            yield
            return
        seen = self._disk.seen = self._cache.seen
        yield
        seen.keep()

    def check(self, path: str) -> Answer:
        """The answer of one file."""
        answer = self.known(path)
        return self.worked_out(path) if isinstance(answer, int) else answer

    def known(self, path: str) -> Answer | int:
        """The answer of a file that need not be worked out; of one that does, its number of bytes."""
        held = self._disk.digest_seen(path)
        if held is not None and (answer := SKIPPED if self._disk.skips(path) else self._kept(path)) is not None:
            return answer
        try:
            raw = self._disk.read(path)
        except OSError as error:
            from convlint.check.files import unreadable

            return [unreadable(path, error)], CheckSummary()
        if not names_framework(raw):
            self._disk.skip(path)
            return SKIPPED
        answer = self._kept(path) if held is None else None
        return len(raw) if answer is None else answer

    def _kept(self, path: str) -> Answer | None:
        """The cached answer of a file whose bytes are known by now."""
        return self._cache.get(path, self._held(path)) if self._cache is not None else None

    def _held(self, path: str) -> str:
        """The digest of a file that was read, or has not changed since it was."""
        return self._disk.answer(("bytes", path))

    @cached_property
    def _interpreter(self) -> Interpreter:
        from convlint.interpreter import Interpreter
        from convlint.project import Project

        interpreter = Interpreter(Project(disk=self._disk))
        interpreter.project.beside = interpreter
        return interpreter

    def has_read(self, path: str) -> bool:
        """Whether `read_ahead` came by the file."""
        return path in self._ahead

    def read_ahead(self, paths: Sequence[str]) -> None:
        """Parse the first of `paths`, as many as are kept until they are worked out."""
        from convlint.check.garbage import making_trees

        project, spent, before = self._interpreter.project, 0, len(self._ahead)
        with making_trees():
            for path in paths:
                try:
                    spent += len(raw := self._disk.read(path))
                except OSError:
                    continue
                if spent > AHEAD_BYTES and len(self._ahead) > before:
                    break
                self._ahead.add(path)
                project.checked(path, raw)

    def is_done(self, path: str) -> None:
        """Give back what the check of a file has left."""
        from convlint.check.garbage import file_is_done

        self._interpreter.forget_program(path)
        file_is_done(self._interpreter.project.dropped_bytes)

    def worked_out(self, path: str) -> Answer:
        """The answer of a file, which is kept with all that it depends on."""
        from convlint.check.files import check_one, unreadable

        interpreter, project = self._interpreter, self._interpreter.project
        try:
            raw = self._disk.read(path)
        except OSError as error:
            return [unreadable(path, error)], CheckSummary()
        with self._disk.recording() as asked:
            answer = check_one(project.checked(path, raw), self._settings, project, interpreter)
        if self._cache is not None and not _depends_on_parser(answer):
            self._cache.put(path, self._held(path), answer, asked)
        return answer


def _depends_on_parser(answer: Answer) -> bool:
    """Whether the file cannot be read as Python, which the next version of the parser may see otherwise."""
    return any(diagnostic.code == "CVL001" for diagnostic in answer[0])


def work_out(
    paths: Sequence[str], settings: Any, disk: Disk | None, use_cache: bool, done: Callable[[int], None] | None = None
) -> list[Outcome]:
    """The answer of each file, or what went wrong inside convlint; `done` is told of each file."""
    return work_out_with(FileChecker(settings, disk, use_cache), paths, done)


def work_out_with(
    checker: FileChecker, paths: Sequence[str], done: Callable[[int], None] | None = None
) -> list[Outcome]:
    """`work_out` with a checker that may have worked out other files of the same run."""
    found: list[Outcome] = []
    for position, path in enumerate(paths):
        try:
            if not checker.has_read(path):
                checker.read_ahead(paths[position:])
            found.append(checker.worked_out(path))
        except Exception as error:
            found.append(error)
        checker.is_done(path)
        if done:
            done(1)
    return found
