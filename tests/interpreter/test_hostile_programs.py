"""Hostile programs, by hundreds: no way out of the interpreter, no trace outside, and an end in the budget."""

from __future__ import annotations

import builtins
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import BuiltinFunctionType, CodeType, FrameType, FunctionType, ModuleType, TracebackType
from typing import Any

import libcst
import pytest
from costly import COSTLY
from escapes import ESCAPES
from reaching import REACHING
from test_safety import ALLOWED_IMPORTS, execute

from convlint.interpreter import CallSite, Frame, Interpreter
from convlint.interpreter.functions import FunctionCode
from convlint.interpreter.run import MAX_STEPS
from convlint.source import Source, SyntaxFault

HOST = (CodeType, FrameType, ModuleType, TracebackType, BuiltinFunctionType, CallSite, Frame, FunctionCode)
# Programs run with this much of the budget; with CONVLINT_WHOLE_BUDGET set, with all of it.
STEPS = MAX_STEPS if "CONVLINT_WHOLE_BUDGET" in os.environ else 20_000
SECONDS = 60 if "CONVLINT_WHOLE_BUDGET" in os.environ else 8


def is_host(value: Any) -> bool:
    """Whether a program that holds `value` has got hold of this process."""
    if isinstance(value, (*HOST, libcst.CSTNode, Source)):
        return True
    if isinstance(value, FunctionType):
        return not value.__module__.startswith("convlint.frameworks.")
    kinds = (CodeType, FrameType, FunctionType, ModuleType, TracebackType)
    return isinstance(value, type) and (value in kinds or value.__module__.startswith("convlint.interpreter"))


def held_by(value: Any, seen: set[int]) -> Iterator[Any]:
    """`value` and all that its containers hold."""
    if id(value) in seen:
        return
    seen.add(id(value))
    yield value
    items: list[Any] = []
    if isinstance(value, dict):
        items = [*dict.keys(value), *dict.values(value)]
    elif isinstance(value, (list, tuple, set, frozenset)):
        items = list(type(value).__iter__(value))
    for item in items:
        yield from held_by(item, seen)


def environ() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder, an environment and a list of modules that have to stay as they are; nothing may be opened or started."""
    monkeypatch.chdir(tmp_path)
    environment, modules = environ(), set(sys.modules)

    def started(*args: Any, **kwargs: Any) -> Any:
        raise AssertionError("a process was started")

    monkeypatch.setattr(os, "system", started)
    monkeypatch.setattr(subprocess, "Popen", started)
    yield
    assert list(tmp_path.iterdir()) == [] and Path.cwd() == tmp_path
    assert environ() == environment
    new = {name for name in set(sys.modules) - modules if not name.startswith(("convlint", "libcst"))}
    assert new <= ALLOWED_IMPORTS


@pytest.mark.usefixtures("watched")
@pytest.mark.parametrize("program", [*REACHING.items(), *ESCAPES.items()], ids=lambda program: program[0])
def test_no_way_leads_out(program: tuple[str, str]) -> None:
    names = execute(program[1]).module.names
    assert not [value for value in held_by(dict(names), set()) if is_host(value)]


@pytest.fixture
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    defaults: dict[str, object] = Interpreter.execute.__kwdefaults__  # type: ignore[assignment]
    monkeypatch.setitem(defaults, "max_steps", STEPS)


@pytest.mark.usefixtures("small_budget")
@pytest.mark.parametrize("name", COSTLY)
def test_what_costs_is_paid_for(name: str) -> None:
    start = time.process_time()
    try:
        execute(COSTLY[name])
    except SyntaxFault as fault:
        assert "not analysed" in fault.message
    assert time.process_time() - start < SECONDS


WRITES = (
    "import torch, torch.nn as nn, operator, builtins, sys, collections.abc as c, torchvision.models.vgg as v\n"
    "torch.zeros = nn.Linear.forward = nn.Linear.__init__ = torch.float32.itemsize = torch.float32.x = 5\n"
    "nn.Linear.__constants__.append(1)\nv.cfgs.clear()\nc.Sequence.register(int)\ntype(sys.modules).get = 5\n"
    "operator.SAFE_METHODS = builtins.SAFE_METHODS = {}\nv.VGG11_Weights._member_map_.clear()\n"
    "nn.Module.__setattr__(nn.Linear, 'y', 1)\ndel nn.Linear.forward\nsetattr(nn.Module, 'z', 1)\n"
)
READS = (
    "import torch, torch.nn as nn, sys, collections.abc as c, torchvision.models.vgg as v\n"
    "result = [torch.zeros(2, 3).shape, nn.Linear(3, 4)(torch.zeros(2, 3)).shape, torch.float32.itemsize,\n"
    "    sorted(v.cfgs), isinstance(5, c.Sequence), len(v.VGG11_Weights._member_map_)]\n"
)


def test_nothing_is_left_for_the_next_file() -> None:
    before = execute(READS).module.names["result"]
    execute("\n".join(f"try:\n    {line}\nexcept Exception:\n    pass" for line in WRITES.splitlines()))
    assert before == execute(READS).module.names["result"] and len(before) == 6


def test_builtins_are_as_they_were() -> None:
    assert builtins.len([1]) == 1 and not hasattr(builtins, "ESCAPED") and sys.gettrace() is not print


def test_a_list_extended_by_an_unknown_number_of_items_is_not_known() -> None:
    text = (
        "import os\nx = [1, 2]\nx.extend(os.listdir('.'))\nn = len(x) == 3\n"
        "class A:\n    def __init__(self):\n        self.y = [1]\n        self.y.extend(os.listdir('.'))\n"
        "y = A().y\nz = [1]\nz.extend(i for i in 'ab')\nz.extend({7: 8})\n"
    )
    names = execute(text).module.names
    assert type(names["x"]).__name__ == type(names["y"]).__name__ == "Unknown"
    assert names["z"] == [1, "a", "b", 7]
