"""Which input sizes a model's Linears were made for: exact intervals, and the proof that none fits."""

from __future__ import annotations

from typing import Any

from convlint.check.chains import steps_to
from convlint.check.models import ModelRun, attempt
from convlint.inputs import BATCH, HEIGHT, WIDTH, Declared, is_torch_module, make_tensor
from convlint.interpreter import ProgramRun
from convlint.interpreter.calls import call_value
from convlint.shapes import Dim, Size, solve, some_size_fits
from convlint.source import InputGroup
from convlint.values import LayerCall, Problem, Tensor, active, recording

_SIZES = (HEIGHT, WIDTH)
LARGEST = 4096


def report_impossible(model_run: ModelRun) -> None:
    """CVL106 for each Linear that no height and width fit, after a call with symbols."""
    call = model_run.call
    if call is None:
        return
    for record in active().calls[slice(*call.calls)]:
        features = arriving(record)
        wanted = getattr(record.layer, "in_features", None)
        if not isinstance(features, Dim) or not isinstance(wanted, int):
            continue
        if some_size_fits(features, wanted, _SIZES, maps_before(record.inputs[0])) is False:
            active().report(
                Problem(
                    "impossible-in-features",
                    op="linear",
                    layer=record.layer,
                    argument="in_features",
                    tensor=record.inputs[0],
                    expected=features,
                    actual=wanted,
                    site=record.site,
                )
            )


def accepts(calls: list[LayerCall]) -> list[list[int]] | None:
    """The square sizes that fit every Linear of a call with symbols; None where no Linear depends on the size."""
    found: list[list[int]] | None = None
    for record in calls:
        features, wanted = arriving(record), getattr(record.layer, "in_features", None)
        if not isinstance(features, Dim) or not isinstance(wanted, int) or not features.symbols():
            continue
        sizes = solve(features, wanted, _SIZES, 1, LARGEST, maps_before(record.inputs[0]))
        if sizes is None:
            return None
        found = sizes if found is None else _both(found, sizes)
    return found


def _both(one: list[list[int]], other: list[list[int]]) -> list[list[int]]:
    pairs = [(max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other]
    return [[low, high] for low, high in pairs if low <= high]


def arriving(record: LayerCall) -> Any:
    """What arrives on the last axis of a layer's first input."""
    first = record.inputs[0] if record.inputs else None
    return first.shape[-1] if isinstance(first, Tensor) and first.shape else None


def maps_before(tensor: Any) -> list[Size]:
    """The sizes of the maps on the way to `tensor`: each has to be at least 1."""
    sizes: list[Size] = []
    if isinstance(tensor, Tensor):
        for step, result in steps_to(tensor):
            sizes += [result.shape[axis] for axis in step.spatial_axes if isinstance(result.shape[axis], Dim)]
    return list(dict.fromkeys(sizes))


def made_for(problem: Problem, model_run: ModelRun | None) -> list[list[int]] | None:
    """The square inputs for which the number that the author wrote would be right; None where that is not known."""
    if model_run is None or not isinstance(problem.actual, int) or not _is_square_image(model_run.declared):
        return None
    layer = problem.layer
    model = model_run.model
    if layer is None or not is_torch_module(type(model)) or not hasattr(layer, "in_features"):
        return None
    assert model_run.declared is not None
    channels = model_run.declared.inputs[0].sizes[-3]
    with recording(ProgramRun()) as run:
        attempt(lambda: call_value(model, make_tensor(model, (BATCH, channels, HEIGHT, WIDTH))))
        record = next((call for call in run.calls if call.layer is layer), None)
    features = arriving(record) if record is not None else None
    if record is None or not isinstance(features, Dim):
        return None
    return solve(features, problem.actual, _SIZES, 1, LARGEST, maps_before(record.inputs[0]))


def _is_square_image(declared: Declared | None) -> bool:
    if declared is None or len(declared.inputs) != 1:
        return False
    if isinstance(declared.inputs[0], InputGroup):
        return False
    sizes = declared.inputs[0].sizes
    return len(sizes) == (4 if declared.inputs[0].with_batch else 3) and sizes[-1] == sizes[-2]


def intervals_text(intervals: list[list[int]]) -> str:
    """`259..290`, `32`, several joined by a comma."""
    return ", ".join(f"{low}..{high}" if low != high else str(low) for low, high in intervals)
