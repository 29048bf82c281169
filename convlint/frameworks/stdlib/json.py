"""Twin of `json` (https://docs.python.org/3/library/json.html): what lies in a file or a text is not known."""

from __future__ import annotations

from convlint.values import Unknown


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, **kw):
    """Not known."""
    return Unknown("the contents of a JSON file")


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, **kw):
    """Not known."""
    return Unknown("the contents of a JSON text")


def dump(obj, fp, **kw):
    """Writes nothing."""


def dumps(obj, **kw):
    """A text that is not known."""
    return Unknown("a JSON text", kind=str)


class JSONDecodeError(ValueError):
    """What a wrong text raises."""


class JSONEncoder:
    """The base of encoders that programs write."""

    def __init__(self, **kw):
        self._settings = kw

    def default(self, o):
        """Raises TypeError."""
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        """A text that is not known."""
        return Unknown("a JSON text", kind=str)


class JSONDecoder:
    """The base of decoders that programs write."""

    def __init__(self, **kw):
        self._settings = kw

    def decode(self, s):
        """Not known."""
        return Unknown("the contents of a JSON text")
