"""Twin of `ml_collections` (https://ml-collections.readthedocs.io/)."""

from __future__ import annotations

from convlint.frameworks._config import AttributeDict, plain
from convlint.frameworks.stdlib.copy import deepcopy


class ConfigDict(AttributeDict):
    """A dict whose keys are attributes."""

    def __init__(self, initial_dictionary=None, type_safe=True, convert_dict=True):
        super().__init__(initial_dictionary if initial_dictionary is not None else {})

    def lock(self):
        """Does nothing."""
        return self

    unlock = lock

    def to_dict(self, visit_map=None, preserve_field_references=False):
        """A plain dict."""
        return plain(self)

    def copy_and_resolve_references(self, visit_map=None):
        """A deep copy."""
        return deepcopy(self)

    def unlocked(self):
        """A `with` block in which nothing is locked."""
        from convlint.frameworks.stdlib.contextlib import nullcontext

        return nullcontext(self)


FrozenConfigDict = ConfigDict


def config_dict(**kwargs):
    """A configuration of the arguments."""
    return ConfigDict(kwargs)
