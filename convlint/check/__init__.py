"""The whole way of a file: source, interpreter, problems, rules, diagnostics. Only this room knows all of it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from convlint.diagnostics import CheckSummary, Diagnostic
    from convlint.project import Project
    from convlint.report import ShapesReport
    from convlint.source import Source

__all__ = ["check_files", "check_source", "shapes_of", "shapes_of_source"]


def check_files(paths: Sequence[str], settings: Any) -> tuple[list[Diagnostic], CheckSummary]:
    """Check each file; the diagnostics in order of file and place, and what was looked at.

    The interpreter is imported only if some file names a framework at all.
    """
    from convlint.diagnostics import CheckSummary

    wanted = [path for path in paths if _names_framework(path)]
    skipped = CheckSummary(skipped=len(paths) - len(wanted))
    if not wanted:
        return [], skipped
    from convlint.check.files import check_each

    found, summary = check_each(wanted, settings)
    return found, summary + skipped


def _names_framework(path: str) -> bool:
    """Whether a file has to be read; one that cannot be read is left to be reported."""
    from convlint.source.prefilter import names_framework

    try:
        with open(path, "rb") as file:
            return names_framework(file.read())
    except OSError:
        return True


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
