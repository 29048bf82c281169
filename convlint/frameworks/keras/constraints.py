"""`keras.constraints`: https://keras.io/api/layers/constraints/"""

from __future__ import annotations

from typing import Any


class Constraint:
    """A projection of a weight; its shape stays."""

    def __call__(self, w) -> Any:
        return w


class MaxNorm(Constraint):
    """https://keras.io/api/layers/constraints/"""

    def __init__(self, max_value=2, axis=0, m=None) -> None:
        self.max_value = max_value


class MinMaxNorm(Constraint):
    """https://keras.io/api/layers/constraints/"""

    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0) -> None:
        self.min_value, self.max_value = min_value, max_value


class NonNeg(Constraint):
    """https://keras.io/api/layers/constraints/"""


class UnitNorm(Constraint):
    """https://keras.io/api/layers/constraints/"""

    def __init__(self, axis=0) -> None:
        self.axis = axis


maxnorm = max_norm = MaxNorm
min_max_norm = MinMaxNorm
nonneg = non_neg = NonNeg
unitnorm = unit_norm = UnitNorm
