"""Tensor methods that keep the shape: moves, casts, in-place fills, autograd; and those that leave torch."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _constants, _types
from convlint.frameworks.torch._registry import method, only_method
from convlint.frameworks.torch._support import sizes_of
from convlint.frameworks.torch._tensor import Tensor
from convlint.values import Unknown

# Methods that give the tensor itself, or a tensor with its shape and contents, whatever their arguments.
_SAME = (
    "cpu", "cuda", "xpu", "mps", "contiguous", "pin_memory", "share_memory_", "requires_grad_", "coalesce",
    "to_dense", "to_sparse", "to_mkldnn", "refine_names", "rename", "align_as", "resolve_conj", "resolve_neg",
    "record_stream", "dequantize", "as_subclass",
)  # fmt: skip
# Methods that fill the tensor in place.
_FILLED = (
    "fill_", "zero_", "normal_", "uniform_", "random_", "bernoulli_", "exponential_", "cauchy_", "geometric_",
    "log_normal_", "copy_", "set_", "fill_diagonal_", "eq_", "ne_", "apply_", "map_", "detach_", "erfinv_", "clamp_",
)  # fmt: skip
_CASTS = {
    "float": _types.float32,
    "double": _types.float64,
    "half": _types.float16,
    "bfloat16": _types.bfloat16,
    "long": _types.int64,
    "int": _types.int32,
    "short": _types.int16,
    "char": _types.int8,
    "byte": _types.uint8,
    "bool": _types.bool_,
    "cfloat": _types.complex64,
    "cdouble": _types.complex128,
}


def _same(name: str) -> Any:
    def same(self: Any, *args: Any, **kwargs: Any) -> Any:
        return self

    same.__name__ = same.__qualname__ = name
    return same


def _filled(name: str) -> Any:
    def filled(self: Any, *args: Any, **kwargs: Any) -> Any:
        self.constant = None
        return self

    filled.__name__ = filled.__qualname__ = name
    return filled


def _cast(name: str, dtype: Any) -> Any:
    def cast(self: Any, memory_format: Any = None) -> Any:
        return _made(self, name, dtype)

    cast.__name__ = cast.__qualname__ = name
    return cast


for _name in _SAME:
    setattr(Tensor, _name, _same(_name))
for _name in _FILLED:
    if not hasattr(Tensor, _name):
        setattr(Tensor, _name, _filled(_name))
for _name, _dtype in _CASTS.items():
    setattr(Tensor, _name, _cast(_name, _dtype))


@only_method
def to(self, *args, **kwargs):
    """The tensor on another device, or with another dtype."""
    others = (*args, *kwargs.values())
    dtype = next((item for item in others if isinstance(item, _types.dtype)), None)
    example: Any = next((item for item in others if isinstance(item, Tensor)), None)
    if dtype is None and example is None:
        return self
    return _made(self, "to", dtype if dtype is not None else example._dtype)


@only_method
def type(self, dtype=None, non_blocking=False, **kwargs):
    if dtype is None:
        return Unknown("the type of a tensor", kind=str)
    return _made(self, "type", dtype if isinstance(dtype, _types.dtype) else getattr(dtype, "_legacy_dtype", None))


@only_method
def type_as(self, other):
    return _made(self, "type_as", getattr(other, "_dtype", None))


def _made(tensor: Any, op: str, dtype: Any) -> Any:
    """The tensor with another dtype; None where that is not known."""
    result = tensor.made(tensor.shape, op, constant=_constants.cast(tensor.constant, dtype))
    result.dtype = dtype
    return result


@method
def detach(input):
    return input.made(input.shape, "detach", constant=input.constant)


@only_method
def backward(self, gradient=None, retain_graph=None, create_graph=False, inputs=None):
    return None


@only_method
def retain_grad(self):
    return None


@only_method
def register_hook(self, hook):
    from convlint.frameworks.torch.nn.modules._hooks import RemovableHandle

    return RemovableHandle()


@only_method
def numpy(self, *, force=False):
    """A numpy array of the same shape."""
    from convlint.frameworks.torch._numpy import as_array

    return as_array(self)


@only_method
def stride(self, dim=None):
    return Unknown("the strides of a tensor", kind=None if dim is None else int)


@only_method
def storage_offset(self):
    return Unknown("the offset of a tensor", kind=int)


@only_method
def element_size(self):
    dtype: Any = self._dtype
    return dtype.itemsize if dtype is not None else Unknown("the dtype of a tensor", kind=int)


@only_method
def is_contiguous(self, memory_format=None):
    return Unknown("whether a tensor is contiguous", kind=bool)


@only_method
def get_device(self):
    return Unknown("the device of a tensor", kind=int)


@only_method
def resize_(self, *sizes, memory_format=None):
    """The tensor itself, with other sizes."""
    shape = sizes_of(sizes)
    if isinstance(shape, Unknown):
        return shape
    from convlint.frameworks.torch._registry import become

    return become(self, self.made(shape, "resize_"))


@only_method
def unfold(self, dimension, size, step):
    """Windows of `size` along one axis, as a new last axis."""
    from convlint.frameworks.torch._support import axis_of
    from convlint.shapes import Window
    from convlint.values import as_size

    axis = axis_of(self, dimension)
    if not self.shape:
        return self.made((as_size(size),), "unfold")
    count = Window(as_size(size), as_size(step)).output(self.shape[axis])
    return self.made((*self.shape[:axis], count, *self.shape[axis + 1 :], as_size(size)), "unfold")


@method
def as_strided(input, size, stride, storage_offset=None):
    shape = sizes_of((size,))
    return shape if isinstance(shape, Unknown) else input.made(shape, "as_strided")
