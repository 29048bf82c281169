"""Twin of `collections.abc` (https://docs.python.org/3/library/collections.abc.html): classes told by methods."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._core import is_user_class
from convlint.shapes import Dim, Ratio
from convlint.values import Undecided, Unknown


class _Known(type):
    """A class that any other belongs to which has its methods, or is named or registered as one."""

    _methods: Any = ()
    _types: Any = ()

    def __instancecheck__(cls, instance):
        if isinstance(instance, Unknown):
            raise Undecided(instance.derive("isinstance", cls.__name__, kind=bool))
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        if type.__subclasscheck__(cls, subclass):
            return True
        if cls in getattr(subclass, "_convlint_registered", ()):
            return True
        if is_user_class(cls) or subclass in (Dim, Ratio):
            return False
        if cls._types:
            return issubclass(subclass, cls._types)
        return bool(cls._methods) and all(_has(subclass, name) for name in cls._methods)

    def __getitem__(cls, item):
        return cls

    def register(cls, subclass):
        """Make `subclass` count as one: the program's class is told, not the twin's, which every run shares."""
        if is_user_class(subclass):
            subclass._convlint_registered = (*getattr(subclass, "_convlint_registered", ()), cls)
        return subclass


def _has(cls, name):
    """Whether instances of `cls` have the method; a class that sets it to None says that they have not."""
    return next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None) is not None


class Hashable(metaclass=_Known):
    """Has `__hash__`."""

    _methods: Any = ("__hash__",)


class Callable(metaclass=_Known):
    """Has `__call__`."""

    _methods: Any = ("__call__",)


class Sized(metaclass=_Known):
    """Has `__len__`."""

    _methods: Any = ("__len__",)


class Container(metaclass=_Known):
    """Has `__contains__`."""

    _methods: Any = ("__contains__",)


class Iterable(metaclass=_Known):
    """Has `__iter__`."""

    _methods: Any = ("__iter__",)


class Iterator(Iterable):
    """Has `__iter__` and `__next__`."""

    _methods: Any = ("__iter__", "__next__")


class Generator(Iterator):
    """Has `send`; the interpreter's generators are plain iterators, so asking is undecided."""

    _methods: Any = ("__iter__", "__next__", "send")


class Collection(Sized, Iterable, Container):
    """Has `__len__`, `__iter__` and `__contains__`."""

    _methods: Any = ("__len__", "__iter__", "__contains__")


class Reversible(Iterable):
    """Has `__reversed__`."""

    _methods: Any = ("__iter__", "__reversed__")


class Sequence(Reversible, Collection):
    """A list, tuple, str, bytes or range, or a class that says so."""

    _types: Any = (list, tuple, str, bytes, range)

    def __iter__(self: Any):
        return iter([self[position] for position in range(len(self))])

    def __contains__(self: Any, value):
        return any(item is value or item == value for item in self)


class MutableSequence(Sequence):
    """A list, or a class that says so."""

    _types: Any = (list,)

    def append(self: Any, value):
        """Add `value` at the end."""
        self.insert(len(self), value)

    def extend(self: Any, values):
        """Add all of `values` at the end."""
        for value in values:
            self.append(value)


class Set(Collection):
    """A set or frozenset, or a class that says so."""

    _types: Any = (set, frozenset, type({}.keys()), type({}.items()))


class MutableSet(Set):
    """A set, or a class that says so."""

    _types: Any = (set,)


class MappingView(Sized):
    """A view of a dict."""

    _types: Any = (type({}.keys()), type({}.items()), type({}.values()))


class KeysView(MappingView, Set):
    """The keys of a dict."""

    _types: Any = (type({}.keys()),)


class ItemsView(MappingView, Set):
    """The items of a dict."""

    _types: Any = (type({}.items()),)


class ValuesView(MappingView, Collection):
    """The values of a dict."""

    _types: Any = (type({}.values()),)


class Mapping(Collection):
    """A dict, or a class that says so."""

    _types: Any = (dict,)

    def get(self: Any, key, default=None):
        """The item, or `default`."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self: Any, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self: Any):
        """The keys."""
        return list(self)

    def values(self: Any):
        """The values."""
        return [self[key] for key in self]

    def items(self: Any):
        """The keys and values."""
        return [(key, self[key]) for key in self]


class MutableMapping(Mapping):
    """A dict, or a class that says so."""

    _types: Any = (dict,)

    def update(self: Any, other=(), /, **kwargs):
        """Set all items of `other`."""
        pairs = other.items() if hasattr(other, "keys") else other
        for key, value in (*pairs, *kwargs.items()):
            self[key] = value

    def setdefault(self: Any, key, default=None):
        """The item, set to `default` first where there is none."""
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self: Any, key, *default):
        """Take the item out."""
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value


class Awaitable(metaclass=_Known):
    """Has `__await__`."""

    _methods: Any = ("__await__",)


class Coroutine(Awaitable):
    """Has `__await__` and `send`."""

    _methods: Any = ("__await__", "send")


class AsyncIterable(metaclass=_Known):
    """Has `__aiter__`."""

    _methods: Any = ("__aiter__",)


class AsyncIterator(AsyncIterable):
    """Has `__anext__`."""

    _methods: Any = ("__aiter__", "__anext__")


class Buffer(metaclass=_Known):
    """bytes."""

    _types: Any = (bytes,)
