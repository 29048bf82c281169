"""Annotations that say the shape of a tensor: `Float[Tensor, "b 3 32 32"]`, `TensorType["b", 3, 32, 32]`."""

from __future__ import annotations

from typing import Any


class ShapeAnnotation:
    """The axes of an annotation: numbers, names, `...` for any number of axes, "_" for any size."""

    def __init__(self, axes: tuple[Any, ...], dtype: str | None = None) -> None:
        self._axes = axes
        self._dtype = dtype

    def __repr__(self) -> str:
        return " ".join("..." if axis is ... else str(axis) for axis in self._axes)


def axes_of(text: str) -> tuple[Any, ...]:
    """`"*batch 3 h=32 _"` as (..., 3, 32, "_"). https://docs.kidger.site/jaxtyping/api/array/"""
    return tuple(_axis(word) for word in text.split())


def _axis(word: str) -> Any:
    if "..." in word or word.startswith("*"):
        return ...
    value = word.lstrip("?").rpartition("=")[2]
    if value.isdigit():
        return int(value)
    return value if value.isidentifier() else "_"
