"""Beside the place to edit, a diagnostic names what made the sizes that do not meet."""

from __future__ import annotations

from convlint.check import check_source
from convlint.config import Settings
from convlint.diagnostics import Diagnostic
from convlint.source import InputShape, Source

HEAD = """import torch
import torch.nn as nn
import torch.nn.functional as F


class Block(nn.Module):
    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv = nn.Conv2d(cin, cout, 3, stride, 1)

    def forward(self, x):
        return self.conv(x)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
"""


def check(body: str) -> Diagnostic:
    settings = Settings(input_size=(InputShape((3, 32, 32)),), input_size_from="--input-size", model=("Net()",))
    (found,), _ = check_source(Source("net.py", (HEAD + body).encode()), settings)
    return found


def lines_of(found: Diagnostic) -> dict[str, int]:
    return {related.message: related.location.row for related in found.related}


FIRST = HEAD.count("\n") + 1


def test_channels_that_arrive_are_traced_to_the_layer_that_makes_them() -> None:
    found = check("""        self.one = nn.Conv2d(
            3,
            16,
            3,
        )
        self.two = nn.Conv2d(8, 8, 3)

    def forward(self, x):
        return self.two(F.relu(self.one(x)))
""")
    assert found.code == "CVL201"
    assert lines_of(found)["the 16 channels come from here"] == FIRST + 2


def test_a_map_that_is_too_small_names_the_layers_that_made_it_small() -> None:
    found = check("""        self.one = Block(3, 8, 2)
        self.two = Block(8, 8, 1)
        self.three = Block(8, 8, 2)
        self.pool = nn.AvgPool2d(16)

    def forward(self, x):
        return self.pool(self.three(self.two(self.one(x))))
""")
    assert found.code == "CVL203"
    lines = lines_of(found)
    assert (lines["one.conv leaves 16x16"], lines["three.conv leaves 8x8"]) == (FIRST, FIRST + 2)
    assert not any("two" in message for message in lines)


def test_the_chain_has_the_way_of_both_summands() -> None:
    found = check("""        self.main = Block(3, 8, 2)
        self.short = nn.Conv2d(3, 8, 3, 2, 0)

    def forward(self, x):
        return self.main(x) + self.short(x)
""")
    assert found.code == "CVL302"
    assert any("main.conv" in line for line in found.chain)
    assert any("short" in line and f"net.py:{FIRST + 1}" in line for line in found.chain)
    assert any(note.startswith("other chain: 32 -short") for note in found.notes)


def test_a_missing_flatten_stands_at_the_call_of_the_container() -> None:
    found = check("""        self.main = Block(3, 8, 2)
        self.head = nn.Sequential(nn.Dropout(), nn.Linear(8 * 16 * 16, 10))

    def forward(self, x):
        x = self.main(x)
        return self.head(x)
""")
    assert (found.code, found.location.row) == ("CVL102", FIRST + 5)


def test_a_missing_flatten_within_a_module_names_the_modules_call() -> None:
    found = check("""        self.main = Block(3, 8, 2)
        self.head = Head()

    def forward(self, x):
        return self.head(self.main(x))


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8 * 16 * 16, 10)

    def forward(self, x):
        return self.fc(x)
""")
    assert (found.code, found.location.row) == ("CVL102", FIRST + 13)
    assert lines_of(found)["called here"] == FIRST + 4


def test_a_module_that_is_not_known_takes_no_diagnostic_away() -> None:
    text = (
        "import PIL\nfrom somewhere import anything\n"
        + HEAD
        + """        self.main = Block(3, 8, 2)
        self.fc = nn.Linear(8 * 16 * 16, 10)

    def forward(self, x):
        return self.fc(self.main(x))
"""
    )
    settings = Settings(input_size=(InputShape((3, 32, 32)),), input_size_from="--input-size", model=("Net()",))
    (found,), _ = check_source(Source("net.py", text.encode()), settings)
    assert found.code == "CVL102"
    assert found.fix is not None and "torch.flatten" in found.fix.edits[0].content
