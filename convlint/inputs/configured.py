"""Which entry of the configuration's table of inputs a class gets."""

from __future__ import annotations

import fnmatch
from typing import Any


def configured(inputs: dict[str, Any], class_name: str, path: str) -> Any:
    """The configured input of a class: `"Net"`, or `"models/*.py::ResNet*"`; the most specific pattern wins."""
    best: tuple[int, Any] | None = None
    for pattern, value in inputs.items():
        file_part, _, class_part = pattern.rpartition("::")
        if not fnmatch.fnmatchcase(class_name, class_part):
            continue
        if file_part and not _path_matches(path, file_part):
            continue
        weight = len(pattern) - 10 * pattern.count("*")
        if best is None or weight > best[0]:
            best = (weight, value)
    return best[1] if best is not None else None


def _path_matches(path: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(path, f"*/{pattern}")
