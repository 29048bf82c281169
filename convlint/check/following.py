"""From a name to the number behind it: a parameter to the caller's argument, a variable to its one assignment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import libcst as cst

from convlint.check.arguments import narrowed, positional_node, value_of
from convlint.check.uses import attribute_uses, name_uses
from convlint.interpreter import CallSite, Frame

__all__ = ["Anchor", "follow", "follow_sizes", "settled"]

_MAX_HOPS = 12
Known = dict[tuple[int, str, bool], frozenset[int]]


@dataclass(frozen=True)
class Uses:
    """Every place below `root` that reads a name, or an attribute of that name."""

    find: Callable[[cst.CSTNode, str], list[cst.CSTNode]]
    root: cst.CSTNode
    name: str

    def nodes(self, known: Known) -> frozenset[int]:
        """The identities of the nodes; looked for once in a tree."""
        key = (id(self.root), self.name, self.find is attribute_uses)
        if key not in known:
            known[key] = frozenset(id(node) for node in self.find(self.root, self.name))
        return known[key]


@dataclass(frozen=True)
class Hop:
    """A use of a name that was followed: where it stands, and every use of that name (None for a parameter's)."""

    anchor: Anchor
    uses: Uses | None


@dataclass(frozen=True)
class Anchor:
    """A node of a file, and the frame in which it was evaluated (None for a whole statement).

    `hops`: the names that led here, if the number stands elsewhere than it is used.
    """

    source: Any
    filename: str
    node: cst.CSTNode
    frame: Frame | None = None
    exact: bool = False
    hops: tuple[Hop, ...] = ()


def follow(anchor: Anchor, actual: Any) -> Anchor:
    """The place of the number that `anchor` names, as long as the value stays the same."""
    for _ in range(_MAX_HOPS):
        following = _next(anchor, actual)
        if following is None:
            return anchor
        anchor = following
    return anchor


def follow_sizes(anchor: Anchor, sizes: Any, actual: int, axis: int | None) -> Anchor:
    """The place of one number of a shape that is passed on by name: `weight_variable([5, 5, 32, 64])`."""
    anchor = follow(anchor, sizes)
    node = narrowed(anchor.node, sizes, actual, axis)
    return replace(anchor, exact=False) if node is anchor.node else follow(replace(anchor, node=node), actual)


def settled(anchor: Anchor, others: list[Anchor], known: Known) -> Anchor:
    """The anchor, taken back to where a variable is used if the variable is used for anything that is not at fault.

    `others` are the anchors of all faults of the run: what they came by is a use that changes with the number. `known`
    keeps what was looked up in the trees of the run.
    """
    explained = {id(hop.anchor.node) for other in (anchor, *others) if other.node is anchor.node for hop in other.hops}
    for hop in anchor.hops:
        if hop.uses is not None and not hop.uses.nodes(known) <= explained:
            return hop.anchor
    return anchor


def _reached(before: Anchor, node: cst.CSTNode, frame: Frame | None, uses: Uses | None) -> Anchor:
    """The anchor behind a name that stands at `before`."""
    hop = Hop(replace(before, hops=()), uses)
    return Anchor(before.source, before.filename, node, frame, exact=True, hops=(*before.hops, hop))


def _next(anchor: Anchor, actual: Any) -> Anchor | None:
    node, frame = anchor.node, anchor.frame
    if frame is None:
        return None
    if isinstance(node, cst.Attribute):
        return _attribute(anchor, frame, node, actual)
    if not isinstance(node, cst.Name):
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
            value = value_of(site, node)
            if type(value) is type(actual) and value == actual:
                return _reached(anchor, node, site.frame, None)
            return None
    if not called and isinstance(site, CallSite):
        return None
    default = _default_node(code.node, name) if frame.function.defaults.get(name) == actual else None
    if default is None or frame.function.frame.module.filename != anchor.filename:
        return None
    return _reached(anchor, default, frame.function.frame, Uses(name_uses, code.node.body, name))


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
    return positional_node(call, index - 1 if has_self else index)


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
        root, owner = frame.module.source.tree, None
    else:
        root, owner = _body_of(scope), scope
    values = _assignments(getattr(root, "body", ()), name)
    written = isinstance(values[0], (cst.List, cst.Tuple)) if isinstance(actual, (list, tuple)) and values else None
    if len(values) != 1 or not (_is_number(values[0]) if written is None else written):
        return None
    return _reached(anchor, values[0], owner, Uses(name_uses, root, name))


def _body_of(scope: Frame) -> Any:
    code = getattr(scope.function, "code", None)
    return getattr(getattr(code, "node", None), "body", None)


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


# --------------------------------------------------------------------------- attributes


def _attribute(anchor: Anchor, frame: Frame, node: cst.Attribute, actual: Any) -> Anchor | None:
    """`self.flat`, if one method of the class assigns one number to it, and nothing else does."""
    definition = getattr(type(frame.first), "_convlint_definition", None)
    if definition is None or definition[1] is not frame.module or not _is_self(node.value, frame):
        return None
    name = node.attr.value
    if getattr(frame.first, name, None) != actual:
        return None
    found = [
        (function, value)
        for function in definition[0].body.body
        if isinstance(function, cst.FunctionDef)
        for value in _assigned_attributes(function.body, name)
    ]
    if len(found) != 1:
        return None
    function, value = found[0]
    owner = _frame_of(function, frame)
    if not (_is_number(value) if owner is not None else _is_literal(value)):
        return None
    return _reached(anchor, value, owner, Uses(attribute_uses, frame.module.source.tree, name))


def _frame_of(function: cst.FunctionDef, frame: Frame) -> Frame | None:
    """The frame in which a method ran for the same object: this one, or the one in which its layers were made."""
    parts = [*getattr(frame.first, "_modules", {}).values(), *vars(frame.first).values()]
    frames = [frame, *(site.frame for part in parts if isinstance(site := getattr(part, "_site", None), CallSite))]
    for candidate in frames:
        node = getattr(getattr(candidate.function, "code", None), "node", None)
        if node is function and candidate.first is frame.first:
            return candidate
    return None


def _is_self(node: cst.BaseExpression, frame: Frame) -> bool:
    return isinstance(node, cst.Name) and frame.names.get(node.value) is frame.first


def _assigned_attributes(body: Any, name: str) -> list[cst.BaseExpression]:
    """What is assigned to `self.<name>` anywhere in a block; twice where it is changed in place."""
    found: list[cst.BaseExpression] = []
    pending: list[Any] = [body]
    while pending:
        node = pending.pop()
        if isinstance(node, cst.Assign) and any(_is_attribute(target.target, name) for target in node.targets):
            found.append(node.value)
        elif isinstance(node, (cst.AugAssign, cst.AnnAssign)) and _is_attribute(node.target, name):
            found += [node.target, node.target]
        pending += node.children
    return found


def _is_attribute(node: cst.CSTNode, name: str) -> bool:
    return isinstance(node, cst.Attribute) and node.attr.value == name


def _is_literal(node: cst.BaseExpression) -> bool:
    if isinstance(node, cst.BinaryOperation):
        return _is_literal(node.left) and _is_literal(node.right)
    return isinstance(node, cst.Integer)
