"""`yield` and `await`: a generator's items are collected by its frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.interpreter.frames import Frame
from convlint.interpreter.functions import TooManyYields
from convlint.values import Unknown

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

Expression = Callable[[Frame], Any]


def compile_yield(c: Compiler, node: cst.Yield) -> Expression:
    value = node.value
    c.note_yield()
    if isinstance(value, cst.From):
        source = c.expression(value.item)

        def yield_from(frame: Frame) -> Any:
            items = c.interpreter.iterate(source(frame))
            for item in items if not isinstance(items, Unknown) else [items]:
                _emit(frame, item)

        return yield_from
    produce = c.expression(value) if value is not None else lambda frame: None
    return lambda frame: _emit(frame, produce(frame))


def _emit(frame: Frame, item: Any) -> Any:
    scope: Frame | None = frame
    while scope is not None and scope.yields is None:
        scope = scope.outer
    if scope is not None and scope.yields is not None:
        scope.yields.append(item)
        if len(scope.yields) > 4096:
            raise TooManyYields
    return Unknown("what is sent into a generator")


def compile_await(c: Compiler, node: cst.Await) -> Expression:
    return c.expression(node.expression)
