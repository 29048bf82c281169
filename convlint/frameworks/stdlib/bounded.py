"""Python's operators with a ceiling: a result past the bounds is refused before it is computed.

The bounds keep every run finite whatever the file says: `10**10**10`, `"a" * 10**10`, `t = (t, t)` sixty times.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from convlint.frameworks.stdlib._costs import (
    CONTAINERS,
    MAX_BITS,
    MAX_DEPTH,
    MAX_ITEMS,
    MAX_TREE,
    SEQUENCES,
    TooLarge,
    first_unknown,
    held,
    items,
    iterable_of,
    key,
    keys,
    ordered,
    size_of,
    spend,
    spend_bits,
    weigh,
)
from convlint.shapes import Dim
from convlint.values import Tensor, Unknown

__all__ = [
    "CONTAINERS",
    "MAX_BITS",
    "MAX_DEPTH",
    "MAX_ITEMS",
    "MAX_TREE",
    "SEQUENCES",
    "TooLarge",
    "binary",
    "compare",
    "contains",
    "first_unknown",
    "held",
    "inplace",
    "items",
    "iterable_of",
    "key",
    "keys",
    "ordered",
    "size_of",
    "spend",
    "spend_bits",
    "weigh",
]

# --------------------------------------------------------------------------- binary operators


def binary(op: str, a: Any, b: Any) -> Any:
    """`a op b` for `+ - * / // % ** << >> & | ^ @`, or Unknown("too large") where the result would pass the bounds.

    Raises what Python raises (ZeroDivisionError, TypeError, ...).
    """
    return _apply(op, _OPERATORS[op], a, b)


def inplace(op: str, a: Any, b: Any) -> Any:
    """`a op= b` as Python does it: a list or set is changed in place. Returns what to bind; bounded as `binary`."""
    if op in "+*" and isinstance(a, list) and not isinstance(b, (Unknown, Tensor)):
        return _changed_list(op, a, b)
    return _apply(op, _INPLACE[op], a, b)


def _changed_list(op: str, a: list[Any], b: Any) -> Any:
    """`a += b` or `a *= b`: made beside `a` first, so that a refusal leaves `a` as it was."""
    if op == "+" and not isinstance(b, list) and hasattr(b, "__iter__"):
        b = items(b)
    changed = binary(op, list(a), b)
    if isinstance(changed, list):
        a[:] = changed
        return a
    return changed


def _apply(op: str, function: Callable[[Any, Any], Any], a: Any, b: Any) -> Any:
    try:
        guard = _GUARDS.get(op)
        if guard is not None:
            result = guard(a, b)
            if result is not None:
                return result
        if op in "+*" and (isinstance(a, (list, tuple)) or isinstance(b, (list, tuple))):
            return held(function(a, b))
        return function(a, b)
    except TooLarge as refusal:
        return refusal.subject


def _guard_sum(a: Any, b: Any) -> Any:
    if isinstance(a, int) and isinstance(b, int):
        bits = max(int.bit_length(a), int.bit_length(b)) + 1
        _check_bits(bits)
        spend_bits(bits, 1024)
    elif isinstance(a, SEQUENCES):
        _check_items(size_of(a) + size_of(b), type(a))
    return None


def _guard_product(a: Any, b: Any) -> Any:
    if isinstance(a, int) and isinstance(b, int):
        _check_bits(int.bit_length(a) + int.bit_length(b))
        spend_bits(int.bit_length(a), int.bit_length(b))
    elif isinstance(a, SEQUENCES):
        return _guard_repeat(a, b)
    elif isinstance(b, SEQUENCES):
        return _guard_repeat(b, a)
    return None


def _guard_repeat(sequence: Any, count: Any) -> Any:
    if isinstance(count, Dim):
        return Unknown("a sequence repeated a symbolic number of times", kind=type(sequence))
    if isinstance(count, int):
        _check_items(size_of(sequence) * int(count), type(sequence))
    elif not isinstance(count, (Unknown, Tensor)) and hasattr(type(count), "__index__"):
        return binary("*", sequence, operator.index(count))
    return None


def _guard_power(a: Any, b: Any) -> Any:
    if isinstance(a, int) and isinstance(b, int) and abs(a) > 1 and b > 0:
        bits = (int.bit_length(a) - 1) * int(b)
        _check_bits(bits)
        spend_bits(bits, bits)
    return None


def _guard_shift(a: Any, b: Any) -> Any:
    if isinstance(a, int) and isinstance(b, int) and a and b > 0:
        _check_bits(int.bit_length(a) + int(b))
        spend_bits(int.bit_length(a) + int(b), 1024)
    return None


def _guard_quotient(a: Any, b: Any) -> Any:
    if isinstance(a, int) and isinstance(b, int):
        spend_bits(int.bit_length(a), int.bit_length(b))
    return None


def _guard_modulo(a: Any, b: Any) -> Any:
    if isinstance(a, str):
        from convlint.frameworks.stdlib._format import percent_format

        return percent_format(a, b)
    if isinstance(a, bytes):
        return Unknown("formatting of bytes is not modelled", kind=bytes)
    return _guard_quotient(a, b)


def _guard_sets(a: Any, b: Any) -> Any:
    spend(size_of(a) + size_of(b))
    return None


def _check_bits(bits: int) -> None:
    if bits > MAX_BITS:
        raise TooLarge(int)


def _check_items(count: int, kind: type) -> None:
    spend(count)
    if count > MAX_ITEMS:
        raise TooLarge(kind)


_GUARDS: dict[str, Callable[[Any, Any], Any]] = {
    "+": _guard_sum,
    "-": _guard_sets,
    "*": _guard_product,
    "**": _guard_power,
    "<<": _guard_shift,
    "/": _guard_quotient,
    "//": _guard_quotient,
    "%": _guard_modulo,
    "&": _guard_sets,
    "|": _guard_sets,
    "^": _guard_sets,
}

_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "@": operator.matmul,
}

_INPLACE: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.iadd,
    "-": operator.isub,
    "*": operator.imul,
    "/": operator.itruediv,
    "//": operator.ifloordiv,
    "%": operator.imod,
    "**": operator.ipow,
    "<<": operator.ilshift,
    ">>": operator.irshift,
    "&": operator.iand,
    "|": operator.ior,
    "^": operator.ixor,
    "@": operator.imatmul,
}


# --------------------------------------------------------------------------- comparisons

_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compare(op: str, a: Any, b: Any) -> Any:
    """`a op b` for `== != < <= > >=`; Unknown where comparing the containers would not end soon.

    Raises Undecided where an item in a container decides and is not known.
    """
    try:
        if isinstance(a, CONTAINERS) and isinstance(b, CONTAINERS):
            held(a)
            held(b)
        spend(size_of(a) + size_of(b))
        return _COMPARISONS[op](a, b)
    except TooLarge as refusal:
        return refusal.subject.derive(op, kind=bool)


def contains(container: Any, item: Any) -> Any:
    """`item in container`; Unknown where looking would not end soon. Raises Undecided as `compare` does."""
    try:
        if isinstance(container, (list, tuple)) and isinstance(item, CONTAINERS):
            # a dict or a set looks at its few items of one hash, and these were weighed as they came in
            held(container)
        spend(_length_searched(container, item))
        return key(item, container if isinstance(container, (dict, set, frozenset)) else ()) in container
    except TooLarge as refusal:
        return refusal.subject.derive("in", kind=bool)


def _length_searched(container: Any, item: Any) -> int:
    """How many items looking for `item` may visit."""
    if isinstance(container, range):
        return len(container) if type(item) is not int else 0
    if isinstance(container, (dict, set, frozenset)):
        return 0
    return size_of(container) * (1 + size_of(item) // 64)
