"""The convolutions of `tf.contrib.layers` and slim, each a function that takes defaults from `arg_scope`.

https://github.com/google-research/tf-slim/blob/master/tf_slim/layers/layers.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import layers as _keras
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._arg_scope import add_arg_scope
from convlint.frameworks.tensorflow.contrib.layers._arguments import activated, bias_used, format_of, spatial
from convlint.frameworks.tensorflow.layers._functions import call as _call
from convlint.values import Unknown

_CONVOLUTIONS = {3: _keras.Conv1D, 4: _keras.Conv2D, 5: _keras.Conv3D}


@add_arg_scope
def convolution(
    inputs, num_outputs, kernel_size, stride=1, padding="SAME", data_format=None, rate=1, activation_fn="relu",
    normalizer_fn=None, normalizer_params=None, weights_initializer="xavier", weights_regularizer=None,
    biases_initializer="zeros", biases_regularizer=None, reuse=None, variables_collections=None,
    outputs_collections=None, trainable=True, scope=None, conv_dims=None,
) -> Any:  # fmt: skip
    """A convolution of the rank of `inputs`, 1-D to 3-D; SAME by default."""
    tensor = _args.convert(inputs)
    if conv_dims is None and isinstance(tensor, Unknown):
        return tensor
    layer_class = _CONVOLUTIONS.get(len(tensor.shape) if conv_dims is None else conv_dims + 2, _keras.Conv2D)
    bias = bias_used(normalizer_fn, biases_initializer)
    kernel, steps, rates = (spatial(value, layer_class._rank) for value in (kernel_size, stride, rate))
    layer = layer_class(num_outputs, kernel, steps, padding, format_of(data_format), rates, use_bias=bias, name="")
    outputs = _call(layer, tensor, f"slim.conv{layer_class._rank}d", scope, "Conv")
    return activated(outputs, normalizer_fn, normalizer_params, activation_fn)


def _of_rank(rank: int) -> Any:
    """`convolution` of inputs of this many spatial axes, which takes the defaults of scopes under its own name."""

    def function(
        inputs, num_outputs, kernel_size, stride=1, padding="SAME", data_format=None, rate=1, activation_fn="relu",
        normalizer_fn=None, normalizer_params=None, weights_initializer="xavier", weights_regularizer=None,
        biases_initializer="zeros", biases_regularizer=None, reuse=None, variables_collections=None,
        outputs_collections=None, trainable=True, scope=None,
    ) -> Any:  # fmt: skip
        return convolution.__wrapped__(
            inputs, num_outputs, kernel_size, stride, padding, data_format, rate, activation_fn, normalizer_fn,
            normalizer_params, weights_initializer, weights_regularizer, biases_initializer, biases_regularizer, reuse,
            variables_collections, outputs_collections, trainable, scope, rank,
        )  # fmt: skip

    function.__name__ = function.__qualname__ = f"conv{rank}d"
    return add_arg_scope(function)


conv1d = convolution1d = _of_rank(1)
conv2d = convolution2d = _of_rank(2)
conv3d = convolution3d = _of_rank(3)


@add_arg_scope
def separable_convolution2d(
    inputs, num_outputs, kernel_size, depth_multiplier=1, stride=1, padding="SAME", data_format="NHWC", rate=1,
    activation_fn="relu", normalizer_fn=None, normalizer_params=None, weights_initializer="xavier",
    pointwise_initializer=None, weights_regularizer=None, biases_initializer="zeros", biases_regularizer=None,
    reuse=None, variables_collections=None, outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """A depthwise convolution, and a 1x1 convolution after it where `num_outputs` is not None."""
    bias = bias_used(normalizer_fn, biases_initializer)
    more = {
        "data_format": format_of(data_format),
        "dilation_rate": rate,
        "depth_multiplier": depth_multiplier,
        "name": "",
    }
    if num_outputs is None:
        layer: Any = _keras.DepthwiseConv2D(kernel_size, stride, padding, use_bias=bias, **more)
    else:
        layer = _keras.SeparableConv2D(num_outputs, kernel_size, stride, padding, use_bias=bias, **more)
    outputs = _call(layer, inputs, "slim.separable_conv2d", scope, "SeparableConv2d")
    return activated(outputs, normalizer_fn, normalizer_params, activation_fn)


separable_conv2d = separable_convolution2d


@add_arg_scope
def convolution2d_transpose(
    inputs, num_outputs, kernel_size, stride=1, padding="SAME", data_format="NHWC", activation_fn="relu",
    normalizer_fn=None, normalizer_params=None, weights_initializer="xavier", weights_regularizer=None,
    biases_initializer="zeros", biases_regularizer=None, reuse=None, variables_collections=None,
    outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """A transposed convolution."""
    bias = bias_used(normalizer_fn, biases_initializer)
    layer = _keras.Conv2DTranspose(
        num_outputs, kernel_size, stride, padding, data_format=format_of(data_format), use_bias=bias, name=""
    )
    outputs = _call(layer, inputs, "slim.conv2d_transpose", scope, "Conv2d_transpose")
    return activated(outputs, normalizer_fn, normalizer_params, activation_fn)


@add_arg_scope
def convolution3d_transpose(
    inputs, num_outputs, kernel_size, stride=1, padding="SAME", data_format="NDHWC", activation_fn="relu",
    normalizer_fn=None, normalizer_params=None, weights_initializer="xavier", weights_regularizer=None,
    biases_initializer="zeros", biases_regularizer=None, reuse=None, variables_collections=None,
    outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """A transposed convolution of volumes."""
    bias = bias_used(normalizer_fn, biases_initializer)
    layer = _keras.Conv3DTranspose(
        num_outputs, kernel_size, stride, padding, data_format=format_of(data_format), use_bias=bias, name=""
    )
    outputs = _call(layer, inputs, "slim.conv3d_transpose", scope, "Conv3d_transpose")
    return activated(outputs, normalizer_fn, normalizer_params, activation_fn)


conv2d_transpose = convolution2d_transpose
conv3d_transpose = convolution3d_transpose


@add_arg_scope
def convolution2d_in_plane(
    inputs, kernel_size, stride=1, padding="SAME", activation_fn="relu", normalizer_fn=None, normalizer_params=None,
    weights_initializer="xavier", weights_regularizer=None, biases_initializer="zeros", biases_regularizer=None,
    reuse=None, variables_collections=None, outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """The same convolution in each channel."""
    bias = bias_used(normalizer_fn, biases_initializer)
    layer = _keras.DepthwiseConv2D(kernel_size, stride, padding, use_bias=bias, name="")
    outputs = _call(layer, inputs, "slim.conv2d_in_plane", scope, "ConvInPlane")
    return activated(outputs, normalizer_fn, normalizer_params, activation_fn)


conv2d_in_plane = convolution2d_in_plane


@add_arg_scope
def fully_connected(
    inputs, num_outputs, activation_fn="relu", normalizer_fn=None, normalizer_params=None,
    weights_initializer="xavier", weights_regularizer=None, biases_initializer="zeros", biases_regularizer=None,
    reuse=None, variables_collections=None, outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """`[..., features] -> [..., num_outputs]`."""
    layer = _keras.Dense(num_outputs, use_bias=bias_used(normalizer_fn, biases_initializer), name="")
    outputs = _call(layer, inputs, "slim.fully_connected", scope, "fully_connected")
    return activated(outputs, normalizer_fn, normalizer_params, activation_fn)


linear = relu = relu6 = elu = fully_connected


@add_arg_scope
def legacy_fully_connected(
    x, num_output_units, activation_fn=None, weight_init="xavier", bias_init="zeros", name=None,
    weight_collections=("weights",), bias_collections=("biases",), output_collections=("activations",),
    trainable=True, weight_regularizer=None, bias_regularizer=None,
) -> Any:  # fmt: skip
    """`[..., features] -> [..., num_output_units]`."""
    layer = _keras.Dense(num_output_units, use_bias=bias_init is not None, name="")
    outputs = _call(layer, x, "slim.fully_connected", name, "fully_connected")
    return activated(outputs, None, None, activation_fn)


legacy_linear = legacy_relu = legacy_fully_connected
