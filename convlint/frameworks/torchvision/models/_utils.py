"""What several families share, and the getter of intermediate layers."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torchvision._torch import ModuleDict
from convlint.values import Unknown, first_unknown


class IntermediateLayerGetter(ModuleDict):
    """The children of `model` up to the last of `return_layers`; gives a dict of the outputs that it names."""

    def __init__(self, model, return_layers):
        names = dict(model.named_children())
        if not isinstance(return_layers, dict):
            raise TypeError("return_layers should be a dict")
        if not set(return_layers) <= set(names):
            raise ValueError("return_layers are not present in model")
        last = max(list(names).index(name) for name in return_layers)
        super().__init__(dict(list(names.items())[: last + 1]))
        self.return_layers = {str(name): str(new) for name, new in return_layers.items()}

    def forward(self, x):
        found = {}
        for name, module in self.items():
            x = module(x)
            if name in self.return_layers:
                found[self.return_layers[name]] = x
        return found


def make_divisible(v: Any, divisor: Any, min_value: Any = None) -> Any:
    """`v` rounded to a multiple of `divisor`, at most a tenth below it."""
    if first_unknown(v, divisor, min_value) is not None:
        return Unknown("a number of channels", kind=int)
    rounded = max(divisor if min_value is None else min_value, int(v + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < 0.9 * v else rounded


_make_divisible = make_divisible
