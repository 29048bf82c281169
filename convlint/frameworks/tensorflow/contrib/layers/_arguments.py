"""How slim writes arguments, and how Keras does."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call as _call_program
from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import Unknown

__all__ = ["activated", "bias_used", "format_of", "spatial"]


def format_of(data_format: Any) -> Any:
    """`data_format` as Keras writes it: "NCHW" is channels_first."""
    first = _args.channels_first(data_format)
    return first if isinstance(first, Unknown) else ("channels_first" if first else "channels_last")


def spatial(value: Any, rank: int) -> Any:
    """One number an axis: slim takes `[k]` for all of them."""
    return value[0] if isinstance(value, (list, tuple)) and len(value) == 1 and rank > 1 else value


def bias_used(normalizer_fn: Any, biases_initializer: Any) -> bool:
    """A normaliser takes the place of the bias."""
    return normalizer_fn is None and biases_initializer is not None


def activated(outputs: Any, normalizer_fn: Any, normalizer_params: Any, activation_fn: Any) -> Any:
    """`outputs` normalised and activated: by functions of the program's own, too, which may change the shape."""
    settings = normalizer_params if isinstance(normalizer_params, dict) else {}
    if callable(normalizer_fn) and isinstance(outputs, Tensor):
        outputs = _call_program(normalizer_fn, outputs, **settings)
    if callable(activation_fn) and isinstance(outputs, Tensor):
        outputs = _call_program(activation_fn, outputs)
    return outputs
