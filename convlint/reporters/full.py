"""Each finding with the line of source, the argument underlined, the chain of sizes, and the fix."""

from __future__ import annotations

from convlint.reporters._steps import step_lines
from convlint.reporters._text import head, paint, plain, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from convlint.diagnostics import Diagnostic, Location
    from convlint.reporters._page import Page

SUMMARY = True  # the run's summary comes after it
CONTEXT = 1  # lines of source above and below
MAX_WIDTH = 160
MARGIN = 40  # columns kept before the underlined part of a longer line


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    return "".join(f"{line}\n" for diagnostic in diagnostics for line in (*_block(diagnostic, page), ""))


def _block(diagnostic: Diagnostic, page: Page) -> Iterator[str]:
    yield head(diagnostic, page)
    yield from _excerpt(diagnostic, page)
    for related in diagnostic.related:
        where = f":cell {related.cell}" if related.cell is not None else ""
        place = f"{plain(related.filename)}{where}:{related.location.row}:{related.location.column}"
        yield f"   {paint('-->', 'blue', page)} {place}: {plain(related.message)}"
    for note in diagnostic.notes:
        yield _note(note, page)
        if note.startswith("chain: "):
            yield from _steps(diagnostic, page)
    if diagnostic.fix:
        kind = {"safe": "fix", "unsafe": "unsafe fix", "display": "to mend it"}[diagnostic.fix.applicability]
        yield _note(f"{kind}: {diagnostic.fix.message}", page)


def _steps(diagnostic: Diagnostic, page: Page) -> Iterator[str]:
    """The arithmetic below the chain, a line a step."""
    for arithmetic, who in step_lines(diagnostic.chain, diagnostic.filename, diagnostic.cell, page.verbose):
        yield f"       {plain(arithmetic)}   {paint(plain(who), 'dim', page)}".rstrip()


def _note(text: str, page: Page) -> str:
    """`   = chain: ...`, with the word before the colon set off."""
    label, colon, rest = plain(text).partition(": ")
    if not colon or " " in label.removeprefix("unsafe ").removeprefix("to mend "):
        return f"   {paint('=', 'blue', page)} {plain(text)}"
    return f"   {paint('=', 'blue', page)} {paint(label + ':', 'bold', page)} {rest}"


def _excerpt(diagnostic: Diagnostic, page: Page) -> Iterator[str]:
    row = diagnostic.location.row
    rows = range(max(1, row - CONTEXT), row + CONTEXT + 1)
    lines = {number: page.line(diagnostic.filename, diagnostic.cell, number) for number in rows}
    if not lines[row].strip():
        return
    numbers = [number for number in rows if number == row or lines[number].strip()]
    gutter = len(str(numbers[-1]))
    bar = paint("|", "blue", page)
    start, end = _columns(lines[row], diagnostic.location, diagnostic.end_location)
    shift = _shift(lines[row], start, end)
    for number in numbers:
        text = plain(lines[number].expandtabs(4)[shift : shift + MAX_WIDTH]).rstrip()
        yield f"{paint(str(number).rjust(gutter), 'blue', page)} {bar} {text}".rstrip()
        if number == row:
            before = " " * width(lines[row][:start].expandtabs(4)[shift:])
            marks = "^" * max(1, width(lines[row][start:end]))
            style = "red" if diagnostic.severity == "error" else "yellow"
            yield f"{' ' * gutter} {bar} {before}{paint(marks[:MAX_WIDTH], style, page)}"


def _columns(line: str, start: Location, end: Location) -> tuple[int, int]:
    """The underlined part of the first line, as offsets."""
    last = end.column - 1 if end.row == start.row else len(line.rstrip())
    return start.column - 1, max(last, start.column)


def _shift(line: str, start: int, end: int) -> int:
    """How much of a long line is left out on the left, so that the underlined part is seen."""
    return max(0, start - MARGIN) if min(end, start + MARGIN) > MAX_WIDTH else 0
