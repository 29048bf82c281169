"""Layers, tensors and symbols that problems are made of, without a framework's run behind them."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.layers import Dense
from convlint.frameworks.tensorflow._tensor import Tensor as GraphTensor
from convlint.frameworks.torch._tensor import Tensor as TorchTensor
from convlint.rules import Facts, rule_for
from convlint.shapes import symbol
from convlint.values import Problem, Tensor

B = symbol(("batch",), "B")
H = symbol(("height",), "H")
NOBODY_KNOWS = symbol(("?",), "?", minimum=None)


class Linear:
    """Stands for a layer's twin."""


def tensor(*shape: Any) -> Tensor:
    return Tensor(shape)


def graph_tensor(*shape: Any) -> Tensor:
    return _bare(GraphTensor, shape)


def torch_tensor(*shape: Any) -> Tensor:
    return _bare(TorchTensor, shape)


def _bare(kind: Any, shape: tuple[Any, ...]) -> Any:
    arriving = object.__new__(kind)
    Tensor.__init__(arriving, shape)
    return arriving


def keras_layer() -> Any:
    return object.__new__(Dense)


def said(code: str, problem: Problem, facts: Facts | None = None) -> str:
    return rule_for(code).message(problem, facts or Facts())


def helped(code: str, problem: Problem, facts: Facts | None = None) -> str:
    return rule_for(code).help(problem, facts or Facts())
