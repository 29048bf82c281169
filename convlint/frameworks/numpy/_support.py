"""How a function becomes one of NumPy's: array-like arguments, Unknown in and Unknown out, faults reported."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from convlint.frameworks.numpy._ndarray import as_array, ndarray
from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.shapes import Shape, ShapeFault, normalize_axes, normalize_axis
from convlint.values import Problem, Tensor, Undecided, Unknown, active, as_size

F = TypeVar("F", bound=Callable[..., Any])
REPORTED = ("reshape-size", "matmul-shape", "concat-shape", "broadcast-shape")

# What `numpy.*` has beside its classes and constants: filled by the decorators below.
FUNCTIONS: dict[str, Any] = {}


def function(function: F) -> F:
    """A function of `numpy.*` that looks at its arguments itself."""
    FUNCTIONS[function.__name__] = function
    return function


def takes_array(function: F) -> F:
    """A function of `numpy.*` whose first argument is turned into an array; an Unknown gives an Unknown."""

    @wraps(function)
    def convert_first(*args: Any, **kwargs: Any) -> Any:
        if args:
            args = (as_array(args[0]), *args[1:])
            if isinstance(args[0], Unknown):
                return args[0]
        elif kwargs:
            name = next(iter(function.__code__.co_varnames))
            if name in kwargs:
                kwargs[name] = as_array(kwargs[name])
                if isinstance(kwargs[name], Unknown):
                    return kwargs[name]
        return function(*args, **kwargs)

    FUNCTIONS[function.__name__] = convert_first
    return convert_first  # type: ignore[return-value]


def method(function: F) -> F:
    """A function of `numpy.*` that is a method of arrays too."""
    call = takes_array(function)
    setattr(ndarray, function.__name__, call)
    return call


def resulting(op: str, array: Any, compute: Callable[[], Shape], other: Any = None) -> Any:
    """The shape that `compute` gives; after a proved fault (which is reported) the shape that was meant.

    Raises ValueError for what NumPy refuses for another reason, Undecided where a fault leaves open what was meant.
    """
    try:
        return compute()
    except ShapeFault as fault:
        if fault.kind in REPORTED:
            facts: dict[str, Any] = {"expected": fault.expected, "actual": fault.actual, "fault": fault}
            active().report(Problem(fault.kind, op=op, tensor=array, other=other, **facts))
        elif fault.kind != "reshape-folds-batch":
            raise ValueError(fault.message) from None
        if not isinstance(fault.meant, tuple):
            raise Undecided(Unknown(fault.message)) from None
        return fault.meant


def axis_of(array: Any, axis: Any, extra: int = 0) -> int:
    """The axis that `axis` names, from 0. Raises ValueError where there is none, Undecided where it is not known."""
    if isinstance(axis, Unknown):
        raise Undecided(axis)
    if not array.shape and not extra and axis in (0, -1):
        raise Undecided(Unknown("an axis of an array without axes"))
    return int(resulting("axis", array, lambda: (normalize_axis(axis, len(array.shape) + extra),))[0])


def axes_of(array: Any, axes: Any) -> tuple[int, ...]:
    """The axes that `axes` names (None: all), from 0."""
    unknown = first_unknown(axes)
    if unknown is not None:
        raise Undecided(unknown)
    if not array.shape and isinstance(axes, int) and axes in (0, -1):
        return ()
    found: tuple[int, ...] = resulting("axis", array, lambda: normalize_axes(axes, len(array.shape)))
    return found


def sizes_of(shape: Any) -> tuple[Any, ...]:
    """A shape argument as a tuple of sizes. Raises Undecided where the rank is not known."""
    if isinstance(shape, Unknown) and shape.kind is not int:
        raise Undecided(shape)
    if isinstance(shape, Tensor) and shape.shape:
        if not isinstance(shape.constant, tuple):
            raise Undecided(Unknown("a shape out of an array"))
        shape = shape.constant
    if isinstance(shape, (tuple, list)):
        return tuple(as_size(size) for size in shape)
    return (as_size(shape),)


def arrays_of(arrays: Any) -> list[Any]:
    """The arrays of a sequence argument. Raises Undecided where one or their number is not known."""
    if isinstance(arrays, Tensor):
        arrays = list(as_array(arrays))
    unknown = first_unknown(arrays)
    if unknown is not None and not (isinstance(arrays, (list, tuple)) and unknown.kind in (int, float, bool)):
        raise Undecided(unknown)
    found = [as_array(item) for item in arrays]
    for item in found:
        if isinstance(item, Unknown):
            raise Undecided(item)
    return found
