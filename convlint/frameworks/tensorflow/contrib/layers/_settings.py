"""Initialisers and penalties: no shape depends on them."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.keras.initializers import VarianceScaling
from convlint.frameworks.keras.regularizers import L1, L1L2, L2


def xavier_initializer(uniform=True, seed=None, dtype=None) -> VarianceScaling:
    """An initialiser."""
    return VarianceScaling()


xavier_initializer_conv2d = xavier_initializer


def variance_scaling_initializer(factor=2.0, mode="FAN_IN", uniform=False, seed=None, dtype=None) -> VarianceScaling:
    """An initialiser."""
    return VarianceScaling()


def l2_regularizer(scale, scope=None) -> L2:
    """A penalty."""
    return L2(scale)


def l1_regularizer(scale, scope=None) -> L1:
    """A penalty."""
    return L1(scale)


def l1_l2_regularizer(scale_l1=1.0, scale_l2=1.0, scope=None) -> L1L2:
    """A penalty."""
    return L1L2(scale_l1, scale_l2)


def sum_regularizer(regularizer_list, scope=None) -> Any:
    """A penalty."""
    return L1L2()
