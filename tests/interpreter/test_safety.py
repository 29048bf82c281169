"""What must hold for any program, however hostile: nothing is run, nothing is reached, every run ends."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType, TracebackType

import pytest
from escapes import ENDLESS, ESCAPES

from convlint.interpreter import CallSite, Frame, Interpreter, in_deep_stack
from convlint.interpreter.functions import FunctionCode
from convlint.source import Source, SyntaxFault
from convlint.values import Unknown

HOST = (CodeType, FrameType, ModuleType, TracebackType, CallSite, Frame, FunctionCode)


def execute(text: str):
    return in_deep_stack(lambda: Interpreter().execute(Source("program.py", text.encode())))


@pytest.mark.parametrize("name", ESCAPES)
def test_nothing_is_reached(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(sys.modules)
    result = execute(ESCAPES[name]).module.names.get("result")
    assert list(tmp_path.iterdir()) == []
    assert {m for m in set(sys.modules) - before if not m.startswith(("convlint", "libcst"))} <= ALLOWED_IMPORTS
    for value in result if isinstance(result, (list, tuple)) else [result]:
        assert not isinstance(value, HOST)
        assert not any(value is host for host in (object, type)) or name == "type type"
        assert not (isinstance(value, FunctionType) and not value.__module__.startswith("convlint.frameworks"))


# Pure modules of the standard library that twins themselves use.
ALLOWED_IMPORTS = {"cmath", "_cmath", "inspect", "dis", "opcode", "_opcode", "decimal", "_decimal", "numbers", "string"}


@pytest.mark.parametrize("name", ENDLESS)
def test_every_run_ends(name: str) -> None:
    start = time.process_time()
    try:
        execute(ENDLESS[name])
    except SyntaxFault as fault:
        assert "not analysed" in fault.message
    assert time.process_time() - start < 20


def test_the_file_is_never_imported(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("import pathlib\npathlib.Path('RAN').touch()\nX = 3\n")
    main = tmp_path / "main.py"
    main.write_text("import torch\nfrom helper import X\nimport helper\ny = X + helper.X\n")
    subprocess.run([sys.executable, "-m", "convlint", "check", str(main)], cwd=tmp_path, timeout=60, check=False)
    assert not (tmp_path / "RAN").exists()
    names = in_deep_stack(lambda: Interpreter().execute(Source.read(str(main)))).module.names
    assert names["y"] == 6


def test_an_unknown_has_a_reason_and_a_place() -> None:
    execution = execute("import skimage\n\nimage = skimage.imread('x.png')\n")
    image = execution.module.names["image"]
    assert isinstance(image, Unknown)
    assert image.reason == "module skimage is not modelled"


def test_writes_to_twins_do_not_last() -> None:
    execute("import torch.nn as nn\nnn.Linear.forward = None\nnn.Conv2d = nn.Linear\n")
    execution = execute(
        "import torch, torch.nn as nn\nclass N(nn.Module):\n    def forward(self, x):\n        return x\n"
        "y = nn.Linear(3, 4)(torch.zeros(2, 3)).shape[1]\nz = nn.Conv2d(1, 2, 3).out_channels\n"
    )
    assert (execution.module.names["y"], execution.module.names["z"]) == (4, 2)


def test_same_condition_same_answer() -> None:
    text = (
        "import os\nmode = os.environ['MODE']\n"
        "a = 1 if mode == 'x' else 2\nb = 1 if mode == 'x' else 2\nc = 1 if mode == 'y' else 2\n"
    )
    names = execute(text).module.names
    assert (names["a"], names["b"], names["c"]) == (1, 1, 2)
