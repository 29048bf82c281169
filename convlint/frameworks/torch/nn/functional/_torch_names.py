"""What torch calls like functions of `torch.nn.functional`, with an order of arguments of its own.

https://docs.pytorch.org/docs/stable/torch.html
"""

from __future__ import annotations

from convlint.frameworks.torch._registry import FUNCTIONS, op
from convlint.frameworks.torch.nn.functional import _linear, _normalization
from convlint.values import Unknown


@op
def batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps, cudnn_enabled):
    return _normalization.batch_norm(input, running_mean, running_var, weight, bias)


@op
def instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, cudnn_enabled):
    return _normalization.instance_norm(input, running_mean, running_var, weight, bias)


@op
def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05, cudnn_enable=True):
    return _normalization.layer_norm(input, normalized_shape, weight, bias)


@op
def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05, cudnn_enabled=True):
    return _normalization.group_norm(input, num_groups, weight, bias)


@op
def rms_norm(input, normalized_shape, weight=None, eps=None):
    return _normalization.rms_norm(input, normalized_shape, weight)


def embedding(weight, indices, padding_idx=-1, scale_grad_by_freq=False, sparse=False):
    """torch takes the table first."""
    return indices.derive("embedding") if isinstance(indices, Unknown) else _linear.embedding(indices, weight)


FUNCTIONS["embedding"] = embedding
