"""Rounds of a loop in which models get what they got in those before, as in training: no more is learnt from them."""

from __future__ import annotations

from typing import Any

from convlint.values import ModelCall, Tensor

__all__ = ["Rounds"]

# A loop of fewer rounds, such as over the folds of some data or over three sizes, is followed to its end.
ENOUGH = 4


class Rounds:
    """The rounds of one loop, counted while they are alike in what models are called with."""

    def __init__(self, run: Any) -> None:
        self._calls: list[ModelCall] = run.model_calls
        self._seen = len(self._calls)
        self._last: list[Any] = []
        self._alike = 0

    def are_alike(self) -> bool:
        """Whether this round, which has just ended, and enough before it called the same models on the same shapes."""
        if len(self._calls) == self._seen:
            self._last, self._alike = [], 0
            return False
        marks = [_mark(call) for call in self._calls[self._seen :]]
        self._seen = len(self._calls)
        self._alike = self._alike + 1 if marks == self._last else 1
        self._last = marks
        return self._alike >= ENOUGH


def _mark(call: ModelCall) -> Any:
    return id(call.model), [_shape(arg) for arg in (*call.args, *call.kwargs.values())]


def _shape(value: Any) -> str:
    return repr(tuple(value.shape)) if isinstance(value, Tensor) else type(value).__name__
