"""Whether running a file may show what models are fed with: asked before it is parsed and run."""

from __future__ import annotations

import ast
import keyword
import re
import warnings
from collections.abc import Iterator

from convlint.check.exploring import ENTRANCES, FEEDS
from convlint.source.nesting import too_deep, without_strings

__all__ = ["speaks"]

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
# What begins at the margin of text without strings, up to what begins there next.
_STATEMENT = re.compile(r"^[^\s)\]}].*(?:[\r\n]+(?:[\s)\]}].*)?)*", re.MULTILINE)
_FUNCTION = re.compile(r"(?:async\s+)?def\s+(\w+)")
_QUIET = re.compile(r"(?:class|@|from|import)(?![^;]*;)")
_CALL = re.compile(r"(?:\b(?:def|class)\s+\w+\s*\(|(\w+|[)\]}])\s*\()")
_FEEDS = re.compile(rf"\b(?:{'|'.join(sorted(FEEDS))})\s*\(")


def speaks(text: str) -> bool:
    """Whether the file calls something outside of its definitions, or has a function that convlint itself would call.

    One that only imports and defines shows nothing by being run. True where that is not seen: to run it tells more.
    """
    code = without_strings(text)
    if code is None:
        return _speaks_by_its_tree(text)
    for match in _STATEMENT.finditer(code):
        statement = match.group()
        if function := _FUNCTION.match(statement):
            if _is_called_entrance(function[1]) or _FEEDS.search(statement):
                return _speaks_by_its_tree(text)
        elif not _QUIET.match(statement) and _calls(statement):
            return True
    return False


def _is_called_entrance(name: str) -> bool:
    return name in ENTRANCES or name.startswith("test_")


def _calls(statement: str) -> bool:
    """Whether anything is called in a statement, definitions within it included."""
    words = (match[1] for match in _CALL.finditer(statement))
    return any(word is not None and not keyword.iskeyword(word) for word in words)


def _speaks_by_its_tree(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text) if not too_deep(text) else None
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        tree = None
    if tree is None:
        return True
    return any(isinstance(node, ast.Call) or _is_entrance(node) for node in _run_at_import(tree))


def _run_at_import(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes of the module's own statements: definitions as they are, without what is in them."""
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, _DEFINITIONS):
            pending.extend(ast.iter_child_nodes(node))


def _is_entrance(node: ast.AST) -> bool:
    """Whether a function is one that nothing need call for convlint to look into it; see `exploring`."""
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) or _takes_arguments(node.args):
        return False
    if _is_called_entrance(node.name):
        return True
    return any(_callee(call) in FEEDS for call in ast.walk(node) if isinstance(call, ast.Call))


def _takes_arguments(args: ast.arguments) -> bool:
    """Whether a call without arguments is refused, or says less than its callers do."""
    required = len(args.posonlyargs) + len(args.args) - len(args.defaults)
    return bool(required or None in args.kw_defaults or args.vararg or args.kwarg)


def _callee(call: ast.Call) -> str:
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
