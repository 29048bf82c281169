"""Reductions: the axes of `dim` go, or stay as 1 with `keepdim`.

https://docs.pytorch.org/docs/stable/torch.html#reduction-ops
"""

from __future__ import annotations

import builtins
from typing import Any

from convlint.frameworks.torch import _constants, _types
from convlint.frameworks.torch._registry import function, method, one_by_one, takes_tensor
from convlint.frameworks.torch._support import axes_of, axis_of
from convlint.shapes import prove_less
from convlint.values import Tensor, Undecided, Unknown, first_unknown


def reduced_shape(input: Any, dim: Any, keepdim: Any) -> tuple[Any, ...]:
    """The shape after the axes of `dim` are reduced (all for None). Raises Undecided if they are not known."""
    unknown = first_unknown(dim) or (first_unknown(keepdim) if dim is not None else None)
    if unknown is not None:
        raise Undecided(unknown)
    axes = axes_of(input, dim)
    if keepdim:
        return tuple(1 if axis in axes else size for axis, size in enumerate(input.shape))
    return tuple(size for axis, size in enumerate(input.shape) if axis not in axes)


def reduced(input: Any, op: str, dim: Any, keepdim: Any, *, dtype: Any = None, constant: Any = None) -> Any:
    """`input` reduced over `dim`."""
    return input.made(reduced_shape(input, dim, keepdim), op, dtype=dtype, constant=constant)


def _folded(input: Any, fold: Any, dim: Any) -> Any:
    if fold is None or dim is not None or input.constant is None:
        return None
    return _constants.apply(lambda _: fold(_constants.flat(input.constant)), 0)


def _reduction(name: str, fold: Any = None, dtype: Any = None) -> Any:
    def reduction(input, dim=None, keepdim=False, *, dtype=None, out=None):
        return reduced(input, name, dim, keepdim, dtype=dtype or own_dtype, constant=_folded(input, fold, dim))

    own_dtype = dtype
    reduction.__name__ = reduction.__qualname__ = name
    return method(reduction)


def _product(items: list[Any]) -> Any:
    result: Any = 1
    for item in items:
        result = result * item
    return result


sum = _reduction("sum", fold=builtins.sum)
nansum = _reduction("nansum")
mean = _reduction("mean", fold=lambda items: builtins.sum(items) / len(items))
nanmean = _reduction("nanmean")
prod = _reduction("prod", fold=_product)
all = _reduction("all", dtype=_types.bool_)
any = _reduction("any", dtype=_types.bool_)
amax = _reduction("amax")
amin = _reduction("amin")
argmax = _reduction("argmax", dtype=_types.int64)
argmin = _reduction("argmin", dtype=_types.int64)


@method
def logsumexp(input, dim, keepdim=False, *, out=None):
    return reduced(input, "logsumexp", dim, keepdim)


@one_by_one
@method
def count_nonzero(input, dim=None):
    return reduced(input, "count_nonzero", dim, False, dtype=_types.int64)


@method
def norm(input, p="fro", dim=None, keepdim=False, out=None, dtype=None):
    return reduced(input, "norm", dim, keepdim)


def _spread(name: str) -> Any:
    def chosen(input, dim=None, unbiased=None, keepdim=False, *, correction=1, out=None):
        if isinstance(dim, bool):
            return reduced(input, name, None, False)
        return reduced(input, name, dim, keepdim)

    chosen.__name__ = chosen.__qualname__ = name
    return method(chosen)


std = _spread("std")
var = _spread("var")


def _spread_and_mean(name: str) -> Any:
    def spread_and_mean(input, dim=None, unbiased=None, keepdim=False, *, correction=1, out=None):
        dim = None if isinstance(dim, bool) else dim
        return reduced(input, name, dim, keepdim), reduced(input, name, dim, keepdim)

    spread_and_mean.__name__ = spread_and_mean.__qualname__ = name
    call = takes_tensor(spread_and_mean)
    return function(call)


std_mean = _spread_and_mean("std_mean")
var_mean = _spread_and_mean("var_mean")


class ValuesAndIndices(tuple):
    """What `torch.max(x, dim)`, `sort`, `topk` and their kin return."""

    @property
    def values(self) -> Any:
        return self[0]

    @property
    def indices(self) -> Any:
        return self[1]


def with_indices(input: Any, shape: Any, op: str) -> ValuesAndIndices:
    """Values of `shape` and their indices."""
    return ValuesAndIndices((input.made(shape, op), input.made(shape, op, dtype=_types.int64)))


def _extreme(name: str, fold: Any) -> Any:
    def chosen(input, dim=None, keepdim=False, *, other=None, out=None):
        from convlint.frameworks.torch._ops.broadcasting import elementwise

        other = dim if isinstance(dim, Tensor) else other
        if other is not None:
            return elementwise(name, input, other)
        if isinstance(dim, Unknown) and dim.kind is not int:
            return dim.derive(name)
        if dim is None:
            return reduced(input, name, None, False, constant=_folded(input, fold, None))
        axis_of(input, dim)
        return with_indices(input, reduced_shape(input, dim, keepdim), name)

    chosen.__name__ = chosen.__qualname__ = name
    return method(chosen)


max = _extreme("max", builtins.max)
min = _extreme("min", builtins.min)


def _selecting(name: str) -> Any:
    def chosen(input, dim=None, keepdim=False, *, out=None):
        if dim is None:
            return reduced(input, name, None, False)
        return with_indices(input, reduced_shape(input, dim, keepdim), name)

    chosen.__name__ = chosen.__qualname__ = name
    return method(chosen)


median = _selecting("median")
nanmedian = _selecting("nanmedian")


@method
def mode(input, dim=-1, keepdim=False, *, out=None):
    return with_indices(input, reduced_shape(input, dim, keepdim), "mode")


@method
def kthvalue(input, k, dim=-1, keepdim=False, *, out=None):
    size = input.shape[axis_of(input, dim)] if input.shape else 1
    if isinstance(k, int) and prove_less(size, k):
        raise RuntimeError("kthvalue(): selected number k out of range")
    return with_indices(input, reduced_shape(input, dim, keepdim), "kthvalue")


@method
def aminmax(input, *, dim=None, keepdim=False, out=None):
    return reduced(input, "aminmax", dim, keepdim), reduced(input, "aminmax", dim, keepdim)


def _quantile(name: str) -> Any:
    def quantile_of(input, q, dim=None, keepdim=False, *, interpolation="linear", out=None):
        shape = reduced_shape(input, dim, keepdim)
        if isinstance(q, Unknown) and q.kind is not float:
            return q.derive(name)
        count = tuple(q.shape) if isinstance(q, Tensor) else ()
        return input.made((*count, *shape), name)

    quantile_of.__name__ = quantile_of.__qualname__ = name
    return method(quantile_of)


quantile = _quantile("quantile")
nanquantile = _quantile("nanquantile")


@method
def cummax(input, dim, *, out=None):
    axis_of(input, dim)
    return with_indices(input, input.shape, "cummax")


@method
def cummin(input, dim, *, out=None):
    axis_of(input, dim)
    return with_indices(input, input.shape, "cummin")


@method
def dist(input, other, p=2):
    return input.made((), "dist")


@method
def trace(input):
    if len(input.shape) != 2:
        raise RuntimeError(f"trace: expected a matrix, but got tensor with dim {len(input.shape)}")
    return input.made((), "trace")
