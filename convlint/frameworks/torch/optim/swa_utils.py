"""Averaged models. https://docs.pytorch.org/docs/stable/optim.html#weight-averaging-swa-and-ema"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn._copy import deep_copy
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.frameworks.torch.optim.lr_scheduler import LRScheduler


class AveragedModel(Module):
    """A copy of the model, as `module`."""

    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        self.module = deep_copy(model, {})

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        return self.module(*args, **kwargs)

    def update_parameters(self, model):
        return None


class SWALR(LRScheduler):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.swa_utils.SWALR.html"""


def update_bn(loader, model, device=None):
    return None


def get_ema_multi_avg_fn(decay=0.999):
    return None


def get_swa_avg_fn():
    return None
