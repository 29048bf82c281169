"""Running the check over files that may have different settings, and living through a fault of our own."""

from __future__ import annotations

import os
import sys

from convlint.cli import describe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from convlint.config.settings import Settings
    from convlint.diagnostics import CheckSummary, Diagnostic
    from convlint.disk import Disk
    from convlint.source import Source

    Found = tuple[list[Diagnostic], CheckSummary]

__all__ = ["Outcome", "check_all", "recheck", "summary_of"]


class Outcome:
    """What a run found. `failed`: files that convlint itself failed on; `fixed`: how many findings were fixed;
    `printed`: the report.
    """

    def __init__(self) -> None:
        from convlint.diagnostics import CheckSummary

        self.diagnostics: list[Diagnostic] = []
        self.summary = CheckSummary()
        self.failed: list[str] = []
        self.fixed = 0
        self.printed = ""

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

    def take(self, filenames: Iterable[str], found: Sequence[Found | Exception]) -> None:
        """What the checks of files came to."""
        from convlint.diagnostics import CheckSummary

        for filename, one in zip(filenames, found, strict=True):
            if isinstance(one, Exception):
                self._fail(filename, one)
            else:
                self.diagnostics += one[0]
        summaries = [one[1] for one in found if not isinstance(one, Exception)]
        self.summary = CheckSummary.total([self.summary, *summaries])

    def _fail(self, filename: str, error: Exception) -> None:
        if os.environ.get("CONVLINT_DEBUG"):
            raise error
        self.failed.append(filename)
        print(f"convlint: internal error in {filename}: {describe(error)}", file=sys.stderr)


def check_all(
    files: Sequence[tuple[str, Settings]], disk: Disk | None = None, done: Callable[[int], None] | None = None
) -> Outcome:
    """Check files with the processes that pay, or as many as the settings name. `done` counts the files."""
    from convlint.check import check_many
    from convlint.check.garbage import own_process
    from convlint.source.parse import trusting_parser

    own_process()
    outcome = Outcome()
    jobs = files[0][1].jobs if files else 1
    with trusting_parser():
        found = check_many(files, disk=disk, use_cache=True, jobs=jobs, done=done)
    outcome.take([path for path, _ in files], found)
    outcome.diagnostics.sort()
    return outcome


def recheck(source: Source, settings: Settings) -> list[Diagnostic]:
    """The findings of a text that a fix has changed."""
    from convlint.check import check_source

    return check_source(source, settings)[0]


def summary_of(source: Source, settings: Settings) -> CheckSummary:
    """What the check of one text amounts to."""
    from convlint.check import check_source

    return check_source(source, settings)[1]
