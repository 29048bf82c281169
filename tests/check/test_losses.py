"""A loss is no model: what a diagnostic says of the input is the input of the model that it judges."""

from __future__ import annotations

from convlint.check import check_source
from convlint.config import Settings
from convlint.source import Source

PROGRAM = """
import torch
import torch.nn as nn

class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(100, 784)

    def forward(self, z):
        return self.fc(z).view(-1, 1, 28, 28)

class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 1)

    def forward(self, x):
        return torch.sigmoid(self.fc(x.flatten(1)))

criterion = nn.BCELoss()
made = Generator()(torch.randn(8, 100))
loss = criterion(Judge()(made), torch.ones(8))
"""


def test_the_input_of_a_loss_finding_is_the_input_of_the_model() -> None:
    (found,), _ = check_source(Source("gan.py", PROGRAM.encode()), Settings())
    assert (found.code, found.data["model"], found.data["input"]) == ("CVL401", "Judge", "1x28x28"), found
    assert "as called at line 23" in found.message


def test_a_loss_is_not_among_the_models() -> None:
    from convlint.check import shapes_of_source

    report = shapes_of_source(Source("gan.py", PROGRAM.encode()), Settings()).as_json()
    assert [model["name"] for model in report["models"]] == ["Generator", "Judge"]
