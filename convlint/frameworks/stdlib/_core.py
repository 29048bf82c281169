"""What the builtin twins share: calling what a program hands over, and telling what is not a plain number."""

from __future__ import annotations

from collections.abc import Callable
from types import (
    BuiltinFunctionType,
    BuiltinMethodType,
    FunctionType,
    MethodType,
    MethodWrapperType,
    WrapperDescriptorType,
)
from typing import Any

from convlint.frameworks.stdlib.bounded import first_unknown
from convlint.shapes import Dim, Ratio
from convlint.values import Tensor, Undecided, Unknown

_NATIVE = (BuiltinFunctionType, BuiltinMethodType, MethodWrapperType, WrapperDescriptorType)
USER_MARK = "__convlint_user__"
FRAMEWORKS = "convlint.frameworks"


def is_user_class(cls: type) -> bool:
    """Whether `cls` is a class that the program being read defines (the interpreter marks them)."""
    return USER_MARK in type.__getattribute__(cls, "__dict__")


def is_twin_class(cls: type) -> bool:
    """Whether `cls` is defined by a twin."""
    module = type.__getattribute__(cls, "__module__")
    return isinstance(module, str) and module.startswith(FRAMEWORKS)


def is_program_function(value: Any) -> bool:
    """Whether `value` is a function of the program itself: twins are shared by all files and never written to."""
    return type(value).__module__.startswith("convlint.interpreter") and hasattr(value, "__dict__")


def call(function: Any, *args: Any, **kwargs: Any) -> Any:
    """Call what the program passed as `key=`, `default_factory=` or to `map`: never a native function or type."""
    if isinstance(function, type):
        return _construct(function, args, kwargs)
    if not _may_be_called(function):
        return Unknown(f"a {type(function).__name__} is not called from here")
    return function(*args, **kwargs)


def _may_be_called(function: Any) -> bool:
    """Whether `function` is the program's own, a twin's, or a tool of the interpreter that bounds what it does."""
    if isinstance(function, MethodType):
        return _may_be_called(function.__func__)
    if isinstance(function, FunctionType):
        return is_twin_function(function)
    if isinstance(function, _NATIVE):
        return False
    return is_user_class(type(function)) or type(function).__module__.startswith("convlint.")


def is_twin_function(value: Any) -> bool:
    """Whether `value` is a function of a twin's file."""
    return isinstance(value, FunctionType) and (value.__module__ or "").startswith(f"{FRAMEWORKS}.")


def is_internal_name(name: str) -> bool:
    """Whether convlint keeps something of its own under `name`; a program neither reads nor writes it."""
    return name == "_site" or name.startswith(("_convlint", "__convlint"))


def _construct(cls: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    from convlint.frameworks.stdlib._construct import CONSTRUCTORS

    construct = CONSTRUCTORS.get(cls)
    if construct is not None:
        return construct(cls, args, kwargs)
    if is_user_class(cls) or is_twin_class(cls) or issubclass(cls, BaseException):
        return cls(*args, **kwargs)
    return Unknown(f"{cls.__name__} is not modelled")


def read_attribute(obj: Any, name: Any) -> Any:
    """`obj.name` for an instance of the program's or a twin's class; Unknown for dunders and for all other objects."""
    if isinstance(obj, Unknown):
        return obj.derive(f".{name}")
    cls = type(obj)
    if isinstance(obj, type) or not (is_user_class(cls) or is_twin_class(cls)) or name.startswith("__"):
        return Unknown(f"{name} is out of reach")
    if is_internal_name(name):
        return Unknown(f"{name} is out of reach")
    value = getattr(obj, name)
    return Unknown(f"{name} is not modelled") if isinstance(value, _NATIVE) else value


def bound(function: Any) -> Callable[..., Any]:
    """`function` as something that Python's own `map`, `sorted`, `iter` may call."""
    return lambda *args: call(function, *args)


def is_symbolic(value: Any) -> bool:
    """Whether `value` is a number that is not known as a plain one: a Dim, a Ratio, an Unknown, a tensor."""
    return isinstance(value, (Dim, Ratio, Unknown, Tensor))


def unknown_like(reason: str, *origins: Any, kind: type | None = None) -> Unknown:
    """An Unknown that keeps the first reason found among `origins`, else `reason`."""
    origin = first_unknown(*origins)
    return origin.derive(reason, object(), kind=kind) if origin is not None else Unknown(reason, kind=kind)


def symbolic_result(name: str, kind: type | None, *values: Any) -> Unknown:
    """The Unknown that `name(*values)` gives: the same values give the same one."""
    origin = first_unknown(*values)
    keys = [_key_of(value) for value in values]
    if origin is not None:
        return origin.derive(name, *keys, kind=kind)
    return Unknown(f"{name}() of a size that is not known", kind=kind, key=(name, *keys))


def _key_of(value: Any) -> Any:
    if isinstance(value, Unknown):
        return value.key
    if isinstance(value, Dim):
        return value.form
    return value if isinstance(value, (int, float, str, bool)) else object()


def known(value: Any) -> Any:
    """The number that a constant tensor holds; any other value as it is."""
    if isinstance(value, Tensor) and isinstance(value.constant, (int, float, Dim, Ratio)):
        return value.constant
    return value


def undecided(reason: str, *origins: Any, kind: type | None = None) -> Undecided:
    """The exception to raise where a value is not known."""
    return Undecided(unknown_like(reason, *origins, kind=kind))


class Refused:
    """A function that is never run: calling it gives Unknown with the reason."""

    __slots__ = ("_kind", "_reason")

    def __init__(self, reason: str, kind: type | None = None) -> None:
        self._reason = reason
        self._kind = kind

    def __call__(self, *args: Any, **kwargs: Any) -> Unknown:
        return Unknown(self._reason, kind=self._kind)
