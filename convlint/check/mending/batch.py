"""`x.view(-1, N)` becomes `x.view(x.size(0), -1)`: a reshape that keeps the batch cannot mix samples."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.check.mending.change import Fault, edit, positional, same_file
from convlint.diagnostics import Fix
from convlint.rules.wording import framework
from convlint.source import Span

__all__ = ["batch_fix"]


def batch_fix(fault: Fault) -> Fix | None:
    """Write the batch in front and leave the rest to -1. Only where N stands in the call itself, for a torch tensor."""
    problem, anchor = fault.problem, fault.anchor
    site: Any = problem.site
    if framework(problem) != "torch" or not same_file(site, anchor):
        return None
    found = _sizes(site.node)
    if found is None:
        return None
    receiver, sizes = found
    if len(sizes) != 2 or not _is_minus_one(sizes[0]) or not any(anchor.node is node for node in (sizes[1], site.node)):
        return None
    text = anchor.source.text_of(receiver)
    first, last = anchor.source.span(sizes[0]), anchor.source.span(sizes[1])
    whole = Span(first.start_line, first.start_col, last.end_line, last.end_col)
    if anchor.source.text_at(whole).count("(") != anchor.source.text_at(whole).count(")"):
        return None
    return Fix("safe", f"keep the batch: {text}.size(0), -1", (edit(anchor, whole, f"{text}.size(0), -1"),))


def _sizes(call: cst.Call) -> tuple[cst.BaseExpression, list[cst.BaseExpression]] | None:
    """The tensor that is reshaped and the sizes: `x.view(-1, N)`, `x.view((-1, N))`, `torch.reshape(x, (-1, N))`."""
    arguments = positional(call)
    if arguments is None or len(arguments) != len(call.args) or not isinstance(call.func, cst.Attribute):
        return None
    receiver: cst.BaseExpression = call.func.value
    if len(arguments) == 2 and isinstance(arguments[1], (cst.Tuple, cst.List)):
        receiver, arguments = arguments[0], [arguments[1]]
    if len(arguments) == 1 and isinstance(arguments[0], (cst.Tuple, cst.List)):
        arguments = [element.value for element in arguments[0].elements]
    return (receiver, arguments) if _is_dotted(receiver) else None


def _is_dotted(node: cst.BaseExpression) -> bool:
    """`x`, `self.x`: what can be written twice without being worked out twice."""
    return isinstance(node, cst.Name) or (isinstance(node, cst.Attribute) and _is_dotted(node.value))


def _is_minus_one(node: cst.BaseExpression) -> bool:
    if not isinstance(node, cst.UnaryOperation) or not isinstance(node.operator, cst.Minus):
        return False
    return isinstance(node.expression, cst.Integer) and node.expression.value == "1"
