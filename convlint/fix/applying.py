"""Applying fixes to one file, round by round, and keeping only what checks clean."""

from __future__ import annotations

from convlint.record import Record
from convlint.source import Source, Span, SyntaxFault, UnwritableFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from convlint.diagnostics import Diagnostic, Edit, Fix

    Recheck = Callable[[Source], Sequence[Diagnostic]]
    Change = tuple[Span, str]

__all__ = ["Fixed", "applicable", "fix_source"]

MAX_ROUNDS = 100
# What says how much was understood, and not what is wrong, may change with a fix.
_NOT_FAULTS = frozenset({"CVL004", "CVL005"})


class Fixed(Record):
    """A file after its fixes: the new text, what was fixed, what is still found in the new text."""

    source: Source
    applied: tuple[Diagnostic, ...]
    remaining: tuple[Diagnostic, ...]


def applicable(fix: Fix | None, unsafe: bool = False) -> bool:
    """Whether a fix may be applied: a safe one, or an unsafe one where they are asked for; never one for display."""
    return fix is not None and bool(fix.edits) and fix.applicability in (("safe", "unsafe") if unsafe else ("safe",))


def fix_source(
    source: Source,
    found: Sequence[Diagnostic],
    recheck: Recheck,
    wanted: Callable[[Diagnostic], bool] = lambda diagnostic: applicable(diagnostic.fix),
) -> Fixed:
    """Apply the fixes of `found` that are `wanted`, check the result, and go on until nothing changes.

    `found` are all the findings of `source`, `recheck` gives those of a changed one. A fix is taken only if its finding
    is gone after it and none has come up instead.
    """
    state = Fixed(source, (), tuple(found))
    refused: set[tuple[object, ...]] = set()
    for _ in range(MAX_ROUNDS):
        candidates = [one for one in state.remaining if wanted(one) and _identity(one, state.source) not in refused]
        chosen = _compatible(candidates, state.source)
        if not chosen:
            return state
        after = _attempt(state, chosen, recheck)
        for one in chosen if after is None and len(chosen) > 1 else ():
            after = _attempt(state, [one], recheck)
            if after is not None:
                break
            refused.add(_identity(one, state.source))
        if after is None:
            refused.update(_identity(one, state.source) for one in chosen)
        state = after or state
    return state


def _identity(diagnostic: Diagnostic, source: Source) -> tuple[object, ...]:
    """A finding as it stays recognisable when lines above it change."""
    row = source.module_line(diagnostic.cell, diagnostic.location.row)
    edits = tuple(edit.content for edit in diagnostic.fix.edits) if diagnostic.fix else ()
    return diagnostic.code, source.line(row), diagnostic.location.column, edits


def _attempt(state: Fixed, chosen: Sequence[Diagnostic], recheck: Recheck) -> Fixed | None:
    """The file with the fixes of `chosen`; None if that can't be written, or does not check clean."""
    changes = dict.fromkeys(change for one in chosen for change in _changes(one, state.source))
    try:
        source = Source(state.source.filename, state.source.edited(changes))
        if source.fault is not None:
            return None
    except (UnwritableFault, SyntaxFault):
        return None
    remaining = tuple(recheck(source))
    if not _is_cleaner(state.remaining, chosen, remaining):
        return None
    return Fixed(source, (*state.applied, *chosen), remaining)


def _is_cleaner(before: Iterable[Diagnostic], fixed: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Whether every fixed finding is gone and no other has come."""
    allowed = _counted(before)
    for code, count in _counted(fixed).items():
        allowed[code] -= count
    return all(count <= allowed.get(code, 0) for code, count in _counted(after).items())


def _counted(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for diagnostic in diagnostics:
        if diagnostic.code not in _NOT_FAULTS:
            counts[diagnostic.code] = counts.get(diagnostic.code, 0) + 1
    return counts


def _compatible(diagnostics: Sequence[Diagnostic], source: Source) -> list[Diagnostic]:
    """Those whose edits do not touch each other; of two that do, the first. Equal edits are one edit."""
    taken: list[tuple[int, int, str]] = []
    chosen = []
    for diagnostic in diagnostics:
        own = [_offsets(change, source) for change in _changes(diagnostic, source)]
        if own and all(edit in taken or not any(_touch(edit, other) for other in taken) for edit in own):
            taken += own
            chosen.append(diagnostic)
    return chosen


def _offsets(change: Change, source: Source) -> tuple[int, int, str]:
    span, content = change
    return source.offset(span.start_line, span.start_col), source.offset(span.end_line, span.end_col), content


def _touch(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1]) or one[:2] == other[:2]


def _changes(diagnostic: Diagnostic, source: Source) -> list[Change]:
    """The edits of a diagnostic's fix as spans of the file's text; none where one belongs to another file."""
    if diagnostic.fix is None or any(edit.filename not in (None, source.filename) for edit in diagnostic.fix.edits):
        return []
    return [_change(edit, diagnostic.cell if edit.cell is None else edit.cell, source) for edit in diagnostic.fix.edits]


def _change(edit: Edit, cell: int | None, source: Source) -> Change:
    start, end = edit.location, edit.end_location
    first, last = source.module_line(cell, start.row), source.module_line(cell, end.row)
    return Span(first, start.column, last, end.column), edit.content
