"""The whole way of a file: source, interpreter, problems, rules, diagnostics. Only this room knows all of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor
    from typing import Any

    from convlint.check.each import Outcome
    from convlint.diagnostics import CheckSummary, Diagnostic
    from convlint.disk import Disk
    from convlint.project import Project
    from convlint.report import ShapesReport
    from convlint.source import Source

__all__ = ["check_files", "check_many", "check_source", "shapes_of", "shapes_of_source"]


def check_files(paths: Sequence[str], settings: Any) -> tuple[list[Diagnostic], CheckSummary]:
    """Check each file, without a cache; the diagnostics in order of file and place, and what was looked at."""
    from convlint.diagnostics import CheckSummary

    found: list[Diagnostic] = []
    summary = CheckSummary()
    for outcome in check_many([(path, settings) for path in paths]):
        if isinstance(outcome, Exception):
            raise outcome
        found += outcome[0]
        summary = summary + outcome[1]
    return sorted(found), summary


def check_many(
    files: Sequence[tuple[str, Any]],
    *,
    disk: Disk | None = None,
    use_cache: bool = False,
    jobs: int | Executor | None = 1,
    done: Callable[[int], None] | None = None,
) -> list[Outcome]:
    """Check files, each with its settings; for each its diagnostics and summary, or what convlint failed with.

    disk: what the run has asked so far, such as for its configuration. use_cache: answer unchanged files from the
    cache that their settings name, and keep the others' answers there. jobs: how many processes, None for as many as
    pay, or an executor. done: told how many more files are done.
    """
    from convlint.check.many import check_many as check

    return check(files, disk, use_cache, jobs, done)


def check_source(
    source: Source, settings: Any, project: Project | None = None
) -> tuple[list[Diagnostic], CheckSummary]:
    """Check one file whose text is at hand (an editor's buffer, standard input)."""
    from convlint.check.files import check_one

    return check_one(source, settings, project)


def shapes_of(path: str, settings: Any) -> ShapesReport:
    """The models of a file and their shapes. Raises OSError, SyntaxFault."""
    from convlint.source import Source

    return shapes_of_source(Source.read(path), settings)


def shapes_of_source(source: Source, settings: Any, project: Project | None = None) -> ShapesReport:
    """The models of a file whose text is at hand. Raises SyntaxFault."""
    from convlint.check.files import report_shapes

    return report_shapes(source, settings, project)
