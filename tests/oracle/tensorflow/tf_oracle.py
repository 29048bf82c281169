"""The contract between a twin and its framework, for one call.

We report a fault or refuse: the framework raises. The framework runs: our shape is its shape. Both are hard. The
framework raises and we say nothing: a miss, which is counted and listed. The same call with symbols for some sizes
must hold as well.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from tf_calls import Call, Outcome, T, agree, leaves_open, named_size, tensors_in, twin_outcome
from tf_real import real_outcome
from tf_tally import TALLY


def check(call: Call, draw: Callable[[Any], Any] | None = None) -> None:
    """Assert the contract for `call`, and for one blurred version of it if `draw` can choose one."""
    truth, found = real_outcome(call), twin_outcome(call)
    TALLY.calls += 1
    TALLY.ops.add(call.target)
    _count(call, found, truth)
    _assert_contract(call, found, truth, {})
    if draw is not None:
        _check_symbolic(call, truth, draw)


def _count(call: Call, found: Outcome, truth: Outcome) -> None:
    if truth.refused:
        if found.refused:
            TALLY.faults += 1
        else:
            TALLY.note("missed", call.target, f"{call}: {truth.error}")
    elif leaves_open(found.shapes):
        TALLY.note("open", call.target, f"{call}: {found.error or found.shapes}")
    else:
        TALLY.agree += 1


def _assert_contract(call: Call, found: Outcome, truth: Outcome, values: dict[Any, int]) -> None:
    if truth.refused:
        return
    said = ", ".join(found.problems) or found.error
    assert not found.refused, f"{call}: the twin refuses ({said}), the framework gives {truth.shapes}"
    assert agree(found.shapes, truth.shapes, values), f"{call}: the twin gives {found.shapes}, truth {truth.shapes}"


def _check_symbolic(call: Call, truth: Outcome, draw: Callable[[Any], Any]) -> None:
    sizes: dict[Any, Any] = {}
    values: dict[Any, int] = {}
    for at, spec in enumerate(tensors_in([call.kwargs, call.inputs])):
        for axis, size in enumerate(spec.shape):
            if isinstance(spec, T) and size and draw(st.booleans()):
                dim, key = named_size(size, axis)
                sizes[at, axis], values[key] = dim, size
    if sizes:
        TALLY.symbolic += 1
        found = twin_outcome(call, sizes)
        if not _wants_the_batch(found):
            _assert_contract(call, found, truth, values)


def _wants_the_batch(found: Outcome) -> bool:
    """Whether the twin refuses because an open batch is None, as the frameworks do; the truth had a number there."""
    return "should have a defined dimension" in found.error
