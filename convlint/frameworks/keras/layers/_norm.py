"""Normalisation layers: the shape stays; a built layer takes one number of channels only.

https://keras.io/api/layers/normalization_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import report
from convlint.frameworks.keras.layers._elementwise import Elementwise
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size, prove_divides, prove_equal
from convlint.values import Problem, Unknown, as_size


class _Normalization(Elementwise):
    """A normalisation along `axis`; `_statistics` of its weights are not trained."""

    _trained: tuple[str, ...] = ("gamma", "beta")
    _statistics: tuple[str, ...] = ()

    def _set_up(self, axis: Any, center: Any = True, scale: Any = True) -> None:
        self.axis = axis
        self.center, self.scale = center, scale

    def build(self, input_shape) -> None:
        """One weight a channel (or one an element of the normalised axes)."""
        self.built = True
        axes = self.axis if isinstance(self.axis, (list, tuple)) else [self.axis]
        if any(not isinstance(axis, int) for axis in axes):
            return
        self._check_axes(axes, len(input_shape))
        sizes = tuple(input_shape[axis] for axis in axes)
        if any(getattr(size, "value", size) is None for size in sizes):
            raise ValueError(f"Axis {self.axis} of the input tensor should have a defined dimension")
        self._sizes = tuple(as_size(size) for size in sizes)
        wanted = [name for name, used in zip(self._trained, (self.scale, self.center), strict=True) if used]
        for name in wanted:
            setattr(self, name, self.add_weight(self._sizes, name=name))
        for name in self._statistics:
            setattr(self, name, self.add_weight(self._sizes, name=name, trainable=False))

    def _check_axes(self, axes: Any, rank: int) -> None:
        for axis in axes:
            if not -rank <= axis < rank:
                raise ValueError(f"Invalid axis {axis} for an input of rank {rank}")

    def _passed(self, tensor: Any) -> Any:
        if isinstance(tensor, Tensor) and isinstance(self.axis, int) and hasattr(self, "_sizes"):
            self._check_channels(tensor, self._sizes[0])
        return Elementwise._passed(self, tensor)

    def _check_channels(self, tensor: Tensor, built: Size) -> None:
        rank = len(tensor.shape)
        if -rank <= self.axis < rank and prove_equal(tensor.shape[self.axis], built) is False:
            report(
                Problem(
                    "norm-num-features",
                    op=type(self).__name__,
                    layer=self,
                    tensor=tensor,
                    expected=tensor.shape[self.axis],
                    actual=built,
                )
            )


class BatchNormalization(_Normalization):
    """https://keras.io/api/layers/normalization_layers/batch_normalization/"""

    _statistics = ("moving_mean", "moving_variance")

    def __init__(
        self, axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
        gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones",
        beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, renorm=False,
        renorm_clipping=None, renorm_momentum=0.99, synchronized=False, **kwargs: Any
    ) -> None:  # fmt: skip
        for name in ("fused", "virtual_batch_size", "adjustment"):
            kwargs.pop(name, None)
        super().__init__(**kwargs)
        self._set_up(axis, center, scale)


SyncBatchNormalization = BatchNormalizationV2 = BatchNormalizationV1 = BatchNormalization


class LayerNormalization(_Normalization):
    """https://keras.io/api/layers/normalization_layers/layer_normalization/"""

    def __init__(
        self, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros", gamma_initializer="ones",
        beta_regularizer=None, gamma_regularizer=None, beta_constraint=None, gamma_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self._set_up(axis, center, scale)


class RMSNormalization(_Normalization):
    """https://keras.io/api/layers/normalization_layers/rms_normalization/"""

    def __init__(self, axis=-1, epsilon=1e-6, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(axis, center=False)


class UnitNormalization(Elementwise):
    """https://keras.io/api/layers/normalization_layers/unit_normalization/"""

    def __init__(self, axis=-1, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis = axis


class GroupNormalization(_Normalization):
    """https://keras.io/api/layers/normalization_layers/group_normalization/: `groups` must divide the channels."""

    def __init__(
        self, groups=32, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
        gamma_initializer="ones", beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
        gamma_constraint=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(**kwargs)
        self.groups = groups
        self._set_up(axis, center, scale)

    def build(self, input_shape) -> None:
        super().build(input_shape)
        if not hasattr(self, "_sizes") or isinstance(self.groups, Unknown) or self.groups == -1:
            return
        if prove_divides(as_size(self.groups), self._sizes[0]) is False:
            report(
                Problem(
                    "conv-groups",
                    op="GroupNormalization",
                    layer=self,
                    argument="groups",
                    expected=self._sizes[0],
                    actual=self.groups,
                )
            )


class Normalization(Elementwise):
    """https://keras.io/api/layers/preprocessing_layers/numerical/normalization/"""

    def __init__(self, axis=-1, mean=None, variance=None, invert=False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.axis = axis

    def adapt(self, data, batch_size=None, steps=None) -> None:
        return None


class SpectralNormalization(Elementwise):
    """https://keras.io/api/layers/normalization_layers/spectral_normalization/: calls the layer that it wraps."""

    def __init__(self, layer, power_iterations=1, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.layer = layer

    def call(self, inputs, training=None, mask=None) -> Any:
        return self.layer(inputs)
