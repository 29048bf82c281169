"""Blocks of space and depth.

https://www.tensorflow.org/api_docs/python/tf/nn/depth_to_space
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow import _args
from convlint.frameworks.tensorflow._tensor import Tensor
from convlint.values import as_size


def _map(input: Any, block_size: Any, data_format: Any) -> Any:
    """The tensor, its spatial axes and its channel axis; or Unknown."""
    tensor, first = _args.convert(input), _args.channels_first(data_format)
    unknown = _args.first_unknown_of(tensor, first, block_size)
    if unknown is not None:
        return unknown
    if len(tensor.shape) != 4:
        raise ValueError(f"Shape must be rank 4 but is rank {len(tensor.shape)}")
    return (tensor, (2, 3), 1) if first else (tensor, (1, 2), 3)


def depth_to_space(input, block_size, name=None, data_format="NHWC") -> Any:
    """Height and width times `block_size`, channels by its square. Raises ValueError where that leaves a rest."""
    found = _map(input, block_size, data_format)
    if not isinstance(found, tuple):
        return found
    tensor, axes, channel = found
    block = as_size(block_size)
    shape = list(tensor.shape)
    _need_multiple(shape[channel], block * block, tensor)
    for axis in axes:
        shape[axis] = shape[axis] * block
    shape[channel] = shape[channel] // (block * block)
    return tensor.made(tuple(shape), "depth_to_space")


def space_to_depth(input, block_size, name=None, data_format="NHWC") -> Any:
    """Height and width by `block_size`, channels times its square. Raises ValueError where that leaves a rest."""
    found = _map(input, block_size, data_format)
    if not isinstance(found, tuple):
        return found
    tensor, axes, channel = found
    block = as_size(block_size)
    shape = list(tensor.shape)
    for axis in axes:
        _need_multiple(shape[axis], block, tensor)
        shape[axis] = shape[axis] // block
    shape[channel] = shape[channel] * block * block
    return tensor.made(tuple(shape), "space_to_depth")


def _need_multiple(size: Any, block: Any, tensor: Tensor) -> None:
    if isinstance(size, int) and isinstance(block, int) and size % block:
        raise ValueError(f"Dimension size must be evenly divisible by {block} but is {size} in {tensor.shape}")
