"""`x.view(-1, 16 * 5 * 5)`, as tutorials write it, says which input the model was made for."""

from __future__ import annotations

from convlint.check import check_source, shapes_of_source
from convlint.config import Settings
from convlint.source import Source

LENET = """
import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):{pragma}
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2, 2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)

    def forward(self, x):
        x = self.pool(F.relu(self.conv1(x)))
        x = self.pool(F.relu(self.conv2(x)))
        x = {flat}
        return self.fc1(F.relu(x))
"""
VIEW = "x.view(-1, 16 * 5 * 5)"


def source(flat: str, pragma: str = "") -> Source:
    return Source("net.py", LENET.format(flat=flat, pragma=pragma).encode())


def solved(flat: str) -> object:
    return shapes_of_source(source(flat), Settings()).models[0].solve


def test_the_sizes_that_fit_are_found_through_the_view() -> None:
    assert solved(VIEW) == solved("x.reshape(x.size(0), 400)") == solved("x.flatten(1)") is not None


def test_rows_of_pixels_say_nothing_of_the_size() -> None:
    assert solved("x.permute(0, 2, 3, 1).reshape(-1, 16)") is None


def test_both_faults_say_what_the_number_was_made_for() -> None:
    found, _ = check_source(source(VIEW, "  # convlint: input=3x64x64"), Settings())
    assert [d.code for d in found] == ["CVL101", "CVL104"]
    for diagnostic in found:
        assert "400 = 16 x 5 x 5 fits a 32x32 input (32..35); yours is 64x64" in diagnostic.notes
