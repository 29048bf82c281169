"""Twin of `inspect` (https://docs.python.org/3/library/inspect.html): what kind of object something is."""

from __future__ import annotations

from convlint.frameworks.stdlib._frames import ArgInfo, FrameType, currentframe, getargvalues
from convlint.frameworks.stdlib._signatures import Parameter, Signature, signature
from convlint.frameworks.stdlib.types import FunctionType, MethodType
from convlint.values import Unknown

__all__ = [
    "ArgInfo",
    "FrameType",
    "Parameter",
    "Signature",
    "currentframe",
    "getargvalues",
    "getmro",
    "isabstract",
    "isclass",
    "isfunction",
    "isgenerator",
    "ismethod",
    "isroutine",
    "signature",
]


def _is(object, kind):
    return object.derive("inspect", kind=bool) if isinstance(object, Unknown) else isinstance(object, kind)


def isclass(object):
    """Whether it is a class."""
    return _is(object, type)


def isfunction(object):
    """Whether it is a function."""
    return _is(object, FunctionType)


def ismethod(object):
    """Whether it is a bound method."""
    return _is(object, MethodType)


def isroutine(object):
    """Whether it is a function or method."""
    return _is(object, (FunctionType, MethodType))


def getmro(cls):
    """The classes that an attribute is looked for in, in order."""
    return cls.derive("mro") if isinstance(cls, Unknown) else cls.__mro__


def isabstract(object):
    """Abstract methods are not followed."""
    return Unknown("whether a class is abstract", kind=bool)


def isgenerator(object):
    """Generators are not told from other iterators."""
    return Unknown("whether it is a generator", kind=bool)
