"""Twin of `absl.flags` (https://abseil.io/docs/python/guides/flags): the command line is taken to be empty."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call, read_attribute
from convlint.values import Unknown, active


def _values() -> dict[str, Any]:
    """The flags that the active run has defined."""
    state: dict[str, Any] = active().__dict__.setdefault("twin_state", {})
    values: dict[str, Any] = state.setdefault("absl.flags", {})
    return values


class FlagValues:
    """The flags of the run, as attributes, at their defaults."""

    def __call__(self, argv, known_only=False):
        return []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        values = _values()
        return values[name] if name in values else Unknown(f"the flag {name}")

    def __setattr__(self, name, value):
        _values()[name] = value

    def __getitem__(self, name):
        return FlagHolder(name)

    def __contains__(self, name):
        return name in _values()

    def __iter__(self):
        return iter(list(_values()))

    def is_parsed(self):
        """The command line has been read."""
        return True

    def mark_as_parsed(self):
        """Does nothing."""

    def flag_values_dict(self):
        """All flags and their values."""
        return dict(_values())


FLAGS = FlagValues()


class FlagHolder:
    """What DEFINE_* gives: the flag's value, later."""

    def __init__(self, name):
        self.name = name

    @property
    def value(self):
        """The flag's value."""
        return getattr(FLAGS, self.name)

    @property
    def default(self):
        """The flag's value."""
        return getattr(FLAGS, self.name)


def _define(kind, name):
    def define(name, default=None, help=None, *args, required=False, **kwargs):
        if required:
            default = Unknown(f"the flag {name}", kind=kind)
        elif isinstance(default, str) and kind in (int, float):
            default = call(kind, default)
        _values()[str(name)] = default
        return FlagHolder(name)

    define.__name__ = define.__qualname__ = name
    define.__doc__ = "Define a flag."
    return define


DEFINE_string = _define(str, "DEFINE_string")
DEFINE_integer = _define(int, "DEFINE_integer")
DEFINE_float = _define(float, "DEFINE_float")
DEFINE_boolean = DEFINE_bool = _define(bool, "DEFINE_boolean")


def DEFINE_enum(name, default, enum_values, help=None, **kwargs):
    """Define a flag that takes one of several values."""
    return DEFINE_string(name, default, help, **kwargs)


def DEFINE_enum_class(name, default, enum_class, help=None, **kwargs):
    """Define a flag that takes a member of an enumeration."""
    member = enum_class[default] if isinstance(default, str) and not isinstance(enum_class, Unknown) else default
    return DEFINE_string(name, member, help, **kwargs)


def DEFINE_list(name, default, help=None, **kwargs):
    """Define a flag that takes texts with commas between them."""
    parts = default.split(",") if isinstance(default, str) and default else default
    return DEFINE_string(name, [] if parts == "" else parts, help, **kwargs)


def _define_multi(kind, name):
    define_one = _define(None, name)

    def define(name, default=None, help=None, *args, **kwargs):
        many = default if default is None or isinstance(default, (list, tuple, Unknown)) else [default]
        return define_one(name, many if many is None or isinstance(many, Unknown) else list(many), help)

    define.__name__ = define.__qualname__ = name
    define.__doc__ = "Define a flag that can be given several times."
    return define


DEFINE_multi_string = _define_multi(str, "DEFINE_multi_string")
DEFINE_multi_integer = _define_multi(int, "DEFINE_multi_integer")
DEFINE_multi_float = _define_multi(float, "DEFINE_multi_float")
DEFINE_spaceseplist = _define(None, "DEFINE_spaceseplist")


def DEFINE_alias(name, original_name, **kwargs):
    """Another name of a flag."""
    return DEFINE_string(name, read_attribute(FLAGS, original_name))


def mark_flag_as_required(flag_name, flag_values=None):
    """A flag that the command line must give is not known."""
    _values()[flag_name] = Unknown(f"the flag {flag_name}")


def mark_flags_as_required(flag_names, flag_values=None):
    """Flags that the command line must give are not known."""
    for name in flag_names:
        mark_flag_as_required(name)


def register_validator(flag_name, checker, message="", flag_values=None):
    """Flags are not checked."""


def adopt_module_key_flags(module, flag_values=None):
    """Does nothing."""
