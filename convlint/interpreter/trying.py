"""`try`, `raise` and `with`. Exceptions of the program are Python's own exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.interpreter.attributes import get_attribute
from convlint.interpreter.frames import Frame
from convlint.values import Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler


class UnknownRaised(Exception):
    """`raise x` where x is not known."""


def compile_try(c: Compiler, node: Any) -> Any:
    body = c.block(node.body)
    handlers = [
        (c.expression(h.type) if h.type is not None else None, h.name.name.value if h.name else None, c.block(h.body))
        for h in node.handlers
    ]
    orelse = c.block(node.orelse.body) if node.orelse is not None else None
    finalbody = c.block(node.finalbody.body) if node.finalbody is not None else None

    def protected(frame: Frame) -> Any:
        run: Any = active()
        kinds = [_kinds(kind, frame) for kind, _, _ in handlers]
        run.guards.append(tuple(kind for group in kinds for kind in group))
        try:
            signal = body(frame)
        except Exception as error:
            run.guards.pop()
            return _handle(error, kinds, handlers, frame)
        except BaseException:
            run.guards.pop()
            raise
        run.guards.pop()
        if signal is None and orelse is not None:
            return orelse(frame)
        return signal

    if finalbody is None:
        return protected

    def run_finally(frame: Frame) -> Any:
        try:
            signal = protected(frame)
        except Exception:
            ended = finalbody(frame)
            if ended is not None:
                return ended
            raise
        ended = finalbody(frame)
        return ended if ended is not None else signal

    return run_finally


def _kinds(expression: Any, frame: Frame) -> tuple[type, ...]:
    """The exception classes that a handler takes; all of them where that is not known."""
    if expression is None:
        return (Exception,)
    try:
        value = expression(frame)
    except Exception:
        return (Exception,)
    values = value if isinstance(value, tuple) else (value,)
    return tuple(v if isinstance(v, type) and issubclass(v, BaseException) else Exception for v in values)


def _handle(error: Exception, kinds: list[tuple[type, ...]], handlers: Any, frame: Frame) -> Any:
    for group, (_, name, body) in zip(kinds, handlers, strict=True):
        if isinstance(error, group):
            if name is not None:
                frame.names[name] = error
            return body(frame)
    raise error


def compile_raise(c: Compiler, node: cst.Raise) -> Any:
    value = c.expression(node.exc) if node.exc is not None else None

    def run(frame: Frame) -> Any:
        error = value(frame) if value is not None else None
        if isinstance(error, type) and issubclass(error, BaseException):
            error = error()
        if isinstance(error, Exception):
            raise error
        if isinstance(error, BaseException):
            raise UnknownRaised(type(error).__name__)
        raise UnknownRaised(error.reason if isinstance(error, Unknown) else "raise")

    return run


def compile_with(c: Compiler, node: cst.With) -> Any:
    from convlint.interpreter.calls import call_at

    items = [(c.expression(i.item), c.target(i.asname.name) if i.asname is not None else None) for i in node.items]
    body = c.block(node.body)
    if any(_expects_an_error(item.item) for item in node.items):
        body = _guarded(body)

    def enter(frame: Frame, position: int) -> Any:
        if position == len(items):
            return body(frame)
        expression, target = items[position]
        manager = expression(frame)
        value = _enter(c, node, frame, manager, call_at)
        if target is not None:
            target(frame, value)
        try:
            signal = enter(frame, position + 1)
        except Exception as error:
            if _exit(c, node, frame, manager, call_at, error) is True:
                return None
            raise
        _exit(c, node, frame, manager, call_at, None)
        return signal

    return lambda frame: enter(frame, 0)


def _expects_an_error(item: cst.BaseExpression) -> bool:
    """Whether the block of `with item` is there to fail: `pytest.raises(...)`, `self.assertRaises(...)`."""
    func = item.func if isinstance(item, cst.Call) else None
    name = func.attr if isinstance(func, cst.Attribute) else func
    return isinstance(name, cst.Name) and name.value in _EXPECTING


_EXPECTING = frozenset(["raises", "assertRaises", "assertRaisesRegex", "suppress", "raises_regex"])


def _guarded(body: Any) -> Any:
    """A block in which a fault is what the program waits for."""

    def run_body(frame: Frame) -> Any:
        run: Any = active()
        run.guards.append((Exception,))
        depth = len(run.guards)
        try:
            return body(frame)
        except Exception:
            return None
        finally:
            del run.guards[depth - 1 :]

    return run_body


def _enter(c: Compiler, node: cst.With, frame: Frame, manager: Any, call_at: Any) -> Any:
    if isinstance(manager, Unknown):
        return manager.derive("entered")
    method = get_attribute(manager, "__enter__")
    return call_at(c, node, frame, method, [], {})


def _exit(c: Compiler, node: cst.With, frame: Frame, manager: Any, call_at: Any, error: Exception | None) -> Any:
    if isinstance(manager, Unknown):
        return None
    method = get_attribute(manager, "__exit__")
    return call_at(c, node, frame, method, [type(error) if error else None, error, None], {})
