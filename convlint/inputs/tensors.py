"""Declared inputs as tensors of the model's framework."""

from __future__ import annotations

from typing import Any

from convlint.inputs.declared import BATCH, Declared, full_shape
from convlint.source import InputGroup
from convlint.values import Tensor


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


def make_tensor(model: Any, shape: tuple[Any, ...], dtype: str | None = None) -> Tensor:
    """An input tensor of the model's framework; `dtype` by its name in torch and TensorFlow, such as `int64`."""
    if is_torch_module(type(model)):
        from convlint.frameworks.torch import _types
        from convlint.frameworks.torch._tensor import new_tensor

        kind = getattr(_types, "bool_" if dtype == "bool" else dtype) if dtype else None
        return new_tensor(shape, "input", dtype=kind)
    from convlint.frameworks.keras import Input  # type: ignore[attr-defined,unused-ignore]

    sizes = tuple(None if size is BATCH else size for size in shape)
    result: Tensor = Input(batch_shape=sizes, dtype=dtype) if dtype else Input(batch_shape=sizes)
    return result


def as_arguments(model: Any, declared: Declared) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The declared inputs as the arguments of a call: tensors, dicts and lists of them; those with names by keyword."""
    values = [(item.name, _argument(model, item, declared.data_format)) for item in declared.inputs]
    return tuple(v for name, v in values if name is None), {name: v for name, v in values if name is not None}


def _argument(model: Any, item: Any, data_format: str | None) -> Any:
    if not isinstance(item, InputGroup):
        return make_tensor(model, _laid_out(model, item, data_format), item.dtype)
    tensors = [make_tensor(model, _laid_out(model, one, data_format), one.dtype) for one in item.items]
    return tensors if item.kind == "[" else {one.name: t for one, t in zip(item.items, tensors, strict=True)}


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
