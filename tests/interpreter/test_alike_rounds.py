"""Loops whose rounds go alike: training is not followed to its last epoch, all that differs is."""

from __future__ import annotations

import pytest

from convlint.interpreter import Execution, Interpreter
from convlint.source import Source

NET = """
import torch
from torch import nn
net = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 10))
x = torch.randn(4, 3, 8, 8)
seen = []
"""


def run(body: str) -> Execution:
    return Interpreter().execute(Source("net.py", (NET + body).encode()))


TRAINING = [
    "from tqdm import tqdm\nfor epoch in tqdm(range(1, 1001)):\n    loss = net(x).sum()\n    seen.append(loss)\n",
    "for epoch in range(1000):\n    loss = net(x).sum()\n    loss.backward()\n    seen.append(loss)\n",
    "epoch = 0\nwhile epoch < 1000:\n    net(x)\n    epoch += 1\n    seen.append(epoch)\n",
]


@pytest.mark.parametrize("body", TRAINING)
def test_training_ends_after_a_few_rounds(body):
    execution = run(body)
    assert len(execution.run.model_calls) < 8
    assert "unknown" in type(execution.module.names["epoch"]).__name__.lower()


@pytest.mark.parametrize("body", TRAINING)
def test_how_many_rounds_there_were_is_not_claimed(body):
    """`len(seen)` is 1000, and not the number of rounds that were followed."""
    execution = run(body + "stacked = torch.zeros(len(seen))\nsize = stacked.shape[0]\n")
    assert not isinstance(execution.module.names["size"], int)


def test_a_loop_that_is_short_keeps_what_it_knows():
    execution = run("for epoch in range(3):\n    out = net(x)\n    seen.append(out)\n")
    assert execution.module.names["out"].shape == (4, 10)
    assert len(execution.module.names["seen"]) == 3


def test_other_sizes_in_later_rounds_are_followed():
    body = "for size in [8] * 3 + [9] + [8] * 3 + [10]:\n    net(torch.randn(1, 3, size, size))\n"
    assert [problem.actual for problem in run(body).run.problems] == [192, 192]


def test_other_models_in_later_rounds_are_followed():
    body = "for width in (192, 192, 192, 192, 192, 5):\n    nn.Sequential(nn.Flatten(), nn.Linear(width, 2))(x)\n"
    assert [problem.actual for problem in run(body).run.problems] == [5]


def test_rounds_without_a_model_do_not_count():
    execution = run("total = 0\nfor number in range(50):\n    total += number\n")
    assert execution.module.names["total"] == 1225
