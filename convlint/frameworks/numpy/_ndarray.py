"""`numpy.ndarray`: shape, indexing and operators. The other methods are attached by the files of functions.

https://numpy.org/doc/stable/reference/arrays.ndarray.html
"""

from __future__ import annotations

import operator as python
from typing import Any

import convlint.shapes as shapes
from convlint import values
from convlint.frameworks.numpy import _contents
from convlint.frameworks.numpy._dtypes import bool_, class_of, dtype_of, kind_of, promoted, scalar
from convlint.frameworks.stdlib import bounded
from convlint.shapes import Dim, Ratio, ShapeFault, prove_equal
from convlint.values import Problem, Step, Tensor, Undecided, Unknown, active, as_size

_COMPARISONS = frozenset(["eq", "ne", "lt", "le", "gt", "ge"])
_SYMBOLS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**"}
_SYMBOLS.update({"and": "&", "or": "|", "xor": "^", "lshift": "<<", "rshift": ">>"})
_NUMERIC = (int, float, bool)


class ndarray(values.Tensor):
    """An array with a shape; small ones keep their contents.

    The constructor takes a shape, as NumPy's own does.
    """

    _shape: tuple[Any, ...]
    _dtype: Any = None

    def __init__(self, shape: Any, dtype: Any = float, *args: Any, **kwargs: Any) -> None:
        sizes = shape if isinstance(shape, (tuple, list)) else (shape,)
        step = Step("ndarray", site=active().site)
        values.Tensor.__init__(self, tuple(as_size(size) for size in sizes), step, dtype=dtype_of(dtype))

    # ------------------------------------------------------------------ attributes

    @property
    def shape(self) -> tuple[Any, ...]:
        """The sizes."""
        return self._shape

    @shape.setter
    def shape(self, shape: Any) -> None:
        sizes = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
        if any(isinstance(size, int) and size < 0 for size in sizes) and hasattr(self, "_shape"):
            sizes = shapes.reshape(self._shape, sizes)
        self._shape = sizes

    @property
    def dtype(self) -> Any:
        """What kind of number it holds."""
        return self._dtype if self._dtype is not None else Unknown("the dtype of an array", key=("dtype", id(self)))

    @dtype.setter
    def dtype(self, dtype: Any) -> None:
        self._dtype = None if dtype is None else dtype_of(dtype)

    @property
    def ndim(self) -> int:
        """The number of axes."""
        return len(self._shape)

    @property
    def size(self) -> Any:
        """The number of elements."""
        return shapes.numel(self._shape)

    @property
    def T(self) -> Any:
        """The array with its axes in reverse order."""
        order = tuple(range(len(self._shape)))[::-1]
        contents = _contents.transposed(self.constant, self._shape, order)
        return self.made(self._shape[::-1], "transpose", constant=contents)

    @property
    def flat(self) -> Any:
        """The elements as one axis."""
        return self.made((self.size,), "flat", constant=_contents.folded(self.constant, (self.size,)))

    @property
    def real(self) -> Any:
        """The real parts."""
        return self.made(self._shape, "real")

    imag = real

    @property
    def nbytes(self) -> Any:
        """The bytes of all elements."""
        return self.size * self.itemsize

    @property
    def itemsize(self) -> Any:
        """The bytes of one element."""
        return self._dtype.itemsize if self._dtype is not None else Unknown("the dtype of an array", kind=int)

    @classmethod
    def _result_class(cls) -> type[Tensor]:
        return ndarray

    def made(self, shape: Any, op: str, *others: Any, dtype: Any = None, constant: Any = None, **facts: Any) -> Any:
        """An array made from this one by `op`; its dtype is not known unless it is given."""
        result = super().made(tuple(shape), op, *others, constant=constant, **facts)
        result._dtype = dtype
        _pay_for_contents(result)
        return result

    # ------------------------------------------------------------------ Python's protocols

    def __len__(self) -> int:
        if not self._shape:
            raise TypeError("len() of unsized object")
        if not isinstance(self._shape[0], int):
            raise Undecided(Unknown("the length of an array", kind=int))
        return self._shape[0]

    def __iter__(self) -> Any:
        count = len(self)
        if count > _contents.MAX_ELEMENTS:
            raise bounded.TooLarge
        return iter([self[position] for position in range(count)])

    def __contains__(self, item: Any) -> bool:
        if isinstance(self.constant, tuple) and isinstance(item, (int, float)):
            return any(element == item for element in _contents.flat(self.constant))
        raise Undecided(Unknown("the contents of an array", kind=bool))

    def __bool__(self) -> bool:
        items = _contents.flat(self.constant) if self.constant is not None else []
        if len(items) == 1 and isinstance(items[0], (int, float, Dim)):
            return bool(items[0])
        if isinstance(self.size, int) and self.size > 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous")
        raise Undecided(Unknown("the truth of an array's contents", kind=bool))

    def __index__(self) -> int:
        raise Undecided(Unknown("the number in an array", kind=int))

    __int__ = __float__ = __index__

    def __getitem__(self, index: Any) -> Any:
        raise NotImplementedError  # attached by _indexing.py

    def __hash__(self) -> int:
        return id(self)

    def __matmul__(self, other: Any) -> Any:
        return product(self, other)

    def __rmatmul__(self, other: Any) -> Any:
        return product(as_array(other), self)

    def __neg__(self) -> Any:
        return self.made(self._shape, "neg", dtype=self._dtype, constant=_contents.apply(python.neg, self.constant))

    def __pos__(self) -> Any:
        return self.made(self._shape, "pos", dtype=self._dtype, constant=self.constant)

    def __abs__(self) -> Any:
        return self.made(self._shape, "abs", dtype=self._dtype, constant=_contents.apply(abs, self.constant))

    def __invert__(self) -> Any:
        return self.made(self._shape, "invert", dtype=self._dtype)


# --------------------------------------------------------------------------- making arrays


def new_array(shape: Any, op: str, *inputs: Any, constant: Any = None, dtype: Any = None) -> Any:
    """An array that `op` makes at the active site."""
    result = object.__new__(ndarray)
    values.Tensor.__init__(result, tuple(shape), Step(op, inputs, active().site), constant=constant)
    result._dtype = dtype
    _pay_for_contents(result)
    return result


def _pay_for_contents(array: Any) -> None:
    """Contents that are known were made element by element."""
    size = shapes.numel(array.shape) if isinstance(array.constant, tuple) else 0
    if isinstance(size, int) and size > 32:
        _contents.pay(size // 4)


def as_array(value: Any) -> Any:
    """`np.asarray(value)`: an array, or Unknown where its rank is not known."""
    if isinstance(value, ndarray):
        return value
    if isinstance(value, Unknown) and value.kind not in _NUMERIC:
        return value.derive("array")
    if (maker := getattr(type(value), "_convlint_array", None)) is not None:
        return maker(value)
    try:
        shape, constant = _contents.read(value)
    except Undecided as undecided:
        subject = undecided.subject
        return subject.derive("array") if isinstance(subject, Unknown) else Unknown(subject.reason)
    inputs = (value,) if isinstance(value, Tensor) else ()
    return new_array(shape, "array", *inputs, constant=constant, dtype=_dtype_of_contents(value, constant))


def _dtype_of_contents(value: Any, constant: Any) -> Any:
    if isinstance(value, Unknown):
        return dtype_of(value.kind)
    if constant is None:
        return None
    found = [kind_of(item) for item in _contents.flat(constant)]
    return promoted(*found) if found else dtype_of(float)


def converted(value: Any, cls: Any) -> Any:
    """`value` as an array whose numbers are of the scalar class `cls`."""
    array = as_array(value)
    if isinstance(array, Unknown):
        return array
    return array.made(array.shape, "astype", dtype=dtype_of(cls), constant=contents_as(array.constant, class_of(cls)))


def contents_as(constant: Any, cls: Any) -> Any:
    """The contents as `cls` rounds them; None where that is not followed."""
    kind = dtype_of(cls).kind if cls is not None else "O"
    if kind == "i" or kind == "u":
        return _contents.apply(lambda item: item if isinstance(item, Dim) else int(item), constant)
    if kind == "b":
        return _contents.apply(bool, constant)
    return _contents.apply(lambda item: item if isinstance(item, (Dim, Ratio)) else float(item), constant)


def result_of(array: Any) -> Any:
    """An array without axes as the number that it holds, where that is known; as NumPy's functions return scalars."""
    if isinstance(array, ndarray) and not array.shape and array.constant is not None:
        return scalar(array.constant)
    return array


# --------------------------------------------------------------------------- operators


def binary(array: Any, other: Any, op: str, swapped: bool = False, function: Any = None) -> Any:
    """`array op other` by broadcasting (`other op array` if `swapped`); a proved clash is reported."""
    if isinstance(other, Unknown) and other.kind not in _NUMERIC:
        return other.derive(object())
    if other is None or isinstance(other, (str, bytes, dict)):
        return NotImplemented
    if isinstance(other, values.Tensor) and not isinstance(other, ndarray):
        return NotImplemented
    operand = as_array(other)
    if isinstance(operand, Unknown):
        return operand
    left, right = (operand, array) if swapped else (array, operand)
    shape = broadcast_shapes(op, left, right)
    contents = _contents.combine(function or _python(op), left.constant, right.constant)
    inputs = [item for item in (left, right) if item is not array and isinstance(other, ndarray)]
    return array.made(shape, op, *inputs, dtype=_result_dtype(op, left, right), constant=contents)


def _python(op: str) -> Any:
    if op in _SYMBOLS:
        return lambda a, b: bounded.binary(_SYMBOLS[op], a, b)
    return getattr(python, op)


def _result_dtype(op: str, left: Any, right: Any) -> Any:
    if op in _COMPARISONS:
        return dtype_of(bool_)
    dtype = promoted(left._dtype, right._dtype)
    if op == "truediv" and dtype is not None and dtype.kind in "iub":
        return dtype_of(float)
    return dtype


def broadcast_shapes(op: str, left: Any, right: Any) -> Any:
    """The shape that two arrays broadcast to; a proved clash is reported, and `left`'s sizes kept."""
    try:
        return shapes.broadcast(left.shape, right.shape)
    except ShapeFault as fault:
        facts: dict[str, Any] = {"expected": left.shape, "actual": right.shape, "fault": fault}
        active().report(Problem("broadcast-shape", op=op, tensor=left, other=right, **facts))
        return fault.meant


def product(left: Any, right: Any) -> Any:
    """`left @ right`; a proved clash is reported."""
    right = as_array(right)
    for operand in (left, right):
        if isinstance(operand, Unknown):
            return operand
    try:
        shape = shapes.matmul(left.shape, right.shape)
    except ShapeFault as fault:
        if fault.kind != "matmul-shape":
            raise ValueError(fault.message) from None
        facts: dict[str, Any] = {"expected": fault.expected, "actual": fault.actual, "fault": fault}
        active().report(Problem("matmul-shape", op="matmul", tensor=left, other=right, **facts))
        shape = fault.meant
    return left.made(shape, "matmul", right, dtype=promoted(left._dtype, right._dtype))


def _operator(op: str, swapped: bool) -> Any:
    def operator(self: Any, other: Any) -> Any:
        return result_of(binary(self, other, op, swapped))

    return operator


def _in_place(op: str) -> Any:
    def operator(self: Any, other: Any) -> Any:
        result = binary(self, other, op)
        if not isinstance(result, ndarray):
            return result
        grown = len(result.shape) != len(self.shape) or any(
            prove_equal(a, b) is False for a, b in zip(result.shape, self.shape, strict=True)
        )
        if grown and isinstance(other, ndarray):
            facts: dict[str, Any] = {"expected": self.shape, "actual": result.shape}
            active().report(Problem("broadcast-shape", op=f"i{op}", tensor=self, other=other, **facts))
        self.constant = None if grown else result.constant
        return self

    return operator


for _op in (*_SYMBOLS, "eq", "ne", "lt", "le", "gt", "ge"):
    setattr(ndarray, f"__{_op}__", _operator(_op, swapped=False))
    if _op in _SYMBOLS:
        setattr(ndarray, f"__r{_op}__", _operator(_op, swapped=True))
        setattr(ndarray, f"__i{_op}__", _in_place(_op))
