"""The contract between a twin and torch, for one call.

We report a fault or refuse: torch raises. torch runs: our shape is its shape. Both are hard. torch raises and we say
nothing: a miss, which is counted and listed. The same call with symbols for some sizes must hold as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from torch_calls import (
    Call,
    Outcome,
    agree,
    leaves_open,
    named_size,
    tensors_in,
    torch_outcome,
    twin_outcome,
)
from torch_tally import TALLY


def check(call: Call, draw: Callable[[Any], Any] | None = None) -> None:
    """Assert the contract for `call`, and for one blurred version of it if `draw` can choose one."""
    truth = torch_outcome(call)
    TALLY.calls += 1
    TALLY.ops.add(call.target)
    found = twin_outcome(call)
    truth = confirmed(call, found, truth)
    _count(call, found, truth)
    _assert_contract(call, found, truth, {})
    if draw is not None:
        _check_symbolic(call, truth, draw)


def confirmed(call: Call, found: Outcome, truth: Outcome, values: dict[Any, int] | None = None) -> Outcome:
    """Where the meta device contradicts the twin, the CPU decides: meta kernels leave out checks."""
    if truth.refused or (not found.refused and agree(found.shapes, truth.shapes, values)):
        return truth
    return torch_outcome(call, "cpu")


def _count(call: Call, found: Outcome, truth: Outcome) -> None:
    if truth.refused:
        if found.refused:
            TALLY.faults += 1
        else:
            TALLY.miss(call, truth.error)
    elif not found.refused and leaves_open(found.shapes):
        TALLY.leave_open(call, found.shapes if not found.error else found.error)
    else:
        TALLY.agree += 1


def _assert_contract(call: Call, found: Outcome, truth: Outcome, values: dict[Any, int]) -> None:
    if truth.refused:
        return
    said = ", ".join(found.problems) or found.error
    assert not found.refused, f"{call}: the twin refuses ({said}), torch gives {truth.shapes}"
    assert agree(found.shapes, truth.shapes, values), f"{call}: the twin gives {found.shapes}, torch {truth.shapes}"


def _check_symbolic(call: Call, truth: Outcome, draw: Callable[[Any], Any]) -> None:
    sizes: dict[Any, Any] = {}
    values: dict[Any, int] = {}
    order = tensors_in([call.args, call.kwargs, call.inputs or ()])
    for at, spec in enumerate(order):
        for axis, size in enumerate(spec.shape):
            if draw(st.booleans()):
                name = "B" if axis == 0 and size > 1 else "n"
                dim, key = named_size(size, name)
                sizes[at, axis], values[key] = dim, size
    if not sizes:
        return
    TALLY.symbolic += 1
    found = twin_outcome(call, sizes)
    _assert_contract(call, found, confirmed(call, found, truth, values), values)
