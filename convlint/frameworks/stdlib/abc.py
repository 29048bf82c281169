"""Twin of `abc` (https://docs.python.org/3/library/abc.html): abstract methods are not enforced."""

from __future__ import annotations


class ABCMeta(type):
    """A metaclass whose classes can be told of further subclasses."""

    def register(cls, subclass):
        """`subclass`."""
        return subclass


class ABC:
    """A base class."""


def abstractmethod(funcobj):
    """The function as it is."""
    return funcobj


def abstractclassmethod(callable):
    """The function as a class method."""
    return classmethod(callable)


def abstractstaticmethod(callable):
    """The function as a static method."""
    return staticmethod(callable)


def abstractproperty(fget=None, fset=None, fdel=None, doc=None):
    """The function as a property."""
    return property(fget, fset, fdel, doc)


def update_abstractmethods(cls):
    """The class as it is."""
    return cls
