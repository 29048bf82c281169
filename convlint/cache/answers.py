"""Diagnostics and summaries as text and back, exactly: records by their class, tuples apart from lists."""

from __future__ import annotations

import json

from convlint.diagnostics import CheckSummary, Diagnostic, Edit, Fix, Location, Related
from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Answer = tuple[list[Diagnostic], CheckSummary]

__all__ = ["read_answer", "written_answer"]

_RECORDS = {cls.__name__: cls for cls in (CheckSummary, Diagnostic, Edit, Fix, Location, Related)}
_PLAIN = (str, int, float, bool, type(None))


def written_answer(answer: Answer) -> str | None:
    """The text of an answer; None for one that holds what no text can give back."""
    try:
        return json.dumps(_packed(answer))
    except (TypeError, ValueError):
        return None


def read_answer(text: str) -> Answer | None:
    """The answer of a text; None for any other text."""
    try:
        found, summary = _unpacked(json.loads(text))
    except (TypeError, ValueError, KeyError, RecursionError):
        return None
    whole = isinstance(summary, CheckSummary) and isinstance(found, list)
    return (found, summary) if whole and all(isinstance(one, Diagnostic) for one in found) else None


def _packed(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Record):
        return {
            type(value).__name__: [_packed(value.__dict__[name]) for name in _RECORDS[type(value).__name__]._fields]
        }
    if type(value) is tuple:
        return {"()": [_packed(item) for item in value]}
    if type(value) is list:
        return [_packed(item) for item in value]
    if type(value) is dict:
        return {"{}": [[_packed(key), _packed(item)] for key, item in value.items()]}
    raise TypeError(f"no text for a {type(value).__name__}")


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unpacked(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((name, items),) = value.items()
    if name == "{}":
        return {_unpacked(key): _unpacked(item) for key, item in items}
    parts = [_unpacked(item) for item in items]
    return tuple(parts) if name == "()" else _RECORDS[name](*parts)
