"""The fix that writes a number in the author's way: `256*7*7` becomes `256*6*6`, `12544` becomes `9216`."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.check.mending.change import Fault, edit
from convlint.check.placing import Anchor
from convlint.diagnostics import Fix

__all__ = ["number_fix"]


def number_fix(fault: Fault) -> Fix | None:
    """The edits that make the number at the anchor the expected one; None where it is not written out there."""
    expected, factors, anchor = fault.problem.expected, fault.factors, fault.anchor
    if not isinstance(expected, int) or isinstance(expected, bool) or not anchor.exact:
        return None
    terms = _terms(anchor.node)
    if terms is None:
        return _shown_only(expected, factors, anchor)
    replacement: Any = _rewritten(terms, _values(terms, anchor), expected, factors)
    if replacement is None:
        replacement = [(anchor.node, " * ".join(map(str, factors or (expected,))))]
    replacement = _without_one(terms, replacement, anchor)
    edits = tuple(edit(anchor, anchor.source.span(node), text) for node, text in replacement)
    written = _result_text(anchor, replacement)
    return Fix("safe", f"write {written}", edits)


def _without_one(
    terms: list[cst.BaseExpression], replacement: list[tuple[Any, str]], anchor: Anchor
) -> list[tuple[Any, str]]:
    """`width` for `1 * width`."""
    if len(terms) == 2 and [text for _, text in replacement] == ["1"]:
        others = [term for term in terms if term is not replacement[0][0]]
        if len(others) == 1 and isinstance(others[0], (cst.Name, cst.Attribute)):
            return [(anchor.node, str(anchor.source.text_of(others[0])))]
    return replacement


def _shown_only(expected: int, factors: tuple[int, ...], anchor: Anchor) -> Fix:
    """An expression that is no plain product, `ndf * 4 * size ** 2`: which part is wrong is the author's to say."""
    text = " * ".join(map(str, factors or (expected,)))
    return Fix("display", f"make it {text}", (edit(anchor, anchor.source.span(anchor.node), text),))


def _terms(node: Any) -> list[cst.BaseExpression] | None:
    """The factors of a product of numbers and names, left to right; None for anything else."""
    if isinstance(node, cst.Integer):
        return [node]
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Multiply):
        left, right = _terms(node.left), _terms(node.right)
        return [*left, *right] if left is not None and right is not None else None
    if isinstance(node, (cst.Name, cst.Attribute)):
        return [node]
    return None


def _values(terms: list[cst.BaseExpression], anchor: Anchor) -> list[int | None]:
    return [_value(term, anchor) for term in terms]


def _value(term: cst.BaseExpression, anchor: Anchor) -> int | None:
    if isinstance(term, cst.Integer):
        return int(term.evaluated_value)
    if isinstance(term, cst.Name) and anchor.frame is not None:
        scope: Any = anchor.frame
        while scope is not None and term.value not in scope.names:
            scope = scope.outer
        names = scope.names if scope is not None else anchor.frame.module.names
        value = names.get(term.value)
        return value if type(value) is int else None
    return None


def _rewritten(
    terms: list[cst.BaseExpression], values: list[int | None], expected: int, factors: tuple[int, ...]
) -> list[tuple[cst.BaseExpression, str]] | None:
    """Which of the terms get which text; as few as possible. None if only a name would have to change."""
    integers = [isinstance(term, cst.Integer) for term in terms]
    if len(terms) == 1:
        return [(terms[0], str(expected))] if integers[0] else None
    for wanted in _arrangements(factors, len(terms)):
        changed = [(t, v, w) for t, v, w in zip(terms, values, wanted, strict=True) if v != w]
        if all(isinstance(term, cst.Integer) for term, _, _ in changed):
            return [(term, str(value)) for term, _, value in changed]
    return _one_changed(terms, values, expected)


def _arrangements(factors: tuple[int, ...], count: int) -> list[tuple[int, ...]]:
    """The factors as `count` numbers in the orders that people write: channels first, channels last, joined."""
    if len(factors) == count:
        return list(dict.fromkeys([factors, (*factors[1:], factors[0]), (factors[-1], *factors[:-1])]))
    if len(factors) > count > 1:
        head, rest = factors[: count - 1], factors[count - 1 :]
        product = 1
        for factor in rest:
            product *= factor
        return [(*head, product), (product, *head)]
    return []


def _one_changed(
    terms: list[cst.BaseExpression], values: list[int | None], expected: int
) -> list[tuple[cst.BaseExpression, str]] | None:
    """Change one literal so that the product fits (a wrong channel count), the first that can."""
    for index, term in enumerate(terms):
        others = [value for position, value in enumerate(values) if position != index]
        if not isinstance(term, cst.Integer) or any(value is None for value in others):
            continue
        product = 1
        for value in others:
            product *= value or 0
        if product and expected % product == 0:
            return [(term, str(expected // product))]
    return None


def _result_text(anchor: Anchor, replacement: list[tuple[cst.BaseExpression, str]]) -> str:
    """The whole expression as it will read."""
    source = anchor.source
    whole = source.span(anchor.node)
    start = source.offset(whole.start_line, whole.start_col)
    text = str(source.text_of(anchor.node))
    spans = [(source.span(node), new) for node, new in replacement]
    for span, new in sorted(spans, key=lambda item: (item[0].start_line, item[0].start_col), reverse=True):
        first = source.offset(span.start_line, span.start_col) - start
        last = source.offset(span.end_line, span.end_col) - start
        text = text[:first] + new + text[last:]
    return text
