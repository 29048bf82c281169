"""Cells of recurrent networks: `cell(inputs, state)` gives `(output, new_state)`.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args, _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Step, Unknown, active, as_size

__all__ = ["BasicLSTMCell", "BasicRNNCell", "GRUCell", "LSTMCell", "LSTMStateTuple", "MultiRNNCell", "RNNCell"]


class LSTMStateTuple(tuple):
    """`(c, h)`: https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/LSTMStateTuple"""

    def __new__(cls, c, h) -> Any:
        return tuple.__new__(cls, (c, h))

    @property
    def c(self) -> Any:
        return self[0]

    @property
    def h(self) -> Any:
        return self[1]


class RNNCell:
    """The base of the cells. `output_size` and `state_size` are numbers, or tuples of them."""

    output_size: Any = None
    state_size: Any = None

    def __init__(self, trainable=True, name=None, dtype=None, **kwargs: Any) -> None:
        self._name = name

    def __call__(self, inputs, state=None, scope=None) -> Any:
        return self.call(inputs, state)

    def call(self, inputs, state) -> Any:
        """`(output, new_state)` for `inputs` of shape `[B, features]`."""
        tensor = _args.convert(inputs)
        if isinstance(tensor, Unknown):
            return tensor, tensor.derive("state")
        batch = tensor.shape[0] if tensor.shape else 1
        return tensor.made((batch, as_size(self.output_size)), type(self).__name__), self._states(batch)

    def zero_state(self, batch_size, dtype) -> Any:
        """Zeros of the shape of the state."""
        return self._states(as_size(batch_size))

    def _states(self, batch: Any) -> Any:
        return _state_of(self.state_size, batch)

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None) -> Any:
        if inputs is not None and isinstance(inputs, Tensor):
            return self._states(inputs.shape[0])
        return self._states(as_size(batch_size) if batch_size is not None else _static.batch_symbol())


def _state_of(size: Any, batch: Any) -> Any:
    if isinstance(size, LSTMStateTuple):
        return LSTMStateTuple(*(_state_of(item, batch) for item in size))
    if isinstance(size, (tuple, list)):
        return tuple(_state_of(item, batch) for item in size)
    return Tensor((batch, as_size(size)), Step("zero_state", (), active().site))


class BasicRNNCell(RNNCell):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/BasicRNNCell"""

    def __init__(
        self, num_units, activation=None, reuse=None, name=None, dtype=None, input_size=None, **kwargs
    ) -> None:
        self._num_units = self.output_size = self.state_size = num_units


class GRUCell(RNNCell):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/GRUCell"""

    def __init__(
        self, num_units, activation=None, reuse=None, kernel_initializer=None, bias_initializer=None, name=None,
        dtype=None, input_size=None, **kwargs
    ) -> None:  # fmt: skip
        self._num_units = self.output_size = self.state_size = num_units


class BasicLSTMCell(RNNCell):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/BasicLSTMCell"""

    def __init__(
        self, num_units, forget_bias=1.0, state_is_tuple=True, activation=None, reuse=None, name=None, dtype=None,
        input_size=None, **kwargs
    ) -> None:  # fmt: skip
        self._num_units = self.output_size = num_units
        self.state_size = LSTMStateTuple(num_units, num_units) if state_is_tuple else as_size(num_units) * 2


class LSTMCell(RNNCell):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/LSTMCell"""

    def __init__(
        self, num_units, use_peepholes=False, cell_clip=None, initializer=None, num_proj=None, proj_clip=None,
        num_unit_shards=None, num_proj_shards=None, forget_bias=1.0, state_is_tuple=True, activation=None, reuse=None,
        name=None, dtype=None, input_size=None, **kwargs
    ) -> None:  # fmt: skip
        self._num_units = num_units
        self.output_size = num_proj if num_proj else num_units
        sizes = (num_units, self.output_size)
        self.state_size = LSTMStateTuple(*sizes) if state_is_tuple else as_size(num_units) + as_size(self.output_size)


class MultiRNNCell(RNNCell):
    """Cells on top of each other: https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/MultiRNNCell"""

    def __init__(self, cells, state_is_tuple=True) -> None:
        self._cells = list(cells)
        self.state_size = tuple(cell.state_size for cell in self._cells)
        self.output_size = self._cells[-1].output_size

    def call(self, inputs, state) -> Any:
        output, states = inputs, []
        for index, cell in enumerate(self._cells):
            output, new = cell(output, state[index] if isinstance(state, (tuple, list)) else state)
            states.append(new)
        return output, tuple(states)


class _Wrapper(RNNCell):
    """A cell of the sizes of another."""

    def __init__(self, cell: Any) -> None:
        self._cell = cell
        self.output_size, self.state_size = cell.output_size, cell.state_size

    def call(self, inputs, state) -> Any:
        return self._cell(inputs, state)


class DropoutWrapper(_Wrapper):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/DropoutWrapper"""

    def __init__(
        self, cell, input_keep_prob=1.0, output_keep_prob=1.0, state_keep_prob=1.0, variational_recurrent=False,
        input_size=None, dtype=None, seed=None, dropout_state_filter_visitor=None, **kwargs
    ) -> None:  # fmt: skip
        _Wrapper.__init__(self, cell)


class ResidualWrapper(_Wrapper):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/ResidualWrapper"""

    def __init__(self, cell, residual_fn=None, **kwargs) -> None:
        _Wrapper.__init__(self, cell)


class DeviceWrapper(_Wrapper):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/rnn_cell/DeviceWrapper"""

    def __init__(self, cell, device, **kwargs) -> None:
        _Wrapper.__init__(self, cell)
