"""Twin of `operator` (https://docs.python.org/3/library/operator.html): bounded, and without a way to a dunder."""

from __future__ import annotations

import operator as _operator
from typing import Any as _Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import call, read_attribute
from convlint.frameworks.stdlib._functions import abs  # noqa: F401  (`operator.abs`)
from convlint.frameworks.stdlib._methods import SAFE_METHODS, call_method
from convlint.values import Unknown

_BINARY = {
    "add": "+",
    "sub": "-",
    "mul": "*",
    "truediv": "/",
    "floordiv": "//",
    "mod": "%",
    "pow": "**",
    "lshift": "<<",
    "rshift": ">>",
    "and_": "&",
    "or_": "|",
    "xor": "^",
    "matmul": "@",
    "concat": "+",
}
_COMPARE = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def _twin(name: str, function: _Any, op: str) -> _Any:
    def twin(a, b, /):
        return function(op, a, b)

    twin.__name__ = twin.__qualname__ = name
    twin.__doc__ = f"`a {op} b`."
    return twin


globals().update({_name: _twin(_name, bounded.binary, _op) for _name, _op in _BINARY.items()})
globals().update({_name: _twin(_name, bounded.compare, _op) for _name, _op in _COMPARE.items()})
globals().update(
    {f"i{_name.rstrip('_')}": _twin(f"i{_name.rstrip('_')}", bounded.inplace, _op) for _name, _op in _BINARY.items()}
)


def neg(a, /):
    """`-a`."""
    return -a


def pos(a, /):
    """`+a`."""
    return +a


def invert(a, /):
    """`~a`."""
    return ~a


inv = invert


def not_(a, /):
    """`not a`."""
    return a.derive("not", kind=bool) if isinstance(a, Unknown) else not a


def truth(a, /):
    """`bool(a)`."""
    return a.derive("bool", kind=bool) if isinstance(a, Unknown) else bool(a)


def is_(a, b, /):
    """`a is b`."""
    return Unknown("operator.is_ of unknown values", kind=bool) if isinstance(a, Unknown) else a is b


def is_not(a, b, /):
    """`a is not b`."""
    return Unknown("operator.is_not of unknown values", kind=bool) if isinstance(a, Unknown) else a is not b


def contains(a, b, /):
    """`b in a`."""
    return a.derive("in", object(), kind=bool) if isinstance(a, Unknown) else bounded.contains(a, b)


def getitem(a, b, /):
    """`a[b]`."""
    return a[bounded.key(b)]


def setitem(a, b, c, /):
    """`a[b] = c`."""
    a[bounded.key(b)] = c


def delitem(a, b, /):
    """`del a[b]`."""
    del a[bounded.key(b)]


def index(a, /):
    """`a` as an integer."""
    return a if isinstance(a, Unknown) else _operator.index(a)


def countOf(a, b, /):
    """How often `b` occurs in `a`."""
    return sum(1 for item in bounded.items(a) if item is b or item == b)


def indexOf(a, b, /):
    """Where `b` first occurs in `a`."""
    return bounded.items(a).index(b)


class itemgetter:
    """A function that gets items: `itemgetter(1)(x)` is `x[1]`."""

    def __init__(self, item, /, *items):
        self._items = (item, *items)

    def __call__(self, obj, /):
        values = tuple(obj[bounded.key(item)] for item in self._items)
        return values[0] if values[1:] == () else values


class attrgetter:
    """A function that gets attributes (dotted names too) of the program's objects; a dunder is Unknown."""

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)

    def __call__(self, obj, /):
        values = tuple(self._get(obj, attr) for attr in self._attrs)
        return values[0] if values[1:] == () else values

    def _get(self, obj, attr):
        for name in attr.split("."):
            obj = read_attribute(obj, name)
        return obj


class methodcaller:
    """A function that calls a method of a builtin value or of one of the program's objects."""

    def __init__(self, name, /, *args, **kwargs):
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        if type(obj) in SAFE_METHODS:
            return call_method(obj, self._name, self._args, self._kwargs)
        return call(read_attribute(obj, self._name), *self._args, **self._kwargs)
