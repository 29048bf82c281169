"""A fault is reported where it stands whatever the answers to unknown conditions are, in long programs, too."""

from __future__ import annotations

import pytest

from convlint.check import check_source
from convlint.config import Settings
from convlint.source import Source

NET = """
import torch
import torch.nn as nn
import config

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(100, 10)

    def forward(self, x):
        return self.fc(x)

device = "cuda" if config.use_cuda else "cpu"
if config.verbose:
    print(device)
for step in range(9000):
    total = step * 2
    total = max(total, step)
for step in range(9000):
    total = step * 3
    total = max(total, step)
"""


def codes(text: str) -> list[str]:
    found, _ = check_source(Source("net.py", text.encode()), Settings())
    return [diagnostic.code for diagnostic in found]


def test_a_fault_behind_conditions_of_a_long_program_is_reported() -> None:
    assert codes(NET + "net = Net()\nnet(torch.zeros(2, 99))\n") == ["CVL101"]


def test_a_fault_that_the_other_answer_avoids_is_not_reported() -> None:
    assert codes(NET + "net = Net()\nnet(torch.zeros(2, 99 if config.verbose else 100))\n") == []


SETTLED = """
import torch
from torch import nn
from thing import is_list, options

def make(sizes=((20, 30),)):
    if {test}:
        return nn.Linear(len(sizes), 4)(torch.zeros(1, 2))

make()
"""


@pytest.mark.parametrize("test", ["is_list(sizes[0])", "not is_list(sizes[0])", "is_list(sizes[0]) == 1"])
def test_a_fault_under_an_answer_that_nobody_can_choose_is_not_reported(test: str) -> None:
    assert codes(SETTLED.format(test=test)) == []


@pytest.mark.parametrize("test", ["is_list(sizes[0])", "not is_list(sizes[0])"])
def test_a_fault_under_each_answer_that_nobody_can_choose_is_reported(test: str) -> None:
    either = (
        SETTLED.format(test=test).replace("    if", "    x = torch.zeros(1, 2)\n    if").replace("return ", "pass #")
    )
    assert codes(either.replace("\nmake()", "    nn.Linear(len(sizes), 4)(x)\n\nmake()")) == ["CVL101"]


@pytest.mark.parametrize("test", ["options.deep", "options.get('deep')", "options()", "is_list(options)"])
def test_a_fault_under_an_answer_that_somebody_chooses_is_reported(test: str) -> None:
    assert codes(SETTLED.format(test=test)) == ["CVL101"]
