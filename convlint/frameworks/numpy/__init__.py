"""Twin of `numpy` (https://numpy.org/doc/stable/reference/): arrays of shapes; small ones keep their contents."""

from __future__ import annotations

from convlint.frameworks.numpy import (
    _creation,
    _elementwise,
    _environment,
    _indexing,
    _joining,
    _products,
    _reductions,
    _searching,
    _shaping,
    linalg,
    random,
)
from convlint.frameworks.numpy import _support as _registry
from convlint.frameworks.numpy._creation import array_of_shape
from convlint.frameworks.numpy._dtypes import (
    bool_,
    bytes_,
    character,
    complex64,
    complex128,
    complexfloating,
    datetime64,
    dtype,
    flexible,
    float16,
    float32,
    float64,
    floating,
    generic,
    inexact,
    int8,
    int16,
    int32,
    int64,
    integer,
    issubdtype,
    longdouble,
    number,
    object_,
    signedinteger,
    str_,
    timedelta64,
    uint8,
    uint16,
    uint32,
    uint64,
    unsignedinteger,
)
from convlint.frameworks.numpy._environment import errstate, finfo, iinfo, printoptions
from convlint.frameworks.numpy._ndarray import ndarray
from convlint.frameworks.numpy._searching import c_, index_exp, mgrid, ogrid, r_, s_

__all__ = [
    "_creation",
    "_elementwise",
    "_environment",
    "_indexing",
    "_joining",
    "_products",
    "_reductions",
    "_searching",
    "_shaping",
    "array_of_shape",
    "bool_",
    "bytes_",
    "c_",
    "character",
    "complex64",
    "complex128",
    "complexfloating",
    "datetime64",
    "dtype",
    "errstate",
    "finfo",
    "flexible",
    "float16",
    "float32",
    "float64",
    "floating",
    "generic",
    "iinfo",
    "index_exp",
    "inexact",
    "int8",
    "int16",
    "int32",
    "int64",
    "integer",
    "issubdtype",
    "linalg",
    "longdouble",
    "mgrid",
    "ndarray",
    "number",
    "object_",
    "ogrid",
    "printoptions",
    "r_",
    "random",
    "s_",
    "signedinteger",
    "str_",
    "timedelta64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "unsignedinteger",
]

pi = 3.141592653589793
e = 2.718281828459045
euler_gamma = 0.5772156649015329
inf = Inf = Infinity = PINF = float("inf")
NINF = -inf
nan = NaN = NAN = float("nan")
newaxis = None
__version__ = "2.0.0"

# The names that NumPy 1 and 2 give to the same classes.
byte, short, intc, int_, longlong = int8, int16, int32, int64, int64
ubyte, ushort, uintc, uint, ulonglong = uint8, uint16, uint32, uint64, uint64
half, single, double, float_, longfloat = float16, float32, float64, float64, longdouble
csingle, cdouble, complex_, cfloat = complex64, complex128, complex128, complex128
intp, uintp, unicode_, string_ = int64, uint64, str_, bytes_

globals().update(_registry.FUNCTIONS)

# Until NumPy 1.24 these were Python's own. Last, so that the names above are Python's.
bool = bool_
int = int64
float = float64
complex = complex128
object = object_
str = str_
