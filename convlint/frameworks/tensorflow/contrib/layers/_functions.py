"""The layers of `tf.contrib.layers` and slim, each a function that takes defaults from `arg_scope`.

https://github.com/google-research/tf-slim/blob/master/tf_slim/layers/layers.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import layers as _keras
from convlint.frameworks.keras.initializers import VarianceScaling
from convlint.frameworks.keras.regularizers import L1, L2
from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._arg_scope import add_arg_scope
from convlint.frameworks.tensorflow._join import one_hot
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise
from convlint.frameworks.tensorflow.layers._functions import call as _call
from convlint.values import Unknown, as_size


def _format(data_format: Any) -> Any:
    first = _args.channels_first(data_format)
    return first if isinstance(first, Unknown) else ("channels_first" if first else "channels_last")


def _bias(normalizer_fn: Any, biases_initializer: Any) -> bool:
    """A normaliser takes the place of the bias."""
    return normalizer_fn is None and biases_initializer is not None


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
    if isinstance(tensor, Unknown):
        return tensor
    layer_class = _CONVOLUTIONS.get(len(tensor.shape) if conv_dims is None else conv_dims + 2, _keras.Conv2D)
    bias = _bias(normalizer_fn, biases_initializer)
    kernel, steps, rates = (_spatial(value, layer_class._rank) for value in (kernel_size, stride, rate))
    layer = layer_class(num_outputs, kernel, steps, padding, _format(data_format), rates, use_bias=bias, name="")
    return _call(layer, tensor, f"slim.conv{layer_class._rank}d", scope, "Conv")


def _spatial(value: Any, rank: int) -> Any:
    """slim takes `[k]` for every axis."""
    return value[0] if isinstance(value, (list, tuple)) and len(value) == 1 and rank > 1 else value


conv1d = conv2d = conv3d = convolution2d = convolution


@add_arg_scope
def separable_convolution2d(
    inputs, num_outputs, kernel_size, depth_multiplier=1, stride=1, padding="SAME", data_format="NHWC", rate=1,
    activation_fn="relu", normalizer_fn=None, normalizer_params=None, weights_initializer="xavier",
    pointwise_initializer=None, weights_regularizer=None, biases_initializer="zeros", biases_regularizer=None,
    reuse=None, variables_collections=None, outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """A depthwise convolution, and a 1x1 convolution after it where `num_outputs` is not None."""
    bias = _bias(normalizer_fn, biases_initializer)
    more = {
        "data_format": _format(data_format),
        "dilation_rate": rate,
        "depth_multiplier": depth_multiplier,
        "name": "",
    }
    if num_outputs is None:
        layer: Any = _keras.DepthwiseConv2D(kernel_size, stride, padding, use_bias=bias, **more)
    else:
        layer = _keras.SeparableConv2D(num_outputs, kernel_size, stride, padding, use_bias=bias, **more)
    return _call(layer, inputs, "slim.separable_conv2d", scope, "SeparableConv2d")


separable_conv2d = separable_convolution2d


@add_arg_scope
def convolution2d_transpose(
    inputs, num_outputs, kernel_size, stride=1, padding="SAME", data_format="NHWC", activation_fn="relu",
    normalizer_fn=None, normalizer_params=None, weights_initializer="xavier", weights_regularizer=None,
    biases_initializer="zeros", biases_regularizer=None, reuse=None, variables_collections=None,
    outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """A transposed convolution."""
    bias = _bias(normalizer_fn, biases_initializer)
    layer = _keras.Conv2DTranspose(
        num_outputs, kernel_size, stride, padding, data_format=_format(data_format), use_bias=bias, name=""
    )
    return _call(layer, inputs, "slim.conv2d_transpose", scope, "Conv2d_transpose")


conv2d_transpose = convolution2d_transpose


@add_arg_scope
def fully_connected(
    inputs, num_outputs, activation_fn="relu", normalizer_fn=None, normalizer_params=None,
    weights_initializer="xavier", weights_regularizer=None, biases_initializer="zeros", biases_regularizer=None,
    reuse=None, variables_collections=None, outputs_collections=None, trainable=True, scope=None,
) -> Any:  # fmt: skip
    """`[..., features] -> [..., num_outputs]`."""
    layer = _keras.Dense(num_outputs, use_bias=_bias(normalizer_fn, biases_initializer), name="")
    return _call(layer, inputs, "slim.fully_connected", scope, "fully_connected")


linear = relu = relu6 = fully_connected


@add_arg_scope
def max_pool2d(
    inputs, kernel_size, stride=2, padding="VALID", data_format="NHWC", outputs_collections=None, scope=None
) -> Any:
    """The largest of each window; VALID by default, of stride 2."""
    layer = _keras.MaxPooling2D(_spatial(kernel_size, 2), _spatial(stride, 2), padding, _format(data_format), name="")
    return _call(layer, inputs, "slim.max_pool2d", scope, "MaxPool2D")


@add_arg_scope
def avg_pool2d(
    inputs, kernel_size, stride=2, padding="VALID", data_format="NHWC", outputs_collections=None, scope=None
) -> Any:
    """The mean of each window; VALID by default, of stride 2."""
    layer = _keras.AveragePooling2D(
        _spatial(kernel_size, 2), _spatial(stride, 2), padding, _format(data_format), name=""
    )
    return _call(layer, inputs, "slim.avg_pool2d", scope, "AvgPool2D")


@add_arg_scope
def flatten(inputs, outputs_collections=None, scope=None) -> Any:
    """`[B, ...] -> [B, features]`."""
    return _call(_keras.Flatten(name=""), inputs, "slim.flatten", scope, "Flatten")


@add_arg_scope
def batch_norm(inputs, *args: Any, **kwargs: Any) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "batch_norm")


@add_arg_scope
def layer_norm(inputs, *args: Any, **kwargs: Any) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "layer_norm")


@add_arg_scope
def instance_norm(inputs, *args: Any, **kwargs: Any) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "instance_norm")


@add_arg_scope
def unit_norm(inputs, dim, epsilon=1e-7, scope=None) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "unit_norm")


@add_arg_scope
def dropout(
    inputs, keep_prob=0.5, noise_shape=None, is_training=True, outputs_collections=None, scope=None, seed=None
) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "dropout")


@add_arg_scope
def bias_add(inputs, *args: Any, **kwargs: Any) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "bias_add")


@add_arg_scope
def softmax(logits, scope=None) -> Any:
    """The shape of `logits`."""
    return _elementwise(logits, "softmax")


@add_arg_scope
def one_hot_encoding(labels, num_classes, on_value=1.0, off_value=0.0, outputs_collections=None, scope=None) -> Any:
    """A new last axis of `num_classes`."""
    return one_hot(labels, num_classes)


def conv2d_in_plane(inputs, kernel_size, *args: Any, **kwargs: Any) -> Any:
    """Not modelled."""
    return Unknown("slim.conv2d_in_plane is not modelled")


def embed_sequence(ids, vocab_size=None, embed_dim=None, *args: Any, **kwargs: Any) -> Any:
    """A new last axis of `embed_dim`."""
    tensor = _args.convert(ids)
    return tensor if isinstance(tensor, Unknown) else tensor.made((*tensor.shape, as_size(embed_dim)), "embed_sequence")


def repeat(inputs, repetitions, layer, *args: Any, **kwargs: Any) -> Any:
    """`layer` applied `repetitions` times, each time to what the last one gave."""
    if not isinstance(repetitions, int):
        return Unknown("the number of repetitions of slim.repeat")
    scope = kwargs.pop("scope", None)
    outputs = inputs
    for index in range(min(repetitions, 1000)):
        own = {"scope": f"{scope}/{scope}_{index + 1}"} if isinstance(scope, str) else {}
        outputs = _call_program(layer, outputs, *args, **own, **kwargs)
    return outputs


def stack(inputs, layer, stack_args, **kwargs: Any) -> Any:
    """`layer` applied once for each of `stack_args`, each time to what the last one gave."""
    if not isinstance(stack_args, (list, tuple)):
        return Unknown("the arguments of slim.stack")
    kwargs.pop("scope", None)
    outputs = inputs
    for given in stack_args:
        outputs = _call_program(layer, outputs, *(given if isinstance(given, (list, tuple)) else [given]), **kwargs)
    return outputs


def xavier_initializer(uniform=True, seed=None, dtype=None) -> VarianceScaling:
    """An initialiser."""
    return VarianceScaling()


xavier_initializer_conv2d = xavier_initializer


def variance_scaling_initializer(factor=2.0, mode="FAN_IN", uniform=False, seed=None, dtype=None) -> VarianceScaling:
    """An initialiser."""
    return VarianceScaling()


def l2_regularizer(scale, scope=None) -> L2:
    """A penalty."""
    return L2(scale)


def l1_regularizer(scale, scope=None) -> L1:
    """A penalty."""
    return L1(scale)
