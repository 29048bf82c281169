"""How a function becomes a torch op: Unknown in, Unknown out; numpy's names for arguments; a method of Tensor."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from convlint import values
from convlint.frameworks.torch._arithmetic import in_place
from convlint.frameworks.torch._tensor import Tensor
from convlint.shapes import ShapeFault
from convlint.values import Problem, Step, Unknown, active

F = TypeVar("F", bound=Callable[..., Any])

# What `torch.*` has beside its classes and constants: filled by the decorators below.
FUNCTIONS: dict[str, Any] = {}
# The same for `torch.nn.functional`.
FUNCTIONAL: dict[str, Any] = {}

# torch's argument parser takes numpy's names as well:
# https://github.com/pytorch/pytorch/blob/main/torch/csrc/utils/python_arg_parser.cpp (numpy_compatibility_arg_names)
_ALIASES = {"axis": "dim", "keepdims": "keepdim", "x": "input", "a": "input", "x1": "input", "x2": "other"}


def function(function: F) -> F:
    """A function of `torch.*` that looks at its arguments itself."""
    FUNCTIONS[function.__name__] = function
    return function


def op(function: F) -> F:
    """A function of `torch.*` whose first argument is a tensor."""
    call = takes_tensor(function)
    FUNCTIONS[function.__name__] = call
    return call


def takes_tensor(function: F) -> F:
    """Where the first argument is Unknown the result is Unknown; where it is no tensor a TypeError is raised.

    A ShapeFault that the arithmetic raises is reported, and the result has the shape that was meant.
    """
    code = function.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    first = names[0]
    several = _several(function)

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        if kwargs:
            kwargs = _renamed(kwargs, names if several is None else (*names, several))
            if several in kwargs:
                args = (*args, kwargs.pop(several))
        tensor = args[0] if args else kwargs.get(first)
        if isinstance(tensor, values.Tensor):
            try:
                return function(*args, **kwargs)
            except ShapeFault as fault:
                return after_fault(fault, function.__name__, tensor, args[1:])
        if isinstance(tensor, Unknown):
            return tensor.derive(object())
        if args or first in kwargs:
            kind = type(tensor).__name__
            raise TypeError(f"{function.__name__}(): argument '{first}' (position 1) must be Tensor, not {kind}")
        return function(*args, **kwargs)

    return call  # type: ignore[return-value]


def _several(function: Any) -> str | None:
    """The name of `*sizes`, by which torch takes them as one tuple too (`view(size=(2, 3))`)."""
    code = function.__code__
    return code.co_varnames[code.co_argcount + code.co_kwonlyargcount] if code.co_flags & 0x04 else None


def takes_sizes(function: F) -> F:
    """A function whose `*size` may be given as `size=` as well."""
    several = _several(function)

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return function(*args, *([kwargs.pop(several)] if several in kwargs else []), **kwargs)

    return call  # type: ignore[return-value]


def after_fault(fault: ShapeFault, op: str, tensor: Any, others: Any = ()) -> Any:
    """Report `fault` and give what was meant: a tensor, or Unknown where that is left open."""
    other = next((item for item in others if isinstance(item, values.Tensor)), None)
    facts = {"expected": fault.expected, "actual": fault.actual, "fault": fault}
    active().report(Problem(fault.kind, op=op, tensor=tensor, other=other, **facts))
    return tensor.made(fault.meant, op) if isinstance(fault.meant, tuple) else Unknown(fault.message)


def _renamed(kwargs: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    if not any(name in _ALIASES and name not in names for name in kwargs):
        return kwargs
    return {name if name in names else _ALIASES.get(name, name): value for name, value in kwargs.items()}


def functional(function: F) -> F:
    """A function of `torch.nn.functional` whose first argument is a tensor."""
    call = takes_tensor(function)
    FUNCTIONAL[function.__name__] = call
    return call


def shared(function: F) -> F:
    """A function of `torch.nn.functional` that `torch.*` has as well."""
    call = functional(function)
    FUNCTIONS[function.__name__] = call
    return call


def method(function: F) -> F:
    """An op that is a method of Tensor too, under the same name."""
    call = op(function)
    setattr(Tensor, function.__name__, call)
    return call


def only_method(function: F) -> F:
    """A method of Tensor that `torch.*` does not have."""
    call = takes_tensor(function)
    setattr(Tensor, function.__name__, call)
    return call


def one_by_one(call: F) -> F:
    """An op whose methods take the items of its last argument one by one too: `x.flip(0, 1)`, `x.squeeze_(0, 1)`."""
    for name in (call.__name__, f"{call.__name__}_"):
        if hasattr(Tensor, name):
            _attach(_spread(getattr(Tensor, name)), name)
    return call


def _spread(call: F) -> F:
    @wraps(call)
    def spread(self: Any, *given: Any, **kwargs: Any) -> Any:
        return call(self, given, **kwargs) if len(given) > 1 else call(self, *given, **kwargs)

    return spread  # type: ignore[return-value]


def inplace(function: F) -> F:
    """A method that has a variant in place (`name_`) which keeps the tensor's shape."""
    call = method(function)

    @wraps(function)
    def variant(self: Any, *args: Any, **kwargs: Any) -> Any:
        return in_place(self, call(self, *args, **kwargs), function.__name__)

    _attach(variant, f"{function.__name__}_")
    return call


def reshaping(function: F) -> F:
    """A method that has a variant in place (`name_`) which changes the tensor's shape (`squeeze_`)."""
    call = method(function)

    @wraps(function)
    def variant(self: Any, *args: Any, **kwargs: Any) -> Any:
        return become(self, call(self, *args, **kwargs))

    _attach(variant, f"{function.__name__}_")
    return call


def _attach(variant: Any, name: str) -> None:
    variant.__name__ = variant.__qualname__ = name
    setattr(Tensor, name, variant)


def become(tensor: Any, result: Any) -> Any:
    """Give `tensor` the shape of `result`, keeping what it was before as the input of its step."""
    if not isinstance(result, values.Tensor):
        return result
    before = object.__new__(type(tensor))
    before.__dict__.update(tensor.__dict__)
    step = result.step
    inputs = tuple(before if item is tensor else item for item in step.inputs)
    tensor.step = Step(step.op, inputs, step.site, step.layer, step.windows, step.spatial_axes)
    tensor.shape, tensor.constant = result.shape, result.constant
    return tensor
