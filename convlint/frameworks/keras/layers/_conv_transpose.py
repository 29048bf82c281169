"""Transposed convolutions.

https://keras.io/api/layers/convolution_layers/convolution2d_transpose/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.layers._conv import BaseConv
from convlint.frameworks.tensorflow import _args, _window
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size, Window
from convlint.values import Unknown, as_size


class _BaseTranspose(BaseConv):
    output_padding: Any = None

    def _make_weights(self, channels: Size) -> None:
        self._channels = channels
        filters = as_size(self.filters)
        self.kernel = self.add_weight((*self.kernel_size, filters, channels), name="kernel")
        self.bias = self.add_weight((filters,), name="bias") if self.use_bias else None

    def call(self, inputs, training=None, mask=None) -> Any:
        """`[B, *spatial, channels] -> [B, *spatial * strides, filters]`, more by the kernel under "valid"."""
        refused = self._refused(inputs)
        if refused is not None:
            return refused
        self._check_channels(inputs)
        paddings = _window.paddings_of(self.padding, self._rank)
        if isinstance(paddings, Unknown):
            return paddings
        return self._slide(inputs, self._windows(inputs, paddings), "kernel_size", as_size(self.filters))

    def _windows(self, inputs: Tensor, paddings: Any) -> tuple[Window, ...]:
        if self.output_padding is None:
            return _window.windows_of(self.kernel_size, self.strides, paddings, self.dilation_rate, transposed=True)
        extra = _args.pair(self.output_padding, self._rank)
        return tuple(
            _padded_window(kernel, stride, padding, dilation, more)
            for kernel, stride, padding, dilation, more in zip(
                self.kernel_size, self.strides, paddings, self.dilation_rate, extra, strict=True
            )
        )


def _padded_window(kernel: Size, stride: Size, padding: str, dilation: Size, extra: Size) -> Window:
    """With an output padding: `(size - 1) * stride + reach - 2 * pad + extra`, where pad is half the reach."""
    reach = (kernel - 1) * dilation + 1
    pad: Size = reach // 2 if padding == "same" else 0
    return Window(kernel, stride, (pad, pad), dilation, transposed=True, output_padding=extra)


class Conv1DTranspose(_BaseTranspose):
    """https://keras.io/api/layers/convolution_layers/convolution1d_transpose/"""

    _rank = 1

    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", output_padding=None, data_format=None, dilation_rate=1,
        activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.output_padding = output_padding
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)


class Conv2DTranspose(_BaseTranspose):
    """https://keras.io/api/layers/convolution_layers/convolution2d_transpose/"""

    _rank = 2

    def __init__(
        self, filters, kernel_size, strides=(1, 1), padding="valid", output_padding=None, data_format=None,
        dilation_rate=(1, 1), activation=None, use_bias=True, kernel_initializer="glorot_uniform",
        bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
        kernel_constraint=None, bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.output_padding = output_padding
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)


class Conv3DTranspose(_BaseTranspose):
    """https://keras.io/api/layers/convolution_layers/convolution3d_transpose/"""

    _rank = 3

    def __init__(
        self, filters, kernel_size, strides=(1, 1, 1), padding="valid", data_format=None, output_padding=None,
        dilation_rate=(1, 1, 1), activation=None, use_bias=True, kernel_initializer="glorot_uniform",
        bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None,
        kernel_constraint=None, bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.output_padding = output_padding
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)


Convolution1DTranspose, Convolution2DTranspose, Convolution3DTranspose = (
    Conv1DTranspose,
    Conv2DTranspose,
    Conv3DTranspose,
)
Deconvolution2D, Deconvolution3D = Conv2DTranspose, Conv3DTranspose
