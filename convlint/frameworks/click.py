"""Twin of `click` (https://click.palletsprojects.com/): a command that is called runs with its options' defaults."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import call, is_program_function
from convlint.values import Unknown

_STORE = "_convlint_click_options"


class Command:
    """A function that gets its arguments from a command line that is taken to be empty."""

    def __init__(self, callback, options):
        self.callback = callback
        self.params = options
        self.name = getattr(callback, "__name__", None)

    def __call__(self, *args, **kwargs):
        return call(self.callback, **{name: default() for name, default in self.params.items()})

    main = __call__


class Group(Command):
    """A command with subcommands; which one is run is not known."""

    def __call__(self, *args, **kwargs):
        return Unknown("which command is run")

    def command(self, *args, **kwargs):
        """A decorator that makes a subcommand."""
        return command(*args, **kwargs)

    def group(self, *args, **kwargs):
        """A decorator that makes a group below this one."""
        return group(*args, **kwargs)

    def add_command(self, cmd, name=None):
        """Remember a subcommand."""


def _options(function):
    """The options that decorators below have noted on `function`."""
    return getattr(function, _STORE, {}) if is_program_function(function) else {}


def _note(function, name, default):
    if isinstance(function, Command):
        function.params = {name: default, **function.params}
    elif is_program_function(function):
        setattr(function, _STORE, {name: default, **_options(function)})
    return function


def _command(cls, name):
    if callable(name) and not isinstance(name, str):
        return cls(name, _options(name))
    return lambda function: cls(function, _options(function))


def command(name=None, cls=None, **attrs):
    """Make a command of a function."""
    return _command(Command, name)


def group(name=None, cls=None, **attrs):
    """Make a group of commands of a function."""
    return _command(Group, name)


def option(*param_decls, default=None, required=False, is_flag=None, multiple=False, type=None, nargs=1, **attrs):
    """Give a command an option."""
    name = _name_of(param_decls)
    value: Any = default
    if value is None and multiple:
        value = ()
    elif value is None and (is_flag or any("/" in declaration for declaration in param_decls)):
        value = False

    def make():
        if required and default is None:
            return Unknown(f"the option {name}", kind=type if type in (int, float, str) else None)
        return call(type, value) if isinstance(value, str) and type in (int, float) else value

    return lambda function: _note(function, name, make)


def argument(*param_decls, **attrs):
    """Give a command an argument, which is not known."""
    name = _name_of(param_decls)
    return lambda function: _note(function, name, lambda: Unknown(f"the argument {name}"))


def _name_of(declarations):
    plain = next((text for text in declarations if not text.startswith("-")), None)
    long = max((text.split("/")[0] for text in declarations), key=lambda text: text.startswith("--"), default="")
    return plain if plain is not None else long.lstrip("-").replace("-", "_")


def pass_context(f):
    """The context is not known."""
    return lambda *args, **kwargs: call(f, Unknown("click's context"), *args, **kwargs)


def version_option(*args, **kwargs):
    """Changes nothing."""
    return lambda function: function


help_option = version_option


def echo(message=None, file=None, nl=True, err=False, color=None):
    """Nothing is printed."""


secho = echo


def Choice(choices, case_sensitive=True):
    """The type of an option that takes one of several values."""
    return str


def Path(*args, **kwargs):
    """The type of an option that takes a path."""
    return str


def IntRange(*args, **kwargs):
    """The type of an option that takes an integer."""
    return int


def FloatRange(*args, **kwargs):
    """The type of an option that takes a number."""
    return float


STRING = str
INT = int
FLOAT = float
BOOL = bool
