"""`tf.train`: optimisers and what surrounds training; no shape depends on them.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/train
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._context import Inert
from convlint.frameworks.tensorflow._creation import constant
from convlint.frameworks.tensorflow._input_pipelines import *  # noqa: F403
from convlint.frameworks.tensorflow._tensor import Operation, Tensor
from convlint.frameworks.tensorflow._variables import Variable, make_variable
from convlint.values import Unknown


class Optimizer:
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/Optimizer"""

    def __init__(self, use_locking=False, name=None) -> None:
        self._name = name

    def minimize(
        self, loss, global_step=None, var_list=None, gate_gradients=1, aggregation_method=None,
        colocate_gradients_with_ops=False, name=None, grad_loss=None,
    ) -> Operation:  # fmt: skip
        """One step down `loss`."""
        return Operation()

    def compute_gradients(
        self, loss, var_list=None, gate_gradients=1, aggregation_method=None, colocate_gradients_with_ops=False,
        grad_loss=None,
    ) -> Any:  # fmt: skip
        """Pairs of a gradient and its variable; which ones is not known."""
        return Unknown("the gradients of an optimiser")

    def apply_gradients(self, grads_and_vars, global_step=None, name=None) -> Operation:
        """One step along gradients."""
        return Operation()

    def get_slot_names(self) -> list[str]:
        return []

    def variables(self) -> list[Any]:
        return []


class GradientDescentOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/GradientDescentOptimizer"""

    def __init__(self, learning_rate, use_locking=False, name="GradientDescent") -> None:
        self._lr = learning_rate


class ProximalGradientDescentOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/ProximalGradientDescentOptimizer"""

    def __init__(
        self,
        learning_rate,
        l1_regularization_strength=0.0,
        l2_regularization_strength=0.0,
        use_locking=False,
        name=None,
    ) -> None:
        self._lr = learning_rate


class MomentumOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/MomentumOptimizer"""

    def __init__(self, learning_rate, momentum, use_locking=False, name="Momentum", use_nesterov=False) -> None:
        self._lr = learning_rate


class AdamOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/AdamOptimizer"""

    def __init__(
        self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-08, use_locking=False, name="Adam"
    ) -> None:
        self._lr = learning_rate


class AdagradOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/AdagradOptimizer"""

    def __init__(self, learning_rate, initial_accumulator_value=0.1, use_locking=False, name="Adagrad") -> None:
        self._lr = learning_rate


class AdadeltaOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/AdadeltaOptimizer"""

    def __init__(self, learning_rate=0.001, rho=0.95, epsilon=1e-08, use_locking=False, name="Adadelta") -> None:
        self._lr = learning_rate


class RMSPropOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/RMSPropOptimizer"""

    def __init__(
        self, learning_rate, decay=0.9, momentum=0.0, epsilon=1e-10, use_locking=False, centered=False, name="RMSProp"
    ) -> None:
        self._lr = learning_rate


class FtrlOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/FtrlOptimizer"""

    def __init__(self, learning_rate, learning_rate_power=-0.5, initial_accumulator_value=0.1, **kwargs: Any) -> None:
        self._lr = learning_rate


class SyncReplicasOptimizer(Optimizer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/SyncReplicasOptimizer"""

    def __init__(self, opt, replicas_to_aggregate, *args: Any, **kwargs: Any) -> None:
        self._opt = opt


class Saver:
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/train/Saver"""

    def __init__(self, var_list=None, reshape=False, sharded=False, max_to_keep=5, *args: Any, **kwargs: Any) -> None:
        self._var_list = var_list

    def save(self, sess, save_path, global_step=None, *args: Any, **kwargs: Any) -> Any:
        return Unknown("the path of a checkpoint", kind=str)

    def restore(self, sess, save_path) -> None:
        return None

    def export_meta_graph(self, *args: Any, **kwargs: Any) -> Any:
        return Unknown("a serialised graph")


class ExponentialMovingAverage:
    """https://www.tensorflow.org/api_docs/python/tf/train/ExponentialMovingAverage"""

    def __init__(self, decay, num_updates=None, zero_debias=False, name="ExponentialMovingAverage") -> None:
        self._decay = decay

    def apply(self, var_list=None) -> Operation:
        return Operation()

    def average(self, var) -> Any:
        tensor = _args.convert(var)
        return tensor if isinstance(tensor, Unknown) else tensor.made(tensor.shape, "average")

    def average_name(self, var) -> Any:
        return Unknown("the name of a variable", kind=str)

    def variables_to_restore(self, moving_avg_variables=None) -> Any:
        return Unknown("the variables of a checkpoint")


class Coordinator(Inert):
    """https://www.tensorflow.org/api_docs/python/tf/train/Coordinator"""

    def __init__(self, clean_stop_exception_types=None) -> None:
        self._stopped = False

    def should_stop(self) -> Any:
        return Unknown("whether the input queues have ended", kind=bool)

    def request_stop(self, ex=None) -> None:
        return None

    def join(self, threads=None, stop_grace_period_secs=120, ignore_live_threads=False) -> None:
        return None


class Checkpoint:
    """https://www.tensorflow.org/api_docs/python/tf/train/Checkpoint"""

    def __init__(self, root=None, **kwargs: Any) -> None:
        self.__dict__.update(kwargs)

    def save(self, file_prefix, options=None) -> Any:
        return Unknown("the path of a checkpoint", kind=str)

    def restore(self, save_path, options=None) -> Any:
        return Unknown("the status of a checkpoint")


def _rate(learning_rate: Any) -> Tensor | Unknown:
    return constant(learning_rate)


def exponential_decay(learning_rate, global_step, decay_steps, decay_rate, staircase=False, name=None) -> Any:
    """A learning rate, a scalar."""
    return _rate(learning_rate)


def polynomial_decay(
    learning_rate, global_step, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False, name=None
) -> Any:
    """A learning rate, a scalar."""
    return _rate(learning_rate)


def piecewise_constant(x, boundaries, values, name=None) -> Any:
    """A learning rate, a scalar."""
    return Unknown("a learning rate", kind=float)


def get_global_step(graph=None) -> Any:
    """The counter of steps, a scalar."""
    return make_variable((), "global_step", "global_step", False)


def get_or_create_global_step(graph=None) -> Variable:
    """The counter of steps, a scalar."""
    variable: Variable = make_variable((), "global_step", "global_step", False)
    return variable


def create_global_step(graph=None) -> Variable:
    """The counter of steps, a scalar."""
    variable: Variable = make_variable((), "global_step", "global_step", False)
    return variable


def start_queue_runners(sess=None, coord=None, daemon=True, start=True, collection="queue_runners") -> list[Any]:
    """Nothing that has a shape."""
    return []


def latest_checkpoint(checkpoint_dir, latest_filename=None) -> Any:
    """Not known: it lies in a file."""
    return Unknown("the path of a checkpoint", kind=str)


def get_checkpoint_state(checkpoint_dir, latest_filename=None) -> Any:
    """Not known: it lies in a file."""
    return Unknown("the state of a checkpoint")


def inverse_time_decay(learning_rate, global_step, decay_steps, decay_rate, staircase=False, name=None) -> Any:
    """A learning rate, a scalar."""
    return _rate(learning_rate)


natural_exp_decay = inverse_time_decay


def cosine_decay(learning_rate, global_step, decay_steps, alpha=0.0, name=None) -> Any:
    """A learning rate, a scalar."""
    return _rate(learning_rate)
