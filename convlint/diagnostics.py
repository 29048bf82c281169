"""What convlint says: a `Diagnostic` with its place, its chain and its fix, and what a run amounted to.

Rows and columns count from 1, columns in code points, ends exclusive. In a notebook they count within `cell`.
"""

from __future__ import annotations

from convlint.record import Record
from convlint.report import FirstLinear, LayerRow, ModelReport, ShapesReport, UnknownNote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Literal

    Applicability = Literal["safe", "unsafe", "display"]


__all__ = [
    "CheckSummary",
    "Diagnostic",
    "Edit",
    "FirstLinear",
    "Fix",
    "LayerRow",
    "Location",
    "ModelReport",
    "Related",
    "ShapesReport",
    "UnknownNote",
]


class Location(Record):
    """A place between two characters of a file or of a notebook's cell."""

    row: int
    column: int

    def __lt__(self, other: Location) -> bool:
        return (self.row, self.column) < (other.row, other.column)

    def __le__(self, other: Location) -> bool:
        return (self.row, self.column) <= (other.row, other.column)

    def as_json(self) -> dict[str, int]:
        return {"row": self.row, "column": self.column}


class Related(Record):
    """Another place that a diagnostic speaks of: where the fault shows, where the input was declared."""

    message: str
    filename: str
    location: Location
    end_location: Location | None = None
    cell: int | None = None

    def as_json(self) -> dict[str, Any]:
        where = {} if self.cell is None else {"cell": self.cell}
        return {"message": self.message, "filename": self.filename, **where, "location": self.location.as_json()}


class Edit(Record):
    """New text in place of what stands between two locations.

    `cell` and `filename` are None where they are the diagnostic's own.
    """

    content: str
    location: Location
    end_location: Location
    cell: int | None = None
    filename: str | None = None

    def as_json(self) -> dict[str, Any]:
        elsewhere = {"cell": self.cell, "filename": self.filename}
        return {
            "content": self.content,
            "location": self.location.as_json(),
            "end_location": self.end_location.as_json(),
            **{key: value for key, value in elsewhere.items() if value is not None},
        }


class Fix(Record):
    """Edits that belong together. `safe` keeps the meaning, `unsafe` may not, `display` is only to be read."""

    applicability: Applicability
    message: str
    edits: tuple[Edit, ...]

    def as_json(self) -> dict[str, Any]:
        edits = [edit.as_json() for edit in self.edits]
        return {"applicability": self.applicability, "message": self.message, "edits": edits}


class Diagnostic(Record):
    """One finding, at the place to edit.

    `severity` is `error`, `warning` or `info`. `data` holds `expected` (the number to write), `actual` (the number
    written), `input`, `model`: integers, strings, or lists of them. `chain` is how the number comes about, a step an
    item; `notes` are further lines of help. `cell` is a notebook's cell, counted from 1 over all cells.
    """

    code: str
    name: str
    severity: str
    message: str
    filename: str
    cell: int | None
    location: Location
    end_location: Location
    data: Mapping[str, Any]
    related: tuple[Related, ...] = ()
    chain: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    fix: Fix | None = None
    url: str | None = None

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Diagnostics are given by file, cell, place, code."""
        place = (self.location.row, self.location.column, self.end_location.row, self.end_location.column)
        return (self.filename, self.cell or 0, *place, self.code, self.message)

    def __lt__(self, other: Diagnostic) -> bool:
        return bool(self.sort_key < other.sort_key)

    def __hash__(self) -> int:
        return hash(self.sort_key)

    def as_json(self) -> dict[str, Any]:
        """The object that `check --output-format json` prints for it."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "message": self.message,
            "filename": self.filename,
            "cell": self.cell,
            "location": self.location.as_json(),
            "end_location": self.end_location.as_json(),
            "data": dict(self.data),
            "related": [related.as_json() for related in self.related],
            "chain": list(self.chain),
            "notes": list(self.notes),
            "fix": self.fix.as_json() if self.fix else None,
            "url": self.url,
        }

    @classmethod
    def from_json(cls, item: Mapping[str, Any]) -> Diagnostic:
        """The diagnostic that `as_json` wrote. Raises KeyError or TypeError for anything else."""
        return cls(
            **{
                **item,
                "location": Location(**item["location"]),
                "end_location": Location(**item["end_location"]),
                "related": tuple(_related(related) for related in item["related"]),
                "chain": tuple(item["chain"]),
                "notes": tuple(item.get("notes", ())),
                "fix": _fix(item["fix"]) if item["fix"] else None,
            }
        )


def _related(item: Mapping[str, Any]) -> Related:
    return Related(**{**item, "location": Location(**item["location"])})


def _fix(item: Mapping[str, Any]) -> Fix:
    edits = (
        Edit(**{**edit, "location": Location(**edit["location"]), "end_location": Location(**edit["end_location"])})
        for edit in item["edits"]
    )
    return Fix(item["applicability"], item["message"], tuple(edits))


class CheckSummary(Record):
    """What a run looked at: `files` named a framework and were analysed, `resolved` models have every shape known.

    `unanalysed` counts the models (and files) of which some part was not understood; `skipped` are files that name no
    framework.
    """

    files: int = 0
    models: int = 0
    resolved: int = 0
    unanalysed: int = 0
    skipped: int = 0

    def __add__(self, other: CheckSummary) -> CheckSummary:
        return CheckSummary.total((self, other))

    @classmethod
    def total(cls, summaries: Iterable[CheckSummary]) -> CheckSummary:
        """The summary of all."""
        columns = zip(*(summary._values() for summary in summaries), strict=True)
        return cls(*map(sum, columns))

    def __sub__(self, other: CheckSummary) -> CheckSummary:
        return CheckSummary(*(mine - theirs for mine, theirs in zip(self._values(), other._values(), strict=True)))
