"""A fault is reported where it stands whatever the answers to unknown conditions are, in long programs, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from convlint.api import check
from convlint.check import check_source
from convlint.config import Settings
from convlint.interpreter import Interpreter
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


ELSEWHERE = {
    "layers.py": "from thing import options\nwidth = 4 if options.wide else 2\nspare = 4 if options.deep else 2\n"
}
OWN = """
import torch
from torch import nn
from layers import spare, width

x = torch.zeros(1, {given})
nn.Linear(4, spare)(x)
"""


def in_project(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[list[str], int]:
    """The codes of what is found in a file of a project, and how often the file was run for it."""
    for name, content in {**ELSEWHERE, "net.py": text}.items():
        (folder / name).write_text(content)
    runs: list[str] = []
    execute = Interpreter.execute
    monkeypatch.setattr(Interpreter, "execute", lambda *args, **kw: [runs.append("run"), execute(*args, **kw)][1])
    return [one.code for one in check([str(folder / "net.py")], isolated=True)], len(runs)


def test_what_another_file_asks_is_turned_round_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_project(tmp_path, monkeypatch, OWN.format(given="4")) == ([], 2)


def test_what_the_file_itself_asks_is_turned_round_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asks = "from thing import options\ny = 4 if options.wide else 2\nz = 4 if options.deep else 2\n"
    assert in_project(tmp_path, monkeypatch, asks + OWN.format(given="4")) == ([], 5)


def test_a_fault_at_a_place_that_another_file_decides_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = "if width == 2:\n    nn.Linear(5, 3)(x)\n"
    assert in_project(tmp_path, monkeypatch, OWN.format(given="4") + there) == (["CVL101"], 2)


def test_what_another_file_asks_before_a_fault_is_turned_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    codes, runs = in_project(tmp_path, monkeypatch, OWN.format(given="3"))
    assert codes == ["CVL101"] and runs > 2


MACHINE = {
    "an environment variable": "import os\nFAST = os.environ.get('FAST', '')\nspare = 4\nif FAST:\n    spare = 4\n",
    "whether it is set": "import os\nspare = 4\nif 'FAST' in os.environ:\n    spare = 4\n",
    "what a library has": "from thing import Image\nspare = 4\nif hasattr(Image, 'Resampling'):\n    spare = 4\n",
    "a build": "import torch\nspare = 4\nif torch.version.cuda is not None:\n    spare = 4\n",
    "a device": "import torch\nspare = 4\nif torch.cuda.is_available():\n    spare = 4\n",
}


@pytest.mark.parametrize("asks", MACHINE.values(), ids=MACHINE.keys())
def test_what_another_file_asks_of_the_machine_is_not_turned_round(
    asks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ELSEWHERE, "layers.py", asks + "width = 3\n")
    assert in_project(tmp_path, monkeypatch, OWN.format(given="4")) == ([], 1)


@pytest.mark.parametrize("asks", MACHINE.values(), ids=MACHINE.keys())
def test_it_is_where_a_fault_may_rest_on_it(asks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ELSEWHERE, "layers.py", asks + "width = 3\n")
    codes, runs = in_project(tmp_path, monkeypatch, OWN.format(given="3"))
    assert codes == ["CVL101"] and runs > 1


@pytest.mark.parametrize("asks", MACHINE.values(), ids=MACHINE.keys())
def test_what_the_file_itself_asks_of_the_machine_is_turned_round(
    asks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = OWN.replace("from layers import spare, width\n", "").format(given="4")
    assert in_project(tmp_path, monkeypatch, asks + program)[1] > 1


ATTRIBUTES = """
import torch
import torch.nn as nn
import torch.nn.functional as F
from functools import partial

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv, self.act = nn.Conv2d(3, 8, 3), nn.ReLU()
        self.fc = nn.Linear(4 if {test} else 8, 2)

    def forward(self, x):
        return self.fc(self.act(self.conv(x)).mean((2, 3)))

Net()(torch.zeros(1, 3, 9, 9))
"""


@pytest.mark.parametrize(
    "test",
    [
        "hasattr(self.conv, 'init_weights')",
        "hasattr(self.act, 'weight')",
        "getattr(self.act, 'weight', None) is not None",
        "any(hasattr(module, 'zero_init_last') for module in self.modules())",
        "torch.linspace(0, 0.0, 10).split([4, 6])[1][3].item() > 0",
        "'silu' not in dir(F)",
        "torch._C._get_tracing_state()",
    ],
)
def test_what_is_asked_of_the_framework_is_known(test: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert in_project(tmp_path, monkeypatch, ATTRIBUTES.format(test=test)) == ([], 1)
    assert in_project(tmp_path, monkeypatch, ATTRIBUTES.format(test=f"not ({test})"))[0] == ["CVL101"]


def test_an_attribute_that_the_program_gives_to_all_layers_is_not_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ATTRIBUTES.replace("class Net", "nn.Module.init_weights = lambda self: None\n\nclass Net")
    assert in_project(tmp_path, monkeypatch, given.format(test="not hasattr(self.conv, 'init_weights')"))[1] > 1


def test_a_layer_that_refuses_an_argument_of_a_partial_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = "try:\n    act = partial(nn.GELU)(inplace=True)\nexcept TypeError:\n    act = nn.GELU()\n"
    program = ATTRIBUTES.replace("Net()(", tried + "nn.Linear(8, 2)(act(torch.zeros(1, 8)))\nNet()(")
    assert in_project(tmp_path, monkeypatch, program.format(test="False")) == ([], 1)
