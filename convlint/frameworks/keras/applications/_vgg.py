"""VGG16 and VGG19, layer by layer.

https://keras.io/api/applications/vgg/
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.applications._backbone import check_input, class_of, declared_map
from convlint.frameworks.keras.layers import (
    Conv2D,
    Dense,
    Flatten,
    GlobalAveragePooling2D,
    GlobalMaxPooling2D,
    MaxPooling2D,
)
from convlint.frameworks.keras.models import Model
from convlint.frameworks.tensorflow import _args
from convlint.values import Unknown

__all__ = ["make"]

_WIDTHS = (64, 128, 256, 512, 512)
_DEPTHS = {"VGG16": (2, 2, 3, 3, 3), "VGG19": (2, 2, 4, 4, 4)}


def _features(x: Any, depths: tuple[int, ...]) -> Any:
    for block, (depth, width) in enumerate(zip(depths, _WIDTHS, strict=True), 1):
        for index in range(1, depth + 1):
            x = Conv2D(width, (3, 3), padding="same", activation="relu", name=f"block{block}_conv{index}")(x)
        x = MaxPooling2D((2, 2), strides=(2, 2), name=f"block{block}_pool")(x)
    return x


def _top(x: Any, classes: Any) -> Any:
    x = Flatten(name="flatten")(x)
    x = Dense(4096, activation="relu", name="fc1")(x)
    x = Dense(4096, activation="relu", name="fc2")(x)
    return Dense(classes, activation="softmax", name="predictions")(x)


def make(
    kind: str,
    include_top: Any,
    weights: Any,
    input_tensor: Any,
    input_shape: Any,
    pooling: Any,
    classes: Any,
    name: Any,
) -> Any:
    """VGG16 or VGG19 as a functional model of its declared input."""
    unknown = _args.first_unknown_of(include_top, pooling, input_shape if isinstance(input_shape, Unknown) else None)
    if unknown is not None:
        return unknown
    model = class_of(kind, Model)(name=name)
    inputs = declared_map(input_tensor, input_shape, 224, bool(include_top))
    inputs = check_input(model, inputs, weights, 1 if include_top else 32)
    if isinstance(inputs, Unknown):
        return inputs
    x = _features(inputs, _DEPTHS[kind])
    if include_top:
        x = _top(x, classes)
    elif pooling in ("avg", "max"):
        x = (GlobalAveragePooling2D() if pooling == "avg" else GlobalMaxPooling2D())(x)
    model._connect(inputs, x)
    return model
