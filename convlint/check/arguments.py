"""Which argument of a call holds a number: by its parameter's name, by its position, or by its value."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.interpreter import CallSite

__all__ = ["argument_node", "parameter_names", "positional_node", "value_of"]


def argument_node(site: CallSite, argument: str | None, actual: Any, axis: int | None = None) -> cst.CSTNode | None:
    """The expression that was passed as `argument`, or the one argument whose value is `actual`."""
    if not isinstance(site.node, cst.Call):
        return None
    if argument is not None:
        node = _named_argument(site, argument)
        if node is not None:
            return narrowed(node, value_of(site, node), actual, axis)
    return _argument_by_value(site, actual, axis)


def _named_argument(site: CallSite, argument: str) -> cst.BaseExpression | None:
    call = site.node
    assert isinstance(call, cst.Call)
    for arg in call.args:
        if arg.keyword is not None and arg.keyword.value == argument:
            return arg.value
    names = parameter_names(site.callee)
    if argument not in names:
        return None
    return positional_node(call, names.index(argument))


def positional_node(call: cst.Call, index: int) -> cst.BaseExpression | None:
    for position, arg in enumerate(call.args):
        if arg.star or arg.keyword is not None:
            return None
        if position == index:
            return arg.value
    return None


def parameter_names(callee: Any) -> tuple[str, ...]:
    """The positional parameters of a callee as its caller counts them (without `self`)."""
    bound = 0
    if hasattr(callee, "func") and hasattr(callee, "args") and isinstance(getattr(callee, "args", None), tuple):
        return parameter_names(callee.func)[len(callee.args) :]
    function = callee
    if isinstance(callee, type):
        function, bound = callee.__init__, 1  # type: ignore[misc]
    elif hasattr(callee, "__func__"):
        function, bound = callee.__func__, 1
    code = getattr(function, "__code__", None)
    if code is not None:
        return tuple(code.co_varnames[bound : code.co_argcount])
    inner = getattr(function, "code", None)
    if inner is not None and hasattr(inner, "parameters"):
        return tuple(inner.parameters.positional[bound:])
    return ()


def value_of(site: CallSite, node: cst.CSTNode) -> Any:
    call = site.node
    assert isinstance(call, cst.Call)
    plain = [arg for arg in call.args if not arg.star]
    for arg in plain:
        if arg.value is node:
            if arg.keyword is not None:
                return (site.kwargs or {}).get(arg.keyword.value)
            index = call.args.index(arg)
            return site.args[index] if index < len(site.args) else None
    return None


def _argument_by_value(site: CallSite, actual: Any, axis: int | None) -> cst.CSTNode | None:
    call = site.node
    assert isinstance(call, cst.Call)
    if not isinstance(actual, int) or isinstance(actual, bool):
        return None
    for arg in call.args:
        if arg.star:
            continue
        value = value_of(site, arg.value)
        if type(value) is int and value == actual:
            return arg.value
        if isinstance(value, (list, tuple)) and actual in [v for v in value if type(v) is int]:
            return narrowed(arg.value, value, actual, axis)
    return None


def narrowed(node: cst.CSTNode, value: Any, actual: Any, axis: int | None = None) -> cst.CSTNode:
    """Within a list or tuple literal, the element whose value is `actual`: the one at `axis`, if that is one."""
    if not isinstance(node, (cst.List, cst.Tuple)) or not isinstance(value, (list, tuple)) or type(actual) is not int:
        return node
    if len(node.elements) != len(value):
        return node
    places = [index for index, item in enumerate(value) if isinstance(item, int) and item == actual]
    if not places:
        return node
    return node.elements[axis if axis in places else places[0]].value
