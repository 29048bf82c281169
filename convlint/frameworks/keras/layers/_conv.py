"""Convolution layers.

https://keras.io/api/layers/convolution_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import report
from convlint.frameworks.keras.layers._window_base import SpatialLayer, check_order, single, whole_number
from convlint.frameworks.tensorflow import _args, _window
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size, prove_divides, prove_equal
from convlint.values import Problem, Unknown, as_size, first_unknown

__all__ = ["BaseConv", "Conv1D", "Conv2D", "Conv3D"]


class BaseConv(SpatialLayer):
    """A convolution: `filters` kernels of `kernel_size` over the spatial axes. Reports `conv-groups`."""

    groups: Any = 1
    _takes_higher_ranks = True  # Keras 2 does: the axes in front are batches. Keras 3 refuses.

    def _set_up(
        self, filters: Any, kernel_size: Any, strides: Any, padding: Any, data_format: Any, dilation_rate: Any,
        groups: Any, activation: Any, use_bias: Any,
    ) -> None:  # fmt: skip
        self.filters = whole_number(filters)
        self.rank = self._rank
        self.kernel_size = _args.pair(kernel_size, self._rank)
        self.strides = _args.pair(strides, self._rank)
        self.padding = padding.lower() if isinstance(padding, str) else padding
        self.dilation_rate = _args.pair(dilation_rate, self._rank)
        self.groups = groups
        self.activation = activation
        self.use_bias = use_bias
        self._set_format(data_format)
        self._check_filters()

    def _check_filters(self) -> None:
        if self.filters is not None and prove_divides(as_size(self.groups), as_size(self.filters)) is False:
            report(
                Problem(
                    "conv-groups",
                    op=type(self).__name__,
                    layer=self,
                    argument="groups",
                    expected=self.filters,
                    actual=self.groups,
                )
            )

    def build(self, input_shape) -> None:
        """The kernel `[*kernel_size, channels / groups, filters]` and the bias `[filters]`."""
        self.built = True
        if len(input_shape) != self._rank + 2 or isinstance(self._first, Unknown):
            return
        channels = input_shape[self._channel_axis]
        if channels is None:
            raise ValueError("The channel dimension of the inputs should be defined. The input shape has None there.")
        self._make_weights(as_size(channels))

    def _make_weights(self, channels: Size) -> None:
        self._channels = channels
        filters = as_size(self.filters)
        self.kernel = self.add_weight((*self.kernel_size, channels // as_size(self.groups), filters), name="kernel")
        self.bias = self.add_weight((filters,), name="bias") if self.use_bias else None

    def call(self, inputs, training=None, mask=None) -> Any:
        """`[B, *spatial, channels] -> [B, *spatial', filters]`. Reports `conv-in-channels` and `empty-output`."""
        inputs = single(inputs)
        refused = self._refused(inputs)
        if refused is not None:
            return refused
        self._check_channels(inputs)
        check_order(self, inputs)
        paddings = self._paddings()
        if isinstance(paddings, Unknown):
            return paddings
        windows = _window.windows_of(self.kernel_size, self.strides, paddings, self.dilation_rate)
        return self._slide(inputs, windows, "kernel_size", self._out_channels(inputs))

    def _out_channels(self, inputs: Tensor) -> Size:
        return as_size(self.filters)

    def _paddings(self) -> Any:
        if self.padding == "causal" and self._rank == 1:
            return (((self.kernel_size[0] - 1) * self.dilation_rate[0], 0),)
        return _window.paddings_of(self.padding, self._rank)

    def _check_channels(self, inputs: Tensor) -> None:
        arriving = inputs.shape[self._channel_axis]
        built = getattr(self, "_channels", arriving)
        if prove_equal(arriving, built) is False:
            report(
                Problem(
                    "conv-in-channels",
                    op=type(self).__name__,
                    layer=self,
                    tensor=inputs,
                    expected=arriving,
                    actual=built,
                )
            )
        elif first_unknown(self.groups) is None and prove_divides(as_size(self.groups), arriving) is False:
            report(
                Problem(
                    "conv-groups",
                    op=type(self).__name__,
                    layer=self,
                    argument="groups",
                    tensor=inputs,
                    expected=arriving,
                    actual=self.groups,
                )
            )


class Conv1D(BaseConv):
    """https://keras.io/api/layers/convolution_layers/convolution1d/"""

    _rank = 1

    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, groups=1,
        activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, groups, activation, use_bias)


class Conv2D(BaseConv):
    """https://keras.io/api/layers/convolution_layers/convolution2d/"""

    _rank = 2

    def __init__(
        self, filters, kernel_size, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1), groups=1,
        activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, groups, activation, use_bias)


class Conv3D(BaseConv):
    """https://keras.io/api/layers/convolution_layers/convolution3d/"""

    _rank = 3

    def __init__(
        self, filters, kernel_size, strides=(1, 1, 1), padding="valid", data_format=None, dilation_rate=(1, 1, 1),
        groups=1, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
        kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
        bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, groups, activation, use_bias)


Convolution1D, Convolution2D, Convolution3D = Conv1D, Conv2D, Conv3D
