"""`torch.nn.quantized`. https://docs.pytorch.org/docs/stable/generated/torch.ao.nn.quantized.FloatFunctional.html"""

from __future__ import annotations

from convlint.frameworks.torch._ops import joining
from convlint.frameworks.torch._ops.blas import matmul
from convlint.frameworks.torch.nn.functional._activation import relu
from convlint.frameworks.torch.nn.modules.module import Module


class FloatFunctional(Module):
    """Operators as methods."""

    def __init__(self) -> None:
        super().__init__()

    def add(self, x, y):
        return x + y

    def add_scalar(self, x, y):
        return x + y

    def mul(self, x, y):
        return x * y

    def mul_scalar(self, x, y):
        return x * y

    def cat(self, x, dim=0):
        return joining.cat(x, dim)

    def add_relu(self, x, y):
        return relu(x + y)

    def matmul(self, x, y):
        return matmul(x, y)
