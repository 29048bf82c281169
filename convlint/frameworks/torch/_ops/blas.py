"""Matrix products. https://docs.pytorch.org/docs/stable/torch.html#blas-and-lapack-operations"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch._registry import inplace, method, op
from convlint.frameworks.torch._support import need_least_rank, need_rank, report
from convlint.shapes import prove_equal
from convlint.values import Tensor, Unknown


def _product(name: str, input: Any, other: Any, rank: int | None = None) -> Any:
    """`input @ other`, both of `rank` where one is asked for; reports `matmul-shape` and `input-rank`."""
    if isinstance(other, Unknown):
        return other.derive(name)
    if not isinstance(other, Tensor):
        raise TypeError(f"{name}(): argument must be Tensor, not {type(other).__name__}")
    for tensor in (input, other):
        if rank is not None and len(tensor.shape) != rank:
            report("input-rank", op=name, tensor=tensor, expected=rank, actual=len(tensor.shape))
            return Unknown(f"{name} of a tensor of rank {len(tensor.shape)}")
    if _is_weight(other) and input.shape and prove_equal(input.shape[-1], other.shape[0]) is False:
        facts: Any = {"expected": input.shape[-1], "actual": other.shape[0]}
        report("linear-in-features", op=name, tensor=input, weight=other, **facts)
        return input.made((*input.shape[:-1], other.shape[1]), name, other)
    return input.made(shapes.matmul(tuple(input.shape), tuple(other.shape)), name, other)


def _is_weight(tensor: Any) -> bool:
    """Whether a matrix is a parameter: then its rows are the features that it takes."""
    return len(tensor.shape) == 2 and type(tensor).__name__ == "Parameter"


@method
def matmul(input, other, *, out=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.matmul.html"""
    return _product("matmul", input, other)


@method
def mm(input, mat2, *, out=None):
    return _product("mm", input, mat2, 2)


@method
def bmm(input, mat2, *, out=None):
    """Both of rank 3, with one batch size: it does not broadcast."""
    result = _product("bmm", input, mat2, 3)
    if isinstance(result, Tensor) and prove_equal(input.shape[0], mat2.shape[0]) is False:
        report("matmul-shape", op="bmm", tensor=input, other=mat2, expected=input.shape[0], actual=mat2.shape[0])
    return result


@method
def mv(input, vec, *, out=None):
    need_rank(input, 2)
    if isinstance(vec, Tensor):
        need_rank(vec, 1)
    return _product("mv", input, vec)


@method
def dot(input, tensor, *, out=None):
    return _product("dot", input, tensor, 1)


@method
def vdot(input, other, *, out=None):
    return _product("vdot", input, other, 1)


@method
def inner(input, other, *, out=None):
    """The last axes are multiplied and summed; all others stay."""
    if isinstance(other, Unknown):
        return other.derive("inner")
    if not input.shape or not other.shape:
        return input.made(shapes.broadcast(tuple(input.shape), tuple(other.shape)), "inner", other)
    if prove_equal(input.shape[-1], other.shape[-1]) is False:
        facts: Any = {"expected": input.shape[-1], "actual": other.shape[-1]}
        report("matmul-shape", op="inner", tensor=input, other=other, **facts)
    return input.made((*input.shape[:-1], *other.shape[:-1]), "inner", other)


def _outer(name: str) -> Any:
    def outer(input, vec2, *, out=None):
        if isinstance(vec2, Unknown):
            return vec2.derive(name)
        need_rank(input, 1)
        need_rank(vec2, 1)
        return input.made((input.shape[0], vec2.shape[0]), name, vec2)

    outer.__name__ = outer.__qualname__ = name
    return method(outer)


outer = _outer("outer")
ger = _outer("ger")


def _added(name: str, input: Any, product: Any) -> Any:
    """`input + product`: the input is broadcast to the product."""
    if isinstance(product, Unknown):
        return product
    if len(input.shape) > len(product.shape):
        message = f"{name}: the input has more axes than the product"
        facts: Any = {"expected": len(product.shape), "actual": len(input.shape), "meant": tuple(product.shape)}
        raise shapes.ShapeFault("input-rank", message, **facts)
    shapes.expand(tuple(input.shape), tuple(product.shape))
    return product.made(product.shape, name, input)


@inplace
def addmm(input, mat1, mat2, *, beta=1, alpha=1, out=None):
    return _added("addmm", input, mm(mat1, mat2))


@inplace
def baddbmm(input, batch1, batch2, *, beta=1, alpha=1, out=None):
    return _added("baddbmm", input, bmm(batch1, batch2))


@inplace
def addbmm(input, batch1, batch2, *, beta=1, alpha=1, out=None):
    product = bmm(batch1, batch2)
    return _added("addbmm", input, product if isinstance(product, Unknown) else product.made(product.shape[1:], "sum"))


@inplace
def addmv(input, mat, vec, *, beta=1, alpha=1, out=None):
    return _added("addmv", input, mv(mat, vec))


@inplace
def addr(input, vec1, vec2, *, beta=1, alpha=1, out=None):
    return _added("addr", input, outer(vec1, vec2))


@op
def chain_matmul(*matrices, out=None):
    result = matrices[0]
    for matrix in matrices[1:]:
        result = result if isinstance(result, Unknown) else _product("chain_matmul", result, matrix, 2)
    return result


def square(input: Any, op: str) -> Any:
    """The input itself, which has to be square matrices."""
    need_least_rank(input, 2)
    if prove_equal(input.shape[-1], input.shape[-2]) is False:
        facts: Any = {"expected": input.shape[-1], "actual": input.shape[-2], "meant": tuple(input.shape)}
        raise shapes.ShapeFault("matmul-shape", f"{op} of matrices that are not square", **facts)
    return input


@method
def matrix_power(input, n):
    return square(input, "matrix_power")._unary("matrix_power")


@method
def matrix_exp(input):
    return square(input, "matrix_exp")._unary("matrix_exp")


@method
def inverse(input):
    return square(input, "inverse")._unary("inverse")


@method
def pinverse(input, rcond=1e-15):
    need_least_rank(input, 2)
    return input.made((*input.shape[:-2], input.shape[-1], input.shape[-2]), "pinverse")


def _scalar_of_matrix(name: str) -> Any:
    def scalar(input):
        return square(input, name).made(input.shape[:-2], name)

    scalar.__name__ = scalar.__qualname__ = name
    return method(scalar)


det = _scalar_of_matrix("det")
logdet = _scalar_of_matrix("logdet")


@method
def kron(input, other):
    if isinstance(other, Unknown):
        return other.derive("kron")
    rank = max(len(input.shape), len(other.shape))
    a = (1,) * (rank - len(input.shape)) + tuple(input.shape)
    b = (1,) * (rank - len(other.shape)) + tuple(other.shape)
    return input.made([x * y for x, y in zip(a, b, strict=True)], "kron", other)


@method
def cross(input, other, dim=None, *, out=None):
    from convlint.frameworks.torch._ops.broadcasting import elementwise

    return elementwise("cross", input, other)
