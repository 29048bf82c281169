"""Which layers feed which: the edges of a model's graph, read from the history of its tensors."""

from __future__ import annotations

from convlint.record import replace
from convlint.report import LayerRow
from convlint.values import LayerCall, Tensor

_MOST = 20_000  # tensors looked at in one model


def with_sources(rows: list[LayerRow], calls: list[LayerCall]) -> tuple[LayerRow, ...]:
    """The rows with the indices of the layers whose outputs go into them, through operations that are no layers."""
    made: dict[int, int] = {}
    left = _MOST
    found = []
    for index, (row, call) in enumerate(zip(rows, calls, strict=True)):
        sources, looked = _sources(call, made)
        left -= looked
        found.append(replace(row, sources=sources if left > 0 else None))
        if isinstance(call.output, Tensor):
            made[id(call.output)] = index
    return tuple(found)


def _sources(call: LayerCall, made: dict[int, int]) -> tuple[tuple[int, ...], int]:
    """The layers before a call, nearest first, and how many tensors were looked at."""
    pending = [item for item in call.inputs if isinstance(item, Tensor)]
    seen: set[int] = set()
    found: dict[int, None] = {}
    while pending and len(seen) < _MOST:
        tensor = pending.pop(0)
        if id(tensor) in seen:
            continue
        seen.add(id(tensor))
        if id(tensor) in made:
            found[made[id(tensor)]] = None
        elif not tensor.step.inputs and tensor.step.op != "parameter":
            found[-1] = None
        else:
            pending += [item for item in tensor.step.inputs if isinstance(item, Tensor)]
    return tuple(found), len(seen)
