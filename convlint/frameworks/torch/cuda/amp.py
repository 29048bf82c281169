"""Mixed precision. https://docs.pytorch.org/docs/stable/amp.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._ops.settings import _Context


class autocast(_Context):
    """https://docs.pytorch.org/docs/stable/amp.html#torch.autocast"""


def custom_fwd(fwd=None, **kwargs):
    return fwd if fwd is not None else lambda decorated: decorated


def custom_bwd(bwd=None, **kwargs):
    return bwd if bwd is not None else lambda decorated: decorated


class GradScaler:
    """https://docs.pytorch.org/docs/stable/amp.html#gradient-scaling"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        return None

    def scale(self, outputs):
        return outputs

    def unscale_(self, optimizer):
        return None

    def step(self, optimizer, *args, **kwargs):
        return None

    def update(self, new_scale=None):
        return None

    def state_dict(self):
        return {}

    def load_state_dict(self, state_dict):
        return None
