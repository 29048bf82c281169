"""The twin of `torch`: shapes only. https://docs.pytorch.org/docs/stable/torch.html

The functions stand in `_ops/`, one family a file, and come here through `_registry.FUNCTIONS`.
"""

from convlint.frameworks.torch._legacy import (
    BFloat16Tensor,
    BoolTensor,
    ByteTensor,
    CharTensor,
    DoubleTensor,
    FloatTensor,
    HalfTensor,
    IntTensor,
    LongTensor,
    ShortTensor,
)
from convlint.frameworks.torch._ops import (
    RARE,
    attributes,
    blas,
    broadcasting,
    casting,
    factories,
    indexing,
    joining,
    pointwise,
    reductions,
    reshaping,
)
from convlint.frameworks.torch._ops.settings import (
    Generator,
    autocast,
    enable_grad,
    inference_mode,
    no_grad,
    set_grad_enabled,
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

__all__ = [
    "BFloat16Tensor",
    "BoolTensor",
    "ByteTensor",
    "CharTensor",
    "DoubleTensor",
    "FloatTensor",
    "Generator",
    "HalfTensor",
    "IntTensor",
    "LongTensor",
    "ShortTensor",
    "Size",
    "Tensor",
    "autocast",
    "bfloat16",
    "cdouble",
    "cfloat",
    "channels_last",
    "channels_last_3d",
    "complex64",
    "complex128",
    "contiguous_format",
    "device",
    "double",
    "dtype",
    "enable_grad",
    "float16",
    "float32",
    "float64",
    "half",
    "inf",
    "inference_mode",
    "int8",
    "int16",
    "int32",
    "int64",
    "layout",
    "long",
    "memory_format",
    "nan",
    "newaxis",
    "no_grad",
    "pi",
    "preserve_format",
    "qint8",
    "qint32",
    "quint8",
    "set_grad_enabled",
    "short",
    "sparse_coo",
    "sparse_csr",
    "strided",
    "uint8",
]  # fmt: skip

inf = float("inf")
nan = float("nan")
pi = 3.141592653589793
newaxis = None

_LOADED = (attributes, blas, broadcasting, casting, factories, indexing, joining, pointwise, reductions, reshaping)
globals().update(FUNCTIONS)
globals().update({"float": float32, "int": int32, "bool": bool_})


def __getattr__(name: str) -> object:
    """What few programs need, and `torch.conv2d` and the like, which are those of `torch.nn.functional`."""
    try:
        return RARE.get(name)
    except AttributeError:
        from convlint.frameworks.torch.nn import functional

        if name.startswith("_"):
            raise
        functional._FILES.load_all()
        if name not in FUNCTIONS:
            raise
        return FUNCTIONS[name]


def __dir__() -> list[str]:
    from convlint.frameworks.torch.nn import functional

    RARE.load_all()
    functional._FILES.load_all()
    return sorted({*__all__, *FUNCTIONS})
