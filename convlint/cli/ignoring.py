"""`--add-ignore`: a comment on every line with a finding, so that a project can start clean."""

from __future__ import annotations

import sys

from convlint.cli.running import recheck
from convlint.fix import FileChanged, write_file
from convlint.fix.commenting import NEVER, with_ignore
from convlint.reporters._text import counted
from convlint.source import Source, Span, SyntaxFault, UnwritableFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from convlint.cli.running import Outcome
    from convlint.config.settings import Settings
    from convlint.diagnostics import Diagnostic

__all__ = ["add_ignores"]


def add_ignores(settings: dict[str, Settings], outcome: Outcome) -> int:
    """Write the comments. The status is 1 if a finding is left that no comment could silence."""
    added, left = 0, 0
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in outcome.diagnostics:
        by_file.setdefault(diagnostic.filename, []).append(diagnostic)
    for path, found in by_file.items():
        silenced = _silence(path, found, settings.get(path))
        added, left = added + silenced, left + len(found) - silenced
    print(f"Added comments for {counted(added, 'finding')}" + (f"; {left} left." if left else "."), file=sys.stderr)
    return 1 if left else 0


def _silence(path: str, found: list[Diagnostic], settings: Settings | None) -> int:
    """How many findings of the file the comments silence; a line is left alone where its comment would not."""
    source = Source.read(path)
    by_line: dict[int, set[str]] = {}
    for one in found:
        if one.code not in NEVER:
            by_line.setdefault(source.module_line(one.cell, one.location.row), set()).add(one.code)
    changed = _with_comments(source, by_line)
    if changed is None or settings is None:
        return 0
    left = recheck(changed, settings)
    if len(left) >= len(found) or changed.fault is not None:
        return 0
    try:
        write_file(path, source.raw, changed.raw)
    except (OSError, FileChanged) as error:
        print(f"convlint: not changed: {path}: {error}", file=sys.stderr)
        return 0
    return len(found) - len(left)


def _with_comments(source: Source, by_line: dict[int, set[str]]) -> Source | None:
    changes = [(_end_of(source, line), with_ignore(source.line(line), codes)) for line, codes in by_line.items()]
    try:
        return Source(source.filename, source.edited(_replacements(source, changes)))
    except (UnwritableFault, SyntaxFault):
        return None


def _replacements(source: Source, changes: Iterable[tuple[Span, tuple[int, str]]]) -> Iterable[tuple[Span, str]]:
    for span, (kept, text) in changes:
        yield Span(span.start_line, kept + 1, span.end_line, span.end_col), text


def _end_of(source: Source, line: int) -> Span:
    column = len(source.line(line)) + 1
    return Span(line, column, line, column)
