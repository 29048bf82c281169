"""Layers that rearrange a sample: flatten, reshape, permute, repeat, pad, crop, enlarge.

https://keras.io/api/layers/reshaping_layers/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import Layer, report
from convlint.frameworks.keras.layers._window_base import SpatialLayer, single
from convlint.frameworks.tensorflow import _args, _graph
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import Shape, ShapeFault, Size, maximum, numel, pad, permute
from convlint.shapes import reshape as reshaped
from convlint.values import Problem, Unknown, as_size


class Flatten(Layer):
    """`[B, ...] -> [B, features]`: https://keras.io/api/layers/reshaping_layers/flatten/"""

    def __init__(self, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.data_format = data_format if data_format is not None else _graph.state().image_data_format

    def call(self, inputs) -> Any:
        inputs = single(inputs)
        if not isinstance(inputs, Tensor):
            return Unknown("a Flatten called on something other than one tensor")
        return inputs.made((*inputs.shape[:1], numel(inputs.shape[1:])), "Flatten", layer=self)


class Reshape(Layer):
    """Each sample in `target_shape`, in which one -1 stands for what is left. Reports `reshape-size`.

    https://keras.io/api/layers/reshaping_layers/reshape/
    """

    def __init__(self, target_shape, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        sizes = _args.sizes(target_shape)
        self.target_shape = sizes

    def call(self, inputs) -> Any:
        if not isinstance(inputs, Tensor) or isinstance(self.target_shape, Unknown):
            return Unknown("the target of a Reshape")
        return inputs.made((inputs.shape[0], *self._sample(inputs)), "Reshape", layer=self)

    def _sample(self, inputs: Tensor) -> Shape:
        try:
            return reshaped(inputs.shape[1:], self.target_shape)
        except ShapeFault as fault:
            report(
                Problem(
                    fault.kind,
                    op="Reshape",
                    layer=self,
                    argument="target_shape",
                    tensor=inputs,
                    expected=fault.expected,
                    actual=fault.actual if fault.actual is not None else self.target_shape,
                    fault=fault,
                )
            )
            meant: Shape = fault.meant
            return meant


class Permute(Layer):
    """The axes of a sample, counted from 1, in another order: https://keras.io/api/layers/reshaping_layers/permute/"""

    def __init__(self, dims, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.dims = dims
        if isinstance(dims, (list, tuple)) and sorted(dims) != list(range(1, len(dims) + 1)):
            raise ValueError(f"Invalid permutation argument `dims` for Permute Layer: {dims}")

    def call(self, inputs) -> Any:
        if not isinstance(inputs, Tensor) or not isinstance(self.dims, (list, tuple)):
            return Unknown("the order of a Permute")
        if len(self.dims) + 1 != len(inputs.shape):
            report(
                Problem(
                    "input-rank",
                    op="Permute",
                    layer=self,
                    argument="dims",
                    tensor=inputs,
                    expected=len(self.dims) + 1,
                    actual=len(inputs.shape),
                )
            )
            return Unknown("a Permute of a tensor of another rank")
        return inputs.made(permute(inputs.shape, (0, *self.dims)), "Permute", layer=self)


class RepeatVector(Layer):
    """`[B, features] -> [B, n, features]`: https://keras.io/api/layers/reshaping_layers/repeat_vector/"""

    def __init__(self, n, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.n = n

    def call(self, inputs) -> Any:
        if not isinstance(inputs, Tensor):
            return Unknown("a RepeatVector called on something other than one tensor")
        if len(inputs.shape) != 2:
            report(
                Problem(
                    "input-rank", op="RepeatVector", layer=self, tensor=inputs, expected=2, actual=len(inputs.shape)
                )
            )
            return Unknown("a RepeatVector of a tensor of another rank")
        return inputs.made((inputs.shape[0], as_size(self.n), inputs.shape[1]), "RepeatVector", layer=self)


class _Resizing(SpatialLayer):
    """Each spatial axis changed by itself."""

    def call(self, inputs, training=None, mask=None) -> Any:
        refused = self._refused(inputs)
        if refused is not None:
            return refused
        sizes = list(inputs.shape)
        for index, axis in enumerate(self._spatial(inputs)):
            sizes[axis] = self._resized(sizes[axis], index, inputs)
        return inputs.made(tuple(sizes), type(self).__name__, layer=self)

    def _resized(self, size: Size, index: int, inputs: Tensor) -> Size:
        raise NotImplementedError


def _ends(value: Any, rank: int) -> Any:
    """`padding` or `cropping` as `(before, after)` for each axis: a number, one an axis, or a pair an axis."""
    if isinstance(value, Unknown) or not isinstance(value, (list, tuple)):
        return ((as_size(value),) * 2,) * rank
    if rank == 1 and len(value) == 2:
        return (tuple(as_size(item) for item in value),)
    if len(value) != rank:
        raise ValueError(f"The argument should have {rank} elements. Received: {value}")
    return tuple(tuple(as_size(end) for end in _args.pair(item, 2)) for item in value)


class _ZeroPadding(_Resizing):
    def _set_up(self, padding: Any, data_format: Any) -> None:
        self.padding = _ends(padding, self._rank)
        self._set_format(data_format)

    def _resized(self, size: Size, index: int, inputs: Tensor) -> Size:
        before, after = self.padding[index]
        return size + before + after


class ZeroPadding1D(_ZeroPadding):
    """https://keras.io/api/layers/reshaping_layers/zero_padding1d/"""

    _rank = 1

    def __init__(self, padding=1, data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(padding, data_format)


class ZeroPadding2D(_ZeroPadding):
    """https://keras.io/api/layers/reshaping_layers/zero_padding2d/"""

    _rank = 2

    def __init__(self, padding=(1, 1), data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(padding, data_format)


class ZeroPadding3D(_ZeroPadding):
    """https://keras.io/api/layers/reshaping_layers/zero_padding3d/"""

    _rank = 3

    def __init__(self, padding=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(padding, data_format)


class _Cropping(_Resizing):
    def _set_up(self, cropping: Any, data_format: Any) -> None:
        self.cropping = _ends(cropping, self._rank)
        self._set_format(data_format)

    def _resized(self, size: Size, index: int, inputs: Tensor) -> Size:
        before, after = self.cropping[index]
        result = pad((size,), [(-before, -after)])[0] if not isinstance(size, int) else size - before - after
        if self._rank == 3:
            return maximum(result, 0)  # Keras 2 leaves an empty map where nothing is left, and Keras 3 refuses.
        if isinstance(result, int) and result <= 0:
            self._report(inputs, size, before + after)
            return 1
        return result

    def _report(self, inputs: Tensor, size: Size, cropped: Size) -> None:
        report(
            Problem(
                "empty-output",
                op=type(self).__name__,
                layer=self,
                argument="cropping",
                tensor=inputs,
                expected=cropped,
                actual=size,
            )
        )


class Cropping1D(_Cropping):
    """https://keras.io/api/layers/reshaping_layers/cropping1d/"""

    _rank = 1

    def __init__(self, cropping=(1, 1), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(cropping, "channels_last")


class Cropping2D(_Cropping):
    """https://keras.io/api/layers/reshaping_layers/cropping2d/"""

    _rank = 2

    def __init__(self, cropping=((0, 0), (0, 0)), data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(cropping, data_format)


class Cropping3D(_Cropping):
    """https://keras.io/api/layers/reshaping_layers/cropping3d/"""

    _rank = 3

    def __init__(self, cropping=((1, 1), (1, 1), (1, 1)), data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(cropping, data_format)


class _UpSampling(_Resizing):
    def _set_up(self, size: Any, data_format: Any) -> None:
        self.size = _args.pair(size, self._rank)
        self._set_format(data_format)

    def _resized(self, size: Size, index: int, inputs: Tensor) -> Size:
        return size * self.size[index]


class UpSampling1D(_UpSampling):
    """https://keras.io/api/layers/reshaping_layers/up_sampling1d/"""

    _rank = 1

    def __init__(self, size=2, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(size, "channels_last")


class UpSampling2D(_UpSampling):
    """https://keras.io/api/layers/reshaping_layers/up_sampling2d/"""

    _rank = 2

    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(size, data_format)


class UpSampling3D(_UpSampling):
    """https://keras.io/api/layers/reshaping_layers/up_sampling3d/"""

    _rank = 3

    def __init__(self, size=(2, 2, 2), data_format=None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._set_up(size, data_format)
