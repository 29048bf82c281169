"""Initialisation fills a tensor in place. https://docs.pytorch.org/docs/stable/nn.init.html"""

from __future__ import annotations

from convlint.values import Unknown


def calculate_gain(nonlinearity, param=None):
    return Unknown("the gain of an activation", kind=float, key=("gain",))


def constant_(tensor, val):
    return tensor


def zeros_(tensor):
    return tensor


def ones_(tensor):
    return tensor


def eye_(tensor):
    return tensor


def dirac_(tensor, groups=1):
    return tensor


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    return tensor


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    return tensor


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    return tensor


def xavier_uniform_(tensor, gain=1.0, generator=None):
    return tensor


def xavier_normal_(tensor, gain=1.0, generator=None):
    return tensor


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return tensor


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return tensor


def orthogonal_(tensor, gain=1, generator=None):
    return tensor


def sparse_(tensor, sparsity, std=0.01, generator=None):
    return tensor


def constant(*args, **kwargs):
    return args[0] if args else None


uniform = normal = xavier_uniform = xavier_normal = kaiming_uniform = kaiming_normal = orthogonal = sparse = constant
dirac = eye = constant
