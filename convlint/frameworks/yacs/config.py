"""Twin of `yacs.config`: configurations whose keys are attributes."""

from __future__ import annotations

from convlint.frameworks._config import AttributeDict, merged
from convlint.frameworks.stdlib.copy import deepcopy
from convlint.values import Unknown


class CfgNode(AttributeDict):
    """A dict whose keys are attributes. Files that it is merged with are not read, so all of it is unknown then."""

    def __init__(self, init_dict=None, key_list=None, new_allowed=False):
        super().__init__(init_dict if init_dict is not None else {})

    def clone(self):
        """A deep copy."""
        return deepcopy(self)

    def freeze(self):
        """Does nothing."""

    defrost = freeze

    def is_frozen(self):
        """Writing is never forbidden."""
        return False

    def merge_from_file(self, cfg_filename):
        """The file is not read, so no value is known any more."""
        _forget(self, Unknown("a configuration file"))

    def merge_from_list(self, cfg_list):
        """Set values by dotted names: `["MODEL.DEPTH", 50]`."""
        if isinstance(cfg_list, Unknown):
            _forget(self, cfg_list)
            return
        for name, value in zip(cfg_list[0::2], cfg_list[1::2], strict=True):
            *path, last = name.split(".")
            node = self
            for part in path:
                node = node[part]
            node[last] = value

    def merge_from_other_cfg(self, cfg_other):
        """Overwrite values by those of another configuration."""
        merged(self, cfg_other)

    def dump(self, **kwargs):
        """The text is not made."""
        return Unknown("a configuration as a text", kind=str)

    @classmethod
    def load_cfg(cls, cfg_file_obj_or_str):
        """The file is not read."""
        return Unknown("a configuration file")


def _forget(node, cause):
    for name, value in dict.items(node):
        if isinstance(value, CfgNode):
            _forget(value, cause)
        else:
            dict.__setitem__(node, name, cause.derive("item", name))
