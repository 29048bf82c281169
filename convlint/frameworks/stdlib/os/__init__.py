"""Twin of `os` (https://docs.python.org/3/library/os.html): no file, no environment, no process."""

from __future__ import annotations

from convlint.frameworks.stdlib.os import path as path
from convlint.values import Undecided, Unknown, active

sep = "/"
linesep = "\n"
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"
devnull = "/dev/null"

_NOTHING = (
    "makedirs mkdir remove unlink rmdir removedirs rename renames replace symlink link chmod chown chdir utime "
    "truncate putenv unsetenv kill close fsync nice umask abort_on_error sync"
)
_UNKNOWN = {
    "listdir": list,
    "walk": None,
    "scandir": None,
    "getcwd": str,
    "getpid": int,
    "getppid": int,
    "cpu_count": int,
    "getlogin": str,
    "system": int,
    "popen": None,
    "stat": None,
    "urandom": bytes,
    "access": bool,
    "uname": None,
    "sched_getaffinity": None,
    "get_terminal_size": None,
    "getuid": int,
    "readlink": str,
    "open": int,
    "fork": int,
    "times": None,
    "getloadavg": None,
}


def _nothing(name):
    def twin(*args, **kwargs):
        return None

    twin.__name__ = twin.__qualname__ = name
    twin.__doc__ = "Does nothing."
    return twin


def _unknown(name, kind):
    def twin(*args, **kwargs):
        return Unknown(f"os.{name}() is never run", kind=kind)

    twin.__name__ = twin.__qualname__ = name
    twin.__doc__ = "Is never run."
    return twin


globals().update({_name: _nothing(_name) for _name in _NOTHING.split()})
globals().update({_name: _unknown(_name, _kind) for _name, _kind in _UNKNOWN.items()})


class _Environ:
    """The environment: what is in it is not known; one name has one value in a run."""

    def get(self, key, default=None):
        """A variable, whether or not it is set."""
        return _variable_or(key, default)

    def __getitem__(self, key):
        return _variable(key, "")

    def __setitem__(self, key, value):
        return None

    def __delitem__(self, key):
        return None

    def __contains__(self, key):
        raise Undecided(Unknown("an environment variable", kind=bool, key=("environ", "has", str(key))))

    def __iter__(self):
        raise Undecided(Unknown("the environment"))

    def setdefault(self, key, default=None):
        """A variable, whether or not it is set."""
        return _variable(key, "")

    def update(self, *args, **kwargs):
        """Does nothing."""

    def pop(self, key, *default):
        """A variable, whether or not it is set."""
        return _variable(key, default[0] if default else "")

    def copy(self):
        """The environment."""
        return Unknown("the environment", kind=dict)

    keys = values = items = copy


def _variable_or(key, default):
    """What a program gets that has a value for the case that the variable is not set: first that, then any other."""
    decide = getattr(active(), "decide", None)
    if decide is None or isinstance(key, Unknown) or isinstance(default, Unknown):
        return _variable(key, default)
    unset = Unknown(f"whether {key} is set in the environment", kind=bool, key=("environ", "unset", str(key)))
    return default if decide(unset) else _variable(key, default)


def _variable(key, default):
    if isinstance(key, Unknown):
        return key.derive("environ")
    kind = str if isinstance(default, str) else None
    return Unknown("an environment variable", kind=kind, key=("environ", str(key)))


environ = _Environ()


def getenv(key, default=None):
    """A variable, whether or not it is set."""
    return _variable_or(key, default)


def fspath(path, /):
    """A path as a str."""
    return path if isinstance(path, (str, Unknown)) else str(path)


def _exit(status):
    raise SystemExit(status)


class PathLike:
    """A base class of paths."""


name = "posix"
