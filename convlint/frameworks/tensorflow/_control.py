"""Control flow and functions of the graph.

https://www.tensorflow.org/api_docs/python/tf/cond
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import prove_same
from convlint.values import Unknown


def cond(pred, true_fn=None, false_fn=None, strict=False, name=None, fn1=None, fn2=None) -> Any:
    """What both branches give: a tensor where they agree on its shape. Both are built, as TensorFlow builds both."""
    first = _call_program(true_fn if true_fn is not None else fn1)
    second = _call_program(false_fn if false_fn is not None else fn2)
    return _agreed(first, second)


def _agreed(first: Any, second: Any) -> Any:
    if isinstance(first, (list, tuple)) and isinstance(second, (list, tuple)) and len(first) == len(second):
        return type(first)([_agreed(a, b) for a, b in zip(first, second, strict=True)])
    if isinstance(first, Tensor) and isinstance(second, Tensor) and prove_same(first.shape, second.shape):
        return first.made(first.shape, "cond", second)
    return first if first is second else Unknown("tf.cond of branches with different results")


def case(pred_fn_pairs, default=None, exclusive=False, strict=False, name="case") -> Any:
    """Not modelled."""
    return Unknown("tf.case is not modelled")


def while_loop(cond, body, loop_vars, shape_invariants=None, *args: Any, **kwargs: Any) -> Any:
    """Not modelled: the shapes after an unknown number of rounds."""
    return Unknown("tf.while_loop is not modelled")


def map_fn(fn, elems, dtype=None, *args: Any, **kwargs: Any) -> Any:
    """`fn` of each slice along the first axis, stacked."""
    tensor = _args.convert(elems) if not isinstance(elems, (list, tuple)) else Unknown("tf.map_fn of several tensors")
    if isinstance(tensor, Unknown):
        return tensor
    if not tensor.shape:
        raise ValueError("elems must be at least rank 1")
    result = _call_program(fn, tensor.made(tensor.shape[1:], "map_fn"))
    if not isinstance(result, Tensor):
        return Unknown("tf.map_fn of a function of unknown result")
    return result.made((tensor.shape[0], *result.shape), "map_fn")


def function(func=None, input_signature=None, *args: Any, **kwargs: Any) -> Any:
    """`tf.function`: the function itself, as a decorator with or without arguments."""
    return func if func is not None else _identity


def _identity(func: Any) -> Any:
    return func


def py_func(func, inp, Tout, stateful=True, name=None) -> Any:
    """Not modelled: what Python computes at run time."""
    return Unknown("tf.py_func is not modelled")


py_function = numpy_function = py_func


def recompute_grad(f) -> Any:
    """`f` itself."""
    return f


def custom_gradient(f=None) -> Any:
    """Not modelled: `f` gives its gradient as well."""
    return Unknown("tf.custom_gradient is not modelled")


def no_gradient(op_type) -> None:
    """Nothing."""


NoGradient = NotDifferentiable = no_gradient


def is_tensor(x) -> Any:
    """Whether `x` is a tensor."""
    return x.derive(object(), kind=bool) if isinstance(x, Unknown) else isinstance(x, Tensor)


def executing_eagerly() -> Any:
    """Not known: it depends on the release."""
    return Unknown("whether TensorFlow runs eagerly", kind=bool, key=("tensorflow", "eager"))


def disable_v2_behavior() -> None:
    """TF 1's behaviour."""


def enable_v2_behavior() -> None:
    """TF 2's behaviour."""


def disable_eager_execution() -> None:
    """Graphs."""


def enable_eager_execution(config=None, device_policy=None, execution_mode=None) -> None:
    """No graphs."""


def disable_resource_variables() -> None:
    """TF 1's variables."""


def enable_resource_variables() -> None:
    """TF 2's variables."""


def set_random_seed(seed) -> None:
    """No shape depends on it."""
