"""Which node of the source stands at a position."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libcst as cst

if TYPE_CHECKING:
    from convlint.source import Source

_ASKED = (cst.BaseExpression, cst.BaseSmallStatement, cst.Param, cst.ClassDef, cst.FunctionDef)


def nodes_at(source: Source, line: int, column: int) -> list[Any]:
    """The expressions and statements around a place of the (joined) text, from the inside out."""
    pending: list[Any] = list(source.tree.body)
    found: list[Any] = []
    while pending:
        node = pending.pop()
        if not isinstance(node, cst.BaseSuite) and not _holds(source, node, line, column):
            continue
        if isinstance(node, _ASKED):
            found.append(node)
        inner = list(node.children)
        pending = [*pending, *inner] if isinstance(node, cst.BaseSuite) else inner
        if not isinstance(node, (cst.BaseStatement, cst.BaseSuite, cst.SimpleStatementLine)):
            pending = [child for child in pending if not isinstance(child, cst.BaseParenthesizableWhitespace)]
    return found[::-1]


def _holds(source: Source, node: Any, line: int, column: int) -> bool:
    try:
        span = source.span(node)
    except KeyError:
        return False
    return (span.start_line, span.start_col) <= (line, column) <= (span.end_line, span.end_col)
