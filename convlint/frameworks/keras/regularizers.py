"""`keras.regularizers`: https://keras.io/api/layers/regularizers/"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.tensorflow._reduce import reduced as _reduced


class Regularizer:
    """A penalty on a weight, a scalar."""

    def __call__(self, x) -> Any:
        return _reduced(x, None, False, "regularizer")


class L1(Regularizer):
    """https://keras.io/api/layers/regularizers/"""

    def __init__(self, l1=0.01, l=None) -> None:  # noqa: E741
        self.l1 = l1


class L2(Regularizer):
    """https://keras.io/api/layers/regularizers/"""

    def __init__(self, l2=0.01, l=None) -> None:  # noqa: E741
        self.l2 = l2


class L1L2(Regularizer):
    """https://keras.io/api/layers/regularizers/"""

    def __init__(self, l1=0.0, l2=0.0) -> None:
        self.l1, self.l2 = l1, l2


class OrthogonalRegularizer(Regularizer):
    """https://keras.io/api/layers/regularizers/"""

    def __init__(self, factor=0.01, mode="rows") -> None:
        self.factor, self.mode = factor, mode


l1, l2 = L1, L2


def l1_l2(l1=0.01, l2=0.01) -> L1L2:
    """Both penalties."""
    return L1L2(l1, l2)
