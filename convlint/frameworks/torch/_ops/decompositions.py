"""svd, qr and cholesky under their older names; the Fourier transform of windows.

https://docs.pytorch.org/docs/stable/torch.html#blas-and-lapack-operations
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch import _types
from convlint.frameworks.torch._ops.blas import square
from convlint.frameworks.torch._registry import method
from convlint.frameworks.torch._support import need_least_rank, need_rank
from convlint.shapes import Window, minimum
from convlint.values import Undecided, Unknown, as_size


@method
def svd(input, some=True, compute_uv=True, *, out=None):
    """U, S and V; without `some` U and V are square."""
    if isinstance(some, Unknown):
        raise Undecided(some)
    need_least_rank(input, 2)
    *batch, rows, columns = input.shape
    least = minimum(rows, columns)
    left, right = (least, least) if some else (rows, columns)
    u, s, v = (*batch, rows, left), (*batch, least), (*batch, columns, right)
    return tuple(input.made(shape, "svd") for shape in (u, s, v))


@method
def qr(input, some=True, *, out=None):
    if isinstance(some, Unknown):
        raise Undecided(some)
    need_least_rank(input, 2)
    *batch, rows, columns = input.shape
    middle = minimum(rows, columns) if some else rows
    return input.made((*batch, rows, middle), "qr"), input.made((*batch, middle, columns), "qr")


@method
def cholesky(input, upper=False, *, out=None):
    return square(input, "cholesky")._unary("cholesky")


@method
def cholesky_inverse(input, upper=False, *, out=None):
    return square(input, "cholesky_inverse")._unary("cholesky_inverse")


@method
def slogdet(input):
    shape = square(input, "slogdet").shape[:-2]
    return input.made(shape, "slogdet"), input.made(shape, "slogdet")


@method
def stft(input, n_fft, hop_length=None, win_length=None, window=None, center=True, pad_mode="reflect",
         normalized=False, onesided=None, return_complex=None, align_to_window=None):  # fmt: skip
    """(*, L) to (*, N, frames), with a last axis of 2 where the result is not complex."""
    if any(isinstance(flag, Unknown) for flag in (center, onesided, return_complex)):
        return Unknown("the options of a Fourier transform")
    need_rank(input, 1, 2)
    size = as_size(n_fft)
    hop: Any = as_size(hop_length) if hop_length is not None else size // 4
    pad = size // 2 if center else 0
    frames = Window(size, hop, (pad, pad)).output(input.shape[-1])
    rows = size if onesided is False else size // 2 + 1
    parts = () if return_complex else (2,)
    dtype = _types.complex64 if return_complex else None
    return input.made((*input.shape[:-1], rows, frames, *parts), "stft", dtype=dtype)
