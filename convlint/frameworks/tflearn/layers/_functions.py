"""The layers of TFLearn, each a function.

http://tflearn.org/layers/conv/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import layers as _keras
from convlint.frameworks.tensorflow import _args, _array, _join, _reduce
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise
from convlint.frameworks.tensorflow._variables import placeholder as _placeholder
from convlint.frameworks.tensorflow.layers._functions import call as _call
from convlint.shapes import numel
from convlint.values import Unknown


def input_data(
    shape=None, placeholder=None, dtype=None, data_preprocessing=None, data_augmentation=None, **kwargs
) -> Any:
    """A placeholder of `shape`; its first dimension is the batch, and is added where it is not None."""
    if placeholder is not None:
        return placeholder
    if not isinstance(shape, (list, tuple)):
        return Unknown("an input of TFLearn without a shape")
    return _placeholder(dtype, shape if len(shape) > 1 and shape[0] is None else [None, *shape])


def conv_2d(
    incoming, nb_filter, filter_size, strides=1, padding="same", activation="linear", bias=True, *args: Any,
    name="Conv2D", **kwargs: Any
) -> Any:  # fmt: skip
    """A convolution; "same" by default."""
    layer = _keras.Conv2D(nb_filter, filter_size, _spatial(strides), padding, use_bias=bias, name="")
    return _call(layer, incoming, "tflearn.conv_2d", name, "Conv2D")


def conv_1d(
    incoming, nb_filter, filter_size, strides=1, padding="same", activation="linear", bias=True, *args: Any,
    name="Conv1D", **kwargs: Any
) -> Any:  # fmt: skip
    """A convolution; "same" by default."""
    layer = _keras.Conv1D(nb_filter, filter_size, strides, padding, use_bias=bias, name="")
    return _call(layer, incoming, "tflearn.conv_1d", name, "Conv1D")


def _spatial(value: Any) -> Any:
    """TFLearn takes `[1, s, s, 1]` too."""
    return value[1:3] if isinstance(value, (list, tuple)) and len(value) == 4 else value


def max_pool_2d(incoming, kernel_size, strides=None, padding="same", name="MaxPool2D") -> Any:
    """The largest of each window; "same" by default, of the kernel's stride."""
    steps = kernel_size if strides is None else strides
    layer = _keras.MaxPooling2D(_spatial(kernel_size), _spatial(steps), padding, name="")
    return _call(layer, incoming, "tflearn.max_pool_2d", name, "MaxPool2D")


def avg_pool_2d(incoming, kernel_size, strides=None, padding="same", name="AvgPool2D") -> Any:
    """The mean of each window; "same" by default, of the kernel's stride."""
    steps = kernel_size if strides is None else strides
    layer = _keras.AveragePooling2D(_spatial(kernel_size), _spatial(steps), padding, name="")
    return _call(layer, incoming, "tflearn.avg_pool_2d", name, "AvgPool2D")


def global_avg_pool(incoming, name="GlobalAvgPool") -> Any:
    """One number a channel."""
    return _call(_keras.GlobalAveragePooling2D(name=""), incoming, "tflearn.global_avg_pool", name, "GlobalAvgPool")


def global_max_pool(incoming, name="GlobalMaxPool") -> Any:
    """One number a channel."""
    return _call(_keras.GlobalMaxPooling2D(name=""), incoming, "tflearn.global_max_pool", name, "GlobalMaxPool")


def fully_connected(
    incoming, n_units, activation="linear", bias=True, *args: Any, name="FullyConnected", **kwargs: Any
) -> Any:
    """`[B, ...] -> [B, n_units]`: a map is flattened first."""
    tensor = _args.convert(incoming)
    if isinstance(tensor, Unknown):
        return tensor
    if len(tensor.shape) > 2:
        tensor = tensor.made((tensor.shape[0], numel(tensor.shape[1:])), "flatten")
    layer = _keras.Dense(n_units, use_bias=bias, name="")
    return _call(layer, tensor, "tflearn.fully_connected", name, "FullyConnected")


def flatten(incoming, name="Flatten") -> Any:
    """`[B, ...] -> [B, features]`."""
    return _call(_keras.Flatten(name=""), incoming, "tflearn.flatten", name, "Flatten")


def reshape(incoming, new_shape, name="Reshape") -> Any:
    """`incoming` in `new_shape`, the batch included."""
    return _array.reshape(incoming, new_shape)


def merge(tensors_list, mode, axis=1, name="Merge") -> Any:
    """Tensors joined ("concat") or combined element by element."""
    if mode == "concat":
        return _join.concatenated(tensors_list, axis, "merge")
    return _keras.add(tensors_list) if mode in ("sum", "elemwise_sum") else Unknown("a merge of TFLearn")


def regression(incoming, *args: Any, **kwargs: Any) -> Any:
    """The shape of `incoming`."""
    return _elementwise(incoming, "regression")


def lstm(incoming, n_units, activation="tanh", inner_activation="sigmoid", dropout=None, bias=True, *args: Any,
         return_seq=False, **kwargs: Any) -> Any:  # fmt: skip
    """`[B, time, features] -> [B, n_units]`."""
    layer = _keras.LSTM(n_units, return_sequences=return_seq, name="")
    return _call(layer, incoming, "tflearn.lstm", None, "LSTM")


def embedding(incoming, input_dim, output_dim, *args: Any, **kwargs: Any) -> Any:
    """A new last axis of `output_dim`."""
    return _call(_keras.Embedding(input_dim, output_dim, name=""), incoming, "tflearn.embedding", None, "Embedding")


def reduce_mean(incoming, axis, name="mean") -> Any:
    """The mean over `axis`."""
    return _reduce.reduced(incoming, axis, False, "reduce_mean")


def dropout(incoming, keep_prob, noise_shape=None, name="Dropout") -> Any:
    """The shape of `incoming`."""
    return _elementwise(incoming, "dropout")


def batch_normalization(incoming, *args: Any, **kwargs: Any) -> Any:
    """The shape of `incoming`."""
    return _elementwise(incoming, "batch_normalization")


def local_response_normalization(incoming, *args: Any, **kwargs: Any) -> Any:
    """The shape of `incoming`."""
    return _elementwise(incoming, "local_response_normalization")


def activation(incoming, activation="linear", name="activation") -> Any:
    """The shape of `incoming`."""
    return _elementwise(incoming, "activation")


def relu(x) -> Any:
    """The shape of `x`."""
    return _elementwise(x, "relu")


softmax = sigmoid = tanh = relu
