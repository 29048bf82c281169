"""The input where nobody declares a size: channels from the first layer, height and width symbols."""

from __future__ import annotations

from typing import Any

from convlint.inputs.declared import BATCH, DEPTH, HEIGHT, LENGTH, WIDTH
from convlint.inputs.tensors import make_tensor
from convlint.interpreter.looking import modules_of, read
from convlint.shapes import Dim, symbol
from convlint.values import Unknown, as_size


def symbolic_arguments(model: Any) -> tuple[tuple[Any, ...], str]:
    """An input made of symbols that suits the first layer; () where no layer says what it takes."""
    shape = symbolic_shape_of(model)
    if shape is None:
        return (Unknown("the input of a model whose size nobody declares", key=("input", id(model))),), "nobody"
    return (make_tensor(model, shape),), "symbols"


# What takes no image, and says not all of what it takes.
_NO_IMAGE = frozenset(["Embedding", "LSTM", "GRU", "RNN"])


def first_sized_layer(model: Any) -> Any:
    """The first layer in order of definition that says how wide its input is, in a number or not."""
    for _, layer in modules_of(model):
        says = any(read(layer, name) is not None for name in ("in_channels", "in_features"))
        if says and symbolic_shape(layer) is not None:
            return layer
        if any(base.__name__ in _NO_IMAGE for base in type(layer).__mro__):
            return None
    return None


def symbolic_shape_of(model: Any) -> tuple[Any, ...] | None:
    """What suits the first layer of a torch model."""
    layer = first_sized_layer(model)
    return symbolic_shape(layer) if layer is not None else None


def symbolic_shape(layer: Any) -> tuple[Any, ...] | None:
    """(B, C, H, W) for a 2-d convolution with C input channels, (B, N) for a Linear of N features, and so on."""
    kind = type(layer).__name__
    names = {base.__name__ for base in type(layer).__mro__}
    if "Linear" in names:
        return (BATCH, width_of(layer, "in_features"))
    for suffix, axes in (("1d", (LENGTH,)), ("2d", (HEIGHT, WIDTH)), ("3d", (DEPTH, HEIGHT, WIDTH))):
        if any(name.startswith(("Conv", "_Conv")) and name.endswith(suffix) for name in names) or kind.endswith(suffix):
            return (BATCH, width_of(layer, "in_channels"), *axes)
    return None


def width_of(layer: Any, name: str) -> Any:
    """The number of channels or features; a symbol where the layer does not know it (lazy layers say 0)."""
    value = read(layer, name)
    if isinstance(value, (int, Dim)) and value is not False and not (isinstance(value, int) and value <= 0):
        return value
    return as_size(value) if isinstance(value, Unknown) else symbol(("channels", id(layer)), name="C")
