"""Layers for torch. https://einops.rocks/#layers"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.einops import apply_pattern
from convlint.frameworks.torch.nn.modules.module import Module
from convlint.values import Unknown


class _Pattern(Module):
    _op = ""
    _any_input = True

    def __init__(self, pattern, **axes_lengths):
        super().__init__()
        self.pattern = pattern
        self.axes_lengths = axes_lengths

    def forward(self, input: Any) -> Any:
        return apply_pattern(input, self.pattern, self.axes_lengths, self._op)


class Rearrange(_Pattern):
    """https://einops.rocks/api/rearrange/"""

    _op = "rearrange"


class Reduce(_Pattern):
    """https://einops.rocks/api/reduce/"""

    _op = "reduce"

    def __init__(self, pattern, reduction, **axes_lengths):
        super().__init__(pattern, **axes_lengths)
        self.reduction = reduction


class EinMix(Module):
    """https://einops.rocks/docs/3-einmix-layer/"""

    def __init__(self, pattern, weight_shape, bias_shape=None, **axes_lengths):
        super().__init__()
        self.pattern = pattern

    def forward(self, input: Any) -> Any:
        return Unknown("EinMix is not modelled")
