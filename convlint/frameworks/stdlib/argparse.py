"""Twin of `argparse` (https://docs.python.org/3/library/argparse.html): the command line is taken to be empty.

Every argument has its default. One without a default is Unknown: its None says that a command line should give it.
"""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import call, is_user_class
from convlint.values import Unknown

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


class Namespace:
    """The parsed arguments. `_from_defaults` names those whose value is only their default."""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __contains__(self, key):
        return key in self.__dict__

    def __eq__(self, other):
        return bounded.compare("==", vars(self), vars(other)) if isinstance(other, Namespace) else NotImplemented

    __hash__: Any = None


class HelpFormatter:
    """Help is never printed."""

    def __init__(self, *args, **kwargs):
        pass


class RawDescriptionHelpFormatter(HelpFormatter):
    """Help is never printed."""


class RawTextHelpFormatter(HelpFormatter):
    """Help is never printed."""


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help is never printed."""


class MetavarTypeHelpFormatter(HelpFormatter):
    """Help is never printed."""


class ArgumentError(Exception):
    """Raised in Python for a wrong argument."""


class ArgumentTypeError(Exception):
    """Raised by a program's own `type=` function."""


class FileType:
    """Files are not opened."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        pass

    def __call__(self, string):
        return Unknown("files are not read")


class Action:
    """One argument: where it is stored and what it is by default."""

    def __init__(
        self,
        option_strings=(),
        dest="",
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
        **kwargs,
    ):
        self.option_strings = list(option_strings)
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.has_default = True


class BooleanOptionalAction(Action):
    """`--flag` and `--no-flag`."""


_CONSTANTS = {"store_true": False, "store_false": True}
_IGNORED = ("help", "version")


class _Container:
    """A parser or a group of one: arguments are added to the parser's list."""

    def __init__(self, actions, defaults):
        self._actions = actions
        self._defaults = defaults

    def add_argument(self, *name_or_flags, action="store", **kwargs):
        """Record an argument."""
        flags = [flag for flag in name_or_flags if isinstance(flag, str) and flag.startswith("-")]
        dest = kwargs.pop("dest", None) or _destination(name_or_flags, flags)
        kind = action if isinstance(action, str) else "class"
        if kind in _CONSTANTS:
            kwargs.setdefault("default", _CONSTANTS[kind])
        known = {name: value for name, value in kwargs.items() if name in _PARAMETERS}
        made = Action(flags, dest, **known)
        made.has_default = "default" in kwargs or kind not in ("store", "class")
        if kind not in _IGNORED:
            self._actions.append(made)
        return made

    def add_argument_group(self, *args, **kwargs):
        """A group whose arguments are the parser's."""
        return _Container(self._actions, self._defaults)

    def add_mutually_exclusive_group(self, **kwargs):
        """A group whose arguments are the parser's."""
        return _Container(self._actions, self._defaults)

    def set_defaults(self, **kwargs):
        """Override defaults, or set values that are no arguments."""
        self._defaults.update(kwargs)

    def get_default(self, dest):
        """The default of the argument stored as `dest`."""
        if dest in self._defaults:
            return self._defaults[dest]
        return next((action.default for action in self._actions if action.dest == dest), None)

    def register(self, registry_name, value, object):
        """Nothing is looked up by name."""


_PARAMETERS = frozenset(["nargs", "const", "default", "type", "choices", "required", "help", "metavar"])


def _destination(names, flags):
    """`--learning-rate` is stored as `learning_rate`."""
    name = next((flag for flag in flags if flag.startswith("--")), names[0] if names else "")
    return name.lstrip("-").replace("-", "_") if isinstance(name, str) else "?"


class ArgumentParser(_Container):
    """A parser of an empty command line."""

    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=(),
        formatter_class=HelpFormatter,
        prefix_chars="-",
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler="error",
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
        **kwargs,
    ):
        super().__init__([], {})
        self.prog = prog if prog is not None else Unknown("the program's name", kind=str)
        self.description = description
        self._subcommands = False
        for parent in parents if not isinstance(parents, Unknown) else ():
            if isinstance(parent, ArgumentParser):
                self._actions.extend(parent._actions)
                self._defaults.update(parent._defaults)

    def parse_args(self, args=None, namespace=None):
        """The arguments at their defaults; Unknown ones where a command line is given or must be."""
        result: Any = namespace if namespace is not None else Namespace()
        if isinstance(result, Unknown):
            return result
        if not (isinstance(result, Namespace) or is_user_class(type(result))):
            return Unknown("arguments stored in an object that is not the program's own")
        for action in self._actions:
            if not hasattr(result, action.dest):
                self._store(result, action, args)
        for name, value in self._defaults.items():
            if not hasattr(result, name):
                setattr(result, name, value)
        if self._subcommands:
            return Unknown("the arguments of a subcommand")
        result._from_defaults = tuple(action.dest for action in self._actions)
        return result

    def _store(self, result, action, args):
        default = self._defaults.get(action.dest, action.default)
        given = args is not None and (isinstance(args, Unknown) or bounded.items(args))
        if isinstance(default, str) and default == SUPPRESS:
            return
        open_ = action.required or not (action.has_default or action.dest in self._defaults)
        if given or open_:
            value = Unknown(f"the argument {action.dest}", kind=_kind(action))
        else:
            value = call(action.type, default) if isinstance(default, str) and action.type is not None else default
        setattr(result, action.dest, value)

    def parse_known_args(self, args=None, namespace=None):
        """The arguments at their defaults, and no others."""
        return self.parse_args(args, namespace), []

    parse_intermixed_args = parse_args
    parse_known_intermixed_args = parse_known_args

    def add_subparsers(self, **kwargs):
        """Which subcommand is run is not known, so the arguments are not known either."""
        self._subcommands = True
        return _Subparsers()

    def format_help(self):
        """Help is not modelled."""
        return Unknown("a help text", kind=str)

    format_usage = format_help

    def print_help(self, file=None):
        """Nothing is printed."""

    print_usage = print_help

    def error(self, message):
        """Ends the program."""
        raise SystemExit(2)

    def exit(self, status=0, message=None):
        """Ends the program."""
        raise SystemExit(status)


class _Subparsers:
    def add_parser(self, name, **kwargs):
        """The parser of a subcommand."""
        return ArgumentParser()


def _kind(action):
    """The type of a value that the command line gives, where it is one of Python's."""
    if action.nargs is not None:
        return None
    return action.type if action.type in (int, float, str) else str if action.type is None else None
