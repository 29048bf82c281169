"""The functions of `tf.layers`: each makes a layer and calls it.

https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import layers as _keras
from convlint.frameworks.tensorflow import _args, _graph
from convlint.frameworks.tensorflow._record import unknown_input
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise
from convlint.values import LayerCall, active


def call(layer: Any, inputs: Any, kind: str, name: Any, default: str) -> Any:
    """`layer(inputs)`, recorded as the operation `kind`."""
    tensor = _args.convert(inputs)
    unknown = unknown_input(kind, tensor)
    if unknown is not None:
        return unknown
    layer._build_for(tensor)
    output = layer.call(tensor)
    if isinstance(output, Tensor):
        record(layer, tensor, output, kind, name if isinstance(name, str) else default)
    return output


def record(layer: Any, tensor: Tensor, output: Tensor, kind: str, name: str) -> None:
    """Record the call of a layer that a function made."""
    active().called(
        LayerCall(
            layer=layer,
            type=kind,
            inputs=(tensor,),
            output=output,
            site=active().site,
            parameters=layer._parameters(),
            name=_graph.state().unique_op_name(name),
        )
    )


def conv1d(
    inputs, filters, kernel_size, strides=1, padding="valid", data_format="channels_last", dilation_rate=1,
    activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None, kernel_regularizer=None,
    bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
    trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """A 1-D convolution: https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/conv1d"""
    layer = _keras.Conv1D(
        filters, kernel_size, strides, padding, data_format, dilation_rate, use_bias=use_bias, name=""
    )
    return call(layer, inputs, "layers.conv1d", name, "conv1d")


def conv2d(
    inputs, filters, kernel_size, strides=(1, 1), padding="valid", data_format="channels_last",
    dilation_rate=(1, 1), activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None,
    kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
    bias_constraint=None, trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """A 2-D convolution: https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/conv2d"""
    layer = _keras.Conv2D(
        filters, kernel_size, strides, padding, data_format, dilation_rate, use_bias=use_bias, name=""
    )
    return call(layer, inputs, "layers.conv2d", name, "conv2d")


def conv3d(
    inputs, filters, kernel_size, strides=(1, 1, 1), padding="valid", data_format="channels_last",
    dilation_rate=(1, 1, 1), activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None,
    kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
    bias_constraint=None, trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """A 3-D convolution: https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/conv3d"""
    layer = _keras.Conv3D(
        filters, kernel_size, strides, padding, data_format, dilation_rate, use_bias=use_bias, name=""
    )
    return call(layer, inputs, "layers.conv3d", name, "conv3d")


def separable_conv1d(
    inputs, filters, kernel_size, strides=1, padding="valid", data_format="channels_last", dilation_rate=1,
    depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer=None,
    pointwise_initializer=None, bias_initializer=None, depthwise_regularizer=None, pointwise_regularizer=None,
    bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, pointwise_constraint=None,
    bias_constraint=None, trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """A depthwise convolution and a 1x1 convolution after it."""
    layer = _keras.SeparableConv1D(
        filters, kernel_size, strides, padding, data_format, dilation_rate, depth_multiplier, use_bias=use_bias, name=""
    )
    return call(layer, inputs, "layers.separable_conv1d", name, "separable_conv1d")


def separable_conv2d(
    inputs, filters, kernel_size, strides=(1, 1), padding="valid", data_format="channels_last",
    dilation_rate=(1, 1), depth_multiplier=1, activation=None, use_bias=True, depthwise_initializer=None,
    pointwise_initializer=None, bias_initializer=None, depthwise_regularizer=None, pointwise_regularizer=None,
    bias_regularizer=None, activity_regularizer=None, depthwise_constraint=None, pointwise_constraint=None,
    bias_constraint=None, trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """A depthwise convolution and a 1x1 convolution after it."""
    layer = _keras.SeparableConv2D(
        filters, kernel_size, strides, padding, data_format, dilation_rate, depth_multiplier, use_bias=use_bias, name=""
    )
    return call(layer, inputs, "layers.separable_conv2d", name, "separable_conv2d")


def conv2d_transpose(
    inputs, filters, kernel_size, strides=(1, 1), padding="valid", data_format="channels_last",
    activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None, kernel_regularizer=None,
    bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
    trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """A transposed convolution: https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/conv2d_transpose"""
    layer = _keras.Conv2DTranspose(
        filters, kernel_size, strides, padding, data_format=data_format, use_bias=use_bias, name=""
    )
    return call(layer, inputs, "layers.conv2d_transpose", name, "conv2d_transpose")


def conv3d_transpose(
    inputs, filters, kernel_size, strides=(1, 1, 1), padding="valid", data_format="channels_last",
    activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None, kernel_regularizer=None,
    bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
    trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """A transposed convolution: https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/conv3d_transpose"""
    layer = _keras.Conv3DTranspose(
        filters, kernel_size, strides, padding, data_format=data_format, use_bias=use_bias, name=""
    )
    return call(layer, inputs, "layers.conv3d_transpose", name, "conv3d_transpose")


def max_pooling1d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None,
) -> Any:  # fmt: skip
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/max_pooling1d"""
    layer = _keras.MaxPooling1D(pool_size, strides, padding, data_format, name="")
    return call(layer, inputs, "layers.max_pooling1d", name, "max_pooling1d")


def max_pooling2d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None,
) -> Any:  # fmt: skip
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/max_pooling2d"""
    layer = _keras.MaxPooling2D(pool_size, strides, padding, data_format, name="")
    return call(layer, inputs, "layers.max_pooling2d", name, "max_pooling2d")


def max_pooling3d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None,
) -> Any:  # fmt: skip
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/max_pooling3d"""
    layer = _keras.MaxPooling3D(pool_size, strides, padding, data_format, name="")
    return call(layer, inputs, "layers.max_pooling3d", name, "max_pooling3d")


def average_pooling1d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None,
) -> Any:  # fmt: skip
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/average_pooling1d"""
    layer = _keras.AveragePooling1D(pool_size, strides, padding, data_format, name="")
    return call(layer, inputs, "layers.average_pooling1d", name, "average_pooling1d")


def average_pooling2d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None,
) -> Any:  # fmt: skip
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/average_pooling2d"""
    layer = _keras.AveragePooling2D(pool_size, strides, padding, data_format, name="")
    return call(layer, inputs, "layers.average_pooling2d", name, "average_pooling2d")


def average_pooling3d(
    inputs, pool_size, strides, padding="valid", data_format="channels_last", name=None,
) -> Any:  # fmt: skip
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/average_pooling3d"""
    layer = _keras.AveragePooling3D(pool_size, strides, padding, data_format, name="")
    return call(layer, inputs, "layers.average_pooling3d", name, "average_pooling3d")


def dense(
    inputs, units, activation=None, use_bias=True, kernel_initializer=None, bias_initializer=None,
    kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None,
    bias_constraint=None, trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """`[..., features] -> [..., units]`: https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/dense"""
    return call(_keras.Dense(units, use_bias=use_bias, name=""), inputs, "layers.dense", name, "dense")


def flatten(
    inputs, name=None, data_format="channels_last",
) -> Any:  # fmt: skip
    """`[B, ...] -> [B, features]`."""
    return call(_keras.Flatten(data_format, name=""), inputs, "layers.flatten", name, "flatten")


def dropout(
    inputs, rate=0.5, noise_shape=None, seed=None, training=False, name=None,
) -> Any:  # fmt: skip
    """The shape of `inputs`."""
    return _elementwise(inputs, "dropout")


def batch_normalization(
    inputs, axis=-1, momentum=0.99, epsilon=1e-3, center=True, scale=True, beta_initializer=None,
    gamma_initializer=None, moving_mean_initializer=None, moving_variance_initializer=None,
    beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None,
    training=False, trainable=True, name=None, reuse=None, renorm=False, renorm_clipping=None,
    renorm_momentum=0.99, fused=None, virtual_batch_size=None, adjustment=None,
) -> Any:  # fmt: skip
    """The shape of `inputs`: https://www.tensorflow.org/api_docs/python/tf/compat/v1/layers/batch_normalization"""
    layer = _keras.BatchNormalization(axis, center=center, scale=scale, name="")
    return call(layer, inputs, "layers.batch_normalization", name, "batch_normalization")
