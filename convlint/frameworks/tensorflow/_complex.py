"""Complex numbers, and functions of a number that are seldom used: the shape stays.

https://www.tensorflow.org/api_docs/python/tf/math
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._binary import broadcast
from convlint.frameworks.tensorflow._unary import elementwise


def real(input, name=None) -> Any:
    """The real parts."""
    return elementwise(input, "real")


def imag(input, name=None) -> Any:
    """The imaginary parts."""
    return elementwise(input, "imag")


def angle(input, name=None) -> Any:
    """The angles."""
    return elementwise(input, "angle")


def conj(x, name=None) -> Any:
    """The conjugates."""
    return elementwise(x, "conj")


def complex(real, imag, name=None) -> Any:
    """Complex numbers of two tensors."""
    return broadcast(real, imag, "complex")


def truncatediv(x, y, name=None) -> Any:
    """The quotient, towards zero."""
    return broadcast(x, y, "truncatediv")


def truncatemod(x, y, name=None) -> Any:
    """The rest of the quotient towards zero."""
    return broadcast(x, y, "truncatemod")


def div_no_nan(x, y, name=None) -> Any:
    """The quotient, 0 where `y` is."""
    return broadcast(x, y, "div_no_nan")


def clip_by_average_norm(t, clip_norm, name=None) -> Any:
    """The shape of `t`."""
    return elementwise(t, "clip_by_average_norm")


def to_bfloat16(x, name="ToBFloat16") -> Any:
    """The shape of `x`."""
    return elementwise(x, "cast")


def reverse_v2(tensor, axis, name=None) -> Any:
    """The shape of `tensor`."""
    return elementwise(tensor, "reverse")


def reverse_sequence(
    input, seq_lengths, seq_axis=None, batch_axis=None, name=None, seq_dim=None, batch_dim=None
) -> Any:  # fmt: skip
    """The shape of `input`."""
    return elementwise(input, "reverse_sequence")


def invert_permutation(x, name=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "invert_permutation")


def erfinv(x, name=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "erfinv")


def ndtri(x, name=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "ndtri")


def polyval(coeffs, x, name=None) -> Any:
    """The shape of `x`."""
    return elementwise(x, "polyval")


def xdivy(x, y, name=None) -> Any:
    """`x / y`, 0 where `x` is."""
    return broadcast(x, y, "xdivy")


def xlogy(x, y, name=None) -> Any:
    """`x * log(y)`, 0 where `x` is."""
    return broadcast(x, y, "xlogy")


def multiply_no_nan(x, y, name=None) -> Any:
    """`x * y`, 0 where `y` is."""
    return broadcast(x, y, "multiply_no_nan")
