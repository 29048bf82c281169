"""Operators over values: bounded on host values, by the twins' own operators on tensors, Unknown where undecided."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._holding import argument_list, item_of
from convlint.interpreter.frames import OPEN
from convlint.shapes import Undecided
from convlint.values import Tensor, Unknown

BINARY: dict[type, str] = {
    cst.Add: "+",
    cst.Subtract: "-",
    cst.Multiply: "*",
    cst.Divide: "/",
    cst.FloorDivide: "//",
    cst.Modulo: "%",
    cst.Power: "**",
    cst.LeftShift: "<<",
    cst.RightShift: ">>",
    cst.BitAnd: "&",
    cst.BitOr: "|",
    cst.BitXor: "^",
    cst.MatrixMultiply: "@",
}
AUGMENTED: dict[type, str] = {
    cst.AddAssign: "+",
    cst.SubtractAssign: "-",
    cst.MultiplyAssign: "*",
    cst.DivideAssign: "/",
    cst.FloorDivideAssign: "//",
    cst.ModuloAssign: "%",
    cst.PowerAssign: "**",
    cst.LeftShiftAssign: "<<",
    cst.RightShiftAssign: ">>",
    cst.BitAndAssign: "&",
    cst.BitOrAssign: "|",
    cst.BitXorAssign: "^",
    cst.MatrixMultiplyAssign: "@",
}
_COMPARE: dict[type, str] = {
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.LessThan: "<",
    cst.GreaterThan: ">",
    cst.LessThanEqual: "<=",
    cst.GreaterThanEqual: ">=",
}


def unknown_of(undecided: Undecided, kind: type | None = None) -> Unknown:
    """The Unknown that an undecided operation gives: its reason is that of what could not be decided."""
    subject = undecided.subject
    if isinstance(subject, Unknown):
        return subject.derive(object(), kind=kind)
    return Unknown(subject.reason, kind=kind, key=subject.key if kind is bool else None)


def binary(op: str, left: Any, right: Any) -> Any:
    """`left op right`."""
    try:
        return bounded.binary(op, left, right)
    except Undecided as undecided:
        return unknown_of(undecided)


def compare(kind: type, left: Any, right: Any) -> Any:
    """`left kind right` for every comparison operator, `in` and `is` included."""
    try:
        if kind is cst.Is or kind is cst.IsNot:
            return _identity(left, right, kind is cst.IsNot)
        if kind is cst.In or kind is cst.NotIn:
            return _contains(left, right, kind is cst.NotIn)
        return bounded.compare(_COMPARE[kind], left, right)
    except Undecided as undecided:
        return unknown_of(undecided, bool)


def _identity(left: Any, right: Any, negated: bool) -> Any:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Unknown) and one is not other:
            if other is None and one.kind is not None:
                return negated
            return one.derive(
                "is not" if negated else "is", other.key if isinstance(other, Unknown) else repr_key(other), kind=bool
            )
    same = left is right or (type(left) is type(right) and isinstance(left, (int, str, bool)) and left == right)
    return same is not negated


def repr_key(value: Any) -> Any:
    """`value` as part of a condition's key: itself where it is a plain constant, else unique."""
    return value if isinstance(value, (int, float, str, bool, type(None))) else object()


def _contains(item: Any, container: Any, negated: bool) -> Any:
    if isinstance(container, Unknown):
        return container.derive("not in" if negated else "in", repr_key(item), kind=bool)
    if isinstance(item, Unknown):
        return item.derive("not in" if negated else "in", object(), kind=bool)
    if isinstance(container, dict) and OPEN in container and item not in container:
        return container[OPEN].derive("in", repr_key(item), kind=bool)
    if isinstance(container, Tensor):
        return Unknown("the contents of a tensor", kind=bool)
    found = bounded.contains(container, item)
    return found if isinstance(found, Unknown) else found is not negated


def unary(node: type, value: Any) -> Any:
    """`-value`, `+value`, `~value`."""
    try:
        if node is cst.Minus:
            return -value
        if node is cst.Plus:
            return +value
        return ~value
    except Undecided as undecided:
        return unknown_of(undecided)


def subscript(container: Any, key: Any) -> Any:
    """`container[key]`."""
    try:
        if isinstance(key, Unknown) and isinstance(container, (list, tuple, str, bytes, dict, range)):
            return _unknown_item(container, key)
        if isinstance(container, type):
            return _subscripted_class(container, key)
        return item_of(container, key)
    except KeyError:
        if isinstance(container, dict) and OPEN in container:
            return container[OPEN].derive("item", repr_key(key))
        raise
    except Undecided as undecided:
        return unknown_of(undecided)


def _unknown_item(container: Any, key: Unknown) -> Any:
    """One of several items: known only where all are the same plain value."""
    items = [] if isinstance(container, dict) else argument_list(container)
    if items and all(isinstance(i, (int, str, float)) and i == items[0] for i in items):
        return items[0]
    return key.derive("item", object())


def _subscripted_class(cls: type, key: Any) -> Any:
    """`list[int]`, `Sequence[T]`: annotations, inert; an enum's members by name."""
    getter = getattr(type(cls), "__getitem__", None)
    return getter(cls, key) if getter is not None else cls
