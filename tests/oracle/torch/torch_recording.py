"""Write `fixtures/oracle/torch.json`: what torch made of a thousand calls, to be tested where torch is not installed.

    python tests/oracle/torch/torch_recording.py

Each op gives a call that torch runs and one that it refuses and the twin reports.
"""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_torch_functions import functions, methods
from test_torch_layers import drawn_layers
from torch_calls import Call, Outcome, resolve, tensors_in, torch_outcome, twin_outcome
from torch_draws import Draw
from torch_oracle import confirmed
from torch_records import encoded

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "oracle" / "torch.json"


def main() -> None:
    """Draw, ask torch, write."""
    import torch

    records: list[dict[str, Any]] = []
    for target in [*functions(), *methods()[::4], *(f"torch.nn.{name}" for name in drawn_layers())]:
        records += recorded(target)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(json.dumps(record) for record in records)
    FILE.write_text(f'{{"torch": "{torch.__version__.split("+")[0]}", "calls": [\n{lines}\n]}}\n')


def recorded(target: str) -> list[dict[str, Any]]:
    """Some calls of one op with their outcome."""
    runs: list[Call] = []
    refused: list[Call] = []
    truths: dict[str, Outcome] = {}

    @settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        call = drawn_call(target, data)
        if _elements(call) < 8 or (runs and refused):
            return
        found = twin_outcome(call)
        truth = truths[str(call)] = confirmed(call, found, torch_outcome(call))
        if not truth.refused and not runs and "value" not in str(truth.shapes):
            runs.append(call)
        elif truth.refused and not refused and found.problems and torch_outcome(call, "cpu").refused:
            refused.append(call)

    collect()
    return [as_record(call, truths[str(call)].shapes) for call in [*runs, *refused]]


def _elements(call: Call) -> int:
    return sum(len(spec.shape) ** 2 for spec in tensors_in([call.args, call.kwargs, call.inputs or ()]))


def drawn_call(target: str, data: st.DataObject) -> Call:
    """A call as the oracle draws it."""
    twin = resolve(target, "convlint.frameworks.")
    name = target.rpartition(".")[2]
    draw = Draw(data.draw, name)
    parameters = list(inspect.signature(twin).parameters.values())
    if not isinstance(twin, type):
        args, kwargs = draw.arguments(parameters)
        return Call(target, args, kwargs)
    forward = list(inspect.signature(twin.forward).parameters.values())[1:]  # type: ignore[attr-defined]
    kwargs, inputs = draw.layer(parameters, forward)
    return Call(target, (), kwargs, inputs)


def as_record(call: Call, shapes: Any) -> dict[str, Any]:
    """The call and its outcome in JSON's own types."""
    record: dict[str, Any] = {"op": call.target, "args": encoded(list(call.args)), "kwargs": encoded(call.kwargs)}
    if call.inputs is not None:
        record["inputs"] = encoded(list(call.inputs))
    record["result"] = "raises" if shapes is None else encoded(shapes)
    return record


if __name__ == "__main__":
    main()
