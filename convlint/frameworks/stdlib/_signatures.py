"""Signatures of the functions that are being read, as `inspect` gives them."""

from __future__ import annotations

from types import FunctionType, MethodType
from typing import Any

from convlint.values import Unknown


class empty:
    """No default, no annotation."""


class _ParameterKind(int):
    """The kind of a parameter, in the order in which kinds may stand."""


POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = map(_ParameterKind, range(5))


class Parameter:
    """One parameter of a signature. https://docs.python.org/3/library/inspect.html#inspect.Parameter"""

    POSITIONAL_ONLY = POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = VAR_POSITIONAL
    KEYWORD_ONLY = KEYWORD_ONLY
    VAR_KEYWORD = VAR_KEYWORD
    empty = empty

    def __init__(self, name, kind, *, default=empty, annotation=empty):
        self.name = name
        self.kind = kind
        self.default = default
        self.annotation = Unknown("an annotation") if annotation is empty else annotation


class Signature:
    """The parameters of a callable by name. https://docs.python.org/3/library/inspect.html#inspect.Signature"""

    empty = empty

    def __init__(self, parameters=None, *, return_annotation=empty):
        self.parameters = {parameter.name: parameter for parameter in parameters or ()}
        self.return_annotation = Unknown("an annotation")


def signature(obj, *, follow_wrapped=True):
    """The signature of an interpreted function, method or class, or of a twin; Unknown for anything else."""
    inner = getattr(obj, "__dict__", {}).get("__wrapped__") if not isinstance(obj, type) else None
    if follow_wrapped and inner is not None:
        return signature(inner)
    bound = isinstance(obj, (MethodType, type))
    function: Any = getattr(obj, "__init__" if isinstance(obj, type) else "__func__", obj) if bound else obj
    code = getattr(function, "code", None)
    if code is not None and hasattr(code, "parameters"):
        return Signature(_interpreted(code.parameters, function.defaults)[1 if bound else 0 :])
    if isinstance(function, FunctionType) and function.__module__.startswith("convlint.frameworks."):
        return Signature(_native(function)[1 if bound else 0 :])
    return Unknown("the signature of something that is no function")


def _interpreted(parameters, defaults):
    result = []
    for index, name in enumerate(parameters.positional):
        kind = POSITIONAL_ONLY if index < parameters.positional_only else POSITIONAL_OR_KEYWORD
        result.append(Parameter(name, kind, default=defaults.get(name, empty)))
    if parameters.varargs is not None:
        result.append(Parameter(parameters.varargs, VAR_POSITIONAL))
    for name in parameters.keyword_only:
        result.append(Parameter(name, KEYWORD_ONLY, default=defaults.get(name, empty)))
    if parameters.kwargs is not None:
        result.append(Parameter(parameters.kwargs, VAR_KEYWORD))
    return result


def _native(function):
    code, defaults = function.__code__, function.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount]
    first = len(names) - len(defaults)
    result = [
        Parameter(name, POSITIONAL_OR_KEYWORD, default=defaults[i - first] if i >= first else empty)
        for i, name in enumerate(names)
    ]
    end = code.co_argcount + code.co_kwonlyargcount
    only = function.__kwdefaults__ or {}
    result += [
        Parameter(name, KEYWORD_ONLY, default=only.get(name, empty))
        for name in code.co_varnames[code.co_argcount : end]
    ]
    return result
