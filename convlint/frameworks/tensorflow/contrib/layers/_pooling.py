"""The pools of `tf.contrib.layers` and slim: VALID and of stride 2 where nothing else is said.

https://github.com/google-research/tf-slim/blob/master/tf_slim/layers/layers.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import layers as _keras
from convlint.frameworks.tensorflow import nn as _nn
from convlint.frameworks.tensorflow._arg_scope import add_arg_scope
from convlint.frameworks.tensorflow.contrib.layers._arguments import format_of, spatial
from convlint.frameworks.tensorflow.layers._functions import call as _call


def _pooled(
    layer_class: Any, inputs: Any, kernel_size: Any, stride: Any, padding: Any, data_format: Any, scope: Any, name: str
) -> Any:
    rank = layer_class._rank
    layer = layer_class(spatial(kernel_size, rank), spatial(stride, rank), padding, format_of(data_format), name="")
    return _call(layer, inputs, f"slim.{name}", scope, layer_class.__name__.replace("ing", ""))


@add_arg_scope
def max_pool2d(
    inputs, kernel_size, stride=2, padding="VALID", data_format="NHWC", outputs_collections=None, scope=None
) -> Any:
    """The largest of each window."""
    return _pooled(_keras.MaxPooling2D, inputs, kernel_size, stride, padding, data_format, scope, "max_pool2d")


@add_arg_scope
def avg_pool2d(
    inputs, kernel_size, stride=2, padding="VALID", data_format="NHWC", outputs_collections=None, scope=None
) -> Any:
    """The mean of each window."""
    return _pooled(_keras.AveragePooling2D, inputs, kernel_size, stride, padding, data_format, scope, "avg_pool2d")


@add_arg_scope
def max_pool3d(
    inputs, kernel_size, stride=2, padding="VALID", data_format="NDHWC", outputs_collections=None, scope=None
) -> Any:
    """The largest of each window."""
    return _pooled(_keras.MaxPooling3D, inputs, kernel_size, stride, padding, data_format, scope, "max_pool3d")


@add_arg_scope
def avg_pool3d(
    inputs, kernel_size, stride=2, padding="VALID", data_format="NDHWC", outputs_collections=None, scope=None
) -> Any:
    """The mean of each window."""
    return _pooled(_keras.AveragePooling3D, inputs, kernel_size, stride, padding, data_format, scope, "avg_pool3d")


@add_arg_scope
def pool(
    inputs, kernel_size, pooling_type, padding="VALID", data_format=None, dilation_rate=1, stride=1,
    outputs_collections=None, scope=None,
) -> Any:  # fmt: skip
    """A pool of `pooling_type` "MAX" or "AVG" over all the spatial axes, of stride 1 where nothing else is said."""
    rate = None if dilation_rate == 1 else dilation_rate
    return _nn.pool(inputs, kernel_size, pooling_type, padding, rate, stride, scope, data_format)
