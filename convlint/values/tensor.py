"""`Tensor`: an array that has only a shape, and the step that made it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from convlint.shapes import Dim, Shape, ShapeFault, Size, Undecided, Window, broadcast, symbol
from convlint.values.run import Problem, Site, active
from convlint.values.unknown import BINARY, COMPARE, Unknown


@dataclass(slots=True, eq=False)
class Step:
    """The operation that made a tensor.

    `op` is the framework's name of it (`conv2d`, `view`), `inputs` the tensors that went in, `windows` the window of
    each spatial axis (aligned with the last axes for `spatial_axes` of the output) for convolutions and pools. Once it
    is made it is never changed.
    """

    op: str
    inputs: tuple[Tensor, ...] = ()
    site: Site | None = None
    layer: Any = None
    windows: tuple[Window, ...] = ()
    spatial_axes: tuple[int, ...] = ()


class Tensor:
    """An array that has only a shape. Each framework's twin subclasses it with that framework's methods.

    `constant` holds the contents where they are known and small (`tf.shape(x)`, `torch.tensor(3)`): an int, float,
    bool, `Dim`, or a (nested) tuple of them; else None.
    """

    shape: Shape
    step: Step
    constant: Any
    dtype: Any
    # What programs read under a name that the twin needs for itself.
    __convlint_read__: ClassVar[Mapping[str, str]] = {}

    def __init__(self, shape: Shape, step: Step | None = None, *, constant: Any = None, dtype: Any = None) -> None:
        run = active()
        self.shape = tuple(shape)
        run.step(1 + len(self.shape) // 8)
        self.step = step if step is not None else Step("input", site=run.site)
        self.constant = constant
        self.dtype = dtype

    @property
    def rank(self) -> int:
        return len(self.shape)

    def made(
        self,
        shape: Shape,
        op: str,
        *others: Tensor,
        layer: Any = None,
        windows: tuple[Window, ...] = (),
        spatial_axes: tuple[int, ...] = (),
        constant: Any = None,
        dtype: Any = None,
    ) -> Any:
        """A tensor of this framework with `shape`, made from this tensor (and `others`) by `op` at the active site."""
        step = Step(op, (self, *others), active().site, layer, windows, spatial_axes)
        result = object.__new__(type(self)._result_class())
        Tensor.__init__(result, shape, step, constant=constant, dtype=dtype if dtype is not None else self.dtype)
        return result

    @classmethod
    def _result_class(cls) -> type[Tensor]:
        """The class of a result; a Parameter's results are plain tensors, so its twin overrides this."""
        return cls

    def _binary(self, other: Any, op: str) -> Any:
        """`self op other` by broadcasting; a proved clash is reported as `broadcast-shape` and `self`'s shape kept."""
        if isinstance(other, Unknown) and other.kind not in (int, float, bool):
            return other.derive(object())
        other_shape = other.shape if isinstance(other, Tensor) else ()
        if not isinstance(other, (Tensor, int, float, complex, Dim, Unknown)):
            converted = self._operand(other)
            if converted is NotImplemented or isinstance(converted, Unknown):
                return converted
            other, other_shape = converted, converted.shape
        return self.made(self._broadcast(other, other_shape, op), op, *([other] if isinstance(other, Tensor) else []))

    def _operand(self, other: Any) -> Any:
        """What a foreign operand (a list, a numpy twin) becomes; NotImplemented where the framework refuses it."""
        return NotImplemented

    def _broadcast(self, other: Any, other_shape: Shape, op: str) -> Shape:
        try:
            return broadcast(self.shape, other_shape)
        except ShapeFault as fault:
            active().report(
                Problem(
                    "broadcast-shape",
                    op=op,
                    tensor=self,
                    other=other,
                    expected=self.shape,
                    actual=other_shape,
                    fault=fault,
                )
            )
            return self.shape

    def _unary(self, op: str) -> Any:
        return self.made(self.shape, op)

    def __neg__(self) -> Any:
        return self._unary("neg")

    __pos__ = __neg__

    def __abs__(self) -> Any:
        return self._unary("abs")

    def __invert__(self) -> Any:
        return self._unary("invert")

    def __bool__(self) -> bool:
        if isinstance(self.constant, (int, float, bool)):
            return bool(self.constant)
        raise Undecided(Unknown("the truth of a tensor's contents", kind=bool))

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(str, self.shape))})"


def _tensor_operator(op: str) -> Callable[[Tensor, Any], Any]:
    def operator(self: Tensor, other: Any) -> Any:
        return self._binary(other, op)

    return operator


for _name in BINARY:
    if _name != "matmul":
        setattr(Tensor, f"__{_name}__", _tensor_operator(_name))
        setattr(Tensor, f"__r{_name}__", _tensor_operator(_name))
for _name in COMPARE:
    setattr(Tensor, f"__{_name}__", _tensor_operator(_name))
Tensor.__hash__ = lambda self: id(self)  # type: ignore[method-assign]


def as_size(value: Any) -> Size:
    """`value` as a dimension: an int, a `Dim`, an Unknown as an opaque `Dim`, or what a constant tensor holds.

    Raises TypeError for anything else (a float, a str, a tuple), as the frameworks do.
    """
    if isinstance(value, (int, Dim)):
        return int(value) if isinstance(value, int) else value
    if isinstance(value, Unknown):
        active().noted(value)
        return symbol(value.key, name="?", minimum=None)
    if isinstance(value, Tensor) and isinstance(value.constant, (int, Dim)):
        return value.constant
    if isinstance(value, Tensor) and value.constant is None:
        return symbol((id(value),), name="?", minimum=None)
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
