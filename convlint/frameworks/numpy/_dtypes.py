"""dtypes and scalars: `np.float32` names a dtype, makes numbers and is a class to ask `isinstance` for.

https://numpy.org/doc/stable/reference/arrays.scalars.html
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call
from convlint.shapes import Dim, Ratio
from convlint.values import Tensor, Unknown


class generic:
    """The class of all scalars."""

    shape = ()
    ndim = 0
    size = 1
    _name = "object"

    def __new__(cls, value: Any = 0, *args: Any, **kwargs: Any) -> Any:
        return convert(value, cls)

    def item(self: Any) -> Any:
        """The value as Python's own number."""
        return plain(self)

    tolist = item

    def astype(self, dtype: Any, *args: Any, **kwargs: Any) -> Any:
        """The value as another kind of number."""
        return convert(self, class_of(dtype))

    def __str__(self: Any) -> str:
        return str(plain(self))

    @property
    def dtype(self) -> Any:
        """The dtype of this class."""
        return dtype_of(type(self))

    def sum(self: Any, *args: Any, **kwargs: Any) -> Any:
        """The value itself."""
        return self

    mean = max = min = prod = copy = squeeze = sum


class number(generic):
    """The class of all numbers."""


class integer(number):
    """The class of all integers."""


class signedinteger(integer):
    """The class of integers with a sign."""


class unsignedinteger(integer):
    """The class of integers without a sign."""


class inexact(number):
    """The class of floats and complex numbers."""


class floating(inexact):
    """The class of floats."""


class complexfloating(inexact):
    """The class of complex numbers."""


class flexible(generic):
    """The class of texts."""


class character(flexible):
    """The class of texts."""


def plain(value: Any) -> Any:
    """A scalar as Python's own number."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int.__int__(value)
    return float.__float__(value) if isinstance(value, float) else value


def _operator(base: type, name: str) -> Any:
    function = getattr(base, name)

    def operator(self: Any, other: Any) -> Any:
        result = function(self, other)
        return scalar(result) if type(result) in (int, float) else result

    return operator


class _Int(int):
    pass


class _Float(float):
    pass


for _base in (_Int, _Float):
    for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod"):
        for _method in (f"__{_name}__", f"__r{_name}__"):
            setattr(_base, _method, _operator(_base.__bases__[0], _method))


def _scalar_class(name: str, base: type, python: type | None) -> Any:
    bases = (base,) if python is None else (python, base)
    return type(name, bases, {"_name": name, "__module__": __name__, "__new__": generic.__new__})


int8 = _scalar_class("int8", signedinteger, _Int)
int16 = _scalar_class("int16", signedinteger, _Int)
int32 = _scalar_class("int32", signedinteger, _Int)
int64 = _scalar_class("int64", signedinteger, _Int)
uint8 = _scalar_class("uint8", unsignedinteger, _Int)
uint16 = _scalar_class("uint16", unsignedinteger, _Int)
uint32 = _scalar_class("uint32", unsignedinteger, _Int)
uint64 = _scalar_class("uint64", unsignedinteger, _Int)
float16 = _scalar_class("float16", floating, _Float)
float32 = _scalar_class("float32", floating, _Float)
float64 = _scalar_class("float64", floating, _Float)
longdouble = _scalar_class("longdouble", floating, _Float)
complex64 = _scalar_class("complex64", complexfloating, None)
complex128 = _scalar_class("complex128", complexfloating, None)
bool_ = _scalar_class("bool", generic, None)
object_ = _scalar_class("object", generic, None)
str_ = _scalar_class("str", character, None)
bytes_ = _scalar_class("bytes", character, None)
datetime64 = _scalar_class("datetime64", generic, None)
timedelta64 = _scalar_class("timedelta64", generic, None)

_CLASSES = (
    *(int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, float32, float64, longdouble),
    *(complex64, complex128, bool_, object_, str_, bytes_, datetime64, timedelta64),
)
_BY_NAME: dict[str, Any] = {cls._name: cls for cls in _CLASSES}
_BY_NAME.update(
    {"int": int64, "float": float64, "bool_": bool_, "uint": uint64, "double": float64, "complex": complex128}
)
_BY_NAME.update({"f": float32, "d": float64, "i": int32, "l": int64, "b": int8, "B": uint8, "?": bool_, "O": object_})
_BY_NAME.update(
    {f"{kind}{size}": _BY_NAME[f"{name}{size * 8}"] for kind, name in (("f", "float"),) for size in (2, 4, 8)}
)
_BY_NAME.update({f"i{size}": _BY_NAME[f"int{size * 8}"] for size in (1, 2, 4, 8)})
_BY_NAME.update({f"u{size}": _BY_NAME[f"uint{size * 8}"] for size in (1, 2, 4, 8)})
_BY_PYTHON: dict[Any, Any] = {int: int64, float: float64, bool: bool_, complex: complex128, str: str_, object: object_}


class dtype:
    """What kind of number an array holds."""

    def __init__(self, dtype: Any, align: Any = False, copy: Any = False, **kwargs: Any) -> None:
        self.type = class_of(dtype)
        self.name = self.type._name if self.type is not None else "void"

    @property
    def kind(self) -> str:
        """A letter: b, i, u, f, c, O, U."""
        return _letter(self.type)

    @property
    def itemsize(self) -> Any:
        """The bytes of one number."""
        digits = "".join(letter for letter in self.name if letter.isdigit())
        return int(digits) // 8 if digits else 1 if self.name == "bool" else Unknown("the size of a dtype", kind=int)

    @property
    def char(self) -> Any:
        """A letter."""
        return Unknown("the letter of a dtype", kind=str)

    def __eq__(self, other: Any) -> Any:
        if isinstance(other, Unknown):
            return other.derive("eq", self.name, kind=bool)
        return self.type is not None and self.type is class_of(other)

    def __ne__(self, other: Any) -> Any:
        return other.derive("ne", self.name, kind=bool) if isinstance(other, Unknown) else not self == other

    def __hash__(self) -> int:
        return hash(self.name)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"dtype('{self.name}')"


_LETTERS: tuple[tuple[Any, str], ...] = (
    (bool_, "b"),
    (signedinteger, "i"),
    (unsignedinteger, "u"),
    (floating, "f"),
    (complexfloating, "c"),
    (str_, "U"),
)


def _letter(cls: Any) -> str:
    return next((letter for base, letter in _LETTERS if cls is not None and issubclass(cls, base)), "O")


def class_of(dtype_: Any) -> Any:
    """The scalar class that a dtype argument names; None where it is not known."""
    if isinstance(dtype_, dtype):
        return dtype_.type
    if isinstance(dtype_, str):
        return _BY_NAME.get(dtype_.lstrip("<>=|"))
    if not isinstance(dtype_, type):
        name = getattr(dtype_, "name", None)  # another framework's dtype
        return _BY_NAME.get(name) if isinstance(name, str) else None
    return _BY_PYTHON.get(dtype_) or (dtype_ if issubclass(dtype_, generic) else None)


_DTYPES: dict[Any, dtype] = {}


def dtype_of(dtype_: Any) -> Any:
    """The `dtype` that a dtype argument names; None where it is not known."""
    cls = class_of(dtype_)
    if cls is None:
        return None
    if cls not in _DTYPES:
        _DTYPES[cls] = dtype(cls)
    return _DTYPES[cls]


def convert(value: Any, cls: Any) -> Any:
    """`cls(value)`: a scalar of a known number, an array of an array or a list, Unknown of an Unknown."""
    if isinstance(value, (list, tuple, Tensor)):
        from convlint.frameworks.numpy._ndarray import converted

        return converted(value, cls)
    target = int if cls is not None and issubclass(cls, integer) else float
    if isinstance(value, Unknown):
        return value if value.kind is target else value.derive("astype", kind=target)
    if isinstance(value, (Dim, Ratio)):
        return call(target, value)
    if cls is bool_:
        return bool(value)
    if cls is None or not issubclass(cls, (_Int, _Float)) or not isinstance(value, (int, float, str)):
        return value
    return (int if issubclass(cls, int) else float).__new__(cls, plain(value))


def scalar(value: Any) -> Any:
    """A number that a function gives, as NumPy gives it: an int64 or a float64; bools and symbols as they are."""
    if type(value) is int:
        return int.__new__(int64, value)
    return float.__new__(float64, value) if type(value) is float else value


def kind_of(value: Any) -> Any:
    """The dtype of an array that holds a number; None where it is not known."""
    if isinstance(value, bool):
        return dtype_of(bool_)
    if isinstance(value, generic):
        return dtype_of(type(value))
    if isinstance(value, (int, Dim)):
        return dtype_of(int64)
    return dtype_of(float64) if isinstance(value, (float, Ratio)) else None


_RANKS = {"b": 0, "u": 1, "i": 1, "f": 2, "c": 3}


def promoted(*dtypes: Any) -> Any:
    """The dtype that an operation gives: known for equal dtypes and for kinds that differ, else None."""
    if any(one is None or one.kind not in _RANKS for one in dtypes):
        return None
    best = max(dtypes, key=lambda one: (_RANKS[one.kind], one.itemsize))
    same_kind = [one for one in dtypes if _RANKS[one.kind] == _RANKS[best.kind]]
    return best if all(one.name == best.name for one in same_kind) else None


def issubdtype(arg1: Any, arg2: Any) -> Any:
    """Whether a dtype is of a kind."""
    one, other = class_of(arg1), class_of(arg2)
    if one is None or other is None:
        return Unknown("a dtype", kind=bool)
    return issubclass(one, other)
