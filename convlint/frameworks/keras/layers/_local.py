"""Keras 2's locally connected layers.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/keras/layers/LocallyConnected2D
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.layers._conv import BaseConv
from convlint.shapes import Size


class _BaseLocal(BaseConv):
    def _make_weights(self, channels: Size) -> None:
        self._channels = channels

    def _parameters(self) -> int | None:
        return None


class LocallyConnected1D(_BaseLocal):
    """A convolution whose windows have kernels of their own."""

    _rank = 1

    def __init__(
        self, filters, kernel_size, strides=1, padding="valid", data_format=None, activation=None, use_bias=True,
        kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None,
        activity_regularizer=None, kernel_constraint=None, bias_constraint=None, implementation=1, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(filters, kernel_size, strides, padding, data_format, 1, 1, activation, use_bias)


class LocallyConnected2D(_BaseLocal):
    """A convolution whose windows have kernels of their own."""

    _rank = 2

    def __init__(
        self, filters, kernel_size, strides=(1, 1), padding="valid", data_format=None, activation=None, use_bias=True,
        kernel_initializer="glorot_uniform", bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None,
        activity_regularizer=None, kernel_constraint=None, bias_constraint=None, implementation=1, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(filters, kernel_size, strides, padding, data_format, 1, 1, activation, use_bias)
