"""From a problem to the place to edit: the argument where the number stands, followed back to where it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import libcst as cst

from convlint.interpreter import CallSite, Frame
from convlint.values import Problem

_MAX_HOPS = 12
# What is missing there is to be written where the layer is called, not where it is made.
_AT_THE_CALL = frozenset(["missing-flatten"])


@dataclass(frozen=True)
class Anchor:
    """A node of a file, and the frame in which it was evaluated (None for a whole statement)."""

    source: Any
    filename: str
    node: cst.CSTNode
    frame: Frame | None = None
    exact: bool = False


def anchor_of(problem: Problem) -> Anchor | None:
    """Where the diagnostic of `problem` stands; None where the run knows no place at all."""
    if problem.kind in _AT_THE_CALL and isinstance(problem.site, CallSite) and problem.site.callee is problem.layer:
        return whole_call(problem.site)
    for site, argument in _candidate_sites(problem):
        if site is None:
            continue
        node = argument_node(site, argument, problem.actual)
        if node is not None:
            return follow(Anchor(site.source, site.filename, node, site.frame, exact=True), problem.actual)
    whole = definition_site(problem) or problem.site
    return whole_call(whole) if isinstance(whole, CallSite) else None


def _candidate_sites(problem: Problem) -> list[tuple[CallSite | None, str | None]]:
    sites: list[tuple[Any, str | None]] = []
    if problem.layer is not None:
        sites.append((getattr(problem.layer, "_site", None), problem.argument))
    if problem.weight is not None:
        sites.append((_weight_site(problem.weight), None))
    if problem.layer is None and problem.weight is None:
        sites.append((problem.site, problem.argument))
    return [(site if isinstance(site, CallSite) else None, argument) for site, argument in sites]


def _weight_site(weight: Any) -> Any:
    """Where the sizes of a weight were written: the earliest call in its history (`tf.random_normal([...])`)."""
    step = weight.step
    while step.inputs and len(step.inputs) == 1:
        step = step.inputs[0].step
    return step.site


def definition_site(problem: Problem) -> Any:
    """The constructor's or the weight's call, where there is one."""
    if problem.layer is not None:
        return getattr(problem.layer, "_site", None)
    return _weight_site(problem.weight) if problem.weight is not None else None


def whole_call(site: CallSite) -> Anchor:
    """The call itself, narrowed to the line of its callee's last name for long method chains."""
    return Anchor(site.source, site.filename, site.node, site.frame)


# --------------------------------------------------------------------------- which argument


def argument_node(site: CallSite, argument: str | None, actual: Any) -> cst.CSTNode | None:
    """The expression that was passed as `argument`, or the one argument whose value is `actual`."""
    if not isinstance(site.node, cst.Call):
        return None
    if argument is not None:
        node = _named_argument(site, argument)
        if node is not None:
            return _narrowed(node, _value_of(site, node), actual)
    return _argument_by_value(site, actual)


def _named_argument(site: CallSite, argument: str) -> cst.BaseExpression | None:
    call = site.node
    assert isinstance(call, cst.Call)
    for arg in call.args:
        if arg.keyword is not None and arg.keyword.value == argument:
            return arg.value
    names = parameter_names(site.callee)
    if argument not in names:
        return None
    return _positional(call, names.index(argument))


def _positional(call: cst.Call, index: int) -> cst.BaseExpression | None:
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


def _value_of(site: CallSite, node: cst.CSTNode) -> Any:
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


def _argument_by_value(site: CallSite, actual: Any) -> cst.CSTNode | None:
    call = site.node
    assert isinstance(call, cst.Call)
    if not isinstance(actual, int) or isinstance(actual, bool):
        return None
    for arg in call.args:
        if arg.star:
            continue
        value = _value_of(site, arg.value)
        if type(value) is int and value == actual:
            return arg.value
        if isinstance(value, (list, tuple)) and actual in [v for v in value if type(v) is int]:
            return _narrowed(arg.value, value, actual)
    return None


def _narrowed(node: cst.CSTNode, value: Any, actual: Any) -> cst.CSTNode:
    """Within a list or tuple literal, the element whose value is `actual`."""
    if not isinstance(node, (cst.List, cst.Tuple)) or not isinstance(value, (list, tuple)) or type(actual) is not int:
        return node
    if len(node.elements) == len(value):
        for element, item in zip(node.elements, value, strict=True):
            if type(item) is int and item == actual:
                return element.value
    return node


# --------------------------------------------------------------------------- following names


def follow(anchor: Anchor, actual: Any) -> Anchor:
    """From a name to the number: a parameter to the caller's argument, a variable to its one assignment."""
    for _ in range(_MAX_HOPS):
        following = _next(anchor, actual)
        if following is None:
            return anchor
        anchor = following
    return anchor


def _next(anchor: Anchor, actual: Any) -> Anchor | None:
    node, frame = anchor.node, anchor.frame
    if frame is None or not isinstance(node, cst.Name):
        return None
    name = node.value
    if frame.passed is not None and name in frame.passed:
        if frame.names.get(name) is not frame.passed[name] and frame.names.get(name) != frame.passed[name]:
            return None
        return _passed_from(anchor, frame, name, actual)
    return _assigned(anchor, frame, name, actual)


def _passed_from(anchor: Anchor, frame: Frame, name: str, actual: Any) -> Anchor | None:
    site, code = frame.site, getattr(frame.function, "code", None)
    if code is None:
        return None
    called = isinstance(site, CallSite) and isinstance(site.node, cst.Call) and site.filename == anchor.filename
    if isinstance(site, CallSite) and called:
        node = _argument_for(site, code.parameters, name, frame)
        if node is not None:
            value = _value_of(site, node)
            if type(value) is type(actual) and value == actual:
                return Anchor(site.source, site.filename, node, site.frame, exact=True)
            return None
    if not called and isinstance(site, CallSite):
        return None
    default = _default_node(code.node, name) if frame.function.defaults.get(name) == actual else None
    if default is None or frame.function.frame.module.filename != anchor.filename:
        return None
    return Anchor(anchor.source, anchor.filename, default, frame.function.frame, exact=True)


def _argument_for(site: CallSite, parameters: Any, name: str, frame: Frame) -> cst.BaseExpression | None:
    call = site.node
    assert isinstance(call, cst.Call)
    for arg in call.args:
        if arg.keyword is not None and arg.keyword.value == name:
            return arg.value
    if name not in parameters.positional:
        return None
    index = parameters.positional.index(name)
    explicit_self = bool(site.args) and site.args[0] is frame.first and not isinstance(site.callee, type)
    has_self = parameters.positional[:1] in (["self"], ["cls"]) and not explicit_self
    return _positional(call, index - 1 if has_self else index)


def _default_node(node: Any, name: str) -> cst.BaseExpression | None:
    params = node.params
    for param in (*params.posonly_params, *params.params, *params.kwonly_params):
        if param.name.value == name:
            return param.default  # type: ignore[no-any-return]
    return None


def _assigned(anchor: Anchor, frame: Frame, name: str, actual: Any) -> Anchor | None:
    """The one literal that the scope which owns `name` assigns to it."""
    scope: Frame | None = frame
    while scope is not None and name not in scope.names:
        scope = scope.outer
    if scope is None or scope.names is frame.module.names or scope.function is None:
        if frame.module.names.get(name) != actual:
            return None
        body, owner = frame.module.source.tree.body, None
    else:
        body, owner = _body_of(scope), scope
    values = _assignments(body, name)
    if len(values) != 1 or not _is_number(values[0]):
        return None
    return Anchor(anchor.source, anchor.filename, values[0], owner, exact=True)


def _body_of(scope: Frame) -> Any:
    code = getattr(scope.function, "code", None)
    body = getattr(getattr(code, "node", None), "body", None)
    return getattr(body, "body", ())


def _assignments(body: Any, name: str) -> list[cst.BaseExpression]:
    found: list[cst.BaseExpression] = []
    for statement in body:
        if isinstance(statement, cst.SimpleStatementLine):
            for small in statement.body:
                if isinstance(small, cst.Assign):
                    found += [
                        small.value for t in small.targets if isinstance(t.target, cst.Name) and t.target.value == name
                    ]
                elif (
                    isinstance(small, cst.AugAssign)
                    and isinstance(small.target, cst.Name)
                    and small.target.value == name
                ):
                    found += [small.value, small.value]
        elif not isinstance(statement, (cst.FunctionDef, cst.ClassDef)):
            found += _nested_assignments(statement, name)
    return found


def _nested_assignments(statement: Any, name: str) -> list[cst.BaseExpression]:
    inner = getattr(statement, "body", None)
    found = _assignments(getattr(inner, "body", ()), name)
    orelse = getattr(statement, "orelse", None)
    if orelse is not None:
        found += _nested_assignments(orelse, name)
    return found


def _is_number(node: cst.BaseExpression) -> bool:
    if isinstance(node, cst.BinaryOperation):
        return _is_number(node.left) and _is_number(node.right)
    return isinstance(node, (cst.Integer, cst.Name))
