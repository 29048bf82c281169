"""Calls: only interpreted functions, twins, and the allow-listed builtins are ever called."""

from __future__ import annotations

from types import BuiltinFunctionType, FunctionType, MethodType, MethodWrapperType, WrapperDescriptorType
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._core import is_internal_name
from convlint.frameworks.stdlib._holding import argument_list
from convlint.frameworks.stdlib.builtins import CONSTRUCTORS
from convlint.frameworks.stdlib.functools import partial
from convlint.interpreter import operators
from convlint.interpreter.attributes import (
    BuiltinMethod,
    get_attribute,
    is_user_class,
    is_user_object,
    set_attribute,
)
from convlint.interpreter.frames import CallSite, Frame
from convlint.interpreter.functions import Function
from convlint.interpreter.namespaces import TwinModule, is_twin_class, is_twin_object
from convlint.interpreter.reflection import Reflective
from convlint.shapes import Undecided
from convlint.values import Problem, Settled, Unknown, active, first_unknown

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler
    from convlint.interpreter.expressions import Expression

_FRAMEWORKS = "convlint.frameworks."
_TOOL_ERRORS = (AttributeError, NameError, AssertionError, TypeError, RecursionError)
_CHECKED_FRAMEWORKS = ("torch", "tensorflow", "keras")
_NATIVE_DUNDERS = frozenset(
    [
        "__init__",
        "__setattr__",
        "__getattr__",
        "__delattr__",
        "__eq__",
        "__ne__",
        "__len__",
        "__getitem__",
        "__setitem__",
        "__contains__",
        "__iter__",
        "__hash__",
        "__call__",
        "__delitem__",
        "__repr__",
        "__str__",
        "__init_subclass__",
        "__enter__",
        "__exit__",
        "__next__",
    ]
)


def compile_call(c: Compiler, node: cst.Call) -> Expression:
    """A call, with its arguments in order; `super()` without arguments is resolved from the frame."""
    if isinstance(node.func, cst.Name) and node.func.value == "super":
        return _compile_super(c, node)
    function = c.expression(node.func)
    arguments = [(a.star, a.keyword.value if a.keyword else None, c.expression(a.value)) for a in node.args]
    plain = all(star == "" and keyword is None for star, keyword, _ in arguments)
    values = [value for _, _, value in arguments]

    extended = _extended(c, node)

    def call_plain(frame: Frame) -> Any:
        return call_at(c, node, frame, function(frame), [value(frame) for value in values], {})

    def call_extend(frame: Frame) -> Any:
        callee = function(frame)
        args = [value(frame) for value in values]
        return None if extended(frame, callee, args) else call_at(c, node, frame, callee, args, {})

    def call(frame: Frame) -> Any:
        callee = function(frame)
        try:
            args, kwargs, unknown = _evaluate(c, arguments, frame)
        except bounded.TooLarge as refusal:
            return refusal.subject
        if unknown is not None:
            return unknown.derive(object())
        return call_at(c, node, frame, callee, args, kwargs)

    if not plain:
        return call
    return call_plain if extended is None else call_extend


def _extended(c: Compiler, node: cst.Call) -> Any:
    """For `name.extend(x)`: after an x of unknown length, the list under that name is not known any more."""
    if not isinstance(node.func, cst.Attribute) or node.func.attr.value != "extend" or len(node.args) != 1:
        return None
    if not isinstance(node.func.value, (cst.Name, cst.Attribute)):
        return None
    target = c.target(node.func.value)

    def forget(frame: Frame, callee: Any, args: list[Any]) -> bool:
        if not (isinstance(callee, BuiltinMethod) and isinstance(callee.obj, list)):
            return False
        args[0] = c.interpreter.iterate(args[0])
        if isinstance(args[0], Unknown):
            target(frame, args[0].derive("extended", object()))
        return isinstance(args[0], Unknown)

    return forget


def _evaluate(c: Compiler, arguments: Any, frame: Frame) -> tuple[list[Any], dict[str, Any], Unknown | None]:
    args: list[Any] = []
    kwargs: dict[str, Any] = {}
    unknown: Unknown | None = None
    for star, keyword, expression in arguments:
        value = expression(frame)
        if star == "*":
            items = c.interpreter.iterate(value)
            if isinstance(items, Unknown):
                unknown = items
            else:
                args.extend(argument_list(items))
        elif star == "**":
            if isinstance(value, dict):
                bounded.spend(32 * len(value))
                kwargs.update(value)
            else:
                unknown = value if isinstance(value, Unknown) else Unknown("keyword arguments that are not known")
        elif keyword is not None:
            kwargs[keyword] = value
        else:
            args.append(value)
    if unknown is None and not all(isinstance(key, str) for key in kwargs):
        unknown = Unknown("keyword arguments whose names are not known")
    return args, kwargs, unknown


def _compile_super(c: Compiler, node: cst.Call) -> Expression:
    explicit = [c.expression(a.value) for a in node.args]

    def make(frame: Frame) -> Any:
        if explicit:
            cls = explicit[0](frame)
            owner = explicit[1](frame) if len(explicit) > 1 else frame.first
        else:
            cls, owner = frame.cell.value if frame.cell is not None else None, frame.first
        if not isinstance(cls, type) or isinstance(owner, Unknown):
            return Unknown("super() of a class that is not known")
        return super(cls, owner)

    return make


def call_at(c: Compiler, node: cst.CSTNode, frame: Frame, callee: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call `callee` with the site of `node` active; undecided results become Unknown."""
    run: Any = active()
    run.step()
    run.executed.add(id(node))
    site = CallSite(node, frame, callee, args, kwargs)
    previous, run.site = run.site, site
    try:
        return invoke(callee, args, kwargs)
    except Undecided as undecided:
        return operators.unknown_of(undecided)
    except RecursionError:
        return Unknown("calls are nested too deeply")
    finally:
        run.site = previous


def invoke(callee: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call `callee` if it is of a kind that may be called; else Unknown."""
    if isinstance(callee, Unknown):
        return _call_unknown(callee, args, kwargs)
    if isinstance(callee, (Function, BuiltinMethod, Reflective)):
        return callee(*args, **kwargs)
    if isinstance(callee, MethodType):
        inner = callee.__func__
        if isinstance(inner, Function):
            return callee(*args, **kwargs)
        return _call_twin(callee, args, kwargs) if _is_twin_function(inner) else _refuse(callee)
    if isinstance(callee, type):
        return _instantiate(callee, args, kwargs)
    if isinstance(callee, FunctionType):
        return _call_twin(callee, args, kwargs) if _is_twin_function(callee) else _refuse(callee)
    if isinstance(callee, (MethodWrapperType, WrapperDescriptorType, BuiltinFunctionType)):
        return _call_native(callee, args, kwargs)
    if (is_user_object(callee) or is_twin_object(callee)) and not isinstance(callee, TwinModule):
        return _call_twin(callee, args, kwargs) if callable(callee) else _not_callable(callee)
    return _not_callable(callee)


def _call_unknown(callee: Unknown, args: list[Any], kwargs: dict[str, Any]) -> Unknown:
    """What comes out of a call that is not followed; of a module without a twin, knowledge ends at this call."""
    settled = len(callee.key) == 3 and callee.key[0] == "module" and (args or kwargs)
    known = settled and first_unknown(*args, *kwargs.values()) is None
    result = callee.derive(Settled() if known else object())
    if callee.key[:1] == ("module",):
        result.site = active().site
    return result


def _not_callable(callee: Any) -> Any:
    raise TypeError(f"'{type(callee).__name__}' object is not callable")


def _refuse(callee: Any) -> Unknown:
    return Unknown(f"{getattr(callee, '__name__', type(callee).__name__)} is never called")


def _is_twin_function(function: Any) -> bool:
    return isinstance(function, FunctionType) and (function.__module__ or "").startswith(_FRAMEWORKS)


def _call_native(callee: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """`object.__init__`, `dict.__setitem__` and their kin, reached through `super()`."""
    name = callee.__name__
    if isinstance(callee.__self__ if hasattr(callee, "__self__") else None, property):
        return callee(*args)
    if name == "__new__":
        cls: Any = args[0] if args else None
        return object.__new__(cls) if is_user_class(cls) else Unknown("__new__ of a class that is not known")
    if name == "__init__" and getattr(callee, "__objclass__", None) is object:
        return None
    if name in ("__setattr__", "__getattribute__", "__delattr__"):
        if name == "__setattr__" and len(args) >= 2:
            obj = getattr(callee, "__self__", None) if len(args) == 2 else args[0]
            _set_plainly(obj, args[-2], args[-1])
            return None
        return Unknown(f"{name} is out of reach")
    return callee(*args, **kwargs) if name in _NATIVE_DUNDERS else _refuse(callee)


def _set_plainly(obj: Any, name: Any, value: Any) -> None:
    """`object.__setattr__(obj, name, value)`."""
    if not isinstance(name, str):
        raise TypeError(f"attribute name must be string, not '{type(name).__name__}'")
    if is_user_object(obj) and not (name.startswith("__") and name.endswith("__")) and not is_internal_name(name):
        object.__setattr__(obj, name, value)
    else:
        set_attribute(obj, name, value)


def _instantiate(cls: type, args: list[Any], kwargs: dict[str, Any]) -> Any:
    constructor = CONSTRUCTORS.get(cls)
    if constructor is not None:
        return constructor(cls, args, kwargs)
    if issubclass(cls, type):
        return Unknown("a class made by calling its metaclass")
    if is_user_class(cls):
        return cls(*args, **kwargs)
    if is_twin_class(cls):
        return _call_twin(cls, args, kwargs)
    if issubclass(cls, BaseException):
        return cls(*args)
    if cls in (property, staticmethod, classmethod):
        return cls(*args, **kwargs)
    return Unknown(f"{cls.__name__} is not modelled")


def _call_twin(callee: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
    """Call a twin; a call that its signature refuses is CVL501, a gap of the twin is Unknown."""
    try:
        return callee(*args, **kwargs)
    except RecursionError:
        return Unknown("calls are nested too deeply")
    except _TOOL_ERRORS as error:
        if not _raised_in_twin(error):
            raise
        if isinstance(error, TypeError) and not is_user_object(callee) and not is_user_class(callee):
            refused = _refused_arguments(callee, args, kwargs)
            if refused is not None:
                return refused
        return _gap(callee, error, args, kwargs)


def _raised_in_twin(error: BaseException) -> bool:
    """Whether `error` comes out of convlint's own code, not out of an interpreted function under it."""
    trace = error.__traceback__
    module = ""
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        trace = trace.tb_next
    return module.startswith(
        ("convlint.frameworks", "convlint.shapes", "convlint.values", "convlint.interpreter.calls")
    )


def _refused_arguments(callee: Any, args: list[Any], kwargs: dict[str, Any]) -> Unknown | None:
    """Report CVL501 if the callee's signature cannot take the arguments; None if it can."""
    import inspect

    if isinstance(callee, partial):
        return _refused_arguments(callee.func, [*callee.args, *args], {**callee.keywords, **kwargs})
    target = callee.__func__ if isinstance(callee, MethodType) else callee
    module = (getattr(target, "__module__", None) or "").removeprefix(_FRAMEWORKS)
    if not module.startswith(_CHECKED_FRAMEWORKS):
        return None
    try:
        forward = None if isinstance(callee, type) else getattr(callee, "forward", None)
        signature = inspect.signature(forward or callee)  # a torch module's call is its `forward`
    except (TypeError, ValueError):
        return None
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        name = _called_name(target)
        if _is_proved(active().site):
            active().report(Problem("call-arguments", op=name, detail=f"{name}() {_readable(str(error))}"))
        return Unknown(f"{name}() is called with arguments that it refuses")
    return None


def _called_name(target: Any) -> str:
    """`Conv1D` for the constructor of `Conv1D` as well."""
    name = getattr(target, "__name__", type(target).__name__)
    return getattr(target, "__qualname__", name).split(".")[-2] if name == "__init__" else name


def _is_proved(site: Any) -> bool:
    """Whether the program itself says all the arguments: those that a function passes on (`*args, **kwargs`) are not
    known where convlint is the one who called it."""
    while site is not None and any(arg.star for arg in getattr(site.node, "args", ())):
        if site.frame.function is None:
            return True
        site = site.frame.site
    return site is not None


def _readable(message: str) -> str:
    return message.replace("'self', ", "")


def _gap(callee: Any, error: BaseException, args: list[Any], kwargs: dict[str, Any]) -> Unknown:
    origin = first_unknown(*args, *kwargs.values())
    if origin is not None:
        return origin.derive(object())
    name = getattr(callee, "__name__", type(callee).__name__)
    return Unknown(f"{name}() could not be followed: {type(error).__name__}: {error}")


def call_value(callee: Any, *args: Any, **kwargs: Any) -> Any:
    """Call `callee` from the interpreter itself (a decorator, a context manager's method)."""
    try:
        return invoke(callee, list(args), kwargs)
    except Undecided as undecided:
        return operators.unknown_of(undecided)


__all__ = ["call_at", "call_value", "compile_call", "get_attribute", "invoke"]
