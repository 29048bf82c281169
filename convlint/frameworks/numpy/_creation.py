"""Arrays out of nothing, out of lists and out of ranges.

https://numpy.org/doc/stable/reference/routines.array-creation.html
"""

from __future__ import annotations

import math
from typing import Any

from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._dtypes import class_of, dtype_of, plain
from convlint.frameworks.numpy._ndarray import as_array, contents_as, ndarray, new_array
from convlint.frameworks.numpy._support import function, sizes_of, takes_array
from convlint.frameworks.stdlib._core import call, known
from convlint.shapes import Dim, Ratio, ceil_of, maximum
from convlint.values import Undecided, Unknown, as_size


def array_of_shape(shape: Any, constant: Any = None, dtype: Any = None) -> Any:
    """An array of `shape` for another framework's twin (`tensor.numpy()`)."""
    return new_array(shape, "numpy", constant=constant, dtype=dtype_of(dtype))


def _typed(array: Any, dtype: Any) -> Any:
    """`array` with another dtype, if one is given."""
    if dtype is None or isinstance(array, Unknown):
        return array
    if isinstance(dtype, Unknown):
        return array.made(array.shape, "array", array)
    constant = contents_as(array.constant, class_of(dtype))
    return array.made(array.shape, "array", dtype=dtype_of(dtype), constant=constant)


@function
def array(object, dtype=None, *, copy=True, order="K", subok=False, ndmin=0, like=None):
    """An array out of nested lists, a number, or an array, which is copied."""
    made = as_array(object)
    if isinstance(made, Unknown):
        return made
    if made is object:
        made = made.made(made.shape, "array", made, dtype=made._dtype, constant=made.constant)
    if isinstance(ndmin, int) and len(made.shape) < ndmin:
        shape = (1,) * (ndmin - len(made.shape)) + made.shape
        made = made.made(shape, "array", dtype=made._dtype, constant=_contents.folded(made.constant, shape))
    return _typed(made, dtype)


@function
def asarray(a, dtype=None, order=None, *, copy=None, device=None, like=None):
    """An array out of nested lists or a number; an array as it is."""
    return _typed(as_array(a), dtype)


asanyarray = function(lambda a, dtype=None, order=None: asarray(a, dtype))
asanyarray.__name__ = "asanyarray"


@takes_array
def ascontiguousarray(a, dtype=None, *, like=None):
    """The array."""
    return _typed(a, dtype)


@takes_array
def asfortranarray(a, dtype=None, *, like=None):
    """The array."""
    return _typed(a, dtype)


def _full(op: str, shape: Any, value: Any, dtype: Any) -> Any:
    sizes = sizes_of(shape)
    constant = _contents.filled(sizes, value)
    return new_array(sizes, op, constant=contents_as(constant, class_of(dtype)), dtype=dtype_of(dtype))


@function
def zeros(shape, dtype=float, order="C", *, device=None, like=None):
    """An array of zeros."""
    return _full("zeros", shape, 0, dtype)


@function
def ones(shape, dtype=float, order="C", *, device=None, like=None):
    """An array of ones."""
    return _full("ones", shape, 1, dtype)


@function
def empty(shape, dtype=float, order="C", *, device=None, like=None):
    """An array of anything."""
    return _full("empty", shape, None, dtype)


@function
def full(shape, fill_value, dtype=None, order="C", *, device=None, like=None):
    """An array of one number."""
    value = plain(fill_value) if isinstance(fill_value, (int, float)) else None
    return _full("full", shape, value, dtype if dtype is not None else type(value) if value is not None else None)


def _like(name: str, value: Any) -> Any:
    def like(a, dtype=None, order="K", subok=True, shape=None, *, device=None):
        made = _full(name, a.shape if shape is None else shape, value, dtype if dtype is not None else a._dtype)
        made.step = type(made.step)(name, (a,), made.step.site)
        return made

    like.__name__ = like.__qualname__ = name
    like.__doc__ = "An array of the shape of another."
    return takes_array(like)


zeros_like, ones_like, empty_like = _like("zeros_like", 0), _like("ones_like", 1), _like("empty_like", None)


@takes_array
def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None, *, device=None):
    """An array of one number and of the shape of another."""
    return full(a.shape if shape is None else shape, fill_value, dtype)


@function
def eye(N, M=None, k=0, dtype=float, order="C", *, device=None, like=None):
    """A matrix with ones on a diagonal."""
    return new_array((as_size(N), as_size(N if M is None else M)), "eye", dtype=dtype_of(dtype))


@function
def identity(n, dtype=None, *, like=None):
    """A square matrix with ones on its diagonal."""
    return new_array((as_size(n), as_size(n)), "identity", dtype=dtype_of(dtype if dtype is not None else float))


@function
def arange(start, stop=None, step=1, dtype=None, *, device=None, like=None):
    """The numbers from `start` to before `stop`."""
    if stop is None:
        start, stop = 0, start
    first, last, width = (known(value) for value in (start, stop, step if step is not None else 1))
    for value in (first, last, width):
        if isinstance(value, Unknown) and value.kind is None:
            return value.derive("arange")
    numbers = [first, last, width]
    kind = None if any(isinstance(n, Unknown) for n in numbers) else int if _all_sizes(numbers) else float
    return new_array(
        (_count(first, last, width),), "arange", constant=_range(numbers, dtype), dtype=_known(dtype, kind)
    )


def _all_sizes(numbers: Any) -> bool:
    return all(isinstance(number, (int, Dim)) for number in numbers)


def _known(dtype: Any, kind: Any) -> Any:
    return dtype_of(dtype if dtype is not None else kind) if dtype is not None or kind is not None else None


def _count(first: Any, last: Any, width: Any) -> Any:
    """`max(ceil((last - first) / width), 0)`; opaque where that is not known."""
    if all(isinstance(value, (int, float)) for value in (first, last, width)):
        return max(math.ceil((last - first) / width), 0)
    if any(isinstance(value, Unknown) for value in (first, last, width)):
        return as_size(Unknown("the length of a range", kind=int))
    try:
        quotient = (last - first) / width
        return maximum(ceil_of(quotient), 0) if isinstance(quotient, (Dim, Ratio, int, float)) else as_size(quotient)
    except Undecided:
        return as_size(Unknown("the length of a range", kind=int))


def _range(numbers: Any, dtype: Any) -> Any:
    if not all(type(number) is int or isinstance(number, int) for number in numbers) or not numbers[2]:
        return None
    items = range(*map(int, numbers))
    return contents_as(tuple(items), class_of(dtype or int)) if len(items) <= _contents.MAX_ELEMENTS else None


@function
def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
    """Evenly spaced numbers."""
    made = new_array((as_size(num),), "linspace", constant=_spaced(start, stop, num, endpoint), dtype=dtype_of(dtype))
    return (made, Unknown("the step of linspace", kind=float)) if retstep is True else made


def _spaced(start: Any, stop: Any, num: Any, endpoint: Any) -> Any:
    values = (start, stop)
    if not all(isinstance(value, (int, float)) for value in values) or not isinstance(num, int) or endpoint is not True:
        return None
    if not 1 < num <= _contents.MAX_ELEMENTS:
        return None
    inner = [start + (stop - start) * position / (num - 1) for position in range(num - 1)]
    return (*inner, float(stop))


@function
def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    """Numbers evenly spaced on a logarithmic scale."""
    return new_array((as_size(num),), "logspace", dtype=dtype_of(dtype))


@function
def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    """Numbers in a geometric progression."""
    return new_array((as_size(num),), "geomspace", dtype=dtype_of(dtype))


@function
def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
    """An array of what a function gives for its indices."""
    sizes = sizes_of(shape)
    grids = [new_array(sizes, "indices", dtype=dtype_of(dtype)) for _ in sizes]
    return call(function, *grids, **kwargs)


@function
def copy(a, order="K", subok=False):
    """A copy."""
    return array(a)


def _astype(
    self: Any, dtype: Any, order: Any = "K", casting: Any = "unsafe", subok: Any = True, copy: Any = True
) -> Any:
    """The array as another dtype."""
    return _typed(self, dtype)


def _copy(self: Any, order: Any = "C") -> Any:
    """A copy."""
    return array(self)


def _tolist(self: Any) -> Any:
    """The contents as nested lists."""
    if self.constant is None:
        return Unknown("the contents of an array", kind=list if self.shape else None)
    return _contents.nested(self.constant)


def _item(self: Any, *args: Any) -> Any:
    """The one number that the array holds, or the one at an index."""
    items = _contents.flat(self.constant) if self.constant is not None else []
    if not args and len(items) == 1:
        return plain(items[0])
    if len(args) == 1 and isinstance(args[0], int) and len(items) > args[0]:
        return plain(items[args[0]])
    return Unknown("the number in an array", key=("item", id(self)))


def _fill(self: Any, value: Any) -> None:
    """Make all elements one number."""
    self.constant = _contents.filled(self.shape, plain(value)) if isinstance(value, (int, float)) else None


def _resize(self: Any, *new_shape: Any, refcheck: Any = True) -> None:
    """Give the array another shape in place."""
    self.shape = sizes_of(new_shape[0] if len(new_shape) == 1 else new_shape)
    self.constant = None


for _name, _method in (
    ("astype", _astype),
    ("copy", _copy),
    ("tolist", _tolist),
    ("item", _item),
    ("fill", _fill),
    ("resize", _resize),
):
    _method.__name__ = _method.__qualname__ = _name
    setattr(ndarray, _name, _method)
