"""How a statement ends other than by running through."""

from __future__ import annotations

from typing import Any


class Signal:
    """BREAK or CONTINUE."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


BREAK = Signal("break")
CONTINUE = Signal("continue")


class Returned:
    """`return value`."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value
