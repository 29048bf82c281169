"""Recurrent convolutions.

https://keras.io/api/layers/recurrent_layers/conv_lstm2d/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import report
from convlint.frameworks.keras.layers._conv import BaseConv
from convlint.frameworks.tensorflow import _args, _window
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size
from convlint.values import Problem, Unknown, as_size


class _BaseConvLSTM(BaseConv):
    """`[B, time, *spatial, channels] -> [B, *spatial', filters]`, with the time where `return_sequences`."""

    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, activation="tanh",
        recurrent_activation="sigmoid", use_bias=True, kernel_initializer="glorot_uniform",
        recurrent_initializer="orthogonal", bias_initializer="zeros", unit_forget_bias=True, kernel_regularizer=None,
        recurrent_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        recurrent_constraint=None, bias_constraint=None, dropout=0.0, recurrent_dropout=0.0, seed=None,
        return_sequences=False, return_state=False, go_backwards=False, stateful=False, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)
        self.return_sequences, self.return_state = return_sequences, return_state

    def build(self, input_shape) -> None:
        """The kernels, for four gates."""
        self.built = True
        if len(input_shape) != self._rank + 3 or input_shape[2 if self._first is True else -1] is None:
            return
        channels: Size = as_size(input_shape[2 if self._first is True else -1])
        filters = as_size(self.filters)
        self.kernel = self.add_weight((*self.kernel_size, channels, filters * 4), name="kernel")
        self.recurrent_kernel = self.add_weight((*self.kernel_size, filters, filters * 4), name="recurrent_kernel")
        self.bias = self.add_weight((filters * 4,), name="bias") if self.use_bias else None

    def call(self, sequences, initial_state=None, mask=None, training=None) -> Any:  # type: ignore[override]
        inputs = sequences[0] if isinstance(sequences, (list, tuple)) else sequences
        if not isinstance(inputs, Tensor) or _args.first_unknown_of(
            self._first, self.return_sequences, self.return_state
        ):
            return Unknown("a recurrent convolution of something that is not known")
        if len(inputs.shape) != self._rank + 3:
            rank, wanted = len(inputs.shape), self._rank + 3
            report(
                Problem("input-rank", op=type(self).__name__, layer=self, tensor=inputs, expected=wanted, actual=rank)
            )
            return Unknown("a recurrent convolution of a tensor of another rank")
        return self._with_states(inputs)

    def _with_states(self, inputs: Tensor) -> Any:
        paddings = _window.paddings_of(self.padding, self._rank)
        if isinstance(paddings, Unknown):
            return paddings
        windows = _window.windows_of(self.kernel_size, self.strides, paddings, self.dilation_rate)
        step = inputs.made((inputs.shape[0], *inputs.shape[2:]), "time_step", layer=self)
        output = self._slide(step, windows, "kernel_size", as_size(self.filters))
        states = [step.made(output.shape, type(self).__name__, layer=self) for _ in range(2)]
        if self.return_sequences:
            shape = (inputs.shape[0], inputs.shape[1], *output.shape[1:])
            output = inputs.made(shape, type(self).__name__, layer=self)
        return [output, *states] if self.return_state else output


class ConvLSTM1D(_BaseConvLSTM):
    """https://keras.io/api/layers/recurrent_layers/conv_lstm1d/"""

    _rank = 1


class ConvLSTM2D(_BaseConvLSTM):
    """https://keras.io/api/layers/recurrent_layers/conv_lstm2d/"""

    _rank = 2


class ConvLSTM3D(_BaseConvLSTM):
    """https://keras.io/api/layers/recurrent_layers/conv_lstm3d/"""

    _rank = 3
