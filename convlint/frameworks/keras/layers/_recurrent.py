"""Recurrent layers and their cells.

https://keras.io/api/layers/recurrent_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size
from convlint.values import Problem, Unknown, as_size


class BaseRNN(Layer):
    """`[B, time, features] -> [B, units]`, or `[B, time, units]` with `return_sequences`; states after it."""

    return_sequences: Any = False
    return_state: Any = False
    _states = 1

    def _keep(self, return_sequences: Any, return_state: Any) -> None:
        self.return_sequences = return_sequences
        self.return_state = return_state

    def _output_size(self) -> Size:
        raise NotImplementedError

    def _state_sizes(self) -> list[Size]:
        return [self._output_size()] * self._states

    def call(self, sequences, initial_state=None, mask=None, training=None, constants=None) -> Any:
        """Reports `input-rank`."""
        inputs = sequences[0] if isinstance(sequences, (list, tuple)) else sequences
        if not isinstance(inputs, Tensor):
            return Unknown("a recurrent layer called on something other than a tensor")
        if len(inputs.shape) != 3:
            report(
                Problem(
                    "input-rank",
                    op=type(self).__name__,
                    layer=self,
                    tensor=inputs,
                    expected=3,
                    actual=len(inputs.shape),
                )
            )
            return Unknown(f"a {type(self).__name__} of a tensor of rank {len(inputs.shape)}")
        if isinstance(self.return_sequences, Unknown) or isinstance(self.return_state, Unknown):
            return Unknown("whether a recurrent layer returns its sequences")
        return self._with_states(inputs)

    def _with_states(self, inputs: Tensor) -> Any:
        batch, time = inputs.shape[:2]
        rows = (batch, time) if self.return_sequences else (batch,)
        output = inputs.made((*rows, self._output_size()), type(self).__name__, layer=self)
        if not self.return_state:
            return output
        states = [inputs.made((batch, size), type(self).__name__, layer=self) for size in self._state_sizes()]
        return [output, *states]

    def reset_states(self, states=None) -> None:
        return None


class _Recurrent(BaseRNN):
    """A recurrent layer of `units`, with `_gates` kernels."""

    _gates = 1
    _biases = 1

    def _set_up(self, units: Any, use_bias: Any, return_sequences: Any, return_state: Any) -> None:
        self.units = units
        self.use_bias = use_bias
        self._keep(return_sequences, return_state)

    def _output_size(self) -> Size:
        return as_size(self.units)

    def build(self, input_shape) -> None:
        """The kernels `[features, gates * units]` and `[units, gates * units]`, and the bias."""
        self.built = True
        shape = input_shape[0] if isinstance(input_shape, list) else input_shape
        if len(shape) != 3 or shape[-1] is None:
            return
        units = as_size(self.units)
        self.kernel = self.add_weight((as_size(shape[-1]), units * self._gates), name="kernel")
        self.recurrent_kernel = self.add_weight((units, units * self._gates), name="recurrent_kernel")
        if self.use_bias:
            self.bias = self.add_weight((units * self._gates * self._biases,), name="bias")


class SimpleRNN(_Recurrent):
    """https://keras.io/api/layers/recurrent_layers/simple_rnn/"""

    def __init__(
        self, units, activation="tanh", use_bias=True, kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal", bias_initializer="zeros", kernel_regularizer=None,
        recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, return_sequences=False,
        return_state=False, go_backwards=False, stateful=False, unroll=False, seed=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**_without_time_major(kwargs))
        self._set_up(units, use_bias, return_sequences, return_state)


class GRU(_Recurrent):
    """https://keras.io/api/layers/recurrent_layers/gru/"""

    _gates = 3

    def __init__(
        self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
        kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
        kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None,
        kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0,
        seed=None, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False,
        reset_after=True, use_cudnn="auto", **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**_without_time_major(kwargs))
        self._biases = 2 if reset_after is True else 1
        self._set_up(units, use_bias, return_sequences, return_state)


class LSTM(_Recurrent):
    """https://keras.io/api/layers/recurrent_layers/lstm/"""

    _gates = 4
    _states = 2

    def __init__(
        self, units, activation="tanh", recurrent_activation="sigmoid", use_bias=True,
        kernel_initializer="glorot_uniform", recurrent_initializer="orthogonal", bias_initializer="zeros",
        unit_forget_bias=True, kernel_regularizer=None, recurrent_regularizer=None, bias_regularizer=None,
        activity_regularizer=None, kernel_constraint=None, recurrent_constraint=None, bias_constraint=None, dropout=0.0,
        recurrent_dropout=0.0, seed=None, return_sequences=False, return_state=False, go_backwards=False,
        stateful=False, unroll=False, use_cudnn="auto", **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**_without_time_major(kwargs))
        self._set_up(units, use_bias, return_sequences, return_state)


def _without_time_major(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in kwargs.items() if name not in ("time_major", "zero_output_for_mask")}


class _CuDNN(_Recurrent):
    """Keras 2's layers for one kind of device only."""

    def __init__(self, units, return_sequences=False, return_state=False, **kwargs: Any) -> None:
        known = {name: value for name, value in kwargs.items() if name in ("name", "input_shape", "batch_input_shape")}
        super().__init__(**known)
        self._biases = 2
        self._set_up(units, True, return_sequences, return_state)


class CuDNNGRU(_CuDNN):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/keras/layers/CuDNNGRU"""

    _gates = 3


class CuDNNLSTM(_CuDNN):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/keras/layers/CuDNNLSTM"""

    _gates = 4
    _states = 2


class RNN(BaseRNN):
    """A cell, or a list of cells on top of each other, run over time: https://keras.io/api/layers/recurrent_layers/rnn/"""

    def __init__(
        self, cell, return_sequences=False, return_state=False, go_backwards=False, stateful=False, unroll=False,
        zero_output_for_mask=False, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**_without_time_major(kwargs))
        self.cell = StackedRNNCells(cell) if isinstance(cell, (list, tuple)) else cell
        self._keep(return_sequences, return_state)

    def _output_size(self) -> Size:
        return as_size(_output_size_of(self.cell))

    def _state_sizes(self) -> list[Size]:
        return [as_size(size) for size in _flat(self.cell.state_size)]


def _flat(sizes: Any) -> list[Any]:
    return [item for size in sizes for item in _flat(size)] if isinstance(sizes, (list, tuple)) else [sizes]


def _output_size_of(cell: Any) -> Any:
    """What a cell says of its output, else its first state."""
    size = getattr(cell, "output_size", None)
    return size if size is not None else _flat(cell.state_size)[0]


class _Cell(Layer):
    """One step: `cell(inputs, states)` gives `(output, new_states)`."""

    _states = 1

    def __init__(self, units, *args: Any, **kwargs: Any) -> None:
        super().__init__(**{name: value for name, value in kwargs.items() if name in ("name", "dtype")})
        self.units = self.output_size = units
        self.state_size = units if self._states == 1 else [units] * self._states

    def call(self, inputs, states=None, training=None) -> Any:
        if not isinstance(inputs, Tensor):
            return Unknown("a cell called on something other than a tensor"), Unknown("the states of a cell")
        shape = (*inputs.shape[:-1], as_size(self.units))
        return inputs.made(shape, type(self).__name__, layer=self), [
            inputs.made(shape, type(self).__name__, layer=self) for _ in range(self._states)
        ]


class SimpleRNNCell(_Cell):
    """https://keras.io/api/layers/recurrent_layers/simple_rnn_cell/"""


class GRUCell(_Cell):
    """https://keras.io/api/layers/recurrent_layers/gru_cell/"""


class LSTMCell(_Cell):
    """https://keras.io/api/layers/recurrent_layers/lstm_cell/"""

    _states = 2


class StackedRNNCells(Layer):
    """https://keras.io/api/layers/recurrent_layers/stacked_rnn_cells/"""

    def __init__(self, cells, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.cells = list(cells)
        self.state_size = [cell.state_size for cell in self.cells]
        self.output_size = _output_size_of(self.cells[-1])
