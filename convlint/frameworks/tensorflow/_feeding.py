"""What a session is fed: arrays that must fit their placeholders, and say the shapes of those that have none.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/Session#run
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _graph, _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, prove_equal, prove_same
from convlint.values import Problem, Step, Unknown, active

__all__ = ["feed", "shapeless"]

_SHAPELESS = "placeholder"


def shapeless() -> Any:
    """A placeholder without a shape: of the shape that an earlier run of the program fed it with, else Unknown."""
    graph = _graph.state()
    graph.shapeless += 1
    fed = active().fed.get(graph.shapeless)
    if fed is None:
        return Unknown("a placeholder without a shape", key=(_SHAPELESS, graph.shapeless))
    return Tensor(fed, Step("placeholder", (), active().site))


def feed(feed_dict: Any) -> None:
    """Report what TensorFlow refuses to feed as `call-arguments`, and remember the shapes that it takes."""
    if not isinstance(feed_dict, dict):
        return
    for key, value in feed_dict.items():
        array = _array(value)
        if array is None:
            continue
        if isinstance(key, Unknown) and key.key[:1] == (_SHAPELESS,):
            _remember(key.key[1], array)
        elif isinstance(key, Tensor) and key.step.op == "placeholder":
            _check(key, array)


def _array(value: Any) -> Tensor | None:
    """What is fed, as far as its shape is known."""
    try:
        array = _args.convert(value)
    except (TypeError, ValueError):
        return None
    return array if isinstance(array, Tensor) else None


def _remember(number: int, array: Tensor) -> None:
    """Keep the shape, with a batch of any size; arrays of other samples contradict it."""
    shape: Shape = (_static.own_batch(), *array.shape[1:]) if array.shape else ()
    fed = active().fed
    other = fed.setdefault(number, shape)
    if other is not None and (len(other) != len(shape) or prove_same(other[1:], shape[1:]) is not True):
        fed[number] = None


def _check(placeholder: Tensor, array: Tensor) -> None:
    wanted = placeholder.shape
    fits = len(wanted) == len(array.shape) and all(
        _static.is_none_dim(size) or prove_equal(size, given) is not False
        for size, given in zip(wanted, array.shape, strict=True)
    )
    if fits or any(problem.other is placeholder for problem in active().problems):
        return
    name = str(getattr(placeholder, "_name", "")).removesuffix(":0")
    shape = ", ".join("?" if _static.is_none_dim(size) else str(size) for size in wanted)
    given = ", ".join(str(size) for size in array.shape)
    detail = f"an array of shape ({given}) is fed to the placeholder `{name}` of shape ({shape})"
    active().report(Problem("call-arguments", op="run", tensor=array, other=placeholder, detail=detail))
