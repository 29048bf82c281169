"""Every place of a file that reads a name or an attribute."""

from __future__ import annotations

from typing import Any

import libcst as cst

__all__ = ["attribute_uses", "name_uses"]


def name_uses(root: cst.CSTNode, name: str) -> list[cst.CSTNode]:
    """The nodes below `root` that read a variable called `name`, one of another scope with that name among them."""
    found: list[cst.CSTNode] = []
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, cst.Name) and node.value == name:
            found.append(node)
        pending += _read(node)
    return found


def _read(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The children of a node that can read a variable: no targets, no keywords, no attributes' names."""
    match node:
        case cst.Attribute():
            return [node.value]
        case cst.Arg():
            return [node.value]
        case cst.Assign():
            targets = [target.target for target in node.targets if not isinstance(target.target, cst.Name)]
            return [*targets, node.value]
        case cst.Param():
            return [part for part in (node.default, node.annotation) if isinstance(part, cst.CSTNode)]
        case cst.Import() | cst.ImportFrom():
            return []
        case cst.FunctionDef() | cst.ClassDef():
            return [child for child in node.children if child is not node.name]
    return list(node.children)


def attribute_uses(root: cst.CSTNode, name: str) -> list[cst.CSTNode]:
    """The nodes that read an attribute called `name`, of whatever object."""
    found: list[cst.CSTNode] = []
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, cst.Assign):
            targets = [target.target for target in node.targets]
            pending += [node.value, *(t.value if isinstance(t, cst.Attribute) else t for t in targets)]
            continue
        if isinstance(node, cst.Attribute) and node.attr.value == name:
            found.append(node)
        pending += node.children
    return found
