"""One run of convlint inside this process, as a user would get it."""

from __future__ import annotations

from typing import Any

from _corpus.records import Task


def lint(task: Task) -> dict[str, Any]:
    """`{"diagnostics": [...], "shapes": {...} or None}`, both as the tool's JSON has them."""
    import convlint

    options: dict[str, Any] = {"text": task.text, "models": task.models, "input_size": task.inputs}
    diagnostics = convlint.check(task.path, **options)
    shapes = convlint.shapes(task.path, **options) if task.want_shapes else None
    return {"diagnostics": [d.as_json() for d in diagnostics], "shapes": shapes.as_json() if shapes else None}
