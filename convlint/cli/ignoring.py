"""`--add-ignore`: a comment on every line with a finding, so that a project can start clean."""

from __future__ import annotations

import re
import sys

from convlint.cli.running import recheck
from convlint.fix import FileChanged, write_file
from convlint.reporters._text import counted
from convlint.source import Source, Span, SyntaxFault, UnwritableFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from convlint.cli.running import Outcome
    from convlint.config.settings import Settings
    from convlint.diagnostics import Diagnostic

__all__ = ["add_ignores"]

# A comment of its own can't silence what speaks of the file or of comments.
NEVER = ("CVL001", "CVL002", "CVL003")
_IGNORE = re.compile(r"(#\s*convlint\s*:\s*ignore\[)([^\]]*)(\].*)\Z")


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
    changes = [(_end_of(source, line), _comment(source.line(line), codes)) for line, codes in by_line.items()]
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


def _comment(line: str, codes: set[str]) -> tuple[int, str]:
    """How much of the line stays, and what follows it: a comment, or the one that is there with more codes."""
    present = _IGNORE.search(line)
    if present:
        listed = [code.strip() for code in present.group(2).split(",") if code.strip()]
        joined = ", ".join([*listed, *sorted(codes - set(listed))])
        return present.start(), f"{present.group(1)}{joined}{present.group(3)}"
    return len(line.rstrip()), f"  # convlint: ignore[{', '.join(sorted(codes))}]"
