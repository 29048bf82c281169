"""Which input sizes a model's Linears were made for: exact intervals, and the proof that none fits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from convlint.check.chains import steps_to
from convlint.check.joining import divisor, fitting_sizes, joins_before
from convlint.check.models import ModelRun, attempt
from convlint.inputs import BATCH, HEIGHT, WIDTH, Declared, is_torch_module, make_tensor
from convlint.interpreter import ProgramRun
from convlint.interpreter.calls import call_value
from convlint.interpreter.looking import read
from convlint.shapes import Dim, Size, common_factor, numel, prove_equal, solve, some_size_fits
from convlint.source import InputGroup
from convlint.values import LayerCall, Problem, Step, Tensor, active, recording

_SIZES = (HEIGHT, WIDTH)
LARGEST = 4096
# Sizes that people use; the first of them that fits is shown.
USUAL = (224, 32, 28, 64, 227, 256, 299, 128, 96, 84, 112, 48, 512)


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
                    detail=_why_impossible(features, wanted),
                    site=record.site,
                )
            )


def _why_impossible(features: Dim, wanted: int) -> str:
    """`1050 is no multiple of 32`, or `12544 = 256 x 49, and no map of 49 comes out`."""
    factor = common_factor(features)
    if factor <= 1:
        return ""
    if wanted % factor:
        return f"{wanted} is no multiple of {factor}"
    return f"{wanted} = {factor} x {wanted // factor}, and no map of {wanted // factor} comes out"


def accepts(calls: list[LayerCall], output: Any = None) -> list[list[int]] | None:
    """The square sizes that fit every Linear of a call with symbols, and every join on the way to `output`; None where
    none of them depends on the size. Where all multiples of a number fit, the first and no end."""
    found: list[list[int]] | None = None
    for demand in filter(None, map(demand_of, calls)):
        sizes = _solved(demand)
        if sizes is None:
            return None
        found = sizes if found is None else _both(found, sizes)
    joined = fitting_sizes(joins_before(output))
    if joined is None:
        return found
    if found is None:
        return [[joined[0], LARGEST]] if joined else []
    return _runs([n for n in joined if any(low <= n <= high for low, high in found)])


def multiple_of(output: Any) -> int | None:
    """What height and width must be divisible by, so that the maps that are joined on the way to `output` meet."""
    sizes = fitting_sizes(joins_before(output))
    return divisor(sizes) if sizes else None


def _runs(sizes: list[int]) -> list[list[int]]:
    """Numbers in order as intervals."""
    found: list[list[int]] = []
    for n in sizes:
        if found and found[-1][1] == n - 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    return found


def _both(one: list[list[int]], other: list[list[int]]) -> list[list[int]]:
    pairs = [(max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other]
    return [[low, high] for low, high in pairs if low <= high]


def arriving(record: LayerCall) -> Any:
    """What arrives on the last axis of a layer's first input."""
    first = record.inputs[0] if record.inputs else None
    return first.shape[-1] if isinstance(first, Tensor) and first.shape else None


@dataclass(frozen=True)
class Demand:
    """A number in the source that the elements of a map have to meet: `features == wanted`, of the map `source`."""

    features: Dim
    wanted: int
    source: Tensor
    site: Any


def demand_of(record: LayerCall) -> Demand | None:
    """What a Linear demands of the maps before it, by its in_features or by the rows that a `view(-1, N)` before it
    makes; None where that does not depend on the size."""
    wanted, first = read(record.layer, "in_features"), record.inputs[0] if record.inputs else None
    if not isinstance(wanted, int) or not isinstance(first, Tensor) or not first.shape:
        return None
    features = first.shape[-1]
    if isinstance(features, Dim):
        return Demand(features, wanted, first, record.site) if features.symbols() else None
    return next((demand for step, result in steps_to(first)[::-1] if (demand := _rows(step, result))), None)


def _rows(step: Step, result: Tensor) -> Demand | None:
    """The demand of a reshape of whole maps, one a sample, to rows of a number."""
    source = step.inputs[0] if step.inputs else None
    if step.op not in ("view", "reshape") or len(result.shape) != 2 or not isinstance(source, Tensor):
        return None
    if len(source.shape) < 3 or prove_equal(source.shape[0], BATCH) is not True or isinstance(source.shape[-1], int):
        return None
    sample, row = numel(source.shape[1:]), result.shape[-1]
    return Demand(sample, row, source, step.site) if isinstance(sample, Dim) and isinstance(row, int) else None


def _solved(demand: Demand) -> list[list[int]] | None:
    """The square sizes that meet a demand."""
    return solve(demand.features, demand.wanted, _SIZES, 1, LARGEST, maps_before(demand.source))


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
    if not is_torch_module(type(model_run.model)):
        return None
    with recording(ProgramRun()) as run:
        _call_with_symbols(model_run)
    for record in run.calls:
        demand = demand_of(record)
        if demand is not None and demand.wanted == problem.actual and _is_about(problem, record, demand):
            return _solved(demand)
    return None


def _is_about(problem: Problem, record: LayerCall, demand: Demand) -> bool:
    if problem.layer is not None:
        return record.layer is problem.layer
    node = getattr(problem.site, "node", None)
    return node is not None and getattr(demand.site, "node", None) is node


def made_to_meet(problem: Problem, model_run: ModelRun | None) -> int | None:
    """What height and width of the model's input must be divisible by, so that all its joins fit."""
    if model_run is None or not _is_image(model_run.declared) or not is_torch_module(type(model_run.model)):
        return None
    with recording(ProgramRun()):
        return multiple_of(_call_with_symbols(model_run))


def _call_with_symbols(model_run: ModelRun) -> Any:
    """The output for an image of the declared channels, and any height and width."""
    model = model_run.model
    assert model_run.declared is not None
    channels = model_run.declared.inputs[0].sizes[-3]
    return attempt(lambda: call_value(model, make_tensor(model, (BATCH, channels, HEIGHT, WIDTH))))


def _is_image(declared: Declared | None) -> bool:
    if declared is None or len(declared.inputs) != 1 or isinstance(declared.inputs[0], InputGroup):
        return False
    return len(declared.inputs[0].sizes) == (4 if declared.inputs[0].with_batch else 3)


def _is_square_image(declared: Declared | None) -> bool:
    if declared is None or not _is_image(declared):
        return False
    sizes = declared.inputs[0].sizes
    return bool(sizes[-1] == sizes[-2])


def usual_size(intervals: list[list[int]]) -> int | None:
    """A size that people use and that fits."""
    return next((n for n in USUAL if any(low <= n <= high for low, high in intervals)), None)


def intervals_text(intervals: list[list[int]]) -> str:
    """`259..290`, `32`, several joined by a comma."""
    return ", ".join(f"{low}..{high}" if low != high else str(low) for low, high in intervals)
