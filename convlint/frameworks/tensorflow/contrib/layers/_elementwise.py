"""What keeps the shape: normalisations, activations, dropout.

https://github.com/google-research/tf-slim/blob/master/tf_slim/layers/layers.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._arg_scope import add_arg_scope
from convlint.frameworks.tensorflow._unary import elementwise as _elementwise


@add_arg_scope
def batch_norm(
    inputs, decay=0.999, center=True, scale=False, epsilon=0.001, activation_fn=None, param_initializers=None,
    param_regularizers=None, updates_collections="update_ops", is_training=True, reuse=None,
    variables_collections=None, outputs_collections=None, trainable=True, batch_weights=None, fused=None,
    data_format="NHWC", zero_debias_moving_mean=False, scope=None, renorm=False, renorm_clipping=None,
    renorm_decay=0.99, adjustment=None,
) -> Any:  # fmt: skip
    """The shape of `inputs`."""
    return _elementwise(inputs, "batch_norm")


@add_arg_scope
def layer_norm(
    inputs, center=True, scale=True, activation_fn=None, reuse=None, variables_collections=None,
    outputs_collections=None, trainable=True, begin_norm_axis=1, begin_params_axis=-1, scope=None,
) -> Any:  # fmt: skip
    """The shape of `inputs`."""
    return _elementwise(inputs, "layer_norm")


@add_arg_scope
def instance_norm(
    inputs, center=True, scale=True, epsilon=1e-6, activation_fn=None, param_initializers=None, reuse=None,
    variables_collections=None, outputs_collections=None, trainable=True, data_format="NHWC", scope=None,
) -> Any:  # fmt: skip
    """The shape of `inputs`."""
    return _elementwise(inputs, "instance_norm")


@add_arg_scope
def group_norm(
    inputs, groups=32, channels_axis=-1, reduction_axes=(-3, -2), center=True, scale=True, epsilon=1e-6,
    activation_fn=None, param_initializers=None, reuse=None, variables_collections=None, outputs_collections=None,
    trainable=True, scope=None, mean_close_to_zero=False,
) -> Any:  # fmt: skip
    """The shape of `inputs`."""
    return _elementwise(inputs, "group_norm")


@add_arg_scope
def unit_norm(inputs, dim, epsilon=1e-7, scope=None) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "unit_norm")


@add_arg_scope
def gdn(
    inputs, inverse=False, beta_min=1e-6, gamma_init=0.1, reparam_offset=2**-18, data_format="channels_last",
    activity_regularizer=None, trainable=True, name=None, reuse=None,
) -> Any:  # fmt: skip
    """The shape of `inputs`."""
    return _elementwise(inputs, "gdn")


@add_arg_scope
def dropout(
    inputs, keep_prob=0.5, noise_shape=None, is_training=True, outputs_collections=None, scope=None, seed=None
) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "dropout")


@add_arg_scope
def bias_add(
    inputs, activation_fn=None, initializer="zeros", regularizer=None, reuse=None, variables_collections=None,
    outputs_collections=None, trainable=True, data_format="NHWC", scope=None,
) -> Any:  # fmt: skip
    """The shape of `inputs`."""
    return _elementwise(inputs, "bias_add")


@add_arg_scope
def softmax(logits, scope=None) -> Any:
    """The shape of `logits`."""
    return _elementwise(logits, "softmax")


def scale_gradient(inputs, gradient_multiplier) -> Any:
    """The shape of `inputs`."""
    return _elementwise(inputs, "scale_gradient")
