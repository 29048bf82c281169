"""Arithmetic on the contents of small tensors: what `tf.shape(x)[0] * 2` or a shape put together by `tf.stack` holds.

A constant is an int, float, bool, `Dim` or a (nested) tuple of them; None where the contents are not known.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from convlint.frameworks.stdlib.bounded import spend
from convlint.shapes import Dim, Shape
from convlint.values import Undecided

__all__ = ["constant_shape", "fold_binary", "of_list", "product"]

_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "floordiv": operator.floordiv,
    "truediv": operator.truediv,
    "mod": operator.mod,
    "pow": operator.pow,
    "maximum": max,
    "minimum": min,
}
_LIMIT = 64
_MOST = 4096
_LARGEST = 2**63


def fold_binary(op: str, left: Any, right: Any) -> Any:
    """`left op right` for constants (element by element for tuples), or None where it is not known."""
    if op not in _OPERATORS or left is None or right is None:
        return None
    count: Any = 1
    for sizes in zip_longest(constant_shape(left)[::-1], constant_shape(right)[::-1], fillvalue=1):
        count *= max(sizes)
    if count > _MOST:
        return None
    spend(64 * count)
    return _folded(op, left, right)


def _folded(op: str, left: Any, right: Any) -> Any:
    if isinstance(left, tuple) or isinstance(right, tuple):
        return _fold_tuples(op, left, right)
    function = _OPERATORS[op]
    try:
        result = function(left, right) if _small(op, left, right) else None
    except (ArithmeticError, TypeError, ValueError, Undecided):
        return None
    return result if isinstance(result, (int, float, Dim)) else None


def _small(op: str, left: Any, right: Any) -> bool:
    return not (op == "pow" and not (isinstance(right, (int, float)) and abs(right) <= 32)) and all(
        not isinstance(side, (int, float)) or abs(side) < _LARGEST for side in (left, right)
    )


def _fold_tuples(op: str, left: Any, right: Any) -> Any:
    size = max(len(side) for side in (left, right) if isinstance(side, tuple))
    pairs = list(zip(_spread(left, size), _spread(right, size), strict=False))
    if len(pairs) != size:
        return None
    results = tuple(_folded(op, a, b) for a, b in pairs)
    return None if any(result is None for result in results) else results


def _spread(side: Any, size: int) -> tuple[Any, ...]:
    if not isinstance(side, tuple):
        return (side,) * size
    return side * size if len(side) == 1 and size != 1 else side


def product(constant: Any) -> Any:
    """The product of a flat tuple of sizes, or None."""
    total: Any = 1
    for item in constant:
        total = fold_binary("mul", total, item)
        if total is None:
            return None
    return total


def constant_shape(constant: Any) -> Shape:
    """The shape of a nested tuple."""
    return (len(constant), *constant_shape(constant[0] if constant else 0)) if isinstance(constant, tuple) else ()


def of_list(items: Any) -> Any:
    """A nested list of numbers as a constant, or None where an element is not a number or it is long."""
    if isinstance(items, (list, tuple)):
        if len(items) > _LIMIT:
            return None
        inner = tuple(of_list(item) for item in items)
        return None if any(item is None for item in inner) else inner
    if isinstance(items, (bool, float, Dim)):
        return items
    return int(items) if isinstance(items, int) else None
