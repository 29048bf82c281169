"""Shapes as annotations. https://docs.kidger.site/jaxtyping/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks._shape_annotation import ShapeAnnotation, axes_of
from convlint.values import Unknown


class _Kind:
    """`Float[Tensor, "b 3 32 32"]`"""

    def __init__(self, dtype: str | None) -> None:
        self._dtype = dtype

    def __getitem__(self, item: Any) -> Any:
        if isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], str):
            return ShapeAnnotation(axes_of(item[1]), self._dtype)
        return Unknown("an annotation")


Float = Float16 = Float32 = Float64 = BFloat16 = Inexact = Num = Real = Shaped = _Kind(None)
Int = Int64 = Integer = UInt = _Kind("int64")
Int8 = _Kind("int8")
Int16 = _Kind("int16")
Int32 = _Kind("int32")
UInt8 = _Kind("uint8")
Bool = _Kind("bool")
Complex = Complex64 = Complex128 = _Kind(None)


def jaxtyped(fn=None, *, typechecker=None):
    """The function itself."""
    return fn if fn is not None else lambda decorated: decorated
