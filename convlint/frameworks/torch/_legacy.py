"""`torch.FloatTensor` and its kin: old constructors, of sizes or of data.

https://docs.pytorch.org/docs/stable/tensors.html#torch.Tensor
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._tensor import Tensor


class _LegacyTensor:
    _legacy_dtype: Any = None

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        result = Tensor(*args)
        if isinstance(result, Tensor):
            result.dtype = cls._legacy_dtype
        return result


class FloatTensor(_LegacyTensor):
    _legacy_dtype = _types.float32


class DoubleTensor(_LegacyTensor):
    _legacy_dtype = _types.float64


class HalfTensor(_LegacyTensor):
    _legacy_dtype = _types.float16


class BFloat16Tensor(_LegacyTensor):
    _legacy_dtype = _types.bfloat16


class LongTensor(_LegacyTensor):
    _legacy_dtype = _types.int64


class IntTensor(_LegacyTensor):
    _legacy_dtype = _types.int32


class ShortTensor(_LegacyTensor):
    _legacy_dtype = _types.int16


class CharTensor(_LegacyTensor):
    _legacy_dtype = _types.int8


class ByteTensor(_LegacyTensor):
    _legacy_dtype = _types.uint8


class BoolTensor(_LegacyTensor):
    _legacy_dtype = _types.bool_
