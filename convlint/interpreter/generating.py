"""`yield` and `await`: a generator's items are collected by its frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.interpreter.frames import Frame
from convlint.source.walking import parts
from convlint.values import Tensor, Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

Expression = Callable[[Frame], Any]

MAX_YIELDS = 4096
# What a generator yields is looked at in so many of its values, to so deep a level.
MAX_COMPARED = 64
MAX_DEPTH = 8
# A loop that only `next` ends is followed for so many rounds.
ENDLESS_ROUNDS = 3


class TooManyYields(BaseException):
    """Raised in a generator's body where what it yields further is not looked at."""


class Yields(list[Any]):
    """What a generator has yielded. are_all: whether nothing else comes, as far as its loops are known."""

    are_all = True


def ends_only_outside(loop: cst.While) -> bool:
    """Whether a loop in a generator goes on as long as somebody asks for more: `while True` without a way out."""
    always = isinstance(loop.test, (cst.Name, cst.Integer)) and loop.test.value in ("True", "1")
    return always and yields_in(loop.body) and not _has(loop.body, (cst.Break, cst.Return, cst.Raise))


def yields_in(node: cst.CSTNode) -> bool:
    """Whether the code at `node` yields, nested definitions left aside."""
    return _has(node, (cst.Yield,))


def _has(node: cst.CSTNode, kinds: tuple[type, ...]) -> bool:
    """Whether the code at `node` has one of `kinds` in it, nested definitions left aside."""
    if isinstance(node, (cst.FunctionDef, cst.ClassDef, cst.Lambda)):
        return False
    return isinstance(node, kinds) or any(_has(part, kinds) for part in parts(node))


def in_common(values: list[Any]) -> Any:
    """One value for all: what is the same in each, else unknown."""
    return _common(values[:MAX_COMPARED], MAX_DEPTH) if values else Unknown("what a generator yields")


def _common(values: list[Any], depth: int) -> Any:
    active().step()
    first = values[0]
    if all(value is first for value in values):
        return first
    if depth and type(first) in (tuple, list, dict) and all(_same_frame(value, first) for value in values):
        if type(first) is dict:
            return {key: _common([value[key] for value in values], depth - 1) for key in first}
        return type(first)(_common(list(items), depth - 1) for items in zip(*values, strict=True))
    if isinstance(first, Tensor) and all(_looks_like(value, first) for value in values):
        return first if first.constant is None else first.made(first.shape, first.step.op)
    kind = type(first) if all(type(value) is type(first) for value in values) else None
    if kind in (int, float, str, bool):
        return first if all(value == first for value in values) else Unknown("what a generator yields", kind=kind)
    return Unknown("what a generator yields")


def _same_frame(value: Any, first: Any) -> bool:
    """Whether two containers have the same few places."""
    if type(value) is not type(first) or len(value) != len(first) or len(first) > MAX_COMPARED:
        return False
    return type(first) is not dict or all(map(_is_same_key, value, first))


def _is_same_key(key: Any, other: Any) -> bool:
    return key is other or (type(key) is type(other) and type(key) in (str, int) and bool(key == other))


def _looks_like(value: Any, first: Tensor) -> bool:
    return type(value) is type(first) and repr(tuple(value.shape)) == repr(tuple(first.shape))


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
        if len(scope.yields) > MAX_YIELDS:
            raise TooManyYields
    return Unknown("what is sent into a generator")


def compile_await(c: Compiler, node: cst.Await) -> Expression:
    return c.expression(node.expression)
