"""`Elements`: what a loop of unknown length goes over."""

from __future__ import annotations

from typing import Any

from convlint.values.unknown import Unknown


class Elements(Unknown):
    """The items of something of unknown length, all of which look like `element` (a loader's batches)."""

    __slots__ = ("element",)

    def __init__(self, element: Any, reason: str = "how many batches there are") -> None:
        super().__init__(reason)
        self.element = element


def elements_of(value: Any) -> Elements | None:
    """The elements of something of which one is shown for any number; None for what has a known length.

    A twin says so by `_elements()`, which may give None.
    """
    if isinstance(value, Elements):
        return value
    hook = getattr(type(value), "_elements", None)
    found: Elements | None = hook(value) if callable(hook) else None
    return found
