"""Diagonals, triangles, decompositions and solutions of matrices, over leading batches.

https://www.tensorflow.org/api_docs/python/tf/linalg
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._unary import elementwise
from convlint.shapes import Shape, prove_less
from convlint.values import Unknown

__all__ = ["diag_part", "trace"]


def _matrix(value: Any) -> Any:
    """`value` as a tensor of rank 2 or more. Raises ValueError below."""
    tensor = _args.convert(value)
    if not isinstance(tensor, Unknown) and len(tensor.shape) < 2:
        raise ValueError(f"Shape must be at least rank 2 but is rank {len(tensor.shape)}")
    return tensor


def _smaller(shape: Shape) -> Any:
    """The shorter side of a matrix; Unknown where that is not decided."""
    shorter = prove_less(shape[-1], shape[-2])
    return Unknown("the shorter side of a matrix") if shorter is None else shape[-1 if shorter else -2]


def matrix_diag(diagonal, name="diag", k=0, num_rows=-1, num_cols=-1, padding_value=0, align="RIGHT_LEFT") -> Any:
    """Matrices with `diagonal` on their diagonals."""
    tensor = _args.convert(diagonal)
    if isinstance(tensor, Unknown) or k != 0 or num_rows != -1 or num_cols != -1:
        return tensor if isinstance(tensor, Unknown) else Unknown("other diagonals than the main one")
    return tensor.made((*tensor.shape, tensor.shape[-1]), "matrix_diag")


def matrix_diag_part(input, name="diag_part", k=0, padding_value=0, align="RIGHT_LEFT") -> Any:
    """The diagonals of matrices."""
    tensor = _matrix(input)
    if isinstance(tensor, Unknown) or k != 0:
        return tensor if isinstance(tensor, Unknown) else Unknown("other diagonals than the main one")
    length = _smaller(tensor.shape)
    return length if isinstance(length, Unknown) else tensor.made((*tensor.shape[:-2], length), "matrix_diag_part")


def diag_part(input, name=None) -> Any:
    """The diagonal of a tensor of even rank: the first half of its axes."""
    tensor = _args.convert(input)
    if isinstance(tensor, Unknown) or len(tensor.shape) % 2 or not tensor.shape:
        return tensor if isinstance(tensor, Unknown) else Unknown("the diagonal of a tensor of odd rank")
    return tensor.made(tensor.shape[: len(tensor.shape) // 2], "diag_part")


def trace(x, name=None) -> Any:
    """The sums along the diagonals of matrices."""
    tensor = _matrix(x)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape[:-2], "trace")


def matrix_determinant(input, name=None) -> Any:
    """One number a matrix."""
    tensor = _matrix(input)
    return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape[:-2], "det")


def matrix_inverse(input, adjoint=False, name=None) -> Any:
    """The inverses, of the same shape."""
    return elementwise(_matrix(input), "inv")


def matrix_band_part(input, num_lower, num_upper, name=None) -> Any:
    """The matrices within a band, of the same shape."""
    return elementwise(_matrix(input), "band_part")


def matrix_set_diag(input, diagonal, name="set_diag", k=0, align="RIGHT_LEFT") -> Any:
    """The matrices with other diagonals, of the same shape."""
    return elementwise(_matrix(input), "set_diag")


def cholesky(input, name=None) -> Any:
    """The lower triangles, of the same shape."""
    return elementwise(_matrix(input), "cholesky")


def matrix_solve(matrix, rhs, adjoint=False, name=None) -> Any:
    """The solutions, of the shape of `rhs`."""
    return elementwise(rhs, "solve")


def matrix_triangular_solve(matrix, rhs, lower=True, adjoint=False, name=None) -> Any:
    """The solutions, of the shape of `rhs`."""
    return elementwise(rhs, "triangular_solve")


def self_adjoint_eig(tensor, name=None) -> Any:
    """The eigenvalues and the eigenvectors."""
    value = _matrix(tensor)
    if isinstance(value, Unknown):
        return value
    return value.made(value.shape[:-1], "eigh"), value.made(value.shape, "eigh")
