"""Values in words: shapes as hints show them, layers as the user would write them, reasons why something is unknown."""

from __future__ import annotations

import os
from typing import Any

from convlint.check.diagnose import line_of
from convlint.interpreter import CallSite
from convlint.values import LayerCall, Tensor, Unknown

_LONG = 28  # characters of one size, past which a hint leaves it to the tool-tip
_MANY = 4


def shape_of(value: Any, *, short: bool = False) -> str | None:
    """`[B, 256, 6, 6]`; of several tensors `([B, 64], [B, 64])`; None for what has no shape."""
    if isinstance(value, Tensor):
        return f"[{', '.join(_size(size, short) for size in value.shape)}]"
    if isinstance(value, (tuple, list)) and any(isinstance(item, Tensor) for item in value):
        parts = [shape_of(item, short=short) or "?" for item in value[:_MANY]]
        return f"({', '.join([*parts, *(['…'] if len(value) > _MANY else [])])})"
    return None


def _size(size: Any, short: bool) -> str:
    text = str(size)
    return "…" if short and len(text) > _LONG else text


def reason_of(unknown: Unknown, filename: str) -> str:
    """Why something is not known, and where knowledge ended."""
    return f"{unknown.reason}{place_of(unknown.site, filename)}"


def place_of(site: Any, filename: str) -> str:
    """` (line 12)`, ` (blocks.py, line 12)`, or nothing."""
    line = line_of(site) if isinstance(site, CallSite) else None
    if line is None:
        return ""
    return f" (line {line})" if site.filename == filename else f" ({os.path.basename(site.filename)}, line {line})"


def formulas_of(tensor: Any) -> list[str]:
    """`55 = floor((227 + 2*0 - 1*(11-1) - 1)/4 + 1)` for each window of the step that made a tensor."""
    step = tensor.step if isinstance(tensor, Tensor) else None
    if step is None or not step.windows or not step.inputs:
        return []
    found = []
    for window, axis in zip(step.windows, step.spatial_axes, strict=False):
        line = f"{tensor.shape[axis]} = {window.formula(step.inputs[0].shape[axis])}"
        if line not in found:
            found.append(line)
    return found


def flow_of(call: LayerCall) -> str:
    """`[B, 3, 227, 227] -> [B, 96, 55, 55]`."""
    before = ", ".join(shape for value in call.inputs if (shape := shape_of(value)))
    return f"{before or '?'} -> {shape_of(call.output) or '?'}"


def counted(number: int, noun: str) -> str:
    """`1 layer`, `8 layers`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
