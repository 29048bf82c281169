"""Generators: what they yield is known one by one where they end, and what all have in common where they do not."""

from __future__ import annotations

import time
from typing import Any

import pytest

from convlint.interpreter import Interpreter, in_deep_stack
from convlint.source import Source
from convlint.values import Elements, Tensor, Unknown

HEAD = "import torch, data\n"


def names(program: str) -> dict[str, Any]:
    execution = in_deep_stack(lambda: Interpreter().execute(Source("p.py", (HEAD + program).encode())))
    assert execution.run.failures == []
    found: dict[str, Any] = execution.module.names
    return found


ENDLESS = [
    "while True:\n        yield {0}",
    "while 1:\n        for i in range(5):\n            yield {0}",
    "i = 0\n    while True:\n        i += 1\n        if i > 2:\n            yield {0}\n        else:\n            yield {0}",
    "for i in range(10**6):\n        yield {0}",
    "for i in data.batches():\n        yield {0}",
    "while data.more():\n        yield {0}",
]


@pytest.mark.parametrize("body", ENDLESS)
def test_what_an_endless_generator_yields(body: str) -> None:
    item = "torch.zeros(4, 3), ['a', 1], {'y': torch.ones(4)}"
    keep = "kept = {}\ndef keep(y):\n    kept['y'] = y\nfor y, *_ in g():\n    keep(y)\n"
    found = names(f"def g():\n    {body.format(item)}\nx, (a, n), d = next(g())\n{keep}")
    assert found["x"].shape == (4, 3) == found["kept"]["y"].shape
    assert (found["a"], found["n"], found["d"]["y"].shape) == ("a", 1, (4,))


@pytest.mark.parametrize("body", ENDLESS)
def test_how_much_an_endless_generator_yields_is_not_known(body: str) -> None:
    found = names(
        f"def g():\n    {body.format('torch.zeros(4)')}\nn = len(list(g()))\nc = 0\nfor x in g():\n    c += 1\n"
    )
    assert isinstance(found["n"], Unknown) and isinstance(found["c"], Unknown)


DIFFERENT = ["i", "(i, 3)", "torch.zeros(i)", "[0] * i", "{i: 1}", "str(i)", "torch.tensor(i)", "i / 2"]


@pytest.mark.parametrize("item", DIFFERENT)
def test_what_differs_from_one_yield_to_the_next_is_not_known(item: str) -> None:
    found = names(f"def g():\n    i = 0\n    while True:\n        i += 1\n        yield {item}\nx = next(g())\n")
    value = found["x"][0] if isinstance(found["x"], tuple) else found["x"]
    assert isinstance(value, Unknown) or (isinstance(value, Tensor) and value.constant is None)


FINITE = [
    "while True:\n        yield 1\n        if len(seen) > 1: break\n        seen.append(1)",
    "while True:\n        seen.append(1)\n        yield 1\n        if len(seen) == 3: return",
    "for i in range(3):\n        yield 1",
    "yield 1\n    yield from (1, 1)",
    "for i in data.batches(): print(i)\n    yield 1\n    yield 1\n    yield 1",
    "def h():\n        while True:\n            yield 2\n    yield from [1, 1, 1]",
    "while True:\n        try:\n            for i in range(3): yield 1\n        finally:\n            return",
]


@pytest.mark.parametrize("body", FINITE)
def test_a_generator_that_ends(body: str) -> None:
    assert names(f"seen = []\ndef g():\n    {body}\nr = list(g())\n")["r"] == [1, 1, 1]


def test_a_generator_that_only_asks_end_is_not_followed_for_long() -> None:
    program = "def g():\n    while True:\n        for i in range(900):\n            x = torch.zeros(i + 1)\n        yield torch.zeros(3)\n"
    start = time.process_time()
    assert isinstance(names(program + "r = g()\n")["r"], Elements)
    assert time.process_time() - start < 2


def test_a_model_is_checked_on_what_an_endless_generator_yields() -> None:
    from convlint.check import check_source
    from convlint.config import Settings

    text = (
        "import torch\nfrom torch import nn\ndef batches():\n    while True:\n        yield torch.randn(8, 20), 1\n"
        "model = nn.Sequential(nn.Linear(30, 2))\nfor x, y in batches():\n    model(x)\n"
    )
    found, _ = check_source(Source("net.py", text.encode()), Settings())
    assert [diagnostic.code for diagnostic in found] == ["CVL101"]
