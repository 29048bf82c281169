"""A backbone as one layer: its output map from its input, by the windows of the table.

https://keras.io/api/applications/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras._base import report
from convlint.frameworks.keras._input import Input
from convlint.frameworks.keras.applications._table import BACKBONES, Backbone
from convlint.frameworks.keras.layers import Dense, GlobalAveragePooling2D
from convlint.frameworks.keras.models import Model
from convlint.frameworks.tensorflow import _args, _graph, _static, _window
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.shapes import ShapeFault, Size, Window, prove_equal, prove_less
from convlint.values import Problem, Unknown, as_size

__all__ = ["BackboneModel", "check_input", "class_of", "declared_map", "make"]

_COLOURS = (1, 3)
# Their classes come out of a 1x1 convolution, and not of a Dense.
_TOP_OF_CONVOLUTIONS = ("MobileNet", "MobileNetV3Small", "MobileNetV3Large")


class BackboneModel(Model):
    """A model whose inner layers are not modelled, only what comes out."""

    _composite = False

    def __init__(
        self, kind: str, facts: Backbone, channels: Size, top: bool, pooling: Any, classes: Any, name: Any
    ) -> None:
        Model.__init__(self, name=name)
        self._kind, self._facts = kind, facts
        self._channels, self._top, self._pooling, self._classes = channels, top, pooling, classes
        whole = top and kind in _TOP_OF_CONVOLUTIONS
        self._own_parameters = facts.parameters[1 if whole else 0]

    def call(self, inputs, training=None, mask=None) -> Any:
        """The map, pooled, or the classes."""
        if not isinstance(inputs, Tensor) or len(inputs.shape) != 4:
            return Unknown(f"a {self._kind} called on something other than a batch of pictures")
        result = self._map(inputs)
        if self._top and self._kind in _TOP_OF_CONVOLUTIONS:
            return result.made((inputs.shape[0], as_size(self._classes)), self._kind, layer=self)
        if self._pooling in ("avg", "max") and not self._top:
            return result.made((inputs.shape[0], self._channels), self._kind, layer=self)
        return result

    def _map(self, inputs: Tensor) -> Any:
        first = _graph.state().image_data_format == "channels_first"
        axes = _window.spatial_axes(4, 2, first)
        result = inputs
        for kernel, stride, padding in self._facts.windows:
            windows = tuple(_window_for(kernel, stride, padding, result.shape[axis]) for axis in axes)
            result = _window.slide(result, windows, axes, self._kind, layer=self, report=report)
        sizes = list(result.shape)
        sizes[1 if first else 3] = self._channels
        return result.made(tuple(sizes), self._kind, layer=self)

    def _build_for(self, inputs: Any) -> None:
        self.built = True

    def count_params(self) -> Any:
        """The parameters, as Keras counts them for 1000 classes."""
        whole = self._top and self._kind in _TOP_OF_CONVOLUTIONS
        return self._own_parameters if not whole or self._classes == 1000 else Unknown("the size of another top")

    def _parameters(self) -> int | None:
        total = self.count_params()
        return total if isinstance(total, int) else None

    @property
    def layers(self) -> Any:
        return Unknown(f"the layers of {self._kind}")

    @property
    def weights(self) -> list[Any]:
        return []

    def get_layer(self, name=None, index=None) -> Any:
        return Unknown(f"a layer inside {self._kind}")

    def _sublayers(self) -> list[Any]:
        return []


def _window_for(kernel: int, stride: int, padding: Any, size: Size) -> Window:
    """ "half" is "same" for a size that is known; for None the models pad as for an even one."""
    if padding == "half":
        padding = (kernel // 2 - 1, kernel // 2) if _static.is_none_dim(size) else "same"
    return Window(kernel, stride, padding=padding)


def declared_map(input_tensor: Any, input_shape: Any, default: int, top: bool) -> Any:
    """The input of a backbone: the tensor or the shape that is given, else pictures of the default or of any size."""
    if isinstance(input_tensor, Tensor):
        return input_tensor
    if input_shape is None or input_shape == ():
        first = _graph.state().image_data_format == "channels_first"
        size = default if top else None
        return Input(shape=(3, size, size) if first else (size, size, 3))
    return Input(shape=input_shape)


def check_input(model: Any, pictures: Any, weights: Any, smallest: int) -> Any:
    """`pictures`, checked as Keras checks them: three channels for the weights of ImageNet, and a least size.

    Reports `channel-order` where the channels stand first, and `empty-output` for a picture that is too small.
    """
    if not isinstance(pictures, Tensor) or len(pictures.shape) != 4 or pictures.step.op != "Input":
        return pictures
    if _graph.state().image_data_format == "channels_first":
        return pictures
    first, last = pictures.shape[1], pictures.shape[3]
    if isinstance(first, int) and isinstance(last, int) and first in _COLOURS and last not in _COLOURS:
        meant = (*pictures.shape[2:], first)
        _report(model, pictures, "channel-order", meant, pictures.shape[1:])
        return pictures.made((pictures.shape[0], *meant), "Input")
    for size in pictures.shape[1:3]:
        if prove_less(size, smallest):
            message = f"{type(model).__name__} takes pictures of {smallest} x {smallest} at least, but {size} arrive"
            fault = ShapeFault("empty-output", message, expected=smallest, actual=size)
            _report(model, pictures, "empty-output", smallest, size, fault)
            return Unknown("a backbone for pictures that are too small")
    if weights == "imagenet" and prove_equal(last, 3) is False:
        _report(model, pictures, "conv-in-channels", 3, last)
    return pictures


def _report(
    model: Any, pictures: Tensor, kind: str, expected: Any, actual: Any, fault: ShapeFault | None = None
) -> None:
    report(
        Problem(
            kind,
            op=type(model).__name__,
            layer=model,
            argument="input_shape",
            tensor=pictures,
            expected=expected,
            actual=actual,
            fault=fault,
        )
    )


def class_of(kind: str, base: type) -> Any:
    """A class of the backbone's own name, which is what reports call it."""
    return type(kind, (base,), {"__module__": base.__module__})


def make(
    kind: str, include_top: Any, weights: Any, input_tensor: Any, input_shape: Any, pooling: Any, classes: Any,
    name: Any, alpha: Any = 1.0,
) -> Any:  # fmt: skip
    """The backbone `kind` as a functional model of its declared input."""
    unknown = _args.first_unknown_of(include_top, pooling, input_shape if isinstance(input_shape, Unknown) else None)
    if unknown is not None:
        return unknown
    facts = BACKBONES[kind]
    pictures = declared_map(input_tensor, input_shape, facts.default, bool(include_top))
    if isinstance(pictures, Unknown):
        return pictures
    channels: Size = facts.channels if alpha == 1.0 else as_size(Unknown("the width of a backbone", kind=int))
    model = class_of(kind, BackboneModel)(kind, facts, channels, bool(include_top), pooling, classes, name)
    pictures = check_input(model, pictures, weights, 1 if include_top else facts.smallest)
    if isinstance(pictures, Unknown):
        return pictures
    outputs = model(pictures)
    model._inputs, model._outputs, model.built = pictures, outputs, True
    return model if not include_top or kind in _TOP_OF_CONVOLUTIONS else _with_top(model, classes, name)


def _with_top(body: Any, classes: Any, name: Any) -> Any:
    """The body without its top, pooled to one number a channel, and a Dense over them."""
    x = GlobalAveragePooling2D(name="avg_pool")(body._outputs)
    return Model(body._inputs, Dense(classes, activation="softmax", name="predictions")(x), name=name)
