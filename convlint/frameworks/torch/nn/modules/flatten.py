"""Flatten and Unflatten. https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html"""

from __future__ import annotations

import convlint.shapes as shapes
from convlint.frameworks.torch._ops.reshaping import flatten
from convlint.frameworks.torch._support import axis_of, sizes_of
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Unknown


class Flatten(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Flatten.html"""

    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim

    def forward(self, input):
        return flatten(input, self.start_dim, self.end_dim)

    def extra_repr(self) -> str:
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Unflatten(Module):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Unflatten.html"""

    def __init__(self, dim, unflattened_size):
        super().__init__()
        self.dim = dim
        self.unflattened_size = unflattened_size

    def forward(self, input):
        sizes = sizes_of((self.unflattened_size,))
        if isinstance(sizes, Unknown):
            return sizes
        return input.made(shapes.unflatten(tuple(input.shape), axis_of(input, self.dim), sizes), "unflatten")
