"""A fault as the fixes see it, and the edits that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import libcst as cst

from convlint.check.placing import Anchor
from convlint.diagnostics import Edit, Location
from convlint.interpreter import CallSite
from convlint.source import Span
from convlint.values import Problem

__all__ = ["Fault", "edit", "insertion", "path_to", "positional", "reachable", "same_file"]


@dataclass(frozen=True)
class Fault:
    """A problem with its place, the dims whose product is the expected number, and the other problems of its run."""

    problem: Problem
    anchor: Anchor
    factors: tuple[int, ...] = ()
    others: tuple[Problem, ...] = ()


def edit(anchor: Anchor, span: Span, text: str) -> Edit:
    """New text in place of a span of the anchor's file; it names its cell where that is not the anchor's own."""
    source = anchor.source
    cell, start_line = source.place(span.start_line)
    own = source.place(source.span(anchor.node).start_line)[0]
    end_line = source.place(span.end_line)[1]
    start, end = Location(start_line, span.start_col), Location(end_line, span.end_col)
    return Edit(text, start, end, None if cell == own else cell)


def insertion(anchor: Anchor, node: cst.CSTNode, text: str) -> Edit:
    """Text before a node."""
    span = anchor.source.span(node)
    return edit(anchor, Span(span.start_line, span.start_col, span.start_line, span.start_col), text)


def same_file(site: Any, anchor: Anchor) -> bool:
    """Whether a call stands in the file that is checked: no other file is changed."""
    return isinstance(site, CallSite) and site.source is anchor.source and isinstance(site.node, cst.Call)


def positional(call: cst.Call) -> list[cst.BaseExpression] | None:
    """The expressions of a call's positional arguments; None where one is starred."""
    if any(arg.star for arg in call.args):
        return None
    return [arg.value for arg in call.args if arg.keyword is None]


def path_to(tree: cst.CSTNode, node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes from the root of the tree down to `node`, both included; empty where it is not in it."""
    pending: list[tuple[cst.CSTNode, tuple[Any, ...]]] = [(tree, ())]
    while pending:
        current, above = pending.pop()
        if current is node:
            path: list[cst.CSTNode] = [node]
            while above:
                parent, above = above
                path.append(parent)
            return path[::-1]
        pending += [(child, (current, above)) for child in current.children]
    return []


def reachable(anchor: Anchor, sibling: cst.BaseExpression, name: str, whose: str) -> str | None:
    """How the file writes a framework's `name` beside `sibling`: `nn.Flatten` next to `nn.Linear`, else a bare import.

    `whose` is the sibling's own name in the framework (`Linear`).
    """
    if isinstance(sibling, cst.Attribute) and sibling.attr.value == whose:
        return f"{anchor.source.text_of(sibling.value)}.{name}"
    frame = anchor.frame
    known = frame.module.names.get(name) if frame is not None else None
    return name if known is not None and getattr(known, "__name__", None) == name else None
