"""Layers that keep the shape: activations, dropout, noise, masking.

https://keras.io/api/layers/activation_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Problem, as_size


class Elementwise(Layer):
    """A layer whose output has the shape of its input."""

    def call(self, inputs, training=None, mask=None) -> Any:
        return _nest.map_nested(self._passed, inputs)

    def _passed(self, tensor: Any) -> Any:
        return tensor.made(tensor.shape, type(self).__name__, layer=self) if isinstance(tensor, Tensor) else tensor


class Activation(Elementwise):
    """https://keras.io/api/layers/core_layers/activation/"""

    def __init__(self, activation, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.activation = activation


class ReLU(Elementwise):
    """https://keras.io/api/layers/activation_layers/relu/"""

    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class LeakyReLU(Elementwise):
    """https://keras.io/api/layers/activation_layers/leaky_relu/"""

    def __init__(self, negative_slope=0.3, alpha=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class PReLU(Elementwise):
    """https://keras.io/api/layers/activation_layers/prelu/"""

    def __init__(
        self, alpha_initializer="Zeros", alpha_regularizer=None, alpha_constraint=None, shared_axes=None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.shared_axes = shared_axes

    def build(self, input_shape) -> None:
        """One slope an element of a sample, or one for the `shared_axes`."""
        self.built = True
        shape = list(input_shape[1:])
        shared = self.shared_axes if isinstance(self.shared_axes, (list, tuple)) else [self.shared_axes]
        for axis in shared:
            if isinstance(axis, int) and 0 < axis <= len(shape):
                shape[axis - 1] = 1
        if None not in shape:
            self.alpha = self.add_weight(tuple(as_size(size) for size in shape), name="alpha")


class ELU(Elementwise):
    """https://keras.io/api/layers/activation_layers/elu/"""

    def __init__(self, alpha=1.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class ThresholdedReLU(Elementwise):
    """https://www.tensorflow.org/api_docs/python/tf/keras/layers/ThresholdedReLU"""

    def __init__(self, theta=1.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Softmax(Elementwise):
    """https://keras.io/api/layers/activation_layers/softmax/"""

    def __init__(self, axis=-1, **kwargs: Any) -> None:
        kwargs.pop("robust_masking", None)
        super().__init__(**kwargs)
        self.axis = axis


class Identity(Elementwise):
    """https://keras.io/api/layers/core_layers/identity/"""


class Masking(Elementwise):
    """https://keras.io/api/layers/core_layers/masking/"""

    def __init__(self, mask_value=0.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class ActivityRegularization(Elementwise):
    """https://keras.io/api/layers/regularization_layers/activity_regularization/"""

    def __init__(self, l1=0.0, l2=0.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Dropout(Elementwise):
    """https://keras.io/api/layers/regularization_layers/dropout/"""

    def __init__(self, rate, noise_shape=None, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rate = rate


class AlphaDropout(Dropout):
    """https://keras.io/api/layers/regularization_layers/alpha_dropout/"""


class _SpatialDropout(Elementwise):
    """Reports `input-rank`."""

    _rank = 1

    def call(self, inputs, training=None, mask=None) -> Any:
        wanted = self._rank + 2
        if isinstance(inputs, Tensor) and len(inputs.shape) != wanted:
            rank = len(inputs.shape)
            report(
                Problem("input-rank", op=type(self).__name__, layer=self, tensor=inputs, expected=wanted, actual=rank)
            )
        return super().call(inputs, training, mask)


class SpatialDropout1D(_SpatialDropout):
    """https://keras.io/api/layers/regularization_layers/spatial_dropout1d/"""

    def __init__(self, rate, seed=None, name=None, dtype=None, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)
        self.rate = rate


class SpatialDropout2D(_SpatialDropout):
    """https://keras.io/api/layers/regularization_layers/spatial_dropout2d/"""

    _rank = 2

    def __init__(self, rate, data_format=None, seed=None, name=None, dtype=None, **kwargs: Any) -> None:
        super().__init__(name=name, **kwargs)
        self.rate = rate


class SpatialDropout3D(SpatialDropout2D):
    """https://keras.io/api/layers/regularization_layers/spatial_dropout3d/"""

    _rank = 3


class GaussianNoise(Elementwise):
    """https://keras.io/api/layers/regularization_layers/gaussian_noise/"""

    def __init__(self, stddev, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class GaussianDropout(Elementwise):
    """https://keras.io/api/layers/regularization_layers/gaussian_dropout/"""

    def __init__(self, rate, seed=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
