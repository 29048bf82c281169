"""Statements, turned once into closures `(frame) -> signal`; a signal is None, BREAK, CONTINUE or a `Returned`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.interpreter import operators
from convlint.interpreter.classes import compile_class
from convlint.interpreter.expressions import apply_binary, lookup
from convlint.interpreter.frames import Frame
from convlint.interpreter.imports import compile_import, compile_import_from
from convlint.interpreter.loops import compile_for, compile_while
from convlint.interpreter.matching import compile_match
from convlint.interpreter.signals import BREAK, CONTINUE, Returned
from convlint.interpreter.trying import compile_raise, compile_try, compile_with
from convlint.shapes import Undecided
from convlint.values import Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

MAX_ITEMS = 200_000

Statement = Callable[[Frame], Any]


def compile_block(c: Compiler, body: Any) -> Statement:
    """A suite: its statements one after the other until one signals."""
    nodes = body.body if hasattr(body, "body") else body
    if getattr(body, "fault", None) is not None:
        raise body.fault
    statements = [statement for node in nodes for statement in compiled(c, node)]
    if len(statements) == 1:
        return stepping(statements[0])

    def run(frame: Frame) -> Any:
        step = active().step
        for statement in statements:
            step()
            signal = statement(frame)
            if signal is not None:
                return signal
        return None

    return run


def compiled(c: Compiler, node: Any) -> list[Statement]:
    """The code of a statement, or of each of those on its line; what runs it pays for each."""
    return c.interpreter.kept.code(node, c.class_name, lambda: _compiled_anew(c, node))


def _compiled_anew(c: Compiler, node: Any) -> list[Statement]:
    if isinstance(node, cst.SimpleStatementLine):
        return [s for small in node.body if (s := c.statement(small)) is not None]
    statement = c.statement(node)
    return [statement] if statement is not None else []


def stepping(statement: Statement) -> Statement:
    """`statement`, paid for."""

    def run(frame: Frame) -> Any:
        active().step()
        return statement(frame)

    return run


def compile_expression(c: Compiler, node: cst.Expr) -> Statement | None:
    if isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString)):
        return None
    value = c.expression(node.value)
    interpreter = c.interpreter

    def run(frame: Frame) -> None:
        result = value(frame)
        if isinstance(node.value, cst.Call):
            interpreter.discarded(result, node, frame)

    return run


def _observed(c: Compiler, node: Any, value: Any) -> Any:
    """The expression `value`, with what it gives kept in the record of the run where an editor wants to know."""
    if not c.interpreter.observing:
        return value

    def observe(frame: Frame) -> Any:
        result = value(frame)
        active().observe(node, frame, result)  # type: ignore[attr-defined]
        return result

    return observe


def compile_assign(c: Compiler, node: cst.Assign) -> Statement:
    value = _observed(c, node, c.expression(node.value))
    targets = [c.target(t.target) for t in node.targets]
    if len(targets) == 1:
        (only,) = targets
        return lambda frame: only(frame, value(frame))

    def run(frame: Frame) -> None:
        result = value(frame)
        for target in targets:
            target(frame, result)

    return run


def compile_annotated(c: Compiler, node: cst.AnnAssign) -> Statement:
    target = c.target(node.target)
    value = _observed(c, node, c.expression(node.value)) if node.value is not None else None
    annotation = c.expression(node.annotation.annotation)
    name = node.target.value if isinstance(node.target, cst.Name) else None

    def run(frame: Frame) -> None:
        if name is not None and frame.function == "class body":
            frame.names.setdefault("__annotations__", {})[name] = _annotation(annotation, frame)
        if value is not None:
            target(frame, value(frame))

    return run


def _annotation(expression: Any, frame: Frame) -> Any:
    try:
        return expression(frame)
    except Exception:
        return Unknown("an annotation that cannot be evaluated")
    except Undecided as undecided:
        return operators.unknown_of(undecided)


def compile_augmented(c: Compiler, node: cst.AugAssign) -> Statement:
    read, value, target = c.expression(node.target), c.expression(node.value), c.target(node.target)
    op = operators.AUGMENTED[type(node.operator)]

    def run(frame: Frame) -> None:
        left, right = read(frame), value(frame)
        if isinstance(left, list) and op == "+":
            items = c.interpreter.iterate(right)
            if isinstance(items, Unknown):
                target(frame, items)
            elif len(left) + len(items) > MAX_ITEMS:
                target(frame, Unknown("a list that is too large"))
            else:
                left.extend(items)
            return
        result = apply_binary(op, left, right, node, frame)
        if c.interpreter.observing:
            active().observe(node, frame, result)  # type: ignore[attr-defined]
        target(frame, result)

    return run


def compile_return(c: Compiler, node: cst.Return) -> Statement:
    if node.value is None:
        return lambda frame: Returned(None)
    value = _observed(c, node, c.expression(node.value))
    return lambda frame: Returned(value(frame))


def compile_if(c: Compiler, node: cst.If) -> Statement:
    test, body = c.expression(node.test), c.block(node.body)
    orelse: Statement | None = None
    if isinstance(node.orelse, cst.If):
        orelse = compile_if(c, node.orelse)
    elif node.orelse is not None:
        orelse = c.block(node.orelse.body)
    default = not _ends_in_raise(node.body)

    def run(frame: Frame) -> Any:
        if c.interpreter.truth(test(frame), default):
            return body(frame)
        return orelse(frame) if orelse is not None else None

    return run


def _ends_in_raise(body: Any) -> bool:
    last = body.body[-1] if body.body else None
    if isinstance(last, cst.SimpleStatementLine):
        last = last.body[-1]
    return isinstance(last, cst.Raise)


def compile_assert(c: Compiler, node: cst.Assert) -> Statement:
    """An assertion that is not known holds; one that fails raises as in Python."""
    test = c.expression(node.test)

    def run(frame: Frame) -> None:
        value = test(frame)
        try:
            holds = bool(value)
        except Undecided:
            return
        if not holds:
            raise AssertionError

    return run


def compile_delete(c: Compiler, node: cst.Del) -> Statement:
    return c.deletion(node.target)


def compile_global(c: Compiler, node: cst.Global) -> Statement:
    names = [item.name.value for item in node.names]

    def run(frame: Frame) -> None:
        frame.declared = frame.declared or {}
        for name in names:
            frame.declared[name] = frame.module.names

    return run


def compile_nonlocal(c: Compiler, node: cst.Nonlocal) -> Statement:
    names = [item.name.value for item in node.names]

    def run(frame: Frame) -> None:
        frame.declared = frame.declared or {}
        for name in names:
            frame.declared[name] = _owner(frame.outer, name)

    return run


def _owner(frame: Frame | None, name: str) -> dict[str, Any]:
    while frame is not None:
        if name in frame.names:
            return frame.names
        frame = frame.outer
    return {}


def compile_function(c: Compiler, node: cst.FunctionDef) -> Statement:
    make = c.function_maker(node.name.value, node, node.params, node.body)
    decorators = [c.expression(d.decorator) for d in node.decorators]
    target = c.target(node.name)

    def run(frame: Frame) -> None:
        function: Any = make(frame)
        function.code.is_async = node.asynchronous is not None
        target(frame, c.interpreter.decorate(function, decorators, frame, node))

    return run


STATEMENTS: dict[type, Callable[[Any, Any], Statement | None]] = {
    cst.Expr: compile_expression,
    cst.Assign: compile_assign,
    cst.AnnAssign: compile_annotated,
    cst.AugAssign: compile_augmented,
    cst.Return: compile_return,
    cst.If: compile_if,
    cst.For: compile_for,
    cst.While: compile_while,
    cst.Try: compile_try,
    cst.TryStar: compile_try,
    cst.With: compile_with,
    cst.Raise: compile_raise,
    cst.Assert: compile_assert,
    cst.Del: compile_delete,
    cst.Global: compile_global,
    cst.Nonlocal: compile_nonlocal,
    cst.FunctionDef: compile_function,
    cst.ClassDef: compile_class,
    cst.Import: compile_import,
    cst.ImportFrom: compile_import_from,
    cst.Match: compile_match,
    cst.Break: lambda c, node: lambda frame: BREAK,
    cst.Continue: lambda c, node: lambda frame: CONTINUE,
}

__all__ = ["STATEMENTS", "Returned", "Statement", "compile_block", "compiled", "lookup", "stepping"]
