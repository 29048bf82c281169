"""`torch.fx`: a traced module is the module itself. https://docs.pytorch.org/docs/stable/fx.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Unknown

GraphModule = Module


def symbolic_trace(root, concrete_args=None):
    return root


def wrap(fn_or_name):
    return fn_or_name


class Tracer:
    """https://docs.pytorch.org/docs/stable/fx.html#torch.fx.Tracer"""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    def trace(self, root, concrete_args=None):
        return Unknown("the graph of a module")
