"""Which input a model gets, and who says so."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass
from typing import Any

from convlint.shapes import symbol
from convlint.values import Tensor, Unknown

BATCH = symbol(("batch",), name="B")
HEIGHT = symbol(("height",), name="H")
WIDTH = symbol(("width",), name="W")
DEPTH = symbol(("depth",), name="D")
LENGTH = symbol(("length",), name="L")


@dataclass(frozen=True)
class Declared:
    """The input shapes of a model and who declared them.

    inputs: one `InputShape` per input (`sizes` without the batch, or with it where `with_batch`). by: "pragma",
    "configuration", "--input-size", "call", "symbols" or a text that names the place. line: where, 1-based, or None.
    model: the expression that makes the model, where the declaration gives one.
    """

    inputs: tuple[Any, ...]
    by: str
    line: int | None = None
    model: str | None = None
    data_format: str | None = None

    @property
    def text(self) -> str:
        """`3x227x227`, several joined by a comma."""
        return ", ".join(shape_text(item) for item in self.inputs)

    @property
    def sentence(self) -> str:
        """`input 3x227x227, declared at line 4`."""
        if not self.inputs:
            return ""
        if self.by == "pragma":
            return f"input {self.text}, declared at line {self.line}"
        if self.by == "call":
            return f"input {self.text}, as called at line {self.line}" if self.line else f"input {self.text}"
        place = f" at line {self.line}" if self.line else ""
        return f"input {self.text}, from {self.by}{place}"


def shape_text(item: Any) -> str:
    """`3x227x227`; `(8, 3, 227, 227)` for one with its own batch."""
    if item.with_batch:
        return f"({', '.join(map(str, item.sizes))})"
    return "x".join(map(str, item.sizes))


def full_shape(item: Any) -> tuple[Any, ...]:
    """The tensor's shape: the batch symbol in front, unless the declaration has its own batch."""
    return tuple(item.sizes) if item.with_batch else (BATCH, *item.sizes)


def _bases(cls: Any) -> list[str]:
    return [
        base.__module__ for base in getattr(cls, "__mro__", ()) if base.__module__.startswith("convlint.frameworks.")
    ]


def is_torch_module(cls: Any) -> bool:
    """Whether a class derives from the torch twin's Module."""
    return any(
        base.__name__ == "Module" and base.__module__.startswith("convlint.frameworks.torch.")
        for base in getattr(cls, "__mro__", ())
    )


def is_keras(cls: Any) -> bool:
    """Whether a class derives from the Keras twin's Layer."""
    return any(module.startswith("convlint.frameworks.keras") for module in _bases(cls))


def make_tensor(model: Any, shape: tuple[Any, ...]) -> Tensor:
    """An input tensor of the model's framework."""
    if is_torch_module(type(model)):
        from convlint.frameworks.torch._tensor import new_tensor

        return new_tensor(shape, "input")
    from convlint.frameworks.keras import Input  # type: ignore[attr-defined,unused-ignore]

    result: Tensor = Input(batch_shape=tuple(None if size is BATCH else size for size in shape))
    return result


def as_arguments(model: Any, declared: Declared) -> tuple[Any, ...]:
    """The declared inputs as tensors."""
    return tuple(make_tensor(model, _laid_out(model, item, declared.data_format)) for item in declared.inputs)


def _laid_out(model: Any, item: Any, data_format: str | None) -> tuple[Any, ...]:
    """The shape in the order in which the model's framework has its axes: C x H x W, for Keras H x W x C."""
    shape = full_shape(item)
    if len(shape) < 4:
        return shape
    if is_torch_module(type(model)):
        return (shape[0], shape[-1], *shape[1:-1]) if data_format == "channels_last" else shape
    if data_format == "channels_last" or (data_format is None and _ends_in_channels(shape)):
        return shape
    return (shape[0], *shape[2:], shape[1])


def _ends_in_channels(shape: tuple[Any, ...]) -> bool:
    """`28x28x1`: without a word about the order, the axis of 1 to 4 is the channels'."""
    return isinstance(shape[-1], int) and (shape[-1] <= 4 or not (isinstance(shape[1], int) and shape[1] <= 4))


# --------------------------------------------------------------------------- no size is declared


def symbolic_arguments(model: Any) -> tuple[tuple[Any, ...], str]:
    """An input made of symbols that suits the first layer; () where no layer says what it takes."""
    layer = first_sized_layer(model)
    shape = symbolic_shape(layer) if layer is not None else None
    if shape is None:
        return (Unknown("the input of a model whose size nobody declares", key=("input", id(model))),), "nobody"
    return (make_tensor(model, shape),), "symbols"


def first_sized_layer(model: Any) -> Any:
    """The first layer in order of definition that knows how wide its input is."""
    for _, layer in model.named_modules():
        if any(isinstance(getattr(layer, name, None), int) for name in ("in_channels", "in_features")):
            return layer
        if type(layer).__name__ in ("Embedding", "LSTM", "GRU", "RNN"):
            return None
    return None


def symbolic_shape(layer: Any) -> tuple[Any, ...] | None:
    """(B, C, H, W) for a 2-d convolution with C input channels, (B, N) for a Linear of N features, and so on."""
    kind = type(layer).__name__
    names = {base.__name__ for base in type(layer).__mro__}
    if "Linear" in names:
        return (BATCH, layer.in_features)
    for suffix, axes in (("1d", (LENGTH,)), ("2d", (HEIGHT, WIDTH)), ("3d", (DEPTH, HEIGHT, WIDTH))):
        if any(name.startswith(("Conv", "_Conv")) and name.endswith(suffix) for name in names) or kind.endswith(suffix):
            return (BATCH, layer.in_channels, *axes)
    return None


# --------------------------------------------------------------------------- who declares it


def configured(inputs: dict[str, Any], class_name: str, path: str) -> Any:
    """The configured input of a class: `"Net"`, or `"models/*.py::ResNet*"`; the most specific pattern wins."""
    best: tuple[int, Any] | None = None
    for pattern, value in inputs.items():
        file_part, _, class_part = pattern.rpartition("::")
        if not fnmatch.fnmatchcase(class_name, class_part):
            continue
        if file_part and not _path_matches(path, file_part):
            continue
        weight = len(pattern) - 10 * pattern.count("*")
        if best is None or weight > best[0]:
            best = (weight, value)
    return best[1] if best is not None else None


def _path_matches(path: str, pattern: str) -> bool:
    return fnmatch.fnmatchcase(path, pattern) or fnmatch.fnmatchcase(path, f"*/{pattern}")
