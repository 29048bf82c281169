"""The nodes of a tree without the tokens and the space between them: a fraction of what libcst's `children` takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import libcst as cst

__all__ = ["parts", "walk"]

_TOKENS = frozenset(
    "lpar rpar lbracket rbracket lbrace rbrace leading_lines lines_after_decorators header "
    "footer trailing_whitespace comma semicolon equal dot colon indent newline".split()
)
_FIELDS: dict[type, tuple[str, ...]] = {}
_IS_NODE: dict[type, bool] = {}  # asking an abstract base class each time takes ten times as long


def parts(node: cst.CSTNode) -> list[cst.CSTNode]:
    """The nodes directly below `node`, in their order."""
    kind = type(node)
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = tuple(
            field.name for field in fields(kind) if field.name not in _TOKENS and "whitespace" not in field.name
        )
    found: list[cst.CSTNode] = []
    for name in names:
        value = getattr(node, name)
        if type(value) in (list, tuple):
            found += [item for item in value if _is_node(type(item))]
        elif _is_node(type(value)):
            found.append(value)
    return found


def _is_node(kind: type) -> bool:
    known = _IS_NODE.get(kind)
    if known is None:
        known = _IS_NODE[kind] = issubclass(kind, cst.CSTNode)
    return known


def walk(node: cst.CSTNode, closed: type | None = None) -> Iterator[cst.CSTNode]:
    """`node` and all nodes below it, but those below nodes of the kind `closed`, in no particular order."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        if type(current) is not closed:
            pending += parts(current)
