"""Initialisers: called with a shape, they give a tensor of it.

https://www.tensorflow.org/api_docs/python/tf/keras/initializers
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._creation import filled

__all__ = [
    "Initializer",
    "constant_initializer",
    "glorot_normal_initializer",
    "glorot_uniform_initializer",
    "ones_initializer",
    "orthogonal_initializer",
    "random_normal_initializer",
    "random_uniform_initializer",
    "truncated_normal_initializer",
    "uniform_unit_scaling_initializer",
    "variance_scaling_initializer",
    "zeros_initializer",
]


class Initializer:
    """The base of the initialisers."""

    def __call__(self, shape, dtype=None, partition_info=None, **kwargs: Any) -> Any:
        """A tensor of `shape`."""
        return filled(shape, type(self).__name__, dtype)


class zeros_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/zeros_initializer"""

    def __init__(self, dtype=None) -> None:
        self.dtype = dtype


class ones_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/ones_initializer"""

    def __init__(self, dtype=None) -> None:
        self.dtype = dtype


class constant_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/constant_initializer"""

    def __init__(self, value=0, dtype=None, verify_shape=False) -> None:
        self.value = value
        self.dtype = dtype


class random_normal_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/random_normal_initializer"""

    def __init__(self, mean=0.0, stddev=1.0, seed=None, dtype=None) -> None:
        self.mean, self.stddev = mean, stddev


class truncated_normal_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/truncated_normal_initializer"""

    def __init__(self, mean=0.0, stddev=1.0, seed=None, dtype=None) -> None:
        self.mean, self.stddev = mean, stddev


class random_uniform_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/random_uniform_initializer"""

    def __init__(self, minval=-0.05, maxval=0.05, seed=None, dtype=None) -> None:
        self.minval, self.maxval = minval, maxval


class uniform_unit_scaling_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/uniform_unit_scaling_initializer"""

    def __init__(self, factor=1.0, seed=None, dtype=None) -> None:
        self.factor = factor


class orthogonal_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/orthogonal_initializer"""

    def __init__(self, gain=1.0, seed=None, dtype=None) -> None:
        self.gain = gain


class variance_scaling_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/variance_scaling_initializer"""

    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None, dtype=None) -> None:
        self.scale, self.mode = scale, mode


class glorot_uniform_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/glorot_uniform_initializer"""

    def __init__(self, seed=None, dtype=None) -> None:
        self.seed = seed


class glorot_normal_initializer(Initializer):
    """https://www.tensorflow.org/api_docs/python/tf/compat/v1/glorot_normal_initializer"""

    def __init__(self, seed=None, dtype=None) -> None:
        self.seed = seed
