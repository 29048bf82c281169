"""The recorded truth: what TensorFlow and both Keras said of many calls. Needs neither of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tf_calls import Call, agree, twin_outcome
from tf_coding import as_tree, decoded

from convlint.frameworks.keras import applications
from convlint.values import Run, recording

_RECORDED: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[3] / "fixtures" / "oracle" / "tensorflow.json").read_text(encoding="utf-8")
)
_BY_TARGET: dict[str, list[Any]] = {}
for _record in _RECORDED["calls"]:
    _BY_TARGET.setdefault(_record[0], []).append(_record)


@pytest.mark.parametrize("target", sorted(_BY_TARGET))
def test_recorded(target: str) -> None:
    for _, kwargs, inputs, truth in _BY_TARGET[target]:
        call = Call(target, decoded(kwargs), decoded(inputs))
        found = twin_outcome(call)
        if truth is None:
            continue
        said = ", ".join(found.problems) or found.error
        assert not found.refused, f"{call}: the twin refuses ({said}), the framework gives {truth}"
        assert agree(found.shapes, as_tree(truth)), f"{call}: the twin gives {found.shapes}, truth {truth}"


def test_recorded_faults_are_found() -> None:
    """Most of what the frameworks refuse, the twins refuse."""
    refused = [record for record in _RECORDED["calls"] if record[3] is None]
    found = [twin_outcome(Call(t, decoded(kwargs), decoded(inputs))).refused for t, kwargs, inputs, _ in refused]
    assert sum(found) >= 0.8 * len(refused)


@pytest.mark.parametrize("name", sorted(_RECORDED["backbones"]))
def test_recorded_backbone(name: str) -> None:
    for side, truth in _RECORDED["backbones"][name].items():
        run = Run()
        with recording(run):
            shape = (int(side), int(side), 3)
            model = getattr(applications, name)(include_top=False, weights=None, input_shape=shape)
        if truth is None:
            assert run.problems, f"{name} of {side}"
        else:
            assert [list(model.output.shape[1:]), model.count_params()] == truth, f"{name} of {side}"
