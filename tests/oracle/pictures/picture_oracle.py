"""One expression over pictures, evaluated by the twins and by Pillow, OpenCV and NumPy: sizes, modes, shapes, dtypes."""

from __future__ import annotations

import importlib
from typing import Any

from convlint.shapes import Dim, Undecided
from convlint.values import Run, Tensor, Unknown, recording

_TWINS = "convlint.frameworks."


def compare(expression: str, **modules: str) -> None:
    """Assert that the twins say the same of the result, and know all of it."""
    real = _read(eval(expression, {name: importlib.import_module(path) for name, path in modules.items()}))
    twins = {name: importlib.import_module(_TWINS + path) for name, path in modules.items()}
    with recording(Run()) as run:
        ours = _read(eval(expression, twins))
    assert ours == real, expression
    assert not run.problems, expression


def knows_no_size(expression: str, **modules: str) -> bool:
    """Whether the twins say nothing of the sizes of the result."""
    twins = {name: importlib.import_module(_TWINS + path) for name, path in modules.items()}
    with recording(Run()):
        try:
            found = eval(expression, twins)
        except Undecided:
            return True
    if isinstance(found, Unknown):
        return True
    sizes = found.shape[:2] if isinstance(found, Tensor) else found.size
    return all(isinstance(size, Dim) for size in sizes)


def _read(result: Any) -> Any:
    """What can be compared: (width, height, mode) of a picture, (shape, dtype) of an array."""
    if isinstance(result, (tuple, list)):
        return [_read(item) for item in result]
    if hasattr(result, "mode") and hasattr(result, "size"):
        return "picture", tuple(result.size), result.mode
    if hasattr(result, "shape"):
        dtype = result._dtype if isinstance(result, Tensor) else result.dtype
        return "array", tuple(result.shape), getattr(dtype, "name", None)
    return result
