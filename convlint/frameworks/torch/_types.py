"""dtypes, devices and the other small constants of torch."""

from __future__ import annotations

from typing import Any

from convlint.values import Unknown


class _Constant:
    """One of torch's opaque constants, known by its name."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __deepcopy__(self, memo: Any) -> Any:
        return self

    def __repr__(self) -> str:
        return f"torch.{self._name}"

    __str__ = __repr__


class dtype(_Constant):
    """https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch.dtype"""

    @property
    def is_floating_point(self) -> bool:
        return "float" in self._name

    @property
    def is_complex(self) -> bool:
        return self._name.startswith("complex")

    @property
    def is_signed(self) -> bool:
        return not self._name.startswith(("uint", "bool"))

    @property
    def itemsize(self) -> int:
        digits = "".join(c for c in self._name.split("_")[0] if c.isdigit())
        return max(int(digits) // 8, 1) if digits else 1


class layout(_Constant):
    """https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch.layout"""


class memory_format(_Constant):
    """https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch.memory_format"""


class device:
    """A device; which one a program runs on is not known, and no shape depends on it.

    https://docs.pytorch.org/docs/stable/tensor_attributes.html#torch.device
    """

    def __init__(self, type: Any = None, index: Any = None) -> None:
        name, _, number = type.partition(":") if isinstance(type, str) else (None, "", "")
        self.type = name if name is not None else Unknown("which device", kind=str, key=("device", "type"))
        self.index = int(number) if number.isdigit() else index

    def __enter__(self) -> device:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __eq__(self, other: object) -> Any:
        if isinstance(other, device) and isinstance(self.type, str) and isinstance(other.type, str):
            return (self.type, self.index) == (other.type, other.index)
        return Unknown("which device", kind=bool)

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"device(type={self.type!r})"


float32 = dtype("float32")
float64 = double = dtype("float64")
float16 = half = dtype("float16")
bfloat16 = dtype("bfloat16")
uint8 = dtype("uint8")
int8 = dtype("int8")
int16 = short = dtype("int16")
int32 = int_ = dtype("int32")
int64 = long = dtype("int64")
bool_ = dtype("bool")
complex64 = cfloat = dtype("complex64")
complex128 = cdouble = dtype("complex128")
quint8 = dtype("quint8")
qint8 = dtype("qint8")
qint32 = dtype("qint32")

strided = layout("strided")
sparse_coo = layout("sparse_coo")
sparse_csr = layout("sparse_csr")

contiguous_format = memory_format("contiguous_format")
channels_last = memory_format("channels_last")
channels_last_3d = memory_format("channels_last_3d")
preserve_format = memory_format("preserve_format")
