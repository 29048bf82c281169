"""A comparison of two sizes that the known facts do not decide: the subject of an `Undecided`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from convlint.shapes.polynomial import frozen, scale

if TYPE_CHECKING:
    from convlint.shapes.polynomial import Polynomial

__all__ = ["Comparison", "comparison"]


class Comparison:
    """`a op b`, not decided. One `key` for all that has one answer: `a > b` is `b < a`, and `a != b` is
    `("not", *key)` of `a == b`.
    """

    __slots__ = ("a", "b", "key", "op")

    def __init__(self, op: str, a: Any, b: Any, key: tuple[Any, ...]) -> None:
        self.op = op
        self.a = a
        self.b = b
        self.key = key

    @property
    def reason(self) -> str:
        return f"whether {self.a} {self.op} {self.b} holds is not known"

    def __repr__(self) -> str:
        return f"Comparison({self.a} {self.op} {self.b})"


def comparison(op: str, a: Any, b: Any, difference: Polynomial) -> Comparison:
    """The comparison with its key; `difference` is `a - b`, and `b - a` for `>` and `>=`."""
    if op in ("==", "!="):
        key: tuple[Any, ...] = ("==", frozenset((frozen(difference), frozen(scale(difference, -1)))))
    elif op in ("<", ">"):
        key = ("<", frozen(difference))
    else:
        key = ("<", frozen(scale(difference, -1)))
    return Comparison(op, a, b, ("not", *key) if op in ("!=", "<=", ">=") else key)
