"""What flows through the interpreter and the twins: `Tensor`, `Unknown`, `Problem`, and the `Run` that records them.

Known values are ordinary Python objects and need no class here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Protocol

from convlint.shapes import Dim, Shape, ShapeFault, Size, Undecided, Window, broadcast, symbol

__all__ = [
    "LayerCall",
    "ModelCall",
    "Problem",
    "Run",
    "Site",
    "Step",
    "Tensor",
    "Undecided",
    "Unknown",
    "active",
    "as_size",
    "first_unknown",
    "recording",
]


class Site(Protocol):
    """A place in the source where something is called; opaque to the twins."""

    @property
    def filename(self) -> str: ...


# --------------------------------------------------------------------------- Unknown


_BINARY = ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and", "or", "xor", "lshift", "rshift")
_COMPARE = ("eq", "ne", "lt", "le", "gt", "ge")


class Unknown:
    """A value that convlint does not know, with the reason and the place where knowledge ended.

    `kind` is the type where that much is known (`int`, `float`, `bool`, `str`), else None. `key` names the value:
    two Unknowns with one key are the same value, so one condition gets one answer in a run.
    Every operator gives `Unknown` again; asking for its truth, length or items raises `Undecided`.
    """

    __slots__ = ("key", "kind", "reason", "site")

    def __init__(self, reason: str, *, kind: type | None = None, key: tuple[Any, ...] | None = None) -> None:
        self.reason = reason
        self.kind = kind
        self.key = key if key is not None else (object(),)
        self.site = active().site

    def derive(self, *suffix: Any, kind: type | None = None) -> Unknown:
        """A value computed from this one: same reason and place, a key of its own."""
        result = Unknown(self.reason, kind=kind, key=_joined_key(self.key, suffix))
        result.site = self.site
        return result

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return self.derive("." + name)

    def __call__(self, *args: Any, **kwargs: Any) -> Unknown:
        return self.derive(object())

    def __getitem__(self, index: Any) -> Unknown:
        return self.derive("[]", _hashable(index))

    def __setitem__(self, index: Any, value: Any) -> None:
        return None

    def __delitem__(self, index: Any) -> None:
        return None

    def __enter__(self) -> Unknown:
        return self

    def __exit__(self, *exc: object) -> None:
        return None

    def __bool__(self) -> bool:
        raise Undecided(self)

    def __iter__(self) -> Iterator[Any]:
        raise Undecided(self)

    def __len__(self) -> int:
        raise Undecided(self)

    def __contains__(self, item: Any) -> bool:
        raise Undecided(self)

    def __index__(self) -> int:
        raise Undecided(self)

    __int__ = __index__

    def __float__(self) -> float:
        raise Undecided(self)

    def __hash__(self) -> int:
        return id(self)

    def __neg__(self) -> Unknown:
        return self.derive("neg", kind=self.kind)

    __pos__ = __abs__ = __invert__ = __neg__

    def __str__(self) -> str:
        raise Undecided(self)

    def __format__(self, spec: str) -> str:
        raise Undecided(self)

    def __repr__(self) -> str:
        return f"Unknown({self.reason!r})"


def _hashable(value: Any) -> Any:
    return value if isinstance(value, (int, str, float, bool, type(None))) else object()


def _joined_key(key: tuple[Any, ...], suffix: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*key, *suffix) if len(key) < 24 else (object(),)


def _unknown_operator(name: str, swapped: bool) -> Callable[[Unknown, Any], Any]:
    def operator(self: Unknown, other: Any) -> Any:
        if isinstance(other, Tensor):
            return NotImplemented if not swapped else self.derive(object())
        numeric = self.kind if self.kind in (int, float) and isinstance(other, int) else None
        suffix = other.key if isinstance(other, Unknown) else (_hashable(other),)
        return self.derive(("r" if swapped else "") + name, *suffix, kind=numeric)

    return operator


def _unknown_comparison(name: str) -> Callable[[Unknown, Any], Any]:
    def operator(self: Unknown, other: Any) -> Any:
        suffix = other.key if isinstance(other, Unknown) else (_hashable(other),)
        return self.derive(name, *suffix, kind=bool)

    return operator


for _name in _BINARY:
    setattr(Unknown, f"__{_name}__", _unknown_operator(_name, swapped=False))
    setattr(Unknown, f"__r{_name}__", _unknown_operator(_name, swapped=True))
for _name in _COMPARE:
    setattr(Unknown, f"__{_name}__", _unknown_comparison(_name))


def first_unknown(*values: Any) -> Unknown | None:
    """The first Unknown among `values` (tuples and lists are looked into), or None."""
    for value in values:
        if isinstance(value, Unknown):
            return value
        if isinstance(value, (tuple, list)):
            found = first_unknown(*value)
            if found is not None:
                return found
    return None


def as_size(value: Any) -> Size:
    """`value` as a dimension: an int, a `Dim`, an Unknown as an opaque `Dim`, or what a constant tensor holds.

    Raises TypeError for anything else (a float, a str, a tuple), as the frameworks do.
    """
    if isinstance(value, (int, Dim)):
        return int(value) if isinstance(value, int) else value
    if isinstance(value, Unknown):
        return symbol(value.key, name="?", minimum=None)
    if isinstance(value, Tensor) and isinstance(value.constant, (int, Dim)):
        return value.constant
    if isinstance(value, Tensor) and value.constant is None:
        return symbol((id(value),), name="?", minimum=None)
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


# --------------------------------------------------------------------------- Tensor


@dataclass(frozen=True, slots=True)
class Step:
    """The operation that made a tensor.

    `op` is the framework's name of it (`conv2d`, `view`), `inputs` the tensors that went in, `windows` the window of
    each spatial axis (aligned with the last axes for `spatial_axes` of the output) for convolutions and pools.
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

    def __init__(self, shape: Shape, step: Step | None = None, *, constant: Any = None, dtype: Any = None) -> None:
        self.shape = tuple(shape)
        self.step = step if step is not None else Step("input", site=active().site)
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
                Problem("broadcast-shape", op=op, tensor=self, other=other, expected=self.shape, actual=other_shape, fault=fault)
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


for _name in _BINARY:
    if _name != "matmul":
        setattr(Tensor, f"__{_name}__", _tensor_operator(_name))
        setattr(Tensor, f"__r{_name}__", _tensor_operator(_name))
for _name in _COMPARE:
    setattr(Tensor, f"__{_name}__", _tensor_operator(_name))
Tensor.__hash__ = lambda self: id(self)  # type: ignore[method-assign]


# --------------------------------------------------------------------------- what a run finds


@dataclass(slots=True)
class Problem:
    """A proved fault, as a twin reports it: facts only. `rules/` turns it into words and places.

    kind: the rule's name ("linear-in-features"). layer: the twin layer concerned, or None for a bare op.
    argument: the parameter whose number is to be edited, of `layer`'s constructor if `layer` is set (its `site` attribute
    is where it was constructed), else of the call at `site`. tensor: what arrives. expected/actual: the number to write
    and the number written (ints or tuples of dims). other: the second operand of a binary op, or the list of tensors of
    a concatenation. weight: the tensor that holds the wrong number where there is no layer (`tf.matmul(x, w)`).
    """

    kind: str
    op: str = ""
    layer: Any = None
    argument: str | None = None
    tensor: Tensor | None = None
    other: Any = None
    weight: Tensor | None = None
    expected: Any = None
    actual: Any = None
    fault: ShapeFault | None = None
    detail: str = ""
    site: Site | None = None
    stack: tuple[Any, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class LayerCall:
    """One layer's call in a run: what `convlint shapes` prints a row of."""

    layer: Any
    type: str
    inputs: tuple[Any, ...]
    output: Any
    site: Site | None
    parameters: int | None = None
    name: str = ""


@dataclass(slots=True)
class ModelCall:
    """A model that was called from outside: what went in, what came out, and which records of the run belong to it.

    `calls` and `problems` are the half-open ranges of `Run.calls` and `Run.problems` made during the call.
    """

    model: Any
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    site: Site | None
    output: Any = None
    calls: tuple[int, int] = (0, 0)
    problems: tuple[int, int] = (0, 0)


class Run:
    """The record of one run. The interpreter subclasses it with forks and the budget."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.problems: list[Problem] = []
        self.calls: list[LayerCall] = []
        self.unknowns: list[Unknown] = []
        self.model_calls: list[ModelCall] = []

    @contextmanager
    def model_call(self, model: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Iterator[ModelCall]:
        """Record a model's outermost call; the caller sets `output` on what it gets."""
        call = ModelCall(model, args, kwargs, self.site)
        first, fault = len(self.calls), len(self.problems)
        self.model_calls.append(call)
        try:
            yield call
        finally:
            call.calls = (first, len(self.calls))
            call.problems = (fault, len(self.problems))

    def report(self, problem: Problem) -> None:
        """Record a proved fault at the active site; the caller goes on with the shape that was meant."""
        if problem.site is None:
            problem.site = self.site
        self.problems.append(problem)

    def called(self, call: LayerCall) -> None:
        """Record a layer's call."""
        self.calls.append(call)


_ACTIVE: ContextVar[Run] = ContextVar("convlint_run")
_IDLE: list[Run] = []


def active() -> Run:
    """The run that is under way (an idle one outside every run)."""
    try:
        return _ACTIVE.get()
    except LookupError:
        if not _IDLE:
            _IDLE.append(Run())
        return _IDLE[0]


@contextmanager
def recording(run: Run | None = None) -> Iterator[Run]:
    """Make `run` (or a new one) the active run within the `with` block."""
    run = run if run is not None else Run()
    token = _ACTIVE.set(run)
    try:
        yield run
    finally:
        _ACTIVE.reset(token)
