"""Rounds of a loop in which models get what they got in those before, as in training: no more is learnt from them."""

from __future__ import annotations

from typing import Any

from convlint.values import ModelCall, Tensor

__all__ = ["Rounds", "only_counts"]

# A loop of no more rounds is followed to its end.
ENOUGH = 3


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


def only_counts(items: Any) -> bool:
    """Whether the items of a loop are nothing but the numbers of its rounds."""
    if isinstance(items, range):
        return True
    if not isinstance(items, list) or any(type(item) is not int for item in items):
        return False
    return items == list(range(items[0], items[0] + len(items))) if items else True


def _mark(call: ModelCall) -> Any:
    return id(call.model), [_shape(arg) for arg in (*call.args, *call.kwargs.values())]


def _shape(value: Any) -> str:
    return repr(tuple(value.shape)) if isinstance(value, Tensor) else type(value).__name__
