"""Loops over a loader: one batch is looked at, and nothing is said of how many there are."""

from __future__ import annotations

from typing import Any

import pytest

from convlint.interpreter import Interpreter
from convlint.source import Source
from convlint.values import Tensor, Unknown

LOADER = """
import torch
from torch.utils.data import DataLoader, TensorDataset
from tqdm import tqdm
loader = DataLoader(TensorDataset(torch.zeros(10, 3), torch.zeros(10)), batch_size=5)
count = 0
seen = None
"""


def names(program: str) -> dict[str, Any]:
    text = LOADER + program
    return Interpreter().execute(Source("train.py", text.encode())).module.names


@pytest.mark.parametrize(
    "over",
    [
        "x, y in loader",
        "i, (x, y) in enumerate(loader)",
        "i, (x, y) in enumerate(loader, start=1)",
        "x, y in tqdm(loader)",
        "i, (x, y) in tqdm(enumerate(loader), total=len(loader))",
        "(x, y), z in zip(loader, loader)",
        "(x, y), z in zip(loader, [1, 2])",
        "x, y in iter(loader)",
        "x, y in map(lambda batch: batch, loader)",
        "x, y in filter(None, loader)",
    ],
)
def test_a_count_of_batches_is_not_known(over: str) -> None:
    found = names(f"sizes = []\nfor {over}:\n    count += 1\n    sizes.append(x.shape[1])")
    assert isinstance(found["count"], Unknown)
    assert isinstance(found["sizes"], Unknown)


def test_a_batch_in_the_loop_has_its_shape() -> None:
    found = names("kept = {}\ndef keep(x):\n    kept['x'] = x\nfor i, (x, y) in enumerate(loader):\n    keep(x)")
    assert found["kept"]["x"].shape[1] == 3


def test_what_a_loop_that_breaks_at_once_binds_is_known() -> None:
    found = names("for i, (x, y) in enumerate(loader):\n    count = 7\n    break")
    assert found["count"] == 7
    assert isinstance(found["x"], Tensor)


def test_a_break_under_a_condition_that_is_not_known_leaves_the_count_open() -> None:
    found = names("for i, (x, y) in enumerate(loader):\n    count += 1\n    if i == 3:\n        break")
    assert isinstance(found["count"], Unknown)


def test_the_next_batches() -> None:
    found = names(
        "batches = iter(loader)\na, _ = next(batches)\nb, _ = next(batches)\n_, (c, _) = next(enumerate(loader))"
    )
    assert [found[name].shape[1] for name in "abc"] == [3, 3, 3]


@pytest.mark.parametrize("made", ["list(loader)", "[x for x, y in loader]", "list(enumerate(loader))", "len(loader)"])
def test_what_is_made_of_all_batches_is_not_known(made: str) -> None:
    assert isinstance(names(f"made = {made}")["made"], Unknown)


DEEP = """
import torch
import torch.nn as nn

def work(n):
    for i in range(4000):
        n = n * 2 % 7
    return n

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.widths = []
        for i in range(4):
            work(i)
            self.widths.append(8)

net = Net()
widths = []
for i in range(4):
    work(i)
    widths.append(8)
"""


def test_a_model_is_made_of_what_its_long_loops_make() -> None:
    found = Interpreter().execute(Source("net.py", DEEP.encode())).module.names
    assert found["net"].widths == [8, 8, 8, 8]
    assert isinstance(found["widths"], Unknown) or any(isinstance(width, Unknown) for width in found["widths"])
