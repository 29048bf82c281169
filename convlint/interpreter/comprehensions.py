"""List, set and dict comprehensions and generator expressions: loops in a frame of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.frameworks.stdlib import bounded
from convlint.interpreter import operators
from convlint.interpreter.frames import COMPREHENSION, Frame
from convlint.shapes import Undecided
from convlint.values import Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

Expression = Callable[[Frame], Any]


def compile_comprehension(c: Compiler, node: Any) -> Expression:
    element = (
        (lambda k, v: lambda frame: (k(frame), v(frame)))(c.expression(node.key), c.expression(node.value))
        if isinstance(node, cst.DictComp)
        else c.expression(node.elt)
    )
    loops = _compile_loops(c, node.for_in)
    finish: Any = set if isinstance(node, cst.SetComp) else dict if isinstance(node, cst.DictComp) else list
    if isinstance(node, cst.GeneratorExp):
        return lambda frame: _lazily(c, loops, 0, _inner_frame(frame), element)

    def compute(frame: Frame) -> Any:
        inner = _inner_frame(frame)
        collected: list[Any] = []
        unknown = _run_loops(c, loops, 0, inner, element, collected)
        if unknown is not None:
            return unknown
        if finish is not list:
            bounded.keys(collected if finish is set else [key for key, _ in collected])
        return bounded.held(finish(collected))

    return compute


def _inner_frame(frame: Frame) -> Frame:
    inner = Frame(frame.module, {}, frame, frame.site, COMPREHENSION, frame.cell)
    inner.first = frame.first
    return inner


def _lazily(c: Compiler, loops: Any, level: int, frame: Frame, element: Expression) -> Iterator[Any]:
    """A generator expression: items are made when they are asked for. Raises Undecided for an unknown number."""
    if level == len(loops):
        yield element(frame)
        return
    target, iterable, conditions = loops[level]
    items = c.interpreter.iterate(iterable(frame))
    if isinstance(items, Unknown):
        raise Undecided(items)
    run: Any = active()
    for item in items:
        run.step()
        target(frame, item)
        kept = _conditions_hold(conditions, frame)
        if isinstance(kept, Unknown):
            raise Undecided(kept)
        if kept:
            yield from _lazily(c, loops, level + 1, frame, element)


def _compile_loops(c: Compiler, for_in: Any) -> list[tuple[Any, Expression, list[Expression]]]:
    loops = []
    while for_in is not None:
        loops.append((c.target(for_in.target), c.expression(for_in.iter), [c.expression(i.test) for i in for_in.ifs]))
        for_in = for_in.inner_for_in
    return loops


def _run_loops(
    c: Compiler, loops: Any, level: int, frame: Frame, element: Expression, out: list[Any]
) -> Unknown | None:
    """Run the loops from `level`; the Unknown that hides how many items there are, or None."""
    if level == len(loops):
        out.append(element(frame))
        return None
    target, iterable, conditions = loops[level]
    items = c.interpreter.iterate(iterable(frame))
    if isinstance(items, Unknown):
        return items
    run: Any = active()
    for item in items:
        run.step()
        target(frame, item)
        kept = _conditions_hold(conditions, frame)
        if isinstance(kept, Unknown):
            return kept
        if kept:
            unknown = _run_loops(c, loops, level + 1, frame, element, out)
            if unknown is not None:
                return unknown
    return None


def _conditions_hold(conditions: list[Expression], frame: Frame) -> Any:
    for condition in conditions:
        value = condition(frame)
        try:
            if not value:
                return False
        except Undecided as undecided:
            return operators.unknown_of(undecided, bool)
    return True
