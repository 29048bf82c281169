"""The methods of `Module` that change neither its parts nor any shape."""

from __future__ import annotations

from typing import Any


class ModuleSettings:
    """Moving, casting, switching modes: all return the module itself."""

    training: Any

    def to(self, *args, **kwargs):
        return self

    def to_empty(self, *, device, recurse=True):
        return self

    def cuda(self, device=None):
        return self

    def ipu(self, device=None):
        return self

    def xpu(self, device=None):
        return self

    def mtia(self, device=None):
        return self

    def cpu(self):
        return self

    def type(self, dst_type):
        return self

    def float(self):
        return self

    def double(self):
        return self

    def half(self):
        return self

    def bfloat16(self):
        return self

    def share_memory(self):
        return self

    def requires_grad_(self, requires_grad=True):
        return self

    def zero_grad(self, set_to_none=True):
        return None

    def compile(self, *args, **kwargs):
        return None

    def train(self, mode=True):
        """Set `training` here and, through the children's own `train`, below: models override it."""
        self.training = mode
        for module in self.children():  # type: ignore[attr-defined]
            module.train(mode)
        return self

    def eval(self):
        return self.train(False)
