"""Depthwise and separable convolutions.

https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.layers._conv import BaseConv
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size
from convlint.values import as_size


class _BaseDepthwise(BaseConv):
    depth_multiplier: Any = 1

    def _make_weights(self, channels: Size) -> None:
        self._channels = channels
        multiplier = as_size(self.depth_multiplier)
        self.kernel = self.depthwise_kernel = self.add_weight((*self.kernel_size, channels, multiplier), name="kernel")
        self.bias = self.add_weight((channels * multiplier,), name="bias") if self.use_bias else None

    def _out_channels(self, inputs: Tensor) -> Size:
        return inputs.shape[self._channel_axis] * as_size(self.depth_multiplier)


class DepthwiseConv1D(_BaseDepthwise):
    """https://keras.io/api/layers/convolution_layers/depthwise_convolution1d/"""

    _rank = 1

    def __init__(
        self, kernel_size, strides=1, padding="valid", depth_multiplier=1, data_format=None, dilation_rate=1,
        activation=None, use_bias=True, depthwise_initializer="glorot_uniform", bias_initializer="zeros",
        depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
        bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.depth_multiplier = depth_multiplier
        self._set_up(None, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)


class DepthwiseConv2D(_BaseDepthwise):
    """https://keras.io/api/layers/convolution_layers/depthwise_convolution2d/"""

    _rank = 2

    def __init__(
        self, kernel_size, strides=(1, 1), padding="valid", depth_multiplier=1, data_format=None, dilation_rate=(1, 1),
        activation=None, use_bias=True, depthwise_initializer="glorot_uniform", bias_initializer="zeros",
        depthwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
        bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.depth_multiplier = depth_multiplier
        self._set_up(None, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)


class _BaseSeparable(BaseConv):
    depth_multiplier: Any = 1

    def _make_weights(self, channels: Size) -> None:
        self._channels = channels
        multiplier, filters = as_size(self.depth_multiplier), as_size(self.filters)
        self.depthwise_kernel = self.add_weight((*self.kernel_size, channels, multiplier), name="depthwise_kernel")
        pointwise = (*(1,) * self._rank, channels * multiplier, filters)
        self.pointwise_kernel = self.add_weight(pointwise, name="pointwise_kernel")
        self.bias = self.add_weight((filters,), name="bias") if self.use_bias else None


class SeparableConv1D(_BaseSeparable):
    """https://keras.io/api/layers/convolution_layers/separable_convolution1d/"""

    _rank = 1

    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, depth_multiplier=1,
        activation=None, use_bias=True, depthwise_initializer="glorot_uniform", pointwise_initializer="glorot_uniform",
        bias_initializer="zeros", depthwise_regularizer=None, pointwise_regularizer=None, bias_regularizer=None,
        activity_regularizer=None, depthwise_constraint=None, pointwise_constraint=None, bias_constraint=None,
        **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.depth_multiplier = depth_multiplier
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)


class SeparableConv2D(_BaseSeparable):
    """https://keras.io/api/layers/convolution_layers/separable_convolution2d/"""

    _rank = 2

    def __init__(
        self, filters, kernel_size, strides=(1, 1), padding="valid", data_format=None, dilation_rate=(1, 1),
        depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer="glorot_uniform",
        pointwise_initializer="glorot_uniform", bias_initializer="zeros", depthwise_regularizer=None,
        pointwise_regularizer=None, bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None,
        pointwise_constraint=None, bias_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.depth_multiplier = depth_multiplier
        self._set_up(filters, kernel_size, strides, padding, data_format, dilation_rate, 1, activation, use_bias)


SeparableConvolution1D, SeparableConvolution2D = SeparableConv1D, SeparableConv2D
