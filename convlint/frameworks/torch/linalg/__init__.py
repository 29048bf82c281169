"""`torch.linalg`. https://docs.pytorch.org/docs/stable/linalg.html"""

from __future__ import annotations

from convlint.frameworks.torch._ops import blas, reductions
from convlint.frameworks.torch._ops.blas import det, matmul, matrix_exp, matrix_power
from convlint.frameworks.torch._registry import takes_tensor
from convlint.frameworks.torch._support import need_least_rank
from convlint.shapes import minimum
from convlint.values import Unknown

__all__ = ["det", "matmul", "matrix_exp", "matrix_power"]


@takes_tensor
def norm(A, ord=None, dim=None, keepdim=False, *, out=None, dtype=None):
    return reductions.reduced(A, "norm", dim, keepdim)


@takes_tensor
def vector_norm(x, ord=2, dim=None, keepdim=False, *, dtype=None, out=None):
    return reductions.reduced(x, "vector_norm", dim, keepdim)


@takes_tensor
def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False, *, dtype=None, out=None):
    return reductions.reduced(A, "matrix_norm", dim, keepdim)


@takes_tensor
def inv(A, *, out=None):
    return blas.inverse(A)


@takes_tensor
def pinv(A, *, atol=None, rtol=None, hermitian=False, out=None):
    return blas.pinverse(A)


@takes_tensor
def cholesky(A, *, upper=False, out=None):
    return blas.square(A, "cholesky")._unary("cholesky")


@takes_tensor
def solve(A, B, *, left=True, out=None):
    blas.square(A, "solve")
    return B.derive("solve") if isinstance(B, Unknown) else B.made(B.shape, "solve", A)


@takes_tensor
def svd(A, full_matrices=True, *, driver=None, out=None):
    """U, S and Vh."""
    need_least_rank(A, 2)
    *batch, rows, columns = A.shape
    least = minimum(rows, columns)
    u, v = ((rows, rows), (columns, columns)) if full_matrices else ((rows, least), (least, columns))
    return A.made((*batch, *u), "svd"), A.made((*batch, least), "svd"), A.made((*batch, *v), "svd")


@takes_tensor
def svdvals(A, *, driver=None, out=None):
    need_least_rank(A, 2)
    return A.made((*A.shape[:-2], minimum(A.shape[-2], A.shape[-1])), "svdvals")


@takes_tensor
def qr(A, mode="reduced", *, out=None):
    need_least_rank(A, 2)
    *batch, rows, columns = A.shape
    least = minimum(rows, columns) if mode == "reduced" else rows
    return A.made((*batch, rows, least), "qr"), A.made((*batch, least, columns), "qr")


@takes_tensor
def eigh(A, UPLO="L", *, out=None):
    blas.square(A, "eigh")
    return A.made(A.shape[:-1], "eigh"), A.made(A.shape, "eigh")


@takes_tensor
def eig(A, *, out=None):
    return eigh(A)


@takes_tensor
def eigvalsh(A, UPLO="L", *, out=None):
    blas.square(A, "eigvalsh")
    return A.made(A.shape[:-1], "eigvalsh")


@takes_tensor
def cross(input, other, *, dim=-1, out=None):
    return blas.cross(input, other, dim)
