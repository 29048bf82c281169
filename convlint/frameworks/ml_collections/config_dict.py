"""Twin of `ml_collections.config_dict`."""

from __future__ import annotations

from convlint.frameworks.ml_collections import ConfigDict, FrozenConfigDict
from convlint.values import Unknown

__all__ = ["ConfigDict", "FrozenConfigDict", "placeholder"]


def placeholder(field_type, required=False):
    """A value to be given later."""
    return Unknown("a placeholder of a configuration")
