"""zeros, ones, randn, arange and the other functions that make a tensor out of sizes.

https://docs.pytorch.org/docs/stable/torch.html#creation-ops
"""

from __future__ import annotations

import math
from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch import _constants, _types
from convlint.frameworks.torch import _tensor as torch_tensor
from convlint.frameworks.torch._registry import function, method, only_method, op, takes_sizes
from convlint.frameworks.torch._size import Size
from convlint.frameworks.torch._support import sizes_of
from convlint.frameworks.torch._tensor import new_tensor
from convlint.shapes import Dim
from convlint.values import Tensor, Unknown, active, as_size, first_unknown


def made_of_sizes(op: str, sizes: Any, dtype: Any = None, constant: Any = None) -> Any:
    """A new tensor of the sizes given as `f(2, 3)` or `f((2, 3))`. Raises RuntimeError for a negative size."""
    shape = sizes_of(sizes)
    if isinstance(shape, Unknown):
        return shape
    if any(isinstance(size, int) and size < 0 for size in shape):
        raise RuntimeError(f"Trying to create tensor with negative dimension: {list(shape)}")
    return new_tensor(shape, op, dtype=None if isinstance(dtype, Unknown) else dtype, constant=constant)


def _factory(name: str) -> Any:
    def factory(*size, out=None, dtype=None, layout=None, device=None, requires_grad=False, generator=None,
                names=None, pin_memory=False, memory_format=None):  # fmt: skip
        return made_of_sizes(name, size, dtype)

    factory.__name__ = factory.__qualname__ = name
    return function(takes_sizes(factory))


zeros = _factory("zeros")
ones = _factory("ones")
empty = _factory("empty")
rand = _factory("rand")
randn = _factory("randn")


@function
def full(size, fill_value, *, out=None, dtype=None, layout=None, device=None, requires_grad=False, names=None):
    return made_of_sizes("full", (size,), dtype)


def randint(*args, low=0, high=None, size=None, generator=None, out=None, dtype=None, layout=None, device=None,
            requires_grad=False):  # fmt: skip
    """`randint(high, size)` or `randint(low, high, size)`."""
    size = args[-1] if size is None and args else size
    return made_of_sizes("randint", (size,), dtype or _types.int64)


function(randint)


@function
def normal(mean=0.0, std=1.0, size=None, *, generator=None, out=None, dtype=None, device=None, requires_grad=False):
    if size is not None:
        return made_of_sizes("normal", (size,))
    unknown = first_unknown(mean, std)
    if unknown is not None and unknown.kind is None:
        return unknown.derive("normal")
    tensors = [item for item in (mean, std) if isinstance(item, Tensor)]
    return tensors[0].made(tensors[0].shape, "normal", *tensors[1:]) if tensors else new_tensor((), "normal")


@function
def randperm(n, *, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    return new_tensor((as_size(n),), "randperm", dtype=_types.int64)


@function
def eye(n, m=None, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    return new_tensor((as_size(n), as_size(n if m is None else m)), "eye", dtype=dtype)


@function
def arange(start, end=None, step=1, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    """`ceil((end - start) / step)` numbers."""
    start, end = (0, start) if end is None else (start, end)
    start, end, step = (item.item() if hasattr(item, "item") else item for item in (start, end, step))
    numbers = (start, end, step)
    if all(isinstance(item, (int, float)) for item in numbers):
        if step == 0:
            raise RuntimeError("step must be nonzero")
        count = math.ceil((end - start) / step)
        if count < 0:
            raise RuntimeError("upper bound and lower bound inconsistent with step sign")
        constant = tuple(start + step * i for i in range(count)) if count <= _constants.MAX_ELEMENTS else None
        kind = _types.int64 if all(isinstance(item, int) for item in numbers) else None
        return new_tensor((count,), "arange", constant=constant, dtype=dtype or kind)
    return _symbolic_arange(start, end, step, dtype)


def _symbolic_arange(start: Any, end: Any, step: Any, dtype: Any) -> Any:
    if all(isinstance(item, (int, Dim)) for item in (start, end)) and isinstance(step, int) and step > 0:
        count: Any = -((start - end) // step)
    else:
        count = shapes.opaque("the length of a range", object(), minimum=0)
    return new_tensor((count,), "arange", dtype=dtype or _types.int64)


@function
def linspace(start, end, steps, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    """`steps` numbers from `start` to `end`, both included."""
    count = as_size(steps)
    constant = None
    if isinstance(count, int) and count <= _constants.MAX_ELEMENTS and _are_numbers(start, end):
        constant = tuple(start + (end - start) * i / max(count - 1, 1) for i in range(count))
    return new_tensor((count,), "linspace", constant=constant, dtype=dtype or _types.float32)


def _are_numbers(*values: Any) -> bool:
    return all(isinstance(value, (int, float)) for value in values)


@function
def logspace(start, end, steps, base=10.0, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    return new_tensor((as_size(steps),), "logspace", dtype=dtype)


def _window(name: str) -> Any:
    def window(window_length, *args, dtype=None, layout=None, device=None, requires_grad=False, **kwargs):
        return new_tensor((as_size(window_length),), name, dtype=dtype)

    window.__name__ = window.__qualname__ = name
    return function(window)


hann_window = _window("hann_window")
hamming_window = _window("hamming_window")
blackman_window = _window("blackman_window")
bartlett_window = _window("bartlett_window")
kaiser_window = _window("kaiser_window")


def _triangle_indices(name: str) -> Any:
    def indices(row, col, offset=0, *, dtype=None, device=None, layout=None):
        rows: Any = as_size(row)
        columns: Any = as_size(col)
        if all(isinstance(item, int) for item in (rows, columns, offset)) and rows <= 100_000:
            active().step(rows // 64)
            lower = sum(min(max(i + offset + 1, 0), columns) for i in range(rows))
            strict = sum(min(max(i + offset, 0), columns) for i in range(rows))
            count: Any = lower if name == "tril_indices" else rows * columns - strict
        else:
            count = shapes.opaque("the number of elements of a triangle", object(), minimum=0)
        return new_tensor((2, count), name, dtype=_types.int64)

    indices.__name__ = indices.__qualname__ = name
    return function(indices)


tril_indices = _triangle_indices("tril_indices")
triu_indices = _triangle_indices("triu_indices")


@function
def tensor(data, *, dtype=None, device=None, requires_grad=False, pin_memory=False):
    """A tensor with the shape and, where they are numbers, the contents of nested lists."""
    return from_data(data, dtype)


def from_data(data: Any, dtype: Any = None, op: str = "tensor") -> Any:
    """A tensor out of nested lists; Unknown where an Unknown hides its rank."""
    try:
        shape, constant = _constants.read(data)
    except _constants.NotKnown as hidden:
        return hidden.unknown.derive(op) if hidden.unknown is not None else Unknown("data that is not known")
    kind = dtype if dtype is not None else getattr(data, "_dtype", None) or _kind_of(constant)
    return new_tensor(shape, op, constant=constant, dtype=kind)


def _kind_of(constant: Any) -> Any:
    items = _constants.flat(constant) if constant is not None else []
    if not items or any(isinstance(item, complex) for item in items):
        return None
    if all(isinstance(item, bool) for item in items):
        return _types.bool_
    return _types.float32 if any(isinstance(item, float) for item in items) else _types.int64


@function
def as_tensor(data, dtype=None, device=None):
    return data if isinstance(data, torch_tensor.Tensor) else from_data(data, dtype)


@function
def asarray(obj, *, dtype=None, device=None, copy=None, requires_grad=False):
    return from_data(obj, dtype)


@function
def from_numpy(ndarray):
    if isinstance(ndarray, Unknown):
        return ndarray.derive("from_numpy")
    return new_tensor(ndarray.shape, "from_numpy", inputs=(ndarray,), constant=ndarray.constant)


@function
def scalar_tensor(s, *, dtype=None, layout=None, device=None, requires_grad=False):
    return new_tensor((), "scalar_tensor", dtype=dtype)


def _like(name: str) -> Any:
    def like(input, *args, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None, **kwargs):
        return input.made(input.shape, name, dtype=dtype)

    like.__name__ = like.__qualname__ = name
    return op(like)


zeros_like = _like("zeros_like")
ones_like = _like("ones_like")
empty_like = _like("empty_like")
rand_like = _like("rand_like")
randn_like = _like("randn_like")


@op
def full_like(input, fill_value, *, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None):
    return input.made(input.shape, "full_like", dtype=dtype)


@op
def randint_like(input, low=0, high=None, *, dtype=None, layout=None, device=None, requires_grad=False,
                 memory_format=None):  # fmt: skip
    return input.made(input.shape, "randint_like", dtype=dtype)


def _new(name: str) -> Any:
    def new(self, *size, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False):
        return made_of_sizes(name, size, dtype)

    new.__name__ = new.__qualname__ = name
    return only_method(new)


new_zeros = _new("new_zeros")
new_ones = _new("new_ones")
new_empty = _new("new_empty")


@only_method
def new_full(self, size, fill_value, *, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False):
    return made_of_sizes("new_full", (size,), dtype)


def _new_tensor_method(self, data, *, dtype=None, device=None, requires_grad=False, layout=None, pin_memory=False):
    return from_data(data, dtype)


_new_tensor_method.__name__ = "new_tensor"
only_method(_new_tensor_method)


@only_method
def new(self, *args):
    if len(args) == 1 and isinstance(args[0], (list, tuple)) and not isinstance(args[0], Size):
        return from_data(args[0])
    return made_of_sizes("new", args or (0,))


@method
def numel(input):
    return input.shape.numel()


@function
def is_tensor(obj):
    return obj.derive("is_tensor", kind=bool) if isinstance(obj, Unknown) else isinstance(obj, Tensor)
