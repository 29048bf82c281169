"""One run of convlint inside this process, as a user would get it with `--isolated`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from _corpus.records import Task

# What files import is read once for as many files of one repository as come one after the other.
_PROJECTS: deque[tuple[str, Any]] = deque(maxlen=1)


def lint(task: Task) -> dict[str, Any]:
    """`{"diagnostics": [...], "shapes": {...} or None}`, both as the tool's JSON has them."""
    from convlint.check import check_source, files, shapes_of_source
    from convlint.config import Settings
    from convlint.source import InputShape, Source, SyntaxFault

    files.analyse = _once(files.analyse)
    source = Source(task.path, task.text.encode("utf-8", "replace"))
    inputs = tuple(InputShape(sizes) for sizes in task.inputs)
    settings = Settings(input_size=inputs, input_size_from="--input-size" if inputs else "", model=task.models)
    project = _project(task.key[1])
    diagnostics, _ = check_source(source, settings, project)
    shapes = None
    if task.want_shapes:
        try:
            shapes = shapes_of_source(source, settings, project).as_json()
        except SyntaxFault as fault:
            reason = f"cannot be read: {fault.message}"
            shapes = {"models": [], "unknown": [{"line": fault.line, "column": fault.column, "reason": reason}]}
    return {"diagnostics": [d.as_json() for d in diagnostics], "shapes": shapes}


def _project(repository: str) -> Any:
    from convlint.project import Project

    if not _PROJECTS or _PROJECTS[0][0] != repository:
        _PROJECTS.append((repository, Project()))
    return _PROJECTS[0][1]


def _once(analyse: Callable[..., Any]) -> Callable[..., Any]:
    """`check` and `shapes` of one source share its runs, so that the whole corpus takes half the time."""
    if hasattr(analyse, "last"):
        return analyse

    def wrapped(source: Any, *rest: Any, **named: Any) -> Any:
        if wrapped.last[0] is not source:  # type: ignore[attr-defined]
            wrapped.last = (source, analyse(source, *rest, **named))  # type: ignore[attr-defined]
        return wrapped.last[1]  # type: ignore[attr-defined]

    wrapped.last = (None, None)  # type: ignore[attr-defined]
    return wrapped
