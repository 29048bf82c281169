"""`torch.fft`. https://docs.pytorch.org/docs/stable/fft.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._registry import takes_tensor
from convlint.frameworks.torch._support import axes_of, axis_of
from convlint.values import Undecided, Unknown, as_size


def _along(input: Any, op: str, sizes: dict[int, Any], dtype: Any) -> Any:
    return input.made([sizes.get(axis, size) for axis, size in enumerate(input.shape)], op, dtype=dtype)


def _one(name: str, last: Any = None, real: bool = False) -> Any:
    """A transform along one axis; `last` makes the number of results out of the number of samples."""

    def transform(input, n=None, dim=-1, norm=None, *, out=None):
        axis = axis_of(input, dim)
        size = input.shape[axis] if n is None else as_size(n)
        result = size if last is None else last(size, n is not None)
        return _along(input, name, {axis: result}, None if real else _types.complex64)

    transform.__name__ = transform.__qualname__ = name
    return takes_tensor(transform)


def _half(size: Any, given: bool) -> Any:
    return size // 2 + 1


def _whole(size: Any, given: bool) -> Any:
    return size if given else 2 * (size - 1)


fft = _one("fft")
ifft = _one("ifft")
hfft = _one("hfft", _whole, real=True)
ihfft = _one("ihfft", _half)
rfft = _one("rfft", _half)
irfft = _one("irfft", _whole, real=True)


def _many(name: str, default: Any, last: Any = None, real: bool = False) -> Any:
    """A transform along several axes; the last of them may get another size."""

    def transform(input, s=None, dim=default, norm=None, *, out=None):
        if isinstance(s, Unknown) or isinstance(dim, Unknown):
            raise Undecided(s if isinstance(s, Unknown) else dim)
        if dim is None and s is not None:
            dim = tuple(range(-len(s), 0))
        axes = axes_of(input, dim)
        given = [None if item == -1 else as_size(item) for item in s] if s is not None else [None] * len(axes)
        sizes = {axis: input.shape[axis] if n is None else n for axis, n in zip(axes, given, strict=True)}
        if last is not None and axes:
            sizes[axes[-1]] = last(sizes[axes[-1]], given[-1] is not None)
        return _along(input, name, sizes, None if real else _types.complex64)

    transform.__name__ = transform.__qualname__ = name
    return takes_tensor(transform)


fft2 = _many("fft2", (-2, -1))
ifft2 = _many("ifft2", (-2, -1))
rfft2 = _many("rfft2", (-2, -1), _half)
irfft2 = _many("irfft2", (-2, -1), _whole, real=True)
fftn = _many("fftn", None)
ifftn = _many("ifftn", None)
rfftn = _many("rfftn", None, _half)
irfftn = _many("irfftn", None, _whole, real=True)


@takes_tensor
def fftshift(input, dim=None):
    return input._unary("fftshift")


@takes_tensor
def ifftshift(input, dim=None):
    return input._unary("ifftshift")
