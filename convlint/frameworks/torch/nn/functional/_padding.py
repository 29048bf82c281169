"""`F.pad` and the sizes of resized maps. https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html"""

from __future__ import annotations

from typing import Any

import convlint.shapes as shapes
from convlint.frameworks.torch._registry import functional
from convlint.frameworks.torch._support import report, sizes_of
from convlint.shapes import prove_less
from convlint.values import Unknown


def pad_pairs(padding: Any) -> Any:
    """torch's list (last axis first, before and after in turn) as pairs in the order of the axes; Unknown stays."""
    sizes = sizes_of((padding,))
    if isinstance(sizes, Unknown):
        return sizes
    if len(sizes) % 2:
        raise RuntimeError("Padding length must be divisible by 2")
    return [(sizes[at], sizes[at + 1]) for at in range(len(sizes) - 2, -1, -2)]


def padded(input: Any, padding: Any, mode: Any, layer: Any = None) -> Any:
    """`input` with its last axes padded; reports `input-rank` where the mode does not take this rank."""
    pairs = pad_pairs(padding)
    if isinstance(pairs, Unknown):
        return pairs
    rank, count = len(input.shape), len(pairs)
    if isinstance(mode, str) and mode != "constant":
        _check_mode(input, pairs, mode, layer)
    if count > rank:
        report("input-rank", op="pad", layer=layer, tensor=input, expected=count, actual=rank)
        return Unknown(f"padding of {count} axes of a tensor of rank {rank}")
    return input.made(shapes.pad(tuple(input.shape), pairs), "pad", layer=layer)


def _check_mode(input: Any, pairs: Any, mode: str, layer: Any) -> None:
    rank, count = len(input.shape), len(pairs)
    if rank not in (count + 1, count + 2) or count > 3:
        report("input-rank", op=f"pad ({mode})", layer=layer, tensor=input, expected=count + 2, actual=rank)
        return
    limit = {"reflect": 0, "circular": 1}.get(mode)
    for size, pair in zip(input.shape[rank - count :], pairs, strict=True):
        if limit is not None and any(prove_less(size + limit - 1, pad) for pad in pair):
            raise RuntimeError(f"Padding size should be less than the corresponding input dimension, but got {pair}")


@functional
def pad(input, pad, mode="constant", value=None):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.pad.html"""
    return padded(input, pad, mode)
