"""Files, printing, error states: nothing is read, nothing is written.

https://numpy.org/doc/stable/reference/routines.io.html
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.numpy._dtypes import class_of, dtype_of, floating, integer
from convlint.frameworks.numpy._support import FUNCTIONS
from convlint.values import Unknown

_READ = ("load", "loadtxt", "genfromtxt", "fromfile", "frombuffer", "fromstring", "memmap", "fromiter", "fromregex")
_NOTHING = (
    "save",
    "savez",
    "savez_compressed",
    "savetxt",
    "set_printoptions",
    "seterr",
    "setbufsize",
    "show_config",
    "disp",
    "info",
    "copyto",
    "put",
    "place",
    "putmask",
    "fill_diagonal",
)


def _reader(name: str) -> Any:
    def read(*args: Any, **kwargs: Any) -> Any:
        return Unknown("files are not read")

    read.__name__ = read.__qualname__ = name
    read.__doc__ = "Files are not read."
    return read


def _silent(name: str) -> Any:
    def nothing(*args: Any, **kwargs: Any) -> None:
        for array in args[:1]:
            if hasattr(array, "constant"):
                array.constant = None

    nothing.__name__ = nothing.__qualname__ = name
    nothing.__doc__ = "Does nothing, but the contents of an array are no longer known."
    return nothing


FUNCTIONS.update({name: _reader(name) for name in _READ})
FUNCTIONS.update({name: _silent(name) for name in _NOTHING})


class errstate:
    """A `with` block in which nothing is different."""

    def __init__(self, **kwargs: Any) -> None:
        pass

    def __enter__(self) -> None:
        return None

    def __exit__(self, *exc: object) -> None:
        return None


class printoptions(errstate):
    """A `with` block in which nothing is different."""


class finfo:
    """The limits of a float."""

    eps: Any
    max: Any
    min: Any
    tiny: Any

    def __init__(self, dtype: Any) -> None:
        known = dtype_of(dtype) is not None and issubclass(class_of(dtype), floating)
        limits = _FLOATS.get(dtype_of(dtype).name) if known else None
        names = ("eps", "max", "tiny")
        values = limits or tuple(Unknown("the limits of a float", kind=float) for _ in names)
        self.eps, self.max, self.tiny = values
        self.min = -self.max
        self.smallest_normal = self.tiny


_FLOATS = {
    "float16": (0.0009765625, 65504.0, 6.103515625e-05),
    "float32": (1.1920928955078125e-07, 3.4028234663852886e38, 1.1754943508222875e-38),
    "float64": (2.220446049250313e-16, 1.7976931348623157e308, 2.2250738585072014e-308),
}


class iinfo:
    """The limits of an integer."""

    max: Any
    min: Any

    def __init__(self, type: Any) -> None:
        dtype = dtype_of(type)
        if dtype is None or not issubclass(class_of(type), integer):
            self.max = self.min = Unknown("the limits of an integer", kind=int)
            return
        bits = 8 * dtype.itemsize
        signed = dtype.kind == "i"
        self.max = 2 ** (bits - signed) - 1
        self.min = -(2 ** (bits - 1)) if signed else 0
