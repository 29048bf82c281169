"""What torch made of a few hundred calls, recorded: the twin says the same where torch is not installed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from torch_calls import Call, agree, twin_outcome
from torch_records import decoded

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "oracle" / "torch.json"
RECORDS: list[dict[str, Any]] = json.loads(FILE.read_text())["calls"]


def _by_op() -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for record in RECORDS:
        groups.setdefault(record["op"], []).append(record)
    return groups


@pytest.mark.parametrize("op", sorted(_by_op()))
def test_recorded(op: str) -> None:
    for record in _by_op()[op]:
        inputs = tuple(decoded(record["inputs"])) if "inputs" in record else None
        call = Call(op, tuple(decoded(record["args"])), decoded(record["kwargs"]), inputs)
        found = twin_outcome(call)
        if record["result"] == "raises":
            assert found.problems, f"{call}: the twin reports nothing"
        else:
            assert not found.refused, f"{call}: the twin refuses ({found.problems or found.error})"
            assert agree(found.shapes, decoded(record["result"])), f"{call}: the twin gives {found.shapes}"
