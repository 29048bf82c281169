"""Activations, dropout and normalisation of `tf.nn`: the shape stays.

https://www.tensorflow.org/api_docs/python/tf/nn
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._binary import broadcast
from convlint.frameworks.tensorflow._matmul import matmul
from convlint.frameworks.tensorflow._reduce import reduced
from convlint.frameworks.tensorflow._unary import elementwise
from convlint.shapes import prove_equal
from convlint.values import Problem, Unknown, active


def relu(features, name=None) -> Any:
    """`max(x, 0)`."""
    return elementwise(features, "relu")


def relu6(features, name=None) -> Any:
    """`min(max(x, 0), 6)`."""
    return elementwise(features, "relu6")


def elu(features, name=None) -> Any:
    """`x` above 0, `exp(x) - 1` below."""
    return elementwise(features, "elu")


def selu(features, name=None) -> Any:
    """`elu`, scaled."""
    return elementwise(features, "selu")


def leaky_relu(features, alpha=0.2, name=None) -> Any:
    """`x` above 0, `alpha * x` below."""
    return elementwise(features, "leaky_relu")


def gelu(features, approximate=False, name=None) -> Any:
    """`x` weighed by the normal distribution."""
    return elementwise(features, "gelu")


def silu(features, beta=1.0) -> Any:
    """`x * sigmoid(beta * x)`."""
    return elementwise(features, "silu")


swish = silu


def softplus(features, name=None) -> Any:
    """`log(exp(x) + 1)`."""
    return elementwise(features, "softplus")


def softsign(features, name=None) -> Any:
    """`x / (|x| + 1)`."""
    return elementwise(features, "softsign")


def crelu(features, name=None, axis=-1) -> Any:
    """`relu` of `x` and of `-x` side by side: twice as long along `axis`."""
    tensor = _args.convert(features)
    place = None if isinstance(tensor, Unknown) else _args.axis_of(axis, len(tensor.shape))
    unknown = _args.first_unknown_of(tensor, place)
    if unknown is not None:
        return unknown
    shape = tuple(size * 2 if index == place else size for index, size in enumerate(tensor.shape))
    return tensor.made(shape, "crelu")


def softmax(logits, axis=None, name=None, dim=None) -> Any:
    """Numbers that sum to 1 along `axis` (the last by default)."""
    return elementwise(logits, "softmax")


def log_softmax(logits, axis=None, name=None, dim=None) -> Any:
    """The logarithm of `softmax`."""
    return elementwise(logits, "log_softmax")


def sigmoid(x, name=None) -> Any:
    """`1 / (1 + exp(-x))`."""
    return elementwise(x, "sigmoid")


def tanh(x, name=None) -> Any:
    """The hyperbolic tangent."""
    return elementwise(x, "tanh")


def dropout(x, keep_prob=None, noise_shape=None, seed=None, name=None, rate=None) -> Any:
    """`x` with some elements set to 0: https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/dropout

    Raises ValueError where neither `keep_prob` nor `rate` is given.
    """
    if keep_prob is None and rate is None:
        raise ValueError("`rate` must be provided.")
    return elementwise(x, "dropout")


def l2_normalize(x, axis=None, epsilon=1e-12, name=None, dim=None) -> Any:
    """`x` scaled to length 1 along `axis`."""
    return elementwise(x, "l2_normalize")


def local_response_normalization(input, depth_radius=5, bias=1, alpha=1, beta=0.5, name=None) -> Any:
    """Each element divided by the sum over its neighbouring channels; rank 4. Reports `input-rank`."""
    tensor = _args.convert(input)
    if not isinstance(tensor, Unknown) and len(tensor.shape) != 4:
        active().report(Problem("input-rank", op="lrn", tensor=tensor, expected=4, actual=len(tensor.shape)))
    return elementwise(tensor, "lrn")


lrn = local_response_normalization


def bias_add(value, bias, data_format=None, name=None) -> Any:
    """`value + bias` along the channels, where `bias` is of rank 1 and as long as there are channels.

    Reports `broadcast-shape`. https://www.tensorflow.org/api_docs/python/tf/nn/bias_add
    """
    tensor, weight, first = _args.convert(value), _args.convert(bias), _args.channels_first(data_format)
    unknown = _args.first_unknown_of(tensor, weight, first)
    if unknown is not None:
        return unknown
    if len(weight.shape) != 1 or len(tensor.shape) < 2:
        wrong, rank = (weight, 1) if len(weight.shape) != 1 else (tensor, 2)
        active().report(Problem("input-rank", op="bias_add", tensor=wrong, expected=rank, actual=len(wrong.shape)))
    elif prove_equal(tensor.shape[1 if first else -1], weight.shape[0]) is False and not _blamed(weight):
        active().report(_wrong_bias(tensor, weight, tensor.shape[1 if first else -1]))
    return tensor.made(tensor.shape, "bias_add", weight)


def _blamed(weight: Any) -> bool:
    return any(problem.weight is weight for problem in active().problems)


def _wrong_bias(tensor: Any, weight: Any, channels: Any) -> Problem:
    return Problem(
        "broadcast-shape",
        op="bias_add",
        tensor=tensor,
        other=weight,
        weight=weight,
        expected=channels,
        actual=weight.shape[0],
    )


def xw_plus_b(x, weights, biases, name=None) -> Any:
    """`matmul(x, weights) + biases`."""
    return bias_add(matmul(x, weights), biases)


def relu_layer(x, weights, biases, name=None) -> Any:
    """`relu(matmul(x, weights) + biases)`."""
    return relu(xw_plus_b(x, weights, biases))


def batch_normalization(x, mean, variance, offset, scale, variance_epsilon, name=None) -> Any:
    """`scale * (x - mean) / sqrt(variance) + offset`, all broadcast."""
    result = broadcast(x, mean, "batch_normalization")
    for statistic in (variance, offset, scale):
        if statistic is not None and not isinstance(result, Unknown):
            result = broadcast(result, statistic, "batch_normalization")
    return result


def fused_batch_norm(
    x, scale, offset, mean=None, variance=None, epsilon=0.001, data_format="NHWC", is_training=True, name=None,
    exponential_avg_factor=1.0,
) -> Any:  # fmt: skip
    """`x` normalised, and its mean and variance over all axes but the channels."""
    tensor, first = _args.convert(x), _args.channels_first(data_format)
    if isinstance(tensor, Unknown) or isinstance(first, Unknown):
        return tensor, Unknown("the mean of a batch"), Unknown("the variance of a batch")
    channels = (tensor.shape[1 if first else -1],)
    statistics = [tensor.made(channels, "fused_batch_norm") for _ in range(2)]
    return (tensor.made(tensor.shape, "fused_batch_norm"), *statistics)


def moments(x, axes, shift=None, name=None, keep_dims=None, keepdims=None) -> Any:
    """The mean and the variance over `axes`."""
    keep = keepdims if keepdims is not None else bool(keep_dims)
    return reduced(x, axes, keep, "moments"), reduced(x, axes, keep, "moments")


def zero_fraction(value, name=None) -> Any:
    """The share of zeros, a scalar."""
    return reduced(value, None, False, "zero_fraction")


def l2_loss(t, name=None) -> Any:
    """Half the sum of squares, a scalar."""
    return reduced(t, None, False, "l2_loss")
