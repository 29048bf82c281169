"""Optimizers: they change no shape. https://docs.pytorch.org/docs/stable/optim.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.optim import lr_scheduler
from convlint.values import Unknown

__all__ = ["lr_scheduler"]


class Optimizer:
    """https://docs.pytorch.org/docs/stable/optim.html#torch.optim.Optimizer"""

    def __init__(self, params: Any = None, lr: Any = None, *args: Any, **kwargs: Any) -> None:
        self.param_groups = [{"params": _listed(params), "lr": lr, **kwargs}]
        self.defaults = dict(kwargs)
        self.state: dict[Any, Any] = {}

    def step(self, closure: Any = None) -> Any:
        return closure() if closure is not None else None

    def zero_grad(self, set_to_none: Any = True) -> None:
        return None

    def add_param_group(self, param_group: Any) -> None:
        self.param_groups.append(param_group)

    def state_dict(self) -> Any:
        return Unknown("the state of an optimizer")

    def load_state_dict(self, state_dict: Any) -> None:
        return None


def _listed(params: Any) -> Any:
    return params if isinstance(params, (Unknown, list)) else list(params) if params is not None else []


class SGD(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html"""


class Adam(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.Adam.html"""


class AdamW(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.AdamW.html"""


class NAdam(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.NAdam.html"""


class RAdam(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.RAdam.html"""


class Adamax(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.Adamax.html"""


class SparseAdam(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.SparseAdam.html"""


class Adadelta(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.Adadelta.html"""


class Adagrad(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.Adagrad.html"""


class Adafactor(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.Adafactor.html"""


class ASGD(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.ASGD.html"""


class LBFGS(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.LBFGS.html"""


class RMSprop(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.RMSprop.html"""


class Rprop(Optimizer):
    """https://docs.pytorch.org/docs/stable/generated/torch.optim.Rprop.html"""
