"""The twin of `torch`: shapes only. https://docs.pytorch.org/docs/stable/torch.html

The functions stand in `_ops/`, one family a file, and come here through `_registry.FUNCTIONS`.
"""

from convlint.frameworks.torch._ops import (  # noqa: F401
    blas,
    broadcasting,
    factories,
    indexing,
    joining,
    pointwise,
    rearranging,
    reductions,
    reshaping,
)
from convlint.frameworks.torch._registry import FUNCTIONS
from convlint.frameworks.torch._size import Size
from convlint.frameworks.torch._tensor import Tensor
from convlint.frameworks.torch._types import (
    bfloat16,
    bool_,
    cdouble,
    cfloat,
    channels_last,
    channels_last_3d,
    complex64,
    complex128,
    contiguous_format,
    device,
    double,
    dtype,
    float16,
    float32,
    float64,
    half,
    int8,
    int16,
    int32,
    int64,
    layout,
    long,
    memory_format,
    preserve_format,
    qint8,
    qint32,
    quint8,
    short,
    sparse_coo,
    sparse_csr,
    strided,
    uint8,
)

__version__ = "2.13.0"

__all__ = ["Size", "Tensor", "bfloat16", "cdouble", "cfloat", "channels_last", "channels_last_3d", "complex64",
           "complex128", "contiguous_format", "device", "double", "dtype", "float16", "float32", "float64", "half",
           "int8", "int16", "int32", "int64", "layout", "long", "memory_format", "preserve_format", "qint8", "qint32",
           "quint8", "short", "sparse_coo", "sparse_csr", "strided", "uint8"]  # fmt: skip

globals().update(FUNCTIONS)
globals().update({"float": float32, "int": int32, "bool": bool_})
