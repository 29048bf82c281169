"""Shapes as annotations. https://github.com/patrick-kidger/torchtyping"""

from __future__ import annotations

from typing import Any

from convlint.frameworks._shape_annotation import ShapeAnnotation
from convlint.values import Unknown


class _TensorType:
    """`TensorType["b", 3, 32, 32, float]`"""

    def __getitem__(self, item: Any) -> Any:
        axes = [axis for part in (item if isinstance(item, tuple) else (item,)) for axis in _axis(part)]
        return Unknown("an annotation") if None in axes else ShapeAnnotation(tuple(axes))


TensorType = _TensorType()


def _axis(part: Any) -> list[Any]:
    """One axis; nothing for what says the kind of the numbers; None for what is not understood."""
    if part is ... or (isinstance(part, int) and not isinstance(part, bool)):
        return [part] if part != -1 else ["_"]
    if isinstance(part, slice):
        return _axis(part.stop) if isinstance(part.stop, int) and part.stop != -1 else _axis(part.start)
    if isinstance(part, str):
        return [part if part.isidentifier() else "_"]
    return [] if isinstance(part, (type, Unknown)) or type(part).__name__ == "dtype" else [None]


def patch_typeguard():
    """Changes nothing here."""
