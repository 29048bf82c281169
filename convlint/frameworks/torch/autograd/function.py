"""https://docs.pytorch.org/docs/stable/autograd.html#function"""

from __future__ import annotations

from convlint.frameworks.torch.autograd import Function

__all__ = ["Function"]


def once_differentiable(fn):
    return fn
