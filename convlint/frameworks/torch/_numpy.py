"""The way to numpy's twin, where there is one."""

from __future__ import annotations

import importlib
from typing import Any

from convlint.values import Unknown


def as_array(tensor: Any) -> Any:
    """A numpy array with the shape and the contents of `tensor`."""
    try:
        numpy: Any = importlib.import_module("convlint.frameworks.numpy")
    except ModuleNotFoundError:
        return Unknown("numpy is not modelled")
    maker = getattr(numpy, "array_of_shape", None)
    return maker(tuple(tensor.shape), tensor.constant) if maker is not None else Unknown("numpy is not modelled")
