"""Twin of `omegaconf` (https://omegaconf.readthedocs.io/): configurations whose keys are attributes."""

from __future__ import annotations

from convlint.frameworks._config import AttributeDict, merged, plain
from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.values import Undecided, Unknown

MISSING = "???"


class DictConfig(AttributeDict):
    """A dict whose keys are attributes; an interpolation or a missing value is not known."""

    def __init__(self, content=(), /, **kwargs):
        super().__init__(content)

    def _converted(self, value):
        if isinstance(value, str) and ("${" in value or value == MISSING):
            return Unknown("an interpolated or missing value of a configuration")
        return super()._converted(value)


ListConfig = list


class OmegaConf:
    """Makes and merges configurations. Files are not read."""

    @staticmethod
    def create(obj=None, parent=None, flags=None):
        """A configuration of a dict; other sources are not known."""
        if obj is None:
            return DictConfig({})
        if isinstance(obj, list):
            return DictConfig({"items": obj})["items"]
        return DictConfig(obj) if isinstance(obj, dict) else Unknown("a configuration")

    @staticmethod
    def merge(*configs):
        """One configuration made of several, later ones first."""
        unknown = first_unknown(*configs)
        if unknown is not None:
            raise Undecided(unknown)
        result = DictConfig({})
        for config in configs:
            merged(result, DictConfig(config))
        return result

    @staticmethod
    def to_container(cfg, *, resolve=False, throw_on_missing=False, enum_to_str=False, structured_config_mode=None):
        """A plain dict."""
        return plain(cfg)

    @staticmethod
    def load(file_):
        """The file is not read."""
        return Unknown("a configuration file")

    @staticmethod
    def from_cli(args_list=None):
        """The command line is not known."""
        return Unknown("the command line")

    @staticmethod
    def structured(obj, parent=None, flags=None):
        """A class is not made a configuration of."""
        return Unknown("a structured configuration")

    @staticmethod
    def to_yaml(cfg, *, resolve=False, sort_keys=False):
        """The text is not made."""
        return Unknown("a configuration as a text", kind=str)

    @staticmethod
    def set_struct(conf, value):
        """Does nothing."""

    set_readonly = set_struct

    @staticmethod
    def register_new_resolver(name, resolver, **kwargs):
        """Does nothing: interpolations are not known."""

    @staticmethod
    def is_config(obj):
        """Whether it is a configuration."""
        return isinstance(obj, DictConfig)
