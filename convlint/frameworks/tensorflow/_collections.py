"""Variables by collection, and operations without a shape that programs run for their effect.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/get_collection
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _graph
from convlint.frameworks.tensorflow._context import Inert
from convlint.frameworks.tensorflow._tensor import Operation, Tensor
from convlint.values import Step, Unknown, active

__all__ = ["GraphKeys", "RegisterGradient"]


class GraphKeys:
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/GraphKeys"""

    GLOBAL_VARIABLES = "variables"
    VARIABLES = "variables"
    LOCAL_VARIABLES = "local_variables"
    MODEL_VARIABLES = "model_variables"
    TRAINABLE_VARIABLES = "trainable_variables"
    SUMMARIES = "summaries"
    LOSSES = "losses"
    BIASES = "biases"
    WEIGHTS = "weights"
    ACTIVATIONS = "activations"
    UPDATE_OPS = "update_ops"
    REGULARIZATION_LOSSES = "regularization_losses"
    GLOBAL_STEP = "global_step"
    MOVING_AVERAGE_VARIABLES = "moving_average_variables"
    TRAIN_OP = "train_op"
    INIT_OP = "init_op"
    QUEUE_RUNNERS = "queue_runners"


def _all_of(name: str) -> Any:
    found = list(_graph.state().collections.get(name, []))
    return found if found else Unknown(f"the collection of {name}")


def global_variables(scope=None) -> Any:
    """Every variable made so far."""
    return _all_of("variables")


all_variables = global_variables


def trainable_variables(scope=None) -> Any:
    """Every variable made so far that an optimiser changes."""
    return _all_of("trainable_variables")


def local_variables(scope=None) -> Any:
    """Not modelled: which variables are local."""
    return Unknown("the local variables of a graph")


def model_variables(scope=None) -> Any:
    """Not modelled: which variables belong to the model."""
    return Unknown("the model variables of a graph")


def get_collection(key, scope=None) -> Any:
    """What was added to the collection `key`; the collections that TensorFlow fills by itself are not modelled."""
    return Unknown("a collection of the graph")


def add_to_collection(name, value) -> None:
    """Keep `value` in the collection `name`."""
    _graph.state().add_to_collection(name, value)


def global_variables_initializer() -> Operation:
    """An operation that initialises all variables."""
    return Operation()


def initialize_all_variables() -> Operation:
    """TF 0.x's name of `global_variables_initializer`."""
    return Operation()


def local_variables_initializer() -> Operation:
    """An operation that initialises the local variables."""
    return Operation()


def initialize_local_variables() -> Operation:
    """TF 0.x's name of `local_variables_initializer`."""
    return Operation()


def variables_initializer(var_list, name="init") -> Operation:
    """An operation that initialises `var_list`."""
    return Operation()


def initialize_variables(var_list, name="init") -> Operation:
    """TF 0.x's name of `variables_initializer`."""
    return Operation()


def tables_initializer(name="init_all_tables") -> Operation:
    """An operation that initialises all lookup tables."""
    return Operation()


def group(*inputs: Any, **kwargs: Any) -> Operation:
    """An operation that runs all `inputs`."""
    return Operation()


def no_op(name=None) -> Operation:
    """An operation that does nothing."""
    return Operation()


def tuple_(tensors, name=None, control_inputs=None) -> Any:
    """`tensors` themselves."""
    return tensors


def assign(ref, value, validate_shape=None, use_locking=None, name=None) -> Any:
    """`ref`, after `value` is stored in it."""
    return ref


def assign_add(ref, value, use_locking=None, name=None) -> Any:
    """`ref`, after `value` is added to it."""
    return ref


def assign_sub(ref, value, use_locking=None, name=None) -> Any:
    """`ref`, after `value` is taken from it."""
    return ref


def gradients(ys, xs, *args: Any, **kwargs: Any) -> Any:
    """The gradients with respect to `xs`: tensors of the same shapes."""
    items = xs if isinstance(xs, (list, tuple)) else [xs]
    found = [_args.convert(item) for item in items] if not isinstance(xs, Unknown) else xs.derive(object())
    if isinstance(found, Unknown):
        return found
    return [item if isinstance(item, Unknown) else item.made(item.shape, "gradients") for item in found]


def clip_by_global_norm(t_list, clip_norm, use_norm=None, name=None) -> Any:
    """`t_list` scaled down to a common norm, and the norm."""
    return t_list, Tensor((), Step("global_norm", (), active().site))


def global_norm(t_list, name=None) -> Any:
    """The common norm of a list, a scalar."""
    return Tensor((), Step("global_norm", (), active().site))


class GradientTape(Inert):
    """https://www.tensorflow.org/api_docs/python/tf/GradientTape"""

    def __init__(self, persistent=False, watch_accessed_variables=True) -> None:
        self._persistent = persistent

    def gradient(self, target, sources, output_gradients=None, unconnected_gradients=None) -> Any:
        """The gradient for each source: tensors of the same shapes."""
        return gradients(target, sources) if isinstance(sources, (list, tuple)) else Unknown("a gradient")

    def watch(self, tensor) -> None:
        return None

    def jacobian(self, target, sources, **kwargs: Any) -> Any:
        return Unknown("a jacobian")


class RegisterGradient:
    """https://www.tensorflow.org/api_docs/python/tf/RegisterGradient"""

    def __init__(self, op_type) -> None:
        self._op_type = op_type

    def __call__(self, f) -> Any:
        return f
