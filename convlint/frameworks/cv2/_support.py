"""What all functions on pictures have in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from convlint.frameworks.numpy._ndarray import as_array, new_array
from convlint.values import Unknown


def picture(height: Any, width: Any, bands: int, dtype: Any = None) -> Any:
    """An array of 8-bit numbers; one band has no axis."""
    from convlint.frameworks.numpy._dtypes import dtype_of

    shape = (height, width) if bands == 1 else (height, width, bands)
    return new_array(shape, "picture", dtype=dtype if dtype is not None else dtype_of("uint8"))


def takes_picture(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function whose first argument is a picture (height, width) or (height, width, bands)."""

    @wraps(function)
    def call(src: Any, *args: Any, **kwargs: Any) -> Any:
        array = as_array(src)
        if isinstance(array, Unknown):
            return array
        if len(array.shape) not in (2, 3):
            return Unknown(f"what {function.__name__} makes of an array of {len(array.shape)} axes")
        return function(array, *args, **kwargs)

    return call


def at_size(array: Any, height: Any, width: Any, op: str) -> Any:
    """The picture at another height and width; a single band loses its axis."""
    bands = array.shape[2:]
    return new_array((height, width, *(() if bands == (1,) else bands)), op, array, dtype=array._dtype)
