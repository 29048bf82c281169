"""Inputs that nobody declares, by what they are fed to: what convlint says of a number is what torch says."""

from __future__ import annotations

from typing import Any

import pytest
from torch_probed import INPUTS, MODELS, with_number

from convlint.check import check_source
from convlint.config import Settings
from convlint.diagnostics import CheckSummary, Diagnostic
from convlint.source import Source


def checked(name: str, number: int) -> tuple[list[Diagnostic], CheckSummary]:
    return check_source(Source("net.py", with_number(name, number).encode()), Settings())


@pytest.mark.parametrize("name", MODELS)
def test_the_number_that_fits_is_silent_and_every_shape_is_known(name: str) -> None:
    found, summary = checked(name, MODELS[name][0])
    assert not found and summary.resolved == summary.models == 1


@pytest.mark.parametrize("wrong", [-3, 5])
@pytest.mark.parametrize("name", MODELS)
def test_another_number_is_found_once(name: str, wrong: int) -> None:
    found, _ = checked(name, MODELS[name][0] + wrong)
    assert len(found) == 1


@pytest.mark.oracle
@pytest.mark.parametrize("name", MODELS)
def test_torch_says_the_same(name: str) -> None:
    torch: Any = pytest.importorskip("torch")
    right = MODELS[name][0]
    assert runs(torch, name, right)
    assert not runs(torch, name, right - 3) and not runs(torch, name, right + 5)


def runs(torch: Any, name: str, number: int) -> bool:
    """Whether torch makes the model and calls it without an error."""
    space: dict[str, Any] = {}
    exec(with_number(name, number), space)
    inputs = [tensor(torch, shape) for shape in INPUTS[name]]
    try:
        space["Net"]()(*inputs)
    except RuntimeError:
        return False
    return True


def tensor(torch: Any, shape: tuple[Any, ...]) -> Any:
    return torch.zeros(shape[1:], dtype=torch.long) if shape[0] == "ids" else torch.zeros(shape)
