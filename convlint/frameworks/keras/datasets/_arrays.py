"""Data sets as arrays of known shapes."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._arrays import array_of
from convlint.shapes import Shape

__all__ = ["split"]


def split(train: int, test: int, sample: Shape, label: Shape, classes: int | None = None) -> Any:
    """`((x_train, y_train), (x_test, y_test))` for samples and labels of the shapes given."""
    return tuple((_part(count, sample, None), _part(count, label, classes)) for count in (train, test))


def _part(count: int, shape: Shape, classes: int | None) -> Any:
    array = array_of((count, *shape), "load_data")
    if classes is not None:
        array._classes = classes
    return array
