"""Parts that are dropped at random: the shape stays. https://docs.pytorch.org/vision/stable/ops.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._registry import takes_tensor
from convlint.frameworks.torch.nn.modules.activation import _Elementwise


@takes_tensor
def stochastic_depth(input, p, mode, training=True):
    return input._unary("stochastic_depth")


@takes_tensor
def drop_block2d(input, p, block_size, inplace=False, eps=1e-06, training=True):
    return input._unary("drop_block2d")


@takes_tensor
def drop_block3d(input, p, block_size, inplace=False, eps=1e-06, training=True):
    return input._unary("drop_block3d")


class StochasticDepth(_Elementwise):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.StochasticDepth.html"""

    _op = "stochastic_depth"

    def __init__(self, p, mode):
        super().__init__()
        self.p = p
        self.mode = mode


class DropBlock2d(_Elementwise):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.DropBlock2d.html"""

    _op = "drop_block2d"

    def __init__(self, p: Any, block_size: Any, inplace: Any = False, eps: Any = 1e-06) -> None:
        super().__init__()
        self.p = p
        self.block_size = block_size


class DropBlock3d(DropBlock2d):
    """https://docs.pytorch.org/vision/stable/generated/torchvision.ops.DropBlock3d.html"""

    _op = "drop_block3d"
