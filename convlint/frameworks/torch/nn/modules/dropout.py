"""Dropout layers. https://docs.pytorch.org/docs/stable/nn.html#dropout-layers"""

from __future__ import annotations

from convlint.frameworks.torch._support import need_rank
from convlint.frameworks.torch.nn.modules.activation import _Elementwise

# Bases that programs name in isinstance() and in class statements.
__all__ = ["_DropoutNd"]


class _DropoutNd(_Elementwise):
    _op = "dropout"

    def __init__(self, p=0.5, inplace=False):
        super().__init__()
        if isinstance(p, (int, float)) and not 0 <= p <= 1:
            raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
        self.p = p
        self.inplace = inplace

    def extra_repr(self) -> str:
        return f"p={self.p}, inplace={self.inplace}"


class Dropout(_DropoutNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout.html"""


class Dropout1d(_DropoutNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout1d.html"""

    def forward(self, input):
        need_rank(input, 2, 3)
        return super().forward(input)


class Dropout2d(_DropoutNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout2d.html"""


class Dropout3d(_DropoutNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.Dropout3d.html"""


class AlphaDropout(_DropoutNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.AlphaDropout.html"""


class FeatureAlphaDropout(_DropoutNd):
    """https://docs.pytorch.org/docs/stable/generated/torch.nn.FeatureAlphaDropout.html"""
