"""Variables, the scopes that name them, and placeholders.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/get_variable
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _args, _graph, _static
from convlint.frameworks.tensorflow._feeding import shapeless
from convlint.frameworks.tensorflow._tensor import Operation, Tensor
from convlint.shapes import prove_same
from convlint.values import Step, Unknown, active
from convlint.values import Tensor as AnyTensor

__all__ = ["Variable", "get_variable", "make_variable", "placeholder", "placeholder_with_default"]


class Variable(Tensor):
    """A weight: https://www.tensorflow.org/api_docs/python/tf/Variable

    Its shape is that of `initial_value` (a tensor, an array, a number or a function that gives one).
    """

    def __new__(cls, initial_value=None, *args: Any, **kwargs: Any) -> Any:
        if isinstance(initial_value, Unknown):
            return initial_value.derive(object())
        return object.__new__(cls)

    def __init__(
        self,
        initial_value=None,
        trainable=None,
        validate_shape=True,
        caching_device=None,
        name=None,
        variable_def=None,
        dtype=None,
        import_scope=None,
        constraint=None,
        synchronization=None,
        aggregation=None,
        shape=None,
        experimental_enable_variable_lifting=True,
        collections=None,
        expected_shape=None,
        use_resource=None,
    ) -> None:
        value = _args.convert(_call_program(initial_value) if callable(initial_value) else initial_value)
        if isinstance(value, Unknown):
            raise RuntimeError(value.reason)
        Tensor.__init__(self, value.shape, Step("Variable", (value,), active().site), dtype=dtype or value.dtype)
        _register(self, name if isinstance(name, str) else "Variable", trainable)

    @classmethod
    def _result_class(cls) -> type[AnyTensor]:
        return Tensor

    @property
    def trainable(self) -> Any:
        return getattr(self, "_trainable", True)

    @property
    def initializer(self) -> Operation:
        return Operation()

    def initialized_value(self) -> Tensor:
        return self.value()

    def value(self) -> Any:
        return self.made(self.shape, "value")

    read_value = value

    def assign(self, value, use_locking=False, name=None, read_value=True) -> Any:
        return self

    def assign_add(self, delta, use_locking=False, name=None, read_value=True) -> Any:
        return self

    def assign_sub(self, delta, use_locking=False, name=None, read_value=True) -> Any:
        return self

    def load(self, value, session=None) -> None:
        return None


def _register(variable: Variable, name: str, trainable: Any) -> None:
    graph = _graph.state()
    variable._name = graph.unique_op_name(name) + ":0"  # type: ignore[attr-defined]
    variable._trainable = trainable is not False  # type: ignore[attr-defined]
    graph.add_to_collection("variables", variable)
    if trainable is None or trainable is True:
        graph.add_to_collection("trainable_variables", variable)


def make_variable(shape: Any, op: str, name: str, trainable: Any = True, dtype: Any = None) -> Any:
    """A Variable of `shape` that `op` makes at the active site."""
    variable = object.__new__(Variable)
    Tensor.__init__(variable, shape, Step(op, (), active().site), dtype=dtype)
    _register(variable, name, trainable)
    return variable


def get_variable(
    name,
    shape=None,
    dtype=None,
    initializer=None,
    regularizer=None,
    trainable=None,
    collections=None,
    caching_device=None,
    partitioner=None,
    validate_shape=True,
    use_resource=None,
    custom_getter=None,
    constraint=None,
    synchronization=None,
    aggregation=None,
) -> Any:
    """The variable `name` of the active scope: made with `shape`, or shared where the scope reuses.

    Raises ValueError where a shared variable has another shape, or where neither shape nor value is given.
    """
    graph = _graph.state()
    graph.graph_mode = True
    full = (
        "/".join([*(scope.name for scope in graph.scopes[-1:] if scope.name), name]) if isinstance(name, str) else None
    )
    wanted = _wanted_shape(shape, initializer)
    if isinstance(wanted, Unknown):
        return wanted
    reuse = graph.scopes[-1].reuse if graph.scopes else None
    if full in graph.variables and reuse:
        return _shared(graph.variables[full], wanted)
    if wanted is None:
        raise ValueError(
            f"The initializer passed is not valid, or shape of a new variable ({name}) must be fully defined"
        )
    variable = make_variable(wanted, "get_variable", "", trainable, dtype)
    variable._name = f"{full}:0" if full else None
    if full is not None:
        graph.variables[full] = variable
    return variable


def _wanted_shape(shape: Any, initializer: Any) -> Any:
    if shape is not None:
        return _args.sizes(shape)
    if initializer is None or isinstance(initializer, type) or callable(initializer):
        return initializer.derive(object()) if isinstance(initializer, Unknown) else None
    value = _args.convert(initializer)
    return value if isinstance(value, Unknown) else value.shape


def _shared(variable: Variable, wanted: Any) -> Any:
    if wanted is not None and prove_same(variable.shape, wanted) is False:
        raise ValueError(
            f"Trying to share variable {variable.name}, but specified shape {wanted} and found {variable.shape}"
        )
    return variable


def placeholder(dtype, shape=None, name=None) -> Any:
    """A graph input: an unknown first dimension is the batch, any other a dimension of its own.

    https://www.tensorflow.org/api_docs/python/tf/compat/v1/placeholder
    """
    graph = _graph.state()
    graph.graph_mode = True
    if shape is None:
        return shapeless()
    sizes = _static.sizes_of_declared(shape, batch=_static.own_batch())
    if isinstance(sizes, Unknown):
        return sizes.derive(object())
    tensor = Tensor(sizes, Step("placeholder", (), active().site), dtype=dtype)
    tensor._name = graph.unique_op_name(name if isinstance(name, str) else "Placeholder") + ":0"  # type: ignore[attr-defined]
    return tensor


def placeholder_with_default(input, shape, name=None) -> Any:
    """A graph input with a default; of the declared `shape`."""
    return placeholder(None, shape, name)
