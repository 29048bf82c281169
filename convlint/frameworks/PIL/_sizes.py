"""Sizes of pictures that nobody knows."""

from __future__ import annotations

from typing import Any

from convlint.shapes import opaque


def some(what: str) -> Any:
    """A size of a picture that nobody knows: another one each time."""
    return opaque(f"the {what} of a picture", object(), minimum=1)
