"""What a function may be asked for: the constants that it compares its parameters with.

`def build(name): if name == "small": return Small()` makes another model of each name. Called with a name that nobody
knows, it would make the first of them only, and of a table (`SIZES[name]`) nothing that is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import libcst as cst

from convlint.interpreter import Function
from convlint.interpreter.expressions import literal
from convlint.source.walking import walk

__all__ = ["Choice", "choices", "only_choice", "tries"]

MAX_TRIES = 8
MAX_VALUES = 32
_LITERALS = (cst.SimpleString, cst.Integer)
# Methods whose result is compared with what the parameter may be.
_SPELLINGS = frozenset(["lower", "upper", "strip", "casefold", "startswith", "endswith"])


@dataclass(frozen=True)
class Choice:
    """A value that a parameter may have, and the code that is there for it."""

    parameter: str
    value: Any
    code: cst.CSTNode | None = None


def tries(
    function: Function, needed: Iterable[str], is_wanted: Callable[[cst.CSTNode], bool], is_missing: Callable[[], bool]
) -> Iterator[dict[str, Any]]:
    """Arguments for `function`: the first choice of one that is `needed`, then the choices whose code is wanted, or
    where no code is for them, one after the other; as long as something is missing. Last, nothing but unknown values.

    One argument is given at a time: which choices go together nobody knows.
    """
    found = choices(function)
    first = next(({one.parameter: one.value} for one in found if one.parameter in needed), {})
    yield first
    tried = [first]
    speaking = any(choice.code is not None for choice in found)
    for choice in found:
        given = {choice.parameter: choice.value}
        if len(tried) >= MAX_TRIES or not is_missing():
            return
        if given not in tried and (not speaking or (choice.code is not None and is_wanted(choice.code))):
            tried.append(given)
            yield given
    if first and is_missing():
        yield {}


def only_choice(function: Function, needed: Iterable[str]) -> dict[str, Any]:
    """The first value of the only argument that is needed and has to be chosen; nothing where there are several."""
    found = [choice for choice in choices(function) if choice.parameter in needed]
    return {found[0].parameter: found[0].value} if len({choice.parameter for choice in found}) == 1 else {}


def choices(function: Function) -> list[Choice]:
    """The values that the parameters of `function` are compared with, in the order of the code."""
    names = function.frame.module.names
    parameters = {*function.code.parameters.positional, *function.code.parameters.keyword_only}
    found: list[Choice] = []
    for part in walk(function.code.node.body):
        if isinstance(part, cst.If):
            found += [Choice(name, value, part.body) for name, value in _compared(part.test, parameters, names)]
        elif isinstance(part, (cst.Assert, cst.IfExp)):
            found += [Choice(name, value) for name, value in _compared(part.test, parameters, names)]
        elif isinstance(part, cst.Subscript):
            found += [Choice(name, value) for name, value in _looked_up(part, parameters, names)]
        elif isinstance(part, cst.Match) and (name := _parameter(part.subject)) in parameters:
            found += [Choice(name, value, case.body) for case in part.cases for value in _matched(case)]
    return _distinct(found)


def _distinct(found: list[Choice]) -> list[Choice]:
    """Each value of a parameter once: where code is there for it."""
    kept: dict[Any, Choice] = {}
    for choice in found:
        key = (choice.parameter, type(choice.value), choice.value)
        if key not in kept or kept[key].code is None:
            kept[key] = choice
    return list(kept.values())[:MAX_VALUES]


def _compared(test: cst.BaseExpression, parameters: set[str], names: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The parameters in a condition, with the constants that they are compared with."""
    if isinstance(test, cst.BooleanOperation):
        yield from _compared(test.left, parameters, names)
        yield from _compared(test.right, parameters, names)
    elif isinstance(test, cst.Comparison) and len(test.comparisons) == 1:
        target = test.comparisons[0]
        for one, other in ((test.left, target.comparator), (target.comparator, test.left)):
            if (name := _parameter(one)) in parameters:
                inside = isinstance(target.operator, (cst.In, cst.NotIn))
                yield from ((name, value) for value in _values(other, names if inside else {}))
    elif isinstance(test, cst.Call) and (name := _parameter(test)) in parameters:
        yield from ((name, value) for argument in test.args for value in _values(argument.value, {}))


def _parameter(node: cst.BaseExpression) -> str:
    """The name in `name`, `name.lower()`, `name.startswith(...)`; '' in all else."""
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value in _SPELLINGS:
        node = node.func.value
    return node.value if isinstance(node, cst.Name) else ""


def _values(node: cst.BaseExpression, names: dict[str, Any]) -> Iterator[Any]:
    """The constants that an expression is, or holds."""
    if isinstance(node, _LITERALS):
        try:
            yield literal(node)
        except (ValueError, SyntaxError, MemoryError):
            return
    elif isinstance(node, (cst.List, cst.Tuple, cst.Set)):
        for element in node.elements:
            yield from _values(element.value, {})
    elif isinstance(node, cst.Dict):
        for entry in node.elements:
            if isinstance(entry, cst.DictElement):
                yield from _values(entry.key, {})
    elif isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute) and node.func.attr.value == "keys":
        yield from _values(node.func.value, names)
    elif isinstance(node, cst.Name):
        held: Any = names.get(node.value)
        known = list(held)[:MAX_VALUES] if type(held) in (list, tuple, dict) else []
        yield from (value for value in known if type(value) in (str, int))


def _looked_up(node: cst.Subscript, parameters: set[str], names: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The keys of a table in which a parameter is looked up."""
    index = node.slice[0].slice if len(node.slice) == 1 else None
    if isinstance(index, cst.Index) and (name := _parameter(index.value)) in parameters:
        is_table = isinstance(node.value, cst.Dict) or (
            isinstance(node.value, cst.Name) and type(names.get(node.value.value)) is dict
        )
        yield from ((name, value) for value in _values(node.value, names) if is_table)


def _matched(case: cst.MatchCase) -> Iterator[Any]:
    """The constants of a `case`."""
    options = case.pattern.patterns if isinstance(case.pattern, cst.MatchOr) else [case.pattern]
    for pattern in [getattr(option, "pattern", option) for option in options]:
        if isinstance(pattern, cst.MatchValue):
            yield from _values(pattern.value, {})
