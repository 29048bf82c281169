"""`Input` and `InputLayer`: where a model's shape is declared.

https://keras.io/api/layers/core_layers/input/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras import _nest
from convlint.frameworks.keras._base import Layer
from convlint.frameworks.tensorflow import _static
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Step, Unknown, active

__all__ = ["Input", "InputLayer", "declared_input"]


class InputLayer(Layer):
    """https://keras.io/api/layers/core_layers/input/"""

    def __init__(
        self, shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, input_tensor=None,
        optional=False, name=None, **kwargs: Any
    ) -> None:  # fmt: skip
        Layer.__init__(self, name=name)
        sizes = _sizes(shape if shape is not None else kwargs.get("input_shape"), batch_size, batch_shape, kwargs)
        self.output_tensor = input_tensor if input_tensor is not None else _input_tensor(sizes, self)
        self.built = True

    @property
    def output(self) -> Any:
        return self.output_tensor

    input = output

    @property
    def output_shape(self) -> Any:
        """A list of one shape, as `tf.keras` gives it."""
        return [_nest.shapes_of(self.output_tensor)]

    input_shape = output_shape

    def call(self, inputs=None, training=None, mask=None) -> Any:
        return inputs


def _sizes(shape: Any, batch_size: Any, batch_shape: Any, kwargs: Any) -> Any:
    whole = batch_shape if batch_shape is not None else kwargs.get("batch_input_shape")
    if whole is not None or shape is None:
        return _static.sizes_of_declared(whole) if whole is not None else Unknown("an Input without a shape")
    if isinstance(shape, Unknown):
        return shape
    items = tuple(shape) if isinstance(shape, (list, tuple)) else (shape,)
    return _static.sizes_of_declared((batch_size, *items))


def _input_tensor(sizes: Any, layer: Any) -> Any:
    if isinstance(sizes, Unknown):
        return sizes.derive(object())
    tensor = Tensor(sizes, Step("Input", (), active().site, layer))
    tensor._input_layer = layer  # type: ignore[attr-defined]
    return tensor


def Input(
    shape=None, batch_size=None, dtype=None, sparse=None, ragged=None, batch_shape=None, name=None, tensor=None,
    optional=False, **kwargs: Any
) -> Any:  # fmt: skip
    """A tensor of `(batch, *shape)`: None in the shape is a size that differs from call to call."""
    if tensor is not None:
        return tensor
    layer = InputLayer(shape, batch_size, dtype, batch_shape=batch_shape, name=name or _input_name(), **kwargs)
    return layer.output


def _input_name() -> str:
    from convlint.frameworks.tensorflow import _graph

    return _graph.state().unique_layer_name("input_layer")


def declared_input(layer: Any) -> Any:
    """A tensor of the input that the first layer of a Sequential declares; None where it declares none."""
    inputs = getattr(layer, "_inputs", None)
    if inputs is not None:
        return _nest.map_nested(lambda item: _input_tensor(item.shape, item.step.layer), inputs)
    declared = getattr(layer, "_batch_shape", None)
    inner = getattr(layer, "layer", None)
    if declared is None and isinstance(inner, Layer):
        declared = getattr(inner, "_batch_shape", None)
        declared = None if getattr(layer, "_adds_an_axis", False) else declared
    return None if declared is None else _input_tensor(declared, layer)
