"""The builtins that look into objects: `getattr`, `hasattr`, `setattr`, `delattr`, `dir`, `vars`, `globals`, ..."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint.frameworks.stdlib._open import Names
from convlint.interpreter.attributes import (
    delete_attribute,
    get_attribute,
    is_user_class,
    is_user_object,
    set_attribute,
)
from convlint.interpreter.frames import CallSite, Lazy, ModuleScope
from convlint.interpreter.namespaces import TwinModule
from convlint.interpreter.writes import is_gap, is_lacking
from convlint.values import Unknown, active

_NOTHING = object()


class Reflective:
    """A builtin of the interpreter's own; callable by the program, nothing else of it can be seen."""

    __slots__ = ("function", "name")

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.name = function.__name__.lstrip("_")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.function(*args, **kwargs)


def _getattr(obj: Any, name: Any, default: Any = _NOTHING) -> Any:
    if not isinstance(name, str):
        return name.derive("getattr") if isinstance(name, Unknown) else Unknown("getattr() by a name that is not known")
    try:
        value = get_attribute(obj, name)
    except AttributeError:
        if default is _NOTHING:
            raise
        return default
    return default if default is not _NOTHING and is_lacking(obj, name, value) else value


def _dir(*objects: Any) -> Any:
    """The names that a module of a framework is known to have; of all else nothing is said."""
    known = len(objects) == 1 and isinstance(objects[0], TwinModule)
    return Names(objects[0].has) if known else Unknown("dir() is not modelled", kind=list)


def _hasattr(obj: Any, name: Any) -> Any:
    if isinstance(obj, Unknown) or not isinstance(name, str):
        installed = isinstance(obj, Unknown) and obj.key[:1] == ("module",) and isinstance(name, str)
        key = ("installed", *obj.key[1:], name) if installed else None
        return Unknown("whether a value that is not known has an attribute", kind=bool, key=key)
    try:
        value = get_attribute(obj, name)
    except AttributeError:
        return False
    if not is_gap(value):
        return True
    return False if is_lacking(obj, name, value) else Unknown(f"whether there is an attribute {name}", kind=bool)


def _setattr(obj: Any, name: Any, value: Any) -> None:
    if isinstance(name, str):
        set_attribute(obj, name, value)
    elif is_user_object(obj):
        object.__setattr__(obj, "_convlint_unnamed", True)
        if hasattr(type(obj), "_unlisted"):
            object.__setattr__(obj, "_unlisted", Unknown("an attribute whose name is not known"))


def _delattr(obj: Any, name: Any) -> None:
    if isinstance(name, str):
        delete_attribute(obj, name)


def _vars(obj: Any = _NOTHING) -> Any:
    if obj is _NOTHING:
        return _locals()
    if isinstance(obj, ModuleScope):
        return obj.force_all()
    if is_user_object(obj) or is_user_class(obj):
        return get_attribute(obj, "__dict__")
    if isinstance(obj, (type, Unknown)) or not _plain(obj):
        return Unknown("vars()")
    inner = getattr(obj, "__dict__", None)
    return get_attribute(obj, "__dict__") if isinstance(inner, dict) else Unknown("vars()")


def _plain(obj: Any) -> bool:
    """Whether an object of a twin holds nothing but what the program put there (an argparse Namespace)."""
    from convlint.interpreter.namespaces import is_twin_object

    return is_twin_object(obj)


def _globals() -> Any:
    """The module's own names: reading and writing them is what a program may do anyway."""
    site = active().site
    return site.frame.module.force_all() if isinstance(site, CallSite) else Unknown("globals()", kind=dict)


def _locals() -> Any:
    site = active().site
    return (
        {k: v for k, v in site.frame.names.items() if type(v) is not Lazy}
        if isinstance(site, CallSite)
        else Unknown("locals()", kind=dict)
    )


def _callable(obj: Any) -> Any:
    return Unknown("whether a value is callable", kind=bool) if isinstance(obj, Unknown) else callable(obj)


REFLECTION: dict[str, Any] = {
    function.__name__.lstrip("_"): Reflective(function)
    for function in (_getattr, _hasattr, _setattr, _delattr, _dir, _vars, _globals, _locals, _callable)
}
