"""Twin of `types` (https://docs.python.org/3/library/types.html)."""

from __future__ import annotations

import types as _types
from typing import Any

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import is_program_function
from convlint.frameworks.stdlib._format import representation
from convlint.values import Undecided, Unknown


class SimpleNamespace:
    """An object with attributes."""

    def __init__(self, mapping=(), /, **kwargs):
        self.__dict__.update(dict(mapping), **kwargs)

    def __repr__(self):
        return f"namespace({', '.join(f'{name}={representation(value)}' for name, value in vars(self).items())})"

    def __eq__(self, other):
        same = isinstance(other, SimpleNamespace)
        return bounded.compare("==", vars(self), vars(other)) if same else NotImplemented

    __hash__: Any = None


class _FunctionKind(type):
    def __instancecheck__(cls, instance):
        if isinstance(instance, Unknown):
            raise Undecided(instance.derive("isinstance", cls.__name__, kind=bool))
        return isinstance(instance, _types.FunctionType) or is_program_function(instance)


class FunctionType(metaclass=_FunctionKind):
    """Functions; none is made from code."""

    def __new__(cls, *args, **kwargs):
        return Unknown("a function made from code")


LambdaType = FunctionType


class _MethodKind(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, _types.MethodType)


class MethodType(metaclass=_MethodKind):
    """Bound methods: `MethodType(function, instance)`."""

    def __new__(cls, function, instance, /):
        if isinstance(function, Unknown) or not is_program_function(function):
            return Unknown("a method of a function that is not the program's")
        return _types.MethodType(function, instance)


class _Undecided(type):
    def __instancecheck__(cls, instance):
        raise Undecided(Unknown(f"isinstance() with types.{cls.__name__}", kind=bool))


_KINDS = (
    "ModuleType GeneratorType CoroutineType AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CodeType "
    "FrameType TracebackType GenericAlias UnionType NotImplementedType EllipsisType DynamicClassAttribute"
)
globals().update({_name: _Undecided(_name, (), {"__module__": __name__}) for _name in _KINDS.split()})


class _NothingKind(type):
    def __instancecheck__(cls, instance):
        return instance is None


class NoneType(metaclass=_NothingKind):
    """The class of None."""


def MappingProxyType(mapping):
    """A copy of the mapping."""
    return mapping if isinstance(mapping, Unknown) else dict(mapping)
