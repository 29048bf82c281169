"""A variable of the environment is first taken to be unset; what holds for this case alone is not reported."""

from __future__ import annotations

from typing import Any

from convlint.check import check_source
from convlint.config import Settings
from convlint.interpreter import Interpreter
from convlint.source import Source
from convlint.values import Unknown

PROGRAM = """
import os
import torch
import torch.nn as nn

width = int(os.environ.get("WIDTH", 99))
debug = bool(os.getenv("DEBUG"))
home = os.environ["HOME"]
wide = nn.Linear(100, 10)
wide(torch.zeros(2, width))
if debug:
    print(width)
narrow = nn.Linear(100, 10)
narrow(torch.zeros(2, 98))
"""


def names(**options: Any) -> dict[str, Any]:
    return Interpreter().execute(Source("run.py", PROGRAM.encode()), **options).module.names


def test_the_first_run_has_the_defaults() -> None:
    found = names()
    assert (found["width"], found["debug"]) == (99, False)
    assert isinstance(found["home"], Unknown)


def test_another_run_has_any_value() -> None:
    found = names(opposite=True)
    assert isinstance(found["width"], Unknown)
    assert isinstance(found["debug"], Unknown)


def test_a_fault_of_the_default_alone_is_not_reported() -> None:
    found, _ = check_source(Source("run.py", PROGRAM.encode()), Settings())
    assert [(diagnostic.code, diagnostic.location.row) for diagnostic in found] == [("CVL101", 13)]
