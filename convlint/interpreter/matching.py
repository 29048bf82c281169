"""`match`: patterns over known values; a subject that is not known takes each case as an unknown condition."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.frameworks.stdlib import bounded
from convlint.interpreter import operators
from convlint.interpreter.attributes import get_attribute
from convlint.interpreter.frames import Frame
from convlint.values import Unknown

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

Pattern = Callable[[Frame, Any], Any]


def compile_match(c: Compiler, node: cst.Match) -> Any:
    subject = c.expression(node.subject)
    cases = [
        (compile_pattern(c, case.pattern), c.expression(case.guard) if case.guard else None, c.block(case.body))
        for case in node.cases
    ]

    def run(frame: Frame) -> Any:
        value = subject(frame)
        for pattern, guard, body in cases:
            if c.interpreter.truth(pattern(frame, value)) and (guard is None or c.interpreter.truth(guard(frame))):
                return body(frame)
        return None

    return run


def compile_pattern(c: Compiler, node: Any) -> Pattern:
    """A closure that says whether a value matches (True, False or an Unknown) and binds the pattern's names."""
    maker = _PATTERNS.get(type(node))
    if maker is None:
        return lambda frame, value: Unknown("a pattern that is not interpreted", kind=bool)
    pattern: Pattern = maker(c, node)
    return pattern


def _value(c: Compiler, node: cst.MatchValue) -> Pattern:
    expected = c.expression(node.value)
    return lambda frame, value: operators.compare(cst.Equal, value, expected(frame))


def _singleton(c: Compiler, node: cst.MatchSingleton) -> Pattern:
    expected = c.expression(node.value)
    return lambda frame, value: operators.compare(cst.Is, value, expected(frame))


def _as(c: Compiler, node: cst.MatchAs) -> Pattern:
    inner = compile_pattern(c, node.pattern) if node.pattern is not None else None
    target = c.target(node.name) if node.name is not None else None

    def match(frame: Frame, value: Any) -> Any:
        matched = inner(frame, value) if inner is not None else True
        if target is not None and matched is not False:
            target(frame, value)
        return matched

    return match


def _or(c: Compiler, node: cst.MatchOr) -> Pattern:
    options = [compile_pattern(c, element.pattern) for element in node.patterns]

    def match(frame: Frame, value: Any) -> Any:
        results = [option(frame, value) for option in options]
        if any(result is True for result in results):
            return True
        return next((result for result in results if isinstance(result, Unknown)), False)

    return match


def _sequence(c: Compiler, node: Any) -> Pattern:
    elements = list(node.patterns)
    star = next((i for i, e in enumerate(elements) if isinstance(e, cst.MatchStar)), None)
    patterns = [_star(c, e) if isinstance(e, cst.MatchStar) else compile_pattern(c, e.value) for e in elements]

    def match(frame: Frame, value: Any) -> Any:
        if isinstance(value, Unknown):
            return _may_match(frame, value, patterns)
        if not isinstance(value, (list, tuple)):
            return False
        parts = _parts(list(value), len(patterns), star)
        if parts is None:
            return False
        return _all(pattern(frame, part) for pattern, part in zip(patterns, parts, strict=True))

    return match


def _may_match(frame: Frame, value: Unknown, patterns: list[Pattern]) -> Unknown:
    """The answer for a value that is not known; what the parts of the pattern bind is not known either."""
    for at, pattern in enumerate(patterns):
        pattern(frame, value.derive("matched", at))
    return value.derive("matches", object(), kind=bool)


def _parts(values: list[Any], count: int, star: int | None) -> list[Any] | None:
    if star is None:
        return values if len(values) == count else None
    if len(values) < count - 1:
        return None
    cut = len(values) - (count - star - 1)
    return [*values[:star], values[star:cut], *values[cut:]]


def _star(c: Compiler, node: cst.MatchStar) -> Pattern:
    target = c.target(node.name) if node.name is not None else None

    def match(frame: Frame, value: Any) -> Any:
        if target is not None:
            target(frame, value)
        return True

    return match


def _mapping(c: Compiler, node: cst.MatchMapping) -> Pattern:
    items = [(c.expression(e.key), compile_pattern(c, e.pattern)) for e in node.elements]
    rest = c.target(node.rest) if node.rest is not None else None

    def match(frame: Frame, value: Any) -> Any:
        if isinstance(value, Unknown):
            if rest is not None:
                rest(frame, value.derive("rest"))
            return _may_match(frame, value, [pattern for _, pattern in items])
        if not isinstance(value, dict):
            return False
        keys = [key(frame) for key, _ in items]
        if not all(key in value for key in keys):
            return False
        if rest is not None:
            bounded.spend(32 * len(value))
            rest(frame, {key: item for key, item in value.items() if key not in keys})
        return _all(pattern(frame, value[key]) for key, (_, pattern) in zip(keys, items, strict=True))

    return match


def _class(c: Compiler, node: cst.MatchClass) -> Pattern:
    cls = c.expression(node.cls)
    positional = [compile_pattern(c, e.value) for e in node.patterns]
    keywords = [(e.key.value, compile_pattern(c, e.pattern)) for e in node.kwds]

    def match(frame: Frame, value: Any) -> Any:
        kind = cls(frame)
        if isinstance(value, Unknown) or not isinstance(kind, type):
            open_value = value if isinstance(value, Unknown) else Unknown("a class pattern whose class is not known")
            return _may_match(frame, open_value, [*positional, *(pattern for _, pattern in keywords)])
        if not isinstance(value, kind):
            return False
        if positional and kind in (int, str, float, bool, list, tuple, dict):
            return positional[0](frame, value)
        names = get_attribute(kind, "__match_args__") if positional else ()
        if not isinstance(names, tuple):
            return Unknown("a positional class pattern", kind=bool)
        parts = [*zip(names, positional, strict=False), *keywords]
        try:
            return _all(pattern(frame, get_attribute(value, name)) for name, pattern in parts)
        except AttributeError:
            return False

    return match


def _all(results: Any) -> Any:
    unknown: Any = True
    for result in results:
        if isinstance(result, Unknown):
            unknown = result
        elif not result:
            return False
    return unknown


_PATTERNS: dict[type, Callable[[Any, Any], Pattern]] = {
    cst.MatchValue: _value,
    cst.MatchSingleton: _singleton,
    cst.MatchAs: _as,
    cst.MatchOr: _or,
    cst.MatchList: _sequence,
    cst.MatchTuple: _sequence,
    cst.MatchMapping: _mapping,
    cst.MatchClass: _class,
}
