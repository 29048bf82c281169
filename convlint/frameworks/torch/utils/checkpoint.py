"""Checkpointing calls the function. https://docs.pytorch.org/docs/stable/checkpoint.html"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call


def checkpoint(function, *args, use_reentrant=None, context_fn=None, determinism_check="default", debug=False,
               early_stop=True, **kwargs):  # fmt: skip
    """`function(*args, **kwargs)`"""
    return call(function, *args, **kwargs)


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    """The functions one after the other."""
    result: Any = input
    for function in list(functions):
        result = call(function, result)
    return result
