"""Running the check over files that may have different settings, and living through a fault of our own."""

from __future__ import annotations

import os
import sys

from convlint.cli import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from convlint.config.settings import Settings
    from convlint.diagnostics import CheckSummary, Diagnostic
    from convlint.source import Source

__all__ = ["Outcome", "check_all", "recheck"]

BATCH = 100  # files between two steps of the progress bar


class Outcome:
    """What a run found. `failed`: files that convlint itself failed on; `fixed`: how many findings were fixed."""

    def __init__(self) -> None:
        from convlint.diagnostics import CheckSummary

        self.diagnostics: list[Diagnostic] = []
        self.summary = CheckSummary()
        self.failed: list[str] = []
        self.fixed = 0

    def check_files(self, paths: list[str], settings: Settings) -> None:
        """One call for all; where that fails, one for each, so that the others are still checked."""
        from convlint.check import check_files

        try:
            self._add(*check_files(paths, settings))
        except Exception as error:
            if len(paths) == 1:
                self._fail(paths[0], error)
            else:
                for path in paths:
                    self.check_files([path], settings)

    def check_source(self, source: Source, settings: Settings) -> None:
        """Check a text that is not (or not yet) in a file."""
        from convlint.check import check_source

        try:
            self._add(*check_source(source, settings))
        except Exception as error:
            self._fail(source.filename, error)

    def _add(self, diagnostics: Sequence[Diagnostic], summary: CheckSummary) -> None:
        self.diagnostics += diagnostics
        self.summary = self.summary + summary

    def _fail(self, filename: str, error: Exception) -> None:
        if os.environ.get("CONVLINT_DEBUG"):
            raise error
        self.failed.append(filename)
        print(f"convlint: internal error in {filename}: {describe(error)}", file=sys.stderr)


def check_all(files: Sequence[tuple[str, Settings]], advance: Callable[[int], None] | None = None) -> Outcome:
    """Check files, those of one configuration together. `advance` is told how many more files are done."""
    outcome = Outcome()
    groups: dict[int, tuple[Settings, list[str]]] = {}
    for path, settings in files:
        groups.setdefault(id(settings), (settings, []))[1].append(path)
    for settings, paths in groups.values():
        size = BATCH if advance else len(paths)
        for start in range(0, len(paths), size):
            batch = paths[start : start + size]
            outcome.check_files(batch, settings)
            if advance:
                advance(len(batch))
    outcome.diagnostics.sort()
    return outcome


def recheck(source: Source, settings: Settings) -> list[Diagnostic]:
    """The findings of a text that a fix has changed."""
    from convlint.check import check_source

    return check_source(source, settings)[0]
