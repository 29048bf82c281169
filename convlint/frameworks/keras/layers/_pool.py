"""Pooling layers.

https://keras.io/api/layers/pooling_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.layers._window_base import SpatialLayer, single
from convlint.frameworks.tensorflow import _args, _window
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Size
from convlint.values import Unknown, as_size


class _BasePool(SpatialLayer):
    """A pool; `strides` is `pool_size` where none is given."""

    def _set_up(self, pool_size: Any, strides: Any, padding: Any, data_format: Any) -> None:
        self.pool_size = _args.pair(pool_size, self._rank)
        self.strides = self.pool_size if strides is None else _args.pair(strides, self._rank)
        self.padding = padding.lower() if isinstance(padding, str) else padding
        self._set_format(data_format)

    def call(self, inputs, training=None, mask=None) -> Any:
        """`[B, *spatial, channels] -> [B, *spatial', channels]`. Reports `empty-output`, `input-rank`."""
        inputs = single(inputs)
        refused = self._refused(inputs)
        if refused is not None:
            return refused
        paddings = _window.paddings_of(self.padding, self._rank)
        if isinstance(paddings, Unknown):
            return paddings
        return self._slide(inputs, _window.windows_of(self.pool_size, self.strides, paddings), "pool_size")


class _BaseGlobalPool(SpatialLayer):
    """One number a channel."""

    def __init__(self, data_format=None, keepdims=False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.keepdims = keepdims
        self._set_format(data_format)

    def call(self, inputs, training=None, mask=None) -> Any:
        """`[B, *spatial, channels] -> [B, channels]`. Reports `input-rank`."""
        inputs = single(inputs)
        refused = self._refused(inputs)
        if refused is not None:
            return refused
        if isinstance(self.keepdims, Unknown):
            return self.keepdims.derive(object())
        axes = self._spatial(inputs)
        kept = [(axis in axes, size) for axis, size in enumerate(inputs.shape)]
        shape = tuple(1 if gone else size for gone, size in kept if not gone or self.keepdims)
        return inputs.made(shape, type(self).__name__, layer=self)


class _BaseAdaptivePool(SpatialLayer):
    """A map of `output_size`, whatever arrives."""

    def __init__(self, output_size, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.output_size = _args.pair(output_size, self._rank)
        self._set_format(data_format)

    def call(self, inputs, training=None, mask=None) -> Any:
        """`[B, *spatial, channels] -> [B, *output_size, channels]`."""
        if not isinstance(inputs, Tensor) or isinstance(self._first, Unknown) or len(inputs.shape) != self._rank + 2:
            return Unknown(f"a {type(self).__name__} of something that is no batch of maps")
        sizes: list[Size] = list(inputs.shape)
        for axis, size in zip(self._spatial(inputs), self.output_size, strict=True):
            sizes[axis] = as_size(size)
        return inputs.made(tuple(sizes), type(self).__name__, layer=self)


class MaxPooling1D(_BasePool):
    """https://keras.io/api/layers/pooling_layers/max_pooling1d/"""

    _rank = 1

    def __init__(
        self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._set_up(pool_size, strides, padding, data_format)


class MaxPooling2D(_BasePool):
    """https://keras.io/api/layers/pooling_layers/max_pooling2d/"""

    _rank = 2

    def __init__(
        self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._set_up(pool_size, strides, padding, data_format)


class MaxPooling3D(_BasePool):
    """https://keras.io/api/layers/pooling_layers/max_pooling3d/"""

    _rank = 3

    def __init__(
        self, pool_size=(2, 2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._set_up(pool_size, strides, padding, data_format)


class AveragePooling1D(_BasePool):
    """https://keras.io/api/layers/pooling_layers/average_pooling1d/"""

    _rank = 1

    def __init__(
        self, pool_size=2, strides=None, padding="valid", data_format=None, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._set_up(pool_size, strides, padding, data_format)


class AveragePooling2D(_BasePool):
    """https://keras.io/api/layers/pooling_layers/average_pooling2d/"""

    _rank = 2

    def __init__(
        self, pool_size=(2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._set_up(pool_size, strides, padding, data_format)


class AveragePooling3D(_BasePool):
    """https://keras.io/api/layers/pooling_layers/average_pooling3d/"""

    _rank = 3

    def __init__(
        self, pool_size=(2, 2, 2), strides=None, padding="valid", data_format=None, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        super().__init__(name=name, **kwargs)
        self._set_up(pool_size, strides, padding, data_format)


class GlobalMaxPooling1D(_BaseGlobalPool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 1


class GlobalMaxPooling2D(_BaseGlobalPool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 2


class GlobalMaxPooling3D(_BaseGlobalPool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 3


class GlobalAveragePooling1D(_BaseGlobalPool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 1


class GlobalAveragePooling2D(_BaseGlobalPool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 2


class GlobalAveragePooling3D(_BaseGlobalPool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 3


class AdaptiveMaxPooling1D(_BaseAdaptivePool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 1


class AdaptiveMaxPooling2D(_BaseAdaptivePool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 2


class AdaptiveMaxPooling3D(_BaseAdaptivePool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 3


class AdaptiveAveragePooling1D(_BaseAdaptivePool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 1


class AdaptiveAveragePooling2D(_BaseAdaptivePool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 2


class AdaptiveAveragePooling3D(_BaseAdaptivePool):
    """https://keras.io/api/layers/pooling_layers/"""

    _rank = 3


MaxPool1D, MaxPool2D, MaxPool3D = MaxPooling1D, MaxPooling2D, MaxPooling3D
AvgPool1D, AvgPool2D, AvgPool3D = AveragePooling1D, AveragePooling2D, AveragePooling3D
GlobalMaxPool1D, GlobalMaxPool2D, GlobalMaxPool3D = GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D
GlobalAvgPool1D, GlobalAvgPool2D = GlobalAveragePooling1D, GlobalAveragePooling2D
GlobalAvgPool3D = GlobalAveragePooling3D
