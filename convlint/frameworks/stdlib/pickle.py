"""Twin of `pickle` (https://docs.python.org/3/library/pickle.html): nothing is read, and nothing is run."""

from __future__ import annotations

from convlint.values import Unknown

DEFAULT_PROTOCOL = 4
HIGHEST_PROTOCOL = 5


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Not known."""
    return Unknown("the contents of a pickle")


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    """Not known."""
    return Unknown("the contents of a pickle")


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes nothing."""


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Bytes that are not known."""
    return Unknown("a pickle")


class PickleError(Exception):
    """What goes wrong."""


class PicklingError(PickleError):
    """What cannot be written."""


class UnpicklingError(PickleError):
    """What cannot be read."""


class Pickler:
    """The base of picklers that programs write."""

    def __init__(self, file, protocol=None, **kw):
        self._protocol = protocol

    def dump(self, obj):
        """Writes nothing."""


class Unpickler:
    """The base of unpicklers that programs write."""

    def __init__(self, file, **kw):
        self._settings = kw

    def load(self):
        """Not known."""
        return Unknown("the contents of a pickle")

    def find_class(self, module, name):
        """Not known."""
        return Unknown("a class that is named in a pickle")
