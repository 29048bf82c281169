"""A call as data, and what becomes of it in the twin and in torch.

A call is `Call(target, args, kwargs, inputs)`: a function (`torch.nn.functional.conv2d`), a method
(`torch.Tensor.view`) or a layer (`torch.nn.Conv2d`, constructed with the arguments and called with `inputs`). Tensors
are written as `T`.
"""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

from convlint.shapes import Dim, symbol
from convlint.values import Run, Tensor, Undecided, Unknown, recording

RAISES = "raises"
UNKNOWN = "?"


class T(NamedTuple):
    """A tensor, as far as a shape-only call needs it."""

    shape: tuple[int, ...]
    dtype: str = "float32"


class Call(NamedTuple):
    target: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = {}
    inputs: tuple[Any, ...] | None = None

    def __str__(self) -> str:
        words = [*map(_text, self.args), *(f"{name}={_text(value)}" for name, value in self.kwargs.items())]
        text = f"{self.target}({', '.join(words)})"
        return text if self.inputs is None else f"{text}({', '.join(map(_text, self.inputs))})"


def _text(value: Any) -> str:
    if isinstance(value, T):
        return f"T{list(value.shape)}" + ("" if value.dtype == "float32" else f":{value.dtype}")
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(_text, value)) + "]"
    return repr(value)


def mapped(value: Any, tensor: Any) -> Any:
    """`value` with each `T` replaced by `tensor(T)`."""
    if isinstance(value, T):
        return tensor(value)
    if isinstance(value, tuple):
        return tuple(mapped(item, tensor) for item in value)
    if isinstance(value, list):
        return [mapped(item, tensor) for item in value]
    if isinstance(value, dict):
        return {key: mapped(item, tensor) for key, item in value.items()}
    return value


def resolve(target: str, root: str = "") -> Any:
    """The object that `target` names, in torch or (with `root="convlint.frameworks."`) in the twin."""
    parts = target.split(".")
    for length in range(len(parts) - 1, 0, -1):
        try:
            found: Any = importlib.import_module(root + ".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            found = getattr(found, part)
        return found
    raise ModuleNotFoundError(target)


# --------------------------------------------------------------------------- the twin


class Outcome(NamedTuple):
    """What came of a call. `shapes`: the tree of shapes, None where it raised. `problems`: what the twin reported."""

    shapes: Any
    error: str = ""
    problems: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the call is said to be wrong."""
        return self.shapes is None or bool(self.problems)


def twin_outcome(call: Call, sizes: dict[Any, Any] | None = None) -> Outcome:
    """The call in the twin. `sizes` maps (name of tensor, axis) to the Dim that stands there instead of the number."""
    from convlint.frameworks.torch import _types
    from convlint.frameworks.torch._tensor import new_tensor

    count = iter(range(1000))

    def tensor(spec: T) -> Any:
        at = next(count)
        shape = [(sizes or {}).get((at, axis), size) for axis, size in enumerate(spec.shape)]
        return new_tensor(shape, dtype=getattr(_types, "bool_" if spec.dtype == "bool" else spec.dtype))

    run = Run()
    with recording(run):
        try:
            result = _performed(resolve(call.target, "convlint.frameworks."), call, tensor)
        except Undecided as undecided:
            return Outcome(UNKNOWN, f"undecided: {undecided}", _kinds(run))
        except Exception as error:
            return Outcome(None, f"{type(error).__name__}: {error}", _kinds(run))
    return Outcome(tree(result), "", _kinds(run))


def _kinds(run: Run) -> tuple[str, ...]:
    return tuple(problem.kind for problem in run.problems)


def _performed(function: Any, call: Call, tensor: Any) -> Any:
    result = function(*mapped(call.args, tensor), **mapped(call.kwargs, tensor))
    return result if call.inputs is None else result.eval()(*mapped(call.inputs, tensor))


def tree(result: Any) -> Any:
    """The shapes in a result: a list for a tensor, a tuple for several results; other values are left out."""
    if isinstance(result, Unknown):
        return UNKNOWN
    if isinstance(result, Tensor) or hasattr(result, "untyped_storage"):
        return list(result.shape)
    if isinstance(result, (tuple, list)) and type(result).__name__ != "Size":
        return tuple(tree(item) for item in result)
    return None if result is None else "value"


# --------------------------------------------------------------------------- torch


def torch_outcome(call: Call, device: str = "meta") -> Outcome:
    """The call in torch on the meta device; where an op needs contents, on small tensors of the CPU."""
    import torch

    def tensor(spec: T) -> Any:
        dtype = getattr(torch, spec.dtype)
        if device == "meta":
            return torch.empty(spec.shape, dtype=dtype, device="meta")
        return torch.zeros(spec.shape, dtype=dtype) if dtype.is_floating_point else torch.ones(spec.shape, dtype=dtype)

    try:
        with torch.no_grad(), torch.device(device):
            result = _performed(resolve(call.target), call, tensor)
    except Exception as error:
        if device == "meta" and _needs_contents(error):
            return torch_outcome(call, "cpu")
        return Outcome(None, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")
    return Outcome(tree(result))


def _needs_contents(error: Exception) -> bool:
    words = ("meta", "Meta", "data-dependent", "no data", "not implemented for", "fake")
    return isinstance(error, (NotImplementedError, RuntimeError)) and any(word in str(error) for word in words)


# --------------------------------------------------------------------------- the comparison


def agree(found: Any, truth: Any, values: dict[Any, int] | None = None) -> bool:
    """Whether the twin's shapes say the truth. What it leaves open (its own symbols, Unknown) agrees with anything."""
    if isinstance(found, str) and found == UNKNOWN:
        return True
    if isinstance(found, list) and isinstance(truth, list):
        return len(found) == len(truth) and all(_size_agrees(a, b, values) for a, b in zip(found, truth, strict=True))
    if isinstance(found, tuple) and isinstance(truth, tuple):
        return len(found) == len(truth) and all(agree(a, b, values) for a, b in zip(found, truth, strict=True))
    return bool(found == truth)


def _size_agrees(size: Any, truth: int, values: dict[Any, int] | None) -> bool:
    if isinstance(size, int):
        return size == truth
    assert isinstance(size, Dim)
    known = values or {}
    if any(item.key not in known for item in size.symbols()):
        lower, upper = size.lower_bound(), size.upper_bound()
        return (lower is None or lower <= truth) and (upper is None or truth <= upper)
    return size.evaluate(known) == truth


def leaves_open(found: Any) -> bool:
    """Whether the twin says less than the whole truth."""
    if isinstance(found, tuple):
        return any(leaves_open(item) for item in found)
    if isinstance(found, list):
        return any(isinstance(size, Dim) for size in found)
    return isinstance(found, str) and found == UNKNOWN


def tensors_in(value: Any) -> list[T]:
    """Every `T`, in the order in which `mapped` meets them."""
    found: list[T] = []
    mapped(value, found.append)
    return found


def named_size(value: int, name: str) -> tuple[Dim, tuple[Any, ...]]:
    """A symbol for a size of `value`, and its key."""
    key = ("oracle", name, value)
    return symbol(key, name=name, minimum=2 if name == "B" else 1), key
