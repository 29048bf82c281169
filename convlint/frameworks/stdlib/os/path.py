"""Twin of `os.path` (https://docs.python.org/3/library/os.path.html): on texts only, no file is looked at."""

from __future__ import annotations

import posixpath as _posixpath

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.values import Unknown

sep = "/"
pardir = ".."
curdir = "."
extsep = "."


def _text(path):
    """A path as a str."""
    return path if isinstance(path, str) else str(path)


def _pure(name, function):
    def twin(*paths):
        unknown = first_unknown(*paths)
        if unknown is not None:
            return unknown.derive(name, object(), kind=str)
        return function(*map(_text, paths))

    twin.__name__ = twin.__qualname__ = name
    twin.__doc__ = function.__doc__
    return twin


def _asked(name, kind):
    """A question to the file system: the same path gets the same answer."""

    def twin(*paths):
        unknown = first_unknown(*paths)
        if unknown is not None:
            return unknown.derive(name, kind=kind)
        return Unknown("the file system", kind=kind, key=(f"os.path.{name}", *map(_text, paths)))

    twin.__name__ = twin.__qualname__ = name
    twin.__doc__ = "The file system is not looked at."
    return twin


globals().update(
    {
        _name: _pure(_name, getattr(_posixpath, _name))
        for _name in ("basename", "dirname", "split", "splitext", "normpath", "isabs", "normcase", "splitdrive")
    }
)
globals().update(
    {_name: _asked(_name, bool) for _name in ("exists", "isfile", "isdir", "islink", "lexists", "ismount", "samefile")}
)
globals().update({_name: _asked(_name, str) for _name in ("abspath", "realpath", "expanduser", "expandvars")})
globals().update({_name: _asked(_name, int) for _name in ("getsize",)})
globals().update({_name: _asked(_name, float) for _name in ("getmtime", "getctime", "getatime")})


def join(a, *p):
    """The parts with `/` between them."""
    unknown = first_unknown(a, *p)
    if unknown is not None:
        return unknown.derive("join", object(), kind=str)
    if sum(len(_text(part)) for part in p) > bounded.MAX_ITEMS:
        return Unknown("too large", kind=str)
    return _posixpath.join(_text(a), *map(_text, p))


def relpath(path, start=None):
    """Where a path lies is not known."""
    return Unknown("the file system", kind=str)


def commonprefix(list):
    """The start that all have in common."""
    return Unknown("the common start of paths", kind=str)


commonpath = commonprefix
