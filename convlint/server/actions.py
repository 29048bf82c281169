"""Code actions: the fixes of findings, a comment that silences one, an input size, and all safe fixes at once."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from convlint.fix import applicable, fix_source
from convlint.fix.commenting import NEVER, with_ignore
from convlint.server.declaring import declaration, likely_size
from convlint.server.lenses import DECLARE, models_of
from convlint.server.reporting import placed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from convlint.diagnostics import Diagnostic, Edit
    from convlint.server.analysis import Analysis
    from convlint.server.documents import Document
    from convlint.server.reporting import Reporter
    from convlint.server.texts import Text
    from convlint.source import Source

FIX_ALL = "source.fixAll.convlint"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]
_UNDECLARED = "CVL004"
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


def actions_in(
    document: Document, analysis: Analysis, text: Text, place: types.Range, reporter: Reporter
) -> list[types.CodeAction]:
    """The quick fixes of a range."""
    found: list[types.CodeAction] = []
    silencing: list[types.CodeAction] = []
    for one, own, row, end_row in placed(document, analysis):
        if own is not text or not _touches(place, row - 1, end_row - 1):
            continue
        diagnostic = reporter.diagnostic(one, document, analysis, text, row, end_row)
        found += _fixes(one, document, analysis, text, diagnostic)
        if one.code not in NEVER:
            silencing.append(_silence(one, text, row, diagnostic))
    return [*found, *_declarations(document, analysis, text, place), *silencing]


def _touches(place: types.Range, first: int, last: int) -> bool:
    return place.start.line <= last and first <= place.end.line


def _action(title: str, text: Text, edits: list[types.TextEdit], diagnostics: Any = None) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=diagnostics,
        edit=types.WorkspaceEdit(changes={text.uri: edits}),
    )


def _fixes(
    one: Diagnostic, document: Document, analysis: Analysis, text: Text, diagnostic: types.Diagnostic
) -> list[types.CodeAction]:
    if one.fix is None or not one.fix.edits or one.fix.applicability == "display":
        return []
    changes: dict[str, list[types.TextEdit]] = {}
    for edit in one.fix.edits:
        written = _edit(edit, one, document, analysis)
        if written is None:
            return []
        changes.setdefault(written[0].uri, []).append(written[1])
    safe = one.fix.applicability == "safe"
    title = one.fix.message[:1].upper() + one.fix.message[1:]
    action = types.CodeAction(
        title=f"{title} ({one.code})" if safe else f"{title} ({one.code}, unsafe)",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        is_preferred=safe or None,
        edit=types.WorkspaceEdit(changes=changes),
    )
    return [action]


def _edit(edit: Edit, one: Diagnostic, document: Document, analysis: Analysis) -> tuple[Text, types.TextEdit] | None:
    """An edit in one of the document's texts; None for one in another file, or in a line that has changed since."""
    text = document.text_of(one.cell if edit.cell is None else edit.cell)
    if text is None or edit.filename not in (None, document.filename):
        return None
    carried = analysis.base is not None and one not in analysis.diagnostics
    row = analysis.row(edit.location.row) if carried else edit.location.row
    end = analysis.row(edit.end_location.row) if carried else edit.end_location.row
    if row is None or end is None:
        return None
    place = text.range((row, edit.location.column), (end, edit.end_location.column))
    return text, types.TextEdit(place, edit.content)


def _silence(one: Diagnostic, text: Text, row: int, diagnostic: types.Diagnostic) -> types.CodeAction:
    line = text.line(row - 1)
    kept, comment = with_ignore(line, {one.code})
    edit = types.TextEdit(text.range((row, kept + 1), (row, len(line) + 1)), comment)
    return _action(f"Ignore {one.code} on this line", text, [edit], [diagnostic])


def _declarations(document: Document, analysis: Analysis, text: Text, place: types.Range) -> list[types.CodeAction]:
    """For each model in the range to which nobody gives a size: write a likely one, and ask for one."""
    cell = document.cell_of(text.uri)
    found = []
    for model_run, report in models_of(analysis):
        own = report.cell if model_run.definition is None else _cell(model_run)
        row = analysis.row(report.line) if report.line is not None else None
        undeclared = model_run.declared is not None and not model_run.declared.inputs
        if own != cell or row is None or not undeclared or not _touches(place, row - 1, row - 1):
            continue
        size = likely_size(analysis, report.name)
        edit = declaration(text, row - 1, report.name, size) if size is not None else None
        if edit is not None:
            found.append(_action(f"Declare input size {size}", text, [edit]))
        found.append(_asking(text, row, report.name))
    return found


def _cell(model_run: Any) -> int | None:
    node, module = model_run.definition
    cell: int | None = module.source.place(module.source.span(node.name).start_line)[0]
    return cell


def _asking(text: Text, row: int, model: str) -> types.CodeAction:
    title = f"Declare the input size of {model}…"
    command = types.Command(title, DECLARE, arguments=[{"uri": text.uri, "line": row - 1, "model": model}])
    return types.CodeAction(title=title, kind=types.CodeActionKind.QuickFix, command=command)


# --------------------------------------------------------------------------- all at once


def fix_all(
    document: Document, analysis: Analysis, recheck: Callable[[Source], Sequence[Diagnostic]]
) -> types.CodeAction | None:
    """All safe fixes that check clean; None where there are none."""
    settings = analysis.settings
    if analysis.base is not None or analysis.examination is None:
        return None

    def wanted(one: Diagnostic) -> bool:
        return settings.fixes(one.code) and applicable(one.fix)

    if not any(map(wanted, analysis.diagnostics)):
        return None
    fixed = fix_source(analysis.source, analysis.diagnostics, recheck, wanted)
    changes = _differences(document, analysis.source, fixed.source) if fixed.applied else {}
    if not changes:
        return None
    edit = types.WorkspaceEdit(changes=changes)
    return types.CodeAction(title="Fix all shapes that can be fixed safely", kind=FIX_ALL, edit=edit)


def _differences(document: Document, old: Source, new: Source) -> dict[str, Sequence[types.TextEdit]]:
    if not old.is_notebook:
        pairs = [(document.text_of(None), old.text, new.text)]
    else:
        both = zip(old.cells, new.cells, strict=False)
        pairs = [(document.text_of(before.number), before.text, after.text) for before, after in both]
    changes = {text.uri: _line_edits(text, before, after) for text, before, after in pairs if text is not None}
    return {uri: edits for uri, edits in changes.items() if edits}


def _line_edits(text: Text, before: str, after: str) -> list[types.TextEdit]:
    """The changed lines, from one text to the other."""
    old, new = _LINES.findall(before), _LINES.findall(after)
    edits = []
    for tag, first, last, start, stop in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            begin, end = len("".join(old[:first])), len("".join(old[:last]))
            place = text.range(text.place(begin), text.place(end))
            edits.append(types.TextEdit(place, "".join(new[start:stop])))
    return edits
