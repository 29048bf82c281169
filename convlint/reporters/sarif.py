"""SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, with what GitHub shows of it.

The code flow of a result is the chain of sizes that leads to the fault.
"""

from __future__ import annotations

import json
import os.path
import re

from convlint.diagnostics import Location
from convlint.reporters._steps import PLACE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page

    Json = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://convlint.github.io/convlint/"
BASE = "%SRCROOT%"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(diagnostics, page)]}, indent=2) + "\n"


def _run(diagnostics: Sequence[Diagnostic], page: Page) -> Json:
    from convlint.version import VERSION

    rules = page.rules()
    index = {code: number for number, code in enumerate(rules)}
    marks = page.fingerprints(diagnostics)
    return {
        "tool": {
            "driver": {
                "name": "convlint",
                "informationUri": HOME,
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": [_rule(rule) for rule in rules.values()],
            }
        },
        "automationDetails": {"id": "convlint/"},
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder that convlint ran in."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, mark, index, page) for one, mark in zip(diagnostics, marks, strict=True)],
    }


def _rule(rule: Any) -> Json:
    """A rule as GitHub wants it: both texts, help as text and as Markdown, a level, a precision and tags."""
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": _paragraph(rule.document) or f"{rule.summary}."},
        "help": {"text": rule.document, "markdown": f"# {rule.name} ({rule.code})\n\n{rule.document}"},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS.get(rule.severity, "note"), "enabled": rule.default},
        "properties": {
            "tags": ["correctness", "neural-network", "shape"],
            "precision": "very-high",
            "problem.severity": {"error": "error", "warning": "warning"}.get(rule.severity, "recommendation"),
        },
    }


def _paragraph(document: str) -> str:
    """The first paragraph below the first heading: what the rule does."""
    found = re.search(r"^## .*\n+((?:.+\n?)+)", document, re.MULTILINE)
    return " ".join(found.group(1).split()) if found else ""


def _result(one: Diagnostic, mark: str, index: dict[str, int], page: Page) -> Json:
    place = _with_source(_physical(one.filename, one.cell, one.location, one.end_location, page), one.filename, page)
    result: Json = {
        "ruleId": one.code,
        **({"ruleIndex": index[one.code]} if one.code in index else {}),
        "level": _LEVELS.get(one.severity, "note"),
        "message": {"text": _message(one)},
        "locations": [{"physicalLocation": place, **_cell(one)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{mark[:16]}:1", "convlint/v1": mark},
    }
    if one.related:
        result["relatedLocations"] = [_related(number, related, page) for number, related in enumerate(one.related, 1)]
    if one.chain:
        result["codeFlows"] = [_code_flow(one, place, page)]
    if fixes := _fixes(one, page):
        result["fixes"] = fixes
    properties = {key: value for key, value in one.data.items() if value is not None}
    return {**result, **({"properties": properties} if properties else {})}


def _message(one: Diagnostic) -> str:
    where = f"Cell {one.cell}, line {one.location.row}: " if one.cell is not None else ""
    return "\n".join([f"{where}{one.message}", *one.notes])


def _cell(one: Diagnostic) -> Json:
    if one.cell is None:
        return {}
    return {"logicalLocations": [{"name": f"cell {one.cell}", "kind": "module"}]}


def _physical(filename: str, cell: int | None, start: Location, end: Location | None, page: Page) -> Json:
    first = page.physical(filename, cell, start)
    last = page.physical(filename, cell, end) if end is not None else first
    return {"artifactLocation": _artifact(filename, page), "region": _region(first, last)}


def _with_source(place: Json, filename: str, page: Page) -> Json:
    """A place with its text and the lines around it, for a reader without the file."""
    region = place["region"]
    row, last = region["startLine"], region.get("endLine", region["startLine"])
    lines = {number: page.physical_line(filename, number) for number in range(max(1, row - 1), last + 2)}
    if not lines[row]:
        return place
    if not lines[last + 1]:
        del lines[last + 1]  # blank, or beyond the end of the file
    whole = "\n".join(lines.values())
    around = {"startLine": min(lines), "endLine": max(lines), "snippet": {"text": whole}}
    text = lines[row][region["startColumn"] - 1 : region.get("endColumn", 0) - 1] if row == last else ""
    snippet = {"snippet": {"text": text}} if text else {}
    return {**place, "region": {**region, **snippet}, "contextRegion": around}


def _artifact(filename: str, page: Page) -> Json:
    uri = page.uri(filename)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": BASE}


def _region(start: Location, end: Location) -> Json:
    region = {"startLine": start.row, "startColumn": start.column}
    return {**region, "endLine": end.row, "endColumn": end.column} if start < end else region


def _related(number: int, related: Any, page: Page) -> Json:
    place = _physical(related.filename, related.cell, related.location, related.end_location, page)
    return {"id": number, "physicalLocation": place, "message": {"text": related.message}}


def _code_flow(one: Diagnostic, place: Json, page: Page) -> Json:
    """The chain, a step a location; the last is the finding's own. A step elsewhere stands there, too."""
    steps = [
        {"location": {"message": {"text": step}, "physicalLocation": _step_place(step, one, page) or place}}
        for step in one.chain
    ]
    last = {"location": {"message": {"text": one.message}, "physicalLocation": place}}
    return {"threadFlows": [{"locations": [*steps, last]}]}


def _step_place(step: str, one: Diagnostic, page: Page) -> Json | None:
    """The line that a step names, if it is in the diagnostic's own file."""
    found = PLACE.search(step)
    if not found or found.group(1).rpartition(" ")[2] != os.path.basename(one.filename).rpartition(" ")[2]:
        return None
    cell = int(found.group(2)) if found.group(2) else None
    place = page.physical(one.filename, cell, Location(int(found.group(3)), 1))
    return {"artifactLocation": _artifact(one.filename, page), "region": {"startLine": place.row}}


def _fixes(one: Diagnostic, page: Page) -> list[Json]:
    edits = page.physical_edits(one)
    if not edits or one.fix is None or one.fix.applicability == "display":
        return []
    changes: dict[str, list[Json]] = {}
    for edit in edits:
        region = {
            "startLine": edit.location.row,
            "startColumn": edit.location.column,
            "endLine": edit.end_location.row,
            "endColumn": edit.end_location.column,
        }
        changes.setdefault(edit.filename, []).append(
            {"deletedRegion": region, "insertedContent": {"text": edit.content}}
        )
    artifacts = [{"artifactLocation": _artifact(name, page), "replacements": parts} for name, parts in changes.items()]
    return [{"description": {"text": one.fix.message}, "artifactChanges": artifacts}]
