"""Findings as the protocol writes them: places in the client's units, the chain as related information, tags, links."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import from_fs_path

from convlint.server.texts import Text

if TYPE_CHECKING:
    from convlint.diagnostics import Diagnostic, Location, Related
    from convlint.server.analysis import Analysis
    from convlint.server.documents import Document

SOURCE = "convlint"
_SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_STEP = re.compile(r", (?P<file>[^,]+):(?P<line>\d+)\Z")
_UNNECESSARY = frozenset(["CVL003", "CVL105"])


class Reporter:
    """Turns an analysis into the diagnostics of each of its document's texts."""

    def __init__(self, client: types.ClientCapabilities) -> None:
        text = client.text_document
        push = text.publish_diagnostics if text is not None else None
        pull = text.diagnostic if text is not None else None
        self.related = any(bool(one is not None and one.related_information) for one in (push, pull))

    def by_text(self, document: Document, analysis: Analysis) -> dict[str, list[types.Diagnostic]]:
        """The diagnostics of each text, by its URI; a text without any has an empty list."""
        found: dict[str, list[types.Diagnostic]] = {text.uri: [] for text in document.texts()}
        for diagnostic, text, row, end_row in placed(document, analysis):
            found[text.uri].append(self.diagnostic(diagnostic, document, analysis, text, row, end_row))
        return found

    def diagnostic(
        self, one: Diagnostic, document: Document, analysis: Analysis, text: Text, row: int, end_row: int
    ) -> types.Diagnostic:
        place = text.range((row, one.location.column), (end_row, one.end_location.column))
        if place.start == place.end:
            place = _widened(text, place)
        return types.Diagnostic(
            range=place,
            message="\n".join([one.message, *([] if self.related else one.chain)]),
            severity=_SEVERITY.get(one.severity, types.DiagnosticSeverity.Error),
            code=one.code,
            code_description=types.CodeDescription(href=one.url) if one.url else None,
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if one.code in _UNNECESSARY else None,
            related_information=self._related(one, document, analysis, text, place) if self.related else None,
            data={"code": one.code, "name": one.name, "fix": one.fix.message if one.fix else None},
        )

    def _related(
        self, one: Diagnostic, document: Document, analysis: Analysis, text: Text, place: types.Range
    ) -> list[types.DiagnosticRelatedInformation]:
        """The other places, then the chain and the notes, which stand at the diagnostic's own."""
        found = [self._elsewhere(related, document, analysis) for related in one.related]
        here = types.Location(text.uri, place)
        steps = [(_line_of(line, document, analysis, text) or here, line) for line in one.chain]
        notes = [(here, line) for line in one.notes]
        return [item for item in found if item is not None] + [
            types.DiagnosticRelatedInformation(location=where, message=line) for where, line in [*steps, *notes]
        ]

    def _elsewhere(
        self, related: Related, document: Document, analysis: Analysis
    ) -> types.DiagnosticRelatedInformation | None:
        end = related.end_location or related.location
        if related.filename != document.filename:
            place = _plain_range(related.location, end)
            uri = from_fs_path(os.path.abspath(related.filename)) or document.uri
            return types.DiagnosticRelatedInformation(location=types.Location(uri, place), message=related.message)
        text = document.text_of(related.cell)
        row, end_row = analysis.row(related.location.row), analysis.row(end.row)
        if text is None or row is None or end_row is None:
            return None
        place = text.range((row, related.location.column), (end_row, end.column))
        return types.DiagnosticRelatedInformation(location=types.Location(text.uri, place), message=related.message)


def _line_of(step: str, document: Document, analysis: Analysis, text: Text) -> types.Location | None:
    """The line that a step of a chain names, where it is one of the document's."""
    found = _STEP.search(step)
    if found is None or document.text is None or found["file"] != os.path.basename(document.filename):
        return None
    row = analysis.row(int(found["line"]))
    if row is None:
        return None
    line = text.line(row - 1)
    return types.Location(text.uri, text.range((row, len(line) - len(line.lstrip()) + 1), (row, len(line) + 1)))


def placed(document: Document, analysis: Analysis) -> list[tuple[Diagnostic, Text, int, int]]:
    """The diagnostics with the text and the rows where each stands now; what stood in a changed line has no place."""
    found = [(one, one.location.row, one.end_location.row) for one in analysis.diagnostics]
    for one in analysis.base.diagnostics if analysis.base is not None else ():
        row, end_row = analysis.row(one.location.row), analysis.row(one.end_location.row)
        if row is not None and end_row is not None:
            found.append((one, row, end_row))
    texts = [(one, document.text_of(one.cell), row, end_row) for one, row, end_row in found]
    return [(one, text, row, end_row) for one, text, row, end_row in texts if text is not None]


def _plain_range(start: Location, end: Location) -> types.Range:
    """A range in a file that is not open: columns as code points, which is right for ASCII."""
    return types.Range(
        types.Position(start.row - 1, max(0, start.column - 1)), types.Position(end.row - 1, max(0, end.column - 1))
    )


def _widened(text: Text, place: types.Range) -> types.Range:
    """An empty range with a character in it, so that there is something to underline."""
    line = text.line(place.start.line)
    column = text.column(place.start)
    start = max(0, min(column, len(line) - 1))
    row = place.start.line + 1
    return text.range((row, start + 1), (row, max(start + 2, 1)))
