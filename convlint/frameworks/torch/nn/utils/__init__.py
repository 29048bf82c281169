"""`torch.nn.utils`: what keeps the modules as they are. https://docs.pytorch.org/docs/stable/nn.html#utilities"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import product
from convlint.frameworks.torch._tensor import new_tensor
from convlint.values import Unknown


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """The norm of the gradients: a scalar."""
    return new_tensor((), "clip_grad_norm_")


def clip_grad_norm(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return new_tensor((), "clip_grad_norm_")


def clip_grad_value_(parameters, clip_value, foreach=None):
    return None


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    return new_tensor((), "get_total_norm")


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    """The module itself: its weight keeps its shape."""
    return module


def remove_spectral_norm(module, name="weight"):
    return module


def weight_norm(module, name="weight", dim=0):
    return module


def remove_weight_norm(module, name="weight"):
    return module


def fuse_conv_bn_eval(conv, bn, transpose=False):
    return conv


def fuse_linear_bn_eval(linear, bn):
    return linear


def convert_conv2d_weight_memory_format(module, memory_format):
    return module


def skip_init(module_cls, *args, **kwargs):
    return module_cls(*args, **kwargs)


def parameters_to_vector(parameters):
    """All parameters in one row."""
    if isinstance(parameters, Unknown):
        return parameters.derive("parameters_to_vector")
    total: Any = 0
    for parameter in parameters:
        total = total + product(parameter.shape)
    return new_tensor((total,), "parameters_to_vector")


def vector_to_parameters(vec, parameters):
    return None
