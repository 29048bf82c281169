"""Twin of `sys` (https://docs.python.org/3/library/sys.html): nothing of this process is shown."""

from __future__ import annotations

import sys as _sys

from convlint.frameworks.stdlib.collections import namedtuple as _namedtuple
from convlint.values import Unknown

maxsize = _sys.maxsize
byteorder = "little"
version_info = _namedtuple("version_info", "major minor micro releaselevel serial")(3, 11, 0, "final", 0)
hexversion = 0x030B00F0
float_info = _namedtuple("float_info", "max min epsilon dig mant_dig")(
    _sys.float_info.max, _sys.float_info.min, _sys.float_info.epsilon, _sys.float_info.dig, _sys.float_info.mant_dig
)

_UNKNOWN = {
    "argv": ("the command line", list),
    "orig_argv": ("the command line", list),
    "platform": ("the platform", str),
    "version": ("the version of Python", str),
    "executable": ("the path of Python", str),
    "prefix": ("the path of Python", str),
    "path": ("the search path of modules", list),
    "modules": ("the loaded modules", dict),
}


class _Stream:
    """A stream that takes everything and gives nothing."""

    encoding = "utf-8"

    def write(self, text):
        """Nothing is written."""
        return Unknown("a number of characters", kind=int)

    def flush(self):
        """Does nothing."""

    def isatty(self):
        """Whether there is a terminal is not known."""
        return Unknown("whether there is a terminal", kind=bool)

    def read(self, size=-1):
        """What is typed is not known."""
        return Unknown("what the user types", kind=str)

    readline = read


stdout = stderr = stdin = _Stream()


def exit(status=None, /):
    """Ends the program."""
    raise SystemExit(status)


def setrecursionlimit(limit, /):
    """Does nothing."""


def getrecursionlimit():
    """Python's default."""
    return 1000


def getsizeof(object, default=None):
    """Sizes in memory are not known."""
    return Unknown("a size in memory", kind=int)


def exc_info():
    """The exception is not known."""
    return Unknown("the exception that is being handled")


def intern(string, /):
    """`string`."""
    return string


def __getattr__(name):
    if name not in _UNKNOWN:
        raise AttributeError(name)
    reason, kind = _UNKNOWN[name]
    return Unknown(reason, kind=kind, key=("sys", name))
