"""`torch.Tensor`: size, indexing and operators. The other methods are attached by the files of `_ops/`."""

from __future__ import annotations

from typing import Any

from convlint import values
from convlint.frameworks.torch import _constants
from convlint.frameworks.torch._arithmetic import binary, in_place
from convlint.frameworks.torch._size import Size
from convlint.shapes import Dim
from convlint.values import Step, Undecided, Unknown, active, as_size

MAX_ITEMS = 4096


class Tensor(values.Tensor):
    """An array with a shape and no contents. The constructor is torch's old one: sizes, or data.

    https://docs.pytorch.org/docs/stable/tensors.html
    """

    _requires_grad: Any = None

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and isinstance(args[0], Unknown) and (args[0].kind is not int):
            return args[0].derive("Tensor")
        return object.__new__(cls)

    def __init__(self, *data: Any, device: Any = None) -> None:
        if len(data) == 1 and not isinstance(data[0], (int, Dim, Unknown)):
            shape, constant = (tuple(data[0]), None) if isinstance(data[0], Size) else _constants.read(data[0])
        else:
            shape, constant = tuple(as_size(size) for size in (data or (0,))), None
        self._set_up(shape, Step("Tensor", site=active().site), constant=constant)

    def _set_up(self, shape: Any, step: Step, *, constant: Any = None, dtype: Any = None) -> None:
        values.Tensor.__init__(self, shape, step, constant=constant, dtype=dtype)

    # ------------------------------------------------------------------ attributes

    @property  # type: ignore[override]
    def shape(self) -> Size:
        return self._shape

    @shape.setter
    def shape(self, shape: Any) -> None:
        self._shape = Size(shape)

    @property
    def dtype(self) -> Any:
        return self._dtype if self._dtype is not None else Unknown("the dtype of a tensor", key=("dtype", id(self)))

    @dtype.setter
    def dtype(self, dtype: Any) -> None:
        self._dtype = None if isinstance(dtype, Unknown) else dtype

    @property
    def requires_grad(self) -> Any:
        return self._requires_grad if self._requires_grad is not None else Unknown("requires_grad", kind=bool)

    @requires_grad.setter
    def requires_grad(self, value: Any) -> None:
        self._requires_grad = value

    @property
    def ndim(self) -> int:
        return len(self._shape)

    @property
    def data(self) -> Any:
        return self

    @data.setter
    def data(self, value: Any) -> None:
        if isinstance(value, values.Tensor):
            self.shape, self.step, self.constant = value.shape, value.step, value.constant

    @property
    def grad(self) -> Any:
        return Unknown("the gradient of a tensor", key=("grad", id(self)))

    @grad.setter
    def grad(self, value: Any) -> None:
        return None

    @property
    def device(self) -> Any:
        return Unknown("the device of a tensor", key=("device",))

    @property
    def is_cuda(self) -> Any:
        return Unknown("the device of a tensor", kind=bool, key=("device", "is_cuda"))

    def size(self, dim: Any = None) -> Any:
        """The shape, or the size of axis `dim`."""
        if dim is None:
            return self._shape
        if isinstance(dim, Unknown):
            return dim.derive("size", kind=int)
        if not isinstance(dim, int):
            raise TypeError("size(): argument 'dim' must be int")
        if not -len(self._shape) <= dim < len(self._shape):
            raise IndexError(f"Dimension out of range, got {dim} for a tensor of rank {len(self._shape)}")
        return self._shape[dim]

    def dim(self) -> int:
        return len(self._shape)

    ndimension = dim

    def numel(self) -> Any:
        return self._shape.numel()

    nelement = numel

    def item(self) -> Any:
        if isinstance(self.constant, (int, float, bool, complex, Dim)):
            return self.constant
        items = _constants.flat(self.constant) if self.constant is not None else []
        return items[0] if len(items) == 1 else Unknown("the contents of a tensor", kind=_python_type(self._dtype))

    def tolist(self) -> Any:
        return Unknown("the contents of a tensor") if self.constant is None else _as_list(self.constant)

    def __getattr__(self, name: str) -> Any:
        """A method that only the ops which few programs need have."""
        if name[:1] != "_" and not hasattr(type(self), name):
            from convlint.frameworks.torch._ops import RARE

            RARE.load_all()
            if hasattr(type(self), name):
                return getattr(self, name)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __deepcopy__(self, memo: Any) -> Any:
        result = object.__new__(type(self))
        result.__dict__.update(self.__dict__)
        return result

    # ------------------------------------------------------------------ as a sequence

    def __len__(self) -> int:
        if not self._shape:
            raise TypeError("len() of a 0-d tensor")
        if not isinstance(self._shape[0], int):
            raise Undecided(Unknown("the length of a tensor whose first dimension is not known", kind=int))
        return self._shape[0]

    def __iter__(self) -> Any:
        if not self._shape:
            raise TypeError("iteration over a 0-d tensor")
        if len(self) > MAX_ITEMS:
            raise Undecided(Unknown("a long iteration over a tensor"))
        return iter([self[index] for index in range(len(self))])

    def __getitem__(self, index: Any) -> Any:
        from convlint.frameworks.torch._ops.indexing import getitem

        return getitem(self, index)

    def __setitem__(self, index: Any, value: Any) -> None:
        from convlint.frameworks.torch._ops.indexing import setitem

        setitem(self, index, value)

    def __contains__(self, item: Any) -> bool:
        raise Undecided(Unknown("the contents of a tensor", kind=bool))

    # ------------------------------------------------------------------ as a number

    def __int__(self) -> Any:
        return _number(self, int)

    def __index__(self) -> Any:
        return _number(self, int)

    def __float__(self) -> Any:
        return _number(self, float)

    # ------------------------------------------------------------------ operators

    def _binary(self, other: Any, op: str) -> Any:
        return binary(self, other, op, None)

    def __matmul__(self, other: Any) -> Any:
        from convlint.frameworks.torch._ops.blas import matmul

        return matmul(self, other)

    def __rmatmul__(self, other: Any) -> Any:
        return other.derive(object()) if isinstance(other, Unknown) else NotImplemented

    def __bool__(self) -> bool:
        value = self.item() if self.constant is not None else None
        if isinstance(value, (int, float, bool)):
            return bool(value)
        raise Undecided(Unknown("the truth of a tensor's contents", kind=bool))

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(str, self._shape))})"


def new_tensor(shape: Any, op: str = "input", *, inputs: Any = (), constant: Any = None, dtype: Any = None) -> Tensor:
    """A tensor of `shape` that `op` makes at the active site (`torch.zeros(...)`, a model's declared input)."""
    tensor: Tensor = object.__new__(Tensor)
    tensor._set_up(shape, Step(op, tuple(inputs), active().site), constant=constant, dtype=dtype)
    return tensor


def _number(tensor: Tensor, kind: Any) -> Any:
    value = tensor.item()
    if isinstance(value, (int, float)):
        return kind(value)
    raise Undecided(value if isinstance(value, Unknown) else Unknown("the contents of a tensor", kind=kind))


def _python_type(dtype: Any) -> type | None:
    if dtype is None:
        return None
    return float if dtype.is_floating_point else bool if str(dtype) == "torch.bool" else int


def _as_list(constant: Any) -> Any:
    return [_as_list(item) for item in constant] if isinstance(constant, tuple) else constant


def _operators() -> None:
    for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift"):
        setattr(Tensor, f"__{name}__", _operator(name, False))
        setattr(Tensor, f"__r{name}__", _operator(name, True))
        setattr(Tensor, f"__i{name}__", _in_place_operator(name))
    for name in ("eq", "ne", "lt", "le", "gt", "ge"):
        setattr(Tensor, f"__{name}__", _operator(name, False))


def _operator(name: str, swapped: bool) -> Any:
    def operator(self: Any, other: Any) -> Any:
        return binary(self, other, name, swapped)

    return operator


def _in_place_operator(name: str) -> Any:
    def operator(self: Any, other: Any) -> Any:
        return in_place(self, binary(self, other, name, False), name)

    return operator


_operators()
Tensor.__hash__ = lambda self: id(self)  # type: ignore[method-assign]
