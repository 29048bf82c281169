"""A call as data, and what becomes of it in the twin and in the real framework.

`Call(target, kwargs)` is a function (`tensorflow.nn.conv2d`); with `inputs` it is a layer (`keras.layers.Conv2D`),
constructed with the arguments and called. Tensors are written as `T`, variables as `V`.
"""

from __future__ import annotations

import importlib
from typing import Any, NamedTuple

from convlint.frameworks.tensorflow import _graph
from convlint.frameworks.tensorflow._tensor import Operation, Tensor
from convlint.frameworks.tensorflow._variables import make_variable
from convlint.shapes import Dim, symbol
from convlint.values import Run, Step, Undecided, Unknown, recording

UNKNOWN = "?"


class T(NamedTuple):
    """A tensor that is fed."""

    shape: tuple[int, ...]
    dtype: str = "float32"


class V(NamedTuple):
    """A variable."""

    shape: tuple[int, ...]
    dtype: str = "float32"


class Call(NamedTuple):
    target: str
    kwargs: dict[str, Any] = {}
    inputs: Any = None

    def __str__(self) -> str:
        words = ", ".join(f"{name}={text(value)}" for name, value in self.kwargs.items())
        return f"{self.target}({words})" + ("" if self.inputs is None else f"({text(self.inputs)})")


def text(value: Any) -> str:
    """A value of a call in short."""
    if isinstance(value, (T, V)):
        return f"{type(value).__name__}{list(value.shape)}" + ("" if value.dtype == "float32" else f":{value.dtype}")
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(map(text, value)) + "]"
    return repr(value)


def mapped(value: Any, make: Any) -> Any:
    """`value` with each `T` and `V` replaced by `make` of it."""
    if isinstance(value, (T, V)):
        return make(value)
    if isinstance(value, (list, tuple)):
        return type(value)([mapped(item, make) for item in value])
    if isinstance(value, dict):
        return {key: mapped(item, make) for key, item in value.items()}
    return value


def tensors_in(value: Any) -> list[Any]:
    """Every `T` and `V`, in the order in which `mapped` meets them."""
    found: list[Any] = []
    mapped(value, found.append)
    return found


def resolve(target: str, root: str = "") -> Any:
    """The object that `target` names, in the framework or (with `root`) in the twin."""
    module, _, name = (root + target).rpartition(".")
    return getattr(importlib.import_module(module), name)


class Outcome(NamedTuple):
    """What came of a call. shapes: the tree of shapes, None where it raised. problems: what the twin reported."""

    shapes: Any
    error: str = ""
    problems: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        return self.shapes is None or bool(self.problems)


def twin_target(target: str) -> str:
    """Where the twin of a target lies: one Keras for both, one TensorFlow for both."""
    for prefix, twin in (("tf_keras.", "keras."), ("tensorflow.compat.v1.", "tensorflow.")):
        if target.startswith(prefix):
            return twin + target[len(prefix) :]
    return target


def twin_outcome(call: Call, sizes: dict[Any, Any] | None = None) -> Outcome:
    """The call in the twin; `sizes` maps (number of the tensor, axis) to the Dim that stands there."""
    count = iter(range(10_000))

    def make(spec: Any) -> Any:
        at = next(count)
        if isinstance(spec, V):
            return make_variable(spec.shape, "Variable", "Variable")
        shape = tuple((sizes or {}).get((at, axis), size) for axis, size in enumerate(spec.shape))
        return Tensor(shape, Step("input"))

    run = Run()
    with recording(run):
        _graph.state().graph_mode = call.inputs is None
        try:
            result = performed(resolve(twin_target(call.target), "convlint.frameworks."), call, make)
        except Undecided as undecided:
            return Outcome(UNKNOWN, f"undecided: {undecided}", _kinds(run))
        except Exception as error:
            return Outcome(None, f"{type(error).__name__}: {error}", _kinds(run))
    return Outcome(tree(result), "", _kinds(run))


def _kinds(run: Run) -> tuple[str, ...]:
    return tuple(problem.kind for problem in run.problems)


def performed(function: Any, call: Call, make: Any) -> Any:
    """The result of `call`."""
    result = function(**mapped(call.kwargs, make))
    return result if call.inputs is None else result(mapped(call.inputs, make))


def tree(result: Any) -> Any:
    """The shapes in a result: a list for a tensor, a tuple for several; other values are left out."""
    if isinstance(result, Unknown):
        return UNKNOWN
    if isinstance(result, (list, tuple)):
        return tuple(tree(item) for item in result)
    if isinstance(result, Tensor):
        return list(result.shape)
    if result is None or isinstance(result, Operation) or type(result).__name__ == "Operation":
        return "value"
    shape = getattr(result, "shape", None)
    return "value" if shape is None else [None if size is None else int(size) for size in shape]


def agree(found: Any, truth: Any, values: dict[Any, int] | None = None) -> bool:
    """Whether the twin's shapes say the truth; what it leaves open agrees with anything, as what TensorFlow does."""
    if isinstance(found, str) and found == UNKNOWN:
        return True
    if isinstance(found, list) and isinstance(truth, list):
        return len(found) == len(truth) and all(_size_agrees(a, b, values) for a, b in zip(found, truth, strict=True))
    if isinstance(found, tuple) and isinstance(truth, tuple):
        return len(found) == len(truth) and all(agree(a, b, values) for a, b in zip(found, truth, strict=True))
    return bool(found == truth)


def _size_agrees(size: Any, truth: int | None, values: dict[Any, int] | None) -> bool:
    if truth is None or isinstance(size, int):
        return truth is None or size == truth
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


def named_size(value: int, axis: int) -> tuple[Dim, tuple[Any, ...]]:
    """A symbol for a size of `value`, and its key; the batch is one symbol for each value."""
    key = ("batch", value) if axis == 0 else ("oracle", value, axis)
    return symbol(key, name="B" if axis == 0 else "n", minimum=1), key
