"""Twin of `numpy.linalg` (https://numpy.org/doc/stable/reference/routines.linalg.html)."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.numpy._ndarray import as_array
from convlint.frameworks.numpy._products import matmul
from convlint.frameworks.numpy._reductions import reduced
from convlint.shapes import minimum, prove_equal
from convlint.values import Unknown

__all__ = ["matmul"]


class LinAlgError(ValueError):
    """Raised by NumPy for matrices that have no inverse."""


def norm(x, ord=None, axis=None, keepdims=False):
    """A length over `axis`."""
    array = as_array(x)
    return array if isinstance(array, Unknown) else reduced(array, "norm", axis, keepdims)


def _square(array: Any) -> None:
    if len(array.shape) < 2:
        raise LinAlgError(f"{len(array.shape)}-dimensional array given. Array must be at least two-dimensional")
    if prove_equal(array.shape[-1], array.shape[-2]) is False:
        raise LinAlgError("Last 2 dimensions of the array must be square")


def _of_square(name: str, shape_of: Any) -> Any:
    def function(a):
        array = as_array(a)
        if isinstance(array, Unknown):
            return array
        _square(array)
        return array.made(shape_of(array.shape), name)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = "Of square matrices."
    return function


inv = _of_square("inv", lambda shape: shape)
cholesky = _of_square("cholesky", lambda shape: shape)
det = _of_square("det", lambda shape: shape[:-2])
eigvals = _of_square("eigvals", lambda shape: shape[:-1])
eigvalsh = _of_square("eigvalsh", lambda shape: shape[:-1])


def eig(a):
    """Eigenvalues and eigenvectors."""
    vectors = _of_square("eig", lambda shape: shape)(a)
    return vectors if isinstance(vectors, Unknown) else (vectors.made(vectors.shape[:-1], "eig"), vectors)


eigh = eig


def pinv(a, rcond=None, hermitian=False):
    """The pseudo-inverse."""
    array = as_array(a)
    if isinstance(array, Unknown):
        return array
    *batch, rows, columns = array.shape
    return array.made((*batch, columns, rows), "pinv")


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    """https://numpy.org/doc/stable/reference/generated/numpy.linalg.svd.html"""
    array = as_array(a)
    if isinstance(array, Unknown):
        return array
    if not isinstance(full_matrices, bool) or not isinstance(compute_uv, bool):
        return Unknown("what np.linalg.svd returns")
    *batch, rows, columns = array.shape
    least = minimum(rows, columns)
    values = array.made((*batch, least), "svd")
    if not compute_uv:
        return values
    left = array.made((*batch, rows, rows if full_matrices else least), "svd")
    return left, values, array.made((*batch, columns if full_matrices else least, columns), "svd")


def solve(a, b):
    """The solution of linear equations."""
    matrix, right = as_array(a), as_array(b)
    if isinstance(matrix, Unknown) or isinstance(right, Unknown):
        return Unknown("the solution of linear equations")
    _square(matrix)
    return right.made(right.shape, "solve", matrix)


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    """The rank is not known."""
    return Unknown("the rank of a matrix", kind=int)


def matrix_power(a, n):
    """A power of square matrices."""
    return _of_square("matrix_power", lambda shape: shape)(a)


def qr(a, mode="reduced"):
    """An orthogonal and a triangular matrix."""
    array = as_array(a)
    if isinstance(array, Unknown) or mode != "reduced":
        return Unknown("what np.linalg.qr returns")
    *batch, rows, columns = array.shape
    least = minimum(rows, columns)
    return array.made((*batch, rows, least), "qr"), array.made((*batch, least, columns), "qr")
