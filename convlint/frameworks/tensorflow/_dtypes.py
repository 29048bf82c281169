"""Element types. They decide no shape; they are carried so that `x.dtype` and comparisons of it work.

https://www.tensorflow.org/api_docs/python/tf/dtypes
"""

from __future__ import annotations

from typing import Any

__all__ = ["DType", "as_dtype"]


class DType:
    """https://www.tensorflow.org/api_docs/python/tf/dtypes/DType: only the name and what follows from it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.base_dtype = self
        self.as_numpy_dtype = self

    @property
    def is_floating(self) -> bool:
        return "float" in self.name

    @property
    def is_integer(self) -> bool:
        return "int" in self.name

    @property
    def is_bool(self) -> bool:
        return self.name == "bool"

    def __eq__(self, other: Any) -> bool:
        return getattr(other, "name", other) == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def __repr__(self) -> str:
        return f"tf.{self.name}"


float16 = half = DType("float16")
bfloat16 = DType("bfloat16")
float32 = DType("float32")
float64 = double = DType("float64")
int8 = DType("int8")
int16 = DType("int16")
int32 = DType("int32")
int64 = DType("int64")
uint8 = DType("uint8")
uint16 = DType("uint16")
uint32 = DType("uint32")
uint64 = DType("uint64")
bool_ = DType("bool")
string = DType("string")
complex64 = DType("complex64")
complex128 = DType("complex128")
resource = DType("resource")
variant = DType("variant")
_ALL = [float16, bfloat16, float32, float64, int8, int16, int32, int64, uint8, uint16, uint32, uint64, bool_, string]
_BY_NAME = {dtype.name: dtype for dtype in [*_ALL, complex64, complex128]}


def as_dtype(type_value: Any) -> DType | None:
    """The DType of a name, a Python type or a DType of another twin; None where there is none."""
    if isinstance(type_value, DType) or type_value is None:
        return type_value
    if isinstance(type_value, type):
        return {float: float32, int: int32, bool: bool_, str: string}.get(type_value)
    return _BY_NAME.get(getattr(type_value, "name", type_value))
