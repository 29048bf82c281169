"""The comment that declares what convlint itself found or solved: what `--add-input` writes above a model."""

from __future__ import annotations

from typing import Any

from convlint.check.evidence import construction
from convlint.check.models import ModelRun, definition_of, needs_arguments
from convlint.check.solving import USUAL
from convlint.inputs import symbolic_shape_of
from convlint.source import InputGroup

_FOUND = frozenset(["call", "example_input_array"])


def offered_pragma(model_run: ModelRun, accepted: Any, multiple: int | None = None) -> str | None:
    """`input=3x32x32`, with `model=...` where the class needs arguments; None where nothing was found, or where the
    source declares it already. accepted: the intervals of square sizes that fit; multiple: what divides them.
    """
    declared = model_run.declared
    if declared is None:
        return None
    if declared.weak or declared.by in _FOUND:
        text = declared.text if all(map(_is_known, declared.inputs)) else None
    else:
        text = _solved(model_run.model, accepted, multiple or 1) if declared.by == "symbols" else None
    if text is None:
        return None
    made = _made(model_run.model)
    return f"{f'model={made} ' if made else ''}input={text}"


def _is_known(item: Any) -> bool:
    shapes = item.items if isinstance(item, InputGroup) else (item,)
    return all(isinstance(size, int) for shape in shapes for size in shape.sizes)


def _solved(model: Any, accepted: Any, multiple: int) -> str | None:
    """A usual size among those that fit, else the smallest; None where any size fits, or none."""
    shape = symbolic_shape_of(model)
    if not accepted or shape is None or len(shape) != 4 or not isinstance(shape[1], int):
        return None
    if accepted[0][0] <= 1 and accepted[-1][1] is None:
        return None
    fits = [n for n in USUAL if any(low <= n and (high is None or n <= high) for low, high in accepted)]
    size = next((n for n in fits if n % multiple == 0), accepted[0][0])
    return f"{shape[1]}x{size}x{size}"


def _made(model: Any) -> str | None:
    definition = definition_of(model)
    if definition is None or not needs_arguments(type(model)):
        return None
    return construction(model, definition[1].filename)
