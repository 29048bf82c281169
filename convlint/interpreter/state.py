"""What a module holds that a program can change: taken down after its import, compared later, put back."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from operator import is_
from types import (
    BuiltinFunctionType,
    FunctionType,
    GetSetDescriptorType,
    MemberDescriptorType,
    MethodType,
    MethodWrapperType,
    WrapperDescriptorType,
)
from typing import Any

from convlint.interpreter.frames import CallSite, ClassCell, Frame, Lazy, ModuleScope
from convlint.interpreter.functions import Function, FunctionCode
from convlint.interpreter.namespaces import TwinModule, is_shared, is_twin_object
from convlint.interpreter.reflection import Reflective
from convlint.values import Tensor, Unknown

__all__ = ["Addition", "Held", "State", "add", "may_be_added", "state_of"]

Addition = tuple[Any, Any, Any]  # a dict with a key and its value, or a set with an item

MAX_OBJECTS = 20_000
_PLAIN = frozenset([bool, int, float, complex, str, bytes, type(None), range, slice, type(...), type(NotImplemented)])
_FIXED = _PLAIN | {Lazy, TwinModule, Reflective, FunctionCode, CallSite, BuiltinFunctionType, MethodWrapperType}
_FIXED |= {WrapperDescriptorType, GetSetDescriptorType, MemberDescriptorType}
_VALUES = (int, float, str, bytes, tuple, frozenset, list, dict, set)
_ABSENT = object()


class Unkeepable(Exception):
    """Something whose state cannot be taken down, such as an iterator."""


class State:
    """The containers, classes and objects that a module's names lead to, each with what it held.

    `needs`: the other modules that they lead to, whose own state is theirs.
    """

    def __init__(self, scope: ModuleScope) -> None:
        self.scope = scope
        self.needs: list[ModuleScope] = []
        self._held: list[Held] = []

    def is_same(self) -> bool:
        """Whether all is as it was held."""
        lives, lengths, values, others = self._at_once
        unchanged = list(map(len, lives)) == lengths and all(map(is_, chain.from_iterable(lives), values))
        return unchanged and all(held.is_same() for held in others)

    @cached_property
    def _at_once(self) -> tuple[list[Any], list[int], list[Any], list[Held]]:
        """What Python itself iterates over, how much each held and what; and the rest, whose class is the program's."""
        plain = [held for held in self._held if held.is_plain()]
        values = [value for held in plain for value in held.values]
        rest = [held for held in self._held if not held.is_plain()]
        return [held.live for held in plain], [len(held.values) for held in plain], values, rest

    def hold(self, obj: Any) -> Iterable[Any]:
        """Take down what `obj` holds, and give it."""
        held = Held(obj)
        self._held.append(held)
        content = held.content
        return (*content.keys(), *content.values()) if isinstance(content, dict) else content

    def additions(self) -> list[Addition] | None:
        """What has come into registries: keys of dicts, items of sets. None where anything else has changed.

        A name that an import binds may have been read by now.
        """
        found: list[Addition] = []
        for held in () if self.is_same() else self._held:
            if held.is_same():
                continue
            added = held.added()
            if added is None:
                return None
            found += [(held.obj, key, value) for key, value in added]
        return found

    def restore(self) -> None:
        """Put back what was held."""
        for held in () if self.is_same() else self._held:
            if not held.is_same():
                held.put_back()


def add(additions: Iterable[Addition]) -> None:
    """Put into registries what an import has put there before."""
    for registry, key, value in additions:
        if isinstance(registry, dict):
            dict.__setitem__(registry, key, value)
        else:
            set.add(registry, key)


def may_be_added(additions: Iterable[Addition]) -> bool:
    """Whether no other value stands where one is to be put."""
    return all(
        not isinstance(registry, dict) or dict.get(registry, key, value) is value for registry, key, value in additions
    )


def state_of(scope: ModuleScope, also: Iterable[Any] = ()) -> State | None:
    """The state of a module that has been imported, and of what it has put elsewhere; None where it can't be taken."""
    state = State(scope)
    seen: set[int] = set()
    kept: list[Any] = []  # so that no id is given to something else meanwhile
    pending: list[Any] = [scope.names, *also]
    try:
        while pending:
            value = pending.pop()
            if type(value) in _FIXED or id(value) in seen:
                continue
            seen.add(id(value))
            kept.append(value)
            if len(seen) > MAX_OBJECTS:
                return None
            pending.extend(_parts(value, state))
    except Unkeepable:
        return None
    return state


def _parts(value: Any, state: State) -> Iterable[Any]:
    """What `value` leads to, after what it holds itself has been taken down."""
    if isinstance(value, type):
        return _class_parts(value, state)
    if isinstance(value, Unknown) or is_shared(value):
        return ()
    if isinstance(value, Tensor):
        state.hold(_attributes(value))
        return ()
    kind = type(value)
    if kind in (dict, list, set):
        return state.hold(value)
    if kind in (tuple, frozenset):
        return value  # type: ignore[no-any-return]
    if isinstance(value, ModuleScope):
        _need(value, state)
        return ()
    if kind is Function:
        return _function_parts(value, state)
    return _rest(value, state)


def _function_parts(function: Function, state: State) -> Iterable[Any]:
    """A function of another module is that module's, unless it was made within one of its functions."""
    module = function.frame.module
    _need(module, state)
    if module is not state.scope and function.frame.names is module.names:
        return ()
    return (*state.hold(vars(function)), function.frame)


def _rest(value: Any, state: State) -> Iterable[Any]:
    kind = type(value)
    if kind is Frame:
        own = value.names is not value.module.names
        return (value.names, value.outer, value.cell, value.declared) if own else ()
    if kind is ClassCell:
        return (value.value,)
    if kind is MethodType:
        return value.__self__, value.__func__
    if kind is property:
        return value.fget, value.fset, value.fdel
    if kind in (staticmethod, classmethod):
        return (value.__func__,)
    if kind is FunctionType:
        return [cell.cell_contents for cell in value.__closure__ or ()]
    if kind.__module__.startswith(("convlint.shapes", "libcst.")):
        return ()
    return _object_parts(value, state)


def _need(module: ModuleScope, state: State) -> None:
    if module is not state.scope and module not in state.needs:
        state.needs.append(module)


def _class_parts(cls: type, state: State) -> Iterable[Any]:
    definition = vars(cls).get("_convlint_definition")
    if definition is None and _is_static(cls):
        return ()
    if definition is not None and definition[1] is not state.scope:
        _need(definition[1], state)
        if definition[1].names.get(cls.__name__) is cls:
            return ()
    held = list(state.hold(cls))
    return [*(value for value in held if value is not definition), *cls.__bases__]


def _is_static(cls: type) -> bool:
    """Whether a class is one of this process's own modules, which no program can change."""
    return vars(sys.modules.get(cls.__module__, object)).get(cls.__name__) is cls


def _object_parts(value: Any, state: State) -> Iterable[Any]:
    """An instance: of a class of the program, or of a twin."""
    parts: list[Any] = [type(value)]
    for base in (dict, list, set):
        if isinstance(value, base):
            parts += state.hold(value)
    if isinstance(value, (tuple, frozenset)):
        parts += value
    return parts + list(state.hold(_attributes(value)))


def _attributes(value: Any) -> dict[str, Any]:
    """The attributes of an object that has no others than those in its dict."""
    if any("__next__" in vars(base) or vars(base).get("__slots__") for base in type(value).__mro__):
        raise Unkeepable
    try:
        attributes = object.__getattribute__(value, "__dict__")
    except AttributeError:
        if isinstance(value, _VALUES):
            return {}
        raise Unkeepable from None
    return attributes  # type: ignore[no-any-return]


# --------------------------------------------------------------------------- contents


class Held:
    """A dict, list, set or class, and what it held when this was made."""

    __slots__ = ("content", "live", "obj", "values")

    def __init__(self, obj: Any) -> None:
        self.obj = obj
        if isinstance(obj, type):
            self.live: Any = vars(obj).values()
            self.content: Any = dict(vars(obj))
        elif isinstance(obj, dict):
            self.live = dict.values(obj)
            self.content = dict(dict.items(obj))
        elif isinstance(obj, list):
            self.live = obj
            self.content = list.copy(obj)
        else:
            self.live = obj
            self.content = set.copy(obj)
        self.values = list(self.content.values()) if isinstance(self.content, dict) else list(self.content)

    def is_plain(self) -> bool:
        """Whether iterating over what is held runs no code of the program's."""
        return self.live is not self.obj or type(self.obj) in (list, set)

    def is_same(self) -> bool:
        """Whether the same objects are held, in the same order."""
        live: Any = list.__iter__(self.obj) if isinstance(self.obj, list) else self.live
        return len(self.live) == len(self.values) and all(map(is_, live, self.values))

    def added(self) -> list[tuple[Any, Any]] | None:
        """The new keys with their values, or the new items; None where something else has changed."""
        obj, content = self.obj, self.content
        if type(obj) is dict or (isinstance(obj, dict) and is_twin_object(obj)):
            if any(not _unread(dict.get(obj, key, _ABSENT), value) for key, value in content.items()):
                return None
            return [(key, value) for key, value in dict.items(obj) if key not in content]
        if type(obj) is set and content <= obj:
            return [(item, None) for item in obj - content]
        return None

    def put_back(self) -> None:
        """Hold what was held."""
        obj, content = self.obj, self.content
        if isinstance(obj, type):
            _put_back_attributes(obj, content)
        elif isinstance(obj, list):
            list.__setitem__(obj, slice(None), content)
        else:
            kind: Any = dict if isinstance(obj, dict) else set
            kind.clear(obj)
            kind.update(obj, content)


def _put_back_attributes(cls: type, content: dict[str, Any]) -> None:
    for name in vars(cls).keys() - content.keys():
        type.__delattr__(cls, name)
    for name, value in content.items():
        if vars(cls).get(name, _ABSENT) is not value:
            type.__setattr__(cls, name, value)


def _unread(now: Any, then: Any) -> bool:
    """Whether a name is bound as it was, or what an import had bound has been read since."""
    return now is then or type(then) is Lazy
