"""What a reporter may use beside the diagnostics: source lines, relative paths, colours, the rules, the summary."""

from __future__ import annotations

import os
import os.path
from importlib import import_module

from convlint.diagnostics import CheckSummary, Location
from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from convlint.diagnostics import Diagnostic
    from convlint.source import Source

    Render = Callable[[Sequence[Diagnostic], "Page"], str]

__all__ = ["Page", "PhysicalEdit", "load"]


def load(name: str) -> Render:
    """The `render` of a format: `json-lines` is in json_lines.py."""
    module = import_module(f"convlint.reporters.{name.replace('-', '_')}")
    render: Render = module.render
    return render


class PhysicalEdit(Record):
    """A change of a file itself, from one location to another."""

    filename: str
    location: Location
    end_location: Location
    content: str


class Page:
    """The circumstances of one report. Everything that is asked of the disk is asked once, and may be missing."""

    def __init__(
        self,
        *,
        colour: bool = False,
        summary: CheckSummary | None = None,
        fixes: Callable[[Diagnostic], bool] = lambda diagnostic: False,
        sources: Mapping[str, Source] | None = None,
        verbose: bool = False,
        folder: str | None = None,
    ) -> None:
        self.colour = colour
        self.summary = summary or CheckSummary()
        self.fixes = fixes  # whether `--fix` would apply the fix of a diagnostic
        self.verbose = verbose
        self.folder = folder or os.getcwd()
        self._sources: dict[str, Source | None] = dict(sources or {})

    def line(self, filename: str, cell: int | None, row: int) -> str:
        """A line of a file or of a notebook's cell; empty where it can't be had."""
        from convlint.source import SyntaxFault

        source = self._source(filename)
        if source is None:
            return ""
        try:
            return source.written_line(cell, row)
        except SyntaxFault:
            return ""

    def _source(self, filename: str) -> Source | None:
        from convlint.source import Source

        if filename not in self._sources:
            try:
                self._sources[filename] = Source.read(filename)
            except OSError:
                self._sources[filename] = None
        return self._sources[filename]

    def physical(self, filename: str, cell: int | None, location: Location) -> Location:
        """A place as the file itself has it: of a notebook, the place in its JSON, which is what other tools show."""
        from convlint.source import SyntaxFault, UnwritableFault

        source = self._source(filename) if cell is not None else None
        if source is None:
            return location
        try:
            return Location(*source.physical(source.module_line(cell, location.row), location.column))
        except (SyntaxFault, UnwritableFault):
            return location

    def physical_edits(self, diagnostic: Diagnostic) -> list[PhysicalEdit]:
        """The edits of a fix as changes of the files themselves; none where they can't be given exactly."""
        from convlint.source import Span, UnwritableFault

        found = []
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            filename = edit.filename or diagnostic.filename
            source = self._source(filename)
            if source is None:
                return []
            cell = diagnostic.cell if edit.cell is None else edit.cell
            first, last = (source.module_line(cell, place.row) for place in (edit.location, edit.end_location))
            try:
                span = Span(first, edit.location.column, last, edit.end_location.column)
                span, content = source.physical_change(span, edit.content)
            except UnwritableFault:
                return []
            start, end = Location(span.start_line, span.start_col), Location(span.end_line, span.end_col)
            found.append(PhysicalEdit(filename, start, end, content))
        return found

    def physical_line(self, filename: str, row: int) -> str:
        """A line of the file itself."""
        source = self._source(filename)
        return source.physical_line(row) if source is not None else ""

    def relative(self, filename: str) -> str:
        """The path relative to the folder that convlint runs in, with `/`; the whole path of a file elsewhere."""
        try:
            path = os.path.relpath(filename, self.folder)
        except ValueError:  # another drive
            path = filename
        path = filename if path.startswith(os.pardir + os.sep) else path
        return path.replace(os.sep, "/")

    def uri(self, filename: str) -> str:
        """`relative` as a URI reference."""
        from urllib.parse import quote

        path = self.relative(filename)
        return ("file://" if path.startswith("/") else "") + quote(path)

    def rules(self) -> dict[str, Any]:
        """Every rule by its code."""
        from convlint.rules import all_rules

        return {rule.code: rule for rule in all_rules()}

    def fingerprints(self, diagnostics: Sequence[Diagnostic]) -> list[str]:
        """For each diagnostic a hash that stays when lines above it come or go: of file, rule, and the line's text."""
        from hashlib import sha256

        seen: dict[str, int] = {}
        found = []
        for one in diagnostics:
            text = " ".join(self.line(one.filename, one.cell, one.location.row).split())
            key = f"{self.relative(one.filename)}\n{one.code}\n{text}"
            seen[key] = seen.get(key, 0) + 1
            found.append(sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
        return found
