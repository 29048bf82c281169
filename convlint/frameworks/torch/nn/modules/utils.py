"""Numbers as tuples, as the layers take them.

https://github.com/pytorch/pytorch/blob/main/torch/nn/modules/utils.py
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.torch._support import repeated

# Programs import these by name, underscore and all.
__all__ = ["_ntuple", "_pair", "_quadruple", "_reverse_repeat_tuple", "_single", "_triple"]


def _single(x):
    return repeated(x, 1)


def _pair(x):
    """`(x, x)`; a sequence as a tuple."""
    return repeated(x, 2)


def _triple(x):
    return repeated(x, 3)


def _quadruple(x):
    return repeated(x, 4)


def _ntuple(n, name="parse"):
    """A function that gives `n` items."""
    return {1: _single, 2: _pair, 3: _triple, 4: _quadruple}[n]


def _reverse_repeat_tuple(t: Any, n: int) -> tuple[Any, ...]:
    return tuple(x for x in reversed(t) for _ in range(n))
