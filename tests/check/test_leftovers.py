"""What the check of a file leaves is given back when it is done: the memory does not grow with the number of files."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from convlint.check import garbage
from convlint.check.each import FileChecker, work_out_with
from convlint.config import Settings
from convlint.interpreter import Function

NET = """
import torch.nn as nn

class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3 * 32 * 31, 10)

    def forward(self, x):
        return self.fc(x.flatten(1))
"""


@pytest.fixture
def own_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process in which garbage is looked for when a file is done, and never before."""
    thresholds = gc.get_threshold()
    monkeypatch.setitem(garbage._state, "own", 1)
    gc.set_threshold(0)
    gc.collect()
    yield
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def functions_of(folder: Path) -> int:
    """How many functions of the programs in a folder are still there."""
    found = [held for held in gc.get_objects() if isinstance(held, Function)]
    return sum(held.frame.module.filename.startswith(str(folder)) for held in found)


def test_nothing_of_a_program_is_left(own_process: None, tmp_path: Path) -> None:
    paths = [tmp_path / f"net{number}.py" for number in range(8)]
    for path in paths:
        path.write_text(NET)
    checker = FileChecker(Settings())
    found = work_out_with(checker, [str(path) for path in paths])
    assert all(not isinstance(one, Exception) and len(one[0]) == 1 for one in found)
    assert functions_of(tmp_path) == 0
