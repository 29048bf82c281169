"""The twin of einops. https://einops.rocks/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.einops._pattern import parsed, transformed
from convlint.frameworks.torch._ops import contractions
from convlint.frameworks.torch._registry import after_fault
from convlint.shapes import ShapeFault, stack
from convlint.values import Tensor, Unknown, first_unknown

__version__ = "0.8.2"


class EinopsError(RuntimeError):
    """https://github.com/arogozhnikov/einops"""


def apply_pattern(tensor: Any, pattern: Any, sizes: dict[str, Any], op: str) -> Any:
    """`rearrange`, `reduce` or `repeat` of a tensor, or of a list of tensors as one."""
    unknown = first_unknown(tensor, pattern)
    if unknown is not None:
        return unknown.derive(op)
    if isinstance(tensor, (tuple, list)):
        tensor = tensor[0].made(stack([tuple(item.shape) for item in tensor], 0), "stack", *tensor[1:])
    if not isinstance(tensor, Tensor):
        raise TypeError(f"{op}() takes a tensor, not {type(tensor).__name__}")
    try:
        return tensor.made(transformed(tuple(tensor.shape), pattern, sizes, op), op)
    except ShapeFault as fault:
        return after_fault(fault, op, tensor)


def rearrange(tensor, pattern, **axes_lengths):
    """https://einops.rocks/api/rearrange/"""
    return apply_pattern(tensor, pattern, axes_lengths, "rearrange")


def reduce(tensor, pattern, reduction, **axes_lengths):
    """https://einops.rocks/api/reduce/"""
    return apply_pattern(tensor, pattern, axes_lengths, "reduce")


def repeat(tensor, pattern, **axes_lengths):
    """https://einops.rocks/api/repeat/"""
    return apply_pattern(tensor, pattern, axes_lengths, "repeat")


def parse_shape(x, pattern):
    """The sizes by name; `_` is left out."""
    if isinstance(x, Unknown):
        return x.derive("parse_shape")
    names = [names[0] if names else "1" for names in parsed(pattern)]
    return {name: size for name, size in zip(names, x.shape, strict=True) if name != "_"}


def einsum(*tensors_and_pattern):
    """The pattern stands last, and its names may be words."""
    *tensors, pattern = tensors_and_pattern
    if isinstance(pattern, Unknown):
        return pattern.derive("einsum")
    words = sorted(set(pattern.replace("->", " ").replace(",", " ").replace("...", " ").split()))
    letters = {word: chr(ord("a") + at) if at < 26 else chr(ord("A") + at - 26) for at, word in enumerate(words)}
    text = pattern.replace("->", " -> ").replace(",", " , ").replace("...", " ... ")
    return contractions.einsum("".join(letters.get(token, token) for token in text.split()), *tensors)


def asnumpy(tensor):
    return Unknown("the contents of a tensor")


def pack(tensors, pattern):
    return Unknown("einops.pack is not modelled"), Unknown("einops.pack is not modelled")


def unpack(tensor, packed_shapes, pattern):
    return Unknown("einops.unpack is not modelled")
