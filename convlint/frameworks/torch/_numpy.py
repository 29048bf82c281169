"""The way to numpy's twin, which is loaded when a tensor becomes an array."""

from __future__ import annotations

from typing import Any


def as_array(tensor: Any) -> Any:
    """A numpy array with the shape and the contents of `tensor`."""
    from convlint.frameworks.numpy._ndarray import as_array as converted

    return converted(tensor)
