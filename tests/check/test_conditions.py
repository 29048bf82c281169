"""A fault is reported where it stands whatever the answers to unknown conditions are, in long programs, too."""

from __future__ import annotations

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
