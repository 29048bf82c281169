"""Sums, means, extremes: the axes of `axis` go, or stay as 1 with `keepdims`.

https://numpy.org/doc/stable/reference/routines.statistics.html
"""

from __future__ import annotations

import builtins
from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._dtypes import bool_, dtype_of, int64
from convlint.frameworks.numpy._ndarray import result_of
from convlint.frameworks.numpy._support import FUNCTIONS, axes_of, axis_of, method, takes_array
from convlint.frameworks.stdlib import bounded
from convlint.shapes import maximum, minimum, numel
from convlint.values import Undecided, Unknown


def reduced(array: Any, op: str, axis: Any, keepdims: Any, fold: Any = None, dtype: Any = None) -> Any:
    """`array` reduced over `axis`; a number where nothing is left and the contents are known."""
    if isinstance(keepdims, Unknown):
        raise Undecided(keepdims)
    axes = axes_of(array, axis)
    sizes = enumerate(array.shape)
    shape = [1 if at in axes else size for at, size in sizes] if keepdims else _left(array.shape, axes)
    constant = _folded(fold, array, axes)
    if constant is not None and keepdims and shape:
        constant = _contents.folded((constant,), shape)
    return result_of(array.made(shape, op, dtype=dtype, constant=constant))


def _left(shape: Any, axes: Any) -> list[Any]:
    return [size for axis, size in enumerate(shape) if axis not in axes]


def _folded(fold: Any, array: Any, axes: Any) -> Any:
    """The fold of all elements, where all axes go and the contents are known."""
    if fold is None or array.constant is None or len(axes) != len(array.shape):
        return None
    items = _contents.flat(array.constant)
    return _contents.apply(lambda _: fold(items), 0)


def _total(items: Any) -> Any:
    result: Any = 0
    for item in items:
        result = bounded.binary("+", result, item)
    return result


def _product(items: Any) -> Any:
    result: Any = 1
    for item in items:
        result = bounded.binary("*", result, item)
    return result


def _extreme(choose: Any, of_sizes: Any) -> Any:
    def fold(items: Any) -> Any:
        if builtins.all(isinstance(item, (int, float)) for item in items):
            return choose(items)
        best = items[0]
        for item in items[1:]:
            best = of_sizes(best, item)
        return best

    return fold


_largest, _smallest = _extreme(builtins.max, maximum), _extreme(builtins.min, minimum)


def _reduction(name: str, fold: Any = None, dtype: Any = None) -> Any:
    def reduction(a, axis=None, dtype=None, out=None, keepdims=False, **kwargs):
        return reduced(a, name, axis, keepdims, fold, own_dtype)

    own_dtype = dtype_of(dtype) if dtype is not None else None
    reduction.__name__ = reduction.__qualname__ = name
    reduction.__doc__ = f"The {name} over `axis`."
    return method(reduction)


def _short_reduction(name: str, fold: Any = None, dtype: Any = None) -> Any:
    def reduction(a, axis=None, out=None, keepdims=False, **kwargs):
        return reduced(a, name, axis, keepdims, fold, own_dtype)

    own_dtype = dtype_of(dtype) if dtype is not None else None
    reduction.__name__ = reduction.__qualname__ = name
    reduction.__doc__ = f"The {name} over `axis`."
    return method(reduction)


sum = _reduction("sum", _total)
prod = _reduction("prod", _product)
mean = _reduction("mean", lambda items: bounded.binary("/", _total(items), len(items)))
std, var = _reduction("std"), _reduction("var")
max, min = _short_reduction("max", _largest), _short_reduction("min", _smallest)
amax, amin = _short_reduction("amax", _largest), _short_reduction("amin", _smallest)
all = _short_reduction("all", builtins.all, bool_)
any = _short_reduction("any", builtins.any, bool_)
median, ptp = _short_reduction("median"), _short_reduction("ptp")
nansum, nanmean, nanstd, nanvar = (_reduction(name) for name in ("nansum", "nanmean", "nanstd", "nanvar"))
nanmax, nanmin, nanmedian = (_short_reduction(name) for name in ("nanmax", "nanmin", "nanmedian"))
FUNCTIONS["product"] = prod


@takes_array
def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    """The weighted mean over `axis`."""
    mean_ = reduced(a, "average", axis, keepdims)
    return (mean_, mean_) if returned is True else mean_


def _position(name: str, choose: Any) -> Any:
    def position(a, axis=None, out=None, *, keepdims=False):
        return reduced(a, name, axis, keepdims, fold, dtype_of(int64))

    def fold(items: Any) -> Any:
        return items.index(choose(items))

    position.__name__ = position.__qualname__ = name
    position.__doc__ = "Where the extreme is."
    return method(position)


argmax, argmin = _position("argmax", builtins.max), _position("argmin", builtins.min)


@takes_array
def count_nonzero(a, axis=None, *, keepdims=False):
    """How many elements are not zero."""
    fold = lambda items: len([item for item in items if item != 0])  # noqa: E731
    return reduced(a, "count_nonzero", axis, keepdims, fold, dtype_of(int64))


def _quantile(name: str) -> Any:
    def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, **kwargs):
        from convlint.frameworks.numpy._ndarray import as_array

        places = as_array(q)
        left = reduced(a, name, axis, keepdims)
        if isinstance(places, Unknown):
            return places
        return left.made((*places.shape, *left.shape), name)

    quantile.__name__ = quantile.__qualname__ = name
    quantile.__doc__ = "Quantiles over `axis`."
    return takes_array(quantile)


quantile, percentile = _quantile("quantile"), _quantile("percentile")
nanpercentile, nanquantile = _quantile("nanpercentile"), _quantile("nanquantile")


def _running(name: str, fold: Any) -> Any:
    def running(a, axis=None, dtype=None, out=None):
        if axis is None:
            return a.made((numel(a.shape),), name, constant=_accumulated(fold, a.constant))
        axis_of(a, axis)
        return a.made(a.shape, name, constant=_accumulated(fold, a.constant) if len(a.shape) == 1 else None)

    running.__name__ = running.__qualname__ = name
    running.__doc__ = "What the elements up to each one give."
    return method(running)


def _accumulated(op: str, constant: Any) -> Any:
    if not isinstance(constant, tuple):
        return None
    results: list[Any] = []
    for item in _contents.flat(constant):
        results.append(bounded.binary(op, results[-1], item) if results else item)
    return None if builtins.any(isinstance(item, Unknown) for item in results) else tuple(results)


cumsum, cumprod = _running("cumsum", "+"), _running("cumprod", "*")


@takes_array
def diff(a, n=1, axis=-1, prepend=None, append=None):
    """The differences of neighbours."""
    place = axis_of(a, axis)
    if not isinstance(n, int) or prepend is not None or append is not None:
        raise Undecided(Unknown("the length of a difference"))
    sizes = [maximum(size - n, 0) if at == place else size for at, size in enumerate(a.shape)]
    return a.made(sizes, "diff")


@method
def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    """The sum of a diagonal."""
    return reduced(a, "trace", (axis1, axis2), False)


@takes_array
def bincount(x, /, weights=None, minlength=0):
    """How often each integer occurs."""
    return x.made((shapes.opaque("bincount", object(), minimum=0),), "bincount")


@takes_array
def histogram(a, bins=10, range=None, density=None, weights=None):
    """How many elements fall in each bin, and the edges of the bins."""
    if not isinstance(bins, int):
        return Unknown("a histogram"), Unknown("the edges of a histogram")
    return a.made((bins,), "histogram"), a.made((bins + 1,), "histogram")
