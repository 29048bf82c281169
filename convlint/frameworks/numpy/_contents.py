"""The contents of small arrays: nested tuples of numbers, as `np.array([...])` and `np.arange` make them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from convlint.frameworks.stdlib import bounded
from convlint.shapes import Dim, Ratio, prove_equal
from convlint.values import Tensor, Undecided, Unknown

MAX_ELEMENTS = 4096
NUMBERS = (int, float, complex, Dim, Ratio)
_ERRORS = (TypeError, ValueError, ZeroDivisionError, OverflowError, IndexError, Undecided)


def read(data: Any, depth: int = 32) -> tuple[tuple[Any, ...], Any]:
    """The shape and the contents (None where not all known) of nested sequences of numbers.

    Raises Undecided where the rank is not known, ValueError for sequences of unequal shapes.
    """
    if depth == 32 and isinstance(data, (list, tuple)):
        bounded.weigh(data, bounded.MAX_ITEMS)
    if isinstance(data, Tensor):
        return tuple(data.shape), data.constant
    if isinstance(data, Unknown):
        if data.kind in (int, float, bool):
            return (), None
        raise Undecided(data)
    if isinstance(data, NUMBERS):
        return (), data
    if data is None or isinstance(data, (str, bytes)):
        return (), None
    if not isinstance(data, (list, tuple, range)) or depth == 0:
        raise Undecided(Unknown(f"an array of a {type(data).__name__}"))
    return _read_items(bounded.items(data), depth)


def _read_items(items: list[Any], depth: int) -> tuple[tuple[Any, ...], Any]:
    bounded.spend(64 * len(items))
    if not items:
        return (0,), ()
    parts = [read(item, depth - 1) for item in items]
    first = parts[0][0]
    if any(not _may_be_equal(shape, first) for shape, _ in parts):
        raise ValueError("setting an array element with a sequence: the parts have different shapes")
    contents = tuple(constant for _, constant in parts)
    known = len(items) <= MAX_ELEMENTS and all(constant is not None for constant in contents)
    return (len(items), *first), contents if known and _count(contents) <= MAX_ELEMENTS else None


def _may_be_equal(a: tuple[Any, ...], b: tuple[Any, ...]) -> bool:
    return len(a) == len(b) and all(prove_equal(x, y) is not False for x, y in zip(a, b, strict=True))


def _count(contents: Any) -> int:
    return sum(map(_count, contents)) if isinstance(contents, tuple) else 1


def pay(count: int) -> None:
    """Pay for so many elements: four are one step."""
    bounded.spend(64 * count)


def apply(function: Callable[..., Any], contents: Any) -> Any:
    """`function` of each element; None where one has no value."""
    if contents is None:
        return None
    if isinstance(contents, tuple):
        pay(_count(contents))
    return _applied(function, contents)


def _applied(function: Callable[..., Any], contents: Any) -> Any:
    if isinstance(contents, tuple):
        items = tuple(_applied(function, item) for item in contents)
        return None if any(item is None for item in items) else items
    try:
        result = function(contents)
    except _ERRORS:
        return None
    return None if isinstance(result, (Unknown, Tensor, complex)) else result


def combine(function: Callable[..., Any], left: Any, right: Any) -> Any:
    """`function` of the elements of two contents that broadcast; None where one has no value, or they are many."""
    if left is None or right is None:
        return None
    lengths, others = _lengths(left), _lengths(right)
    count = 1
    for length, other in zip_longest(reversed(lengths), reversed(others), fillvalue=1):
        count *= max(length, other)
    if count > MAX_ELEMENTS:
        return None
    pay(count)
    return _combined(function, left, right, len(lengths), len(others))


def _combined(function: Callable[..., Any], left: Any, right: Any, depth: int, other: int) -> Any:
    if not depth and not other:
        return _applied(lambda item: function(item, right), left)
    if depth < other:
        return _each([_combined(function, left, item, depth, other - 1) for item in right])
    if depth > other:
        return _each([_combined(function, item, right, depth - 1, other) for item in left])
    count = max(len(left), len(right)) if left and right else 0
    if len(left) not in (1, count) or len(right) not in (1, count):
        return None
    pairs = zip(left * (count // len(left) or 1), right * (count // len(right) or 1), strict=True) if count else ()
    return _each([_combined(function, a, b, depth - 1, other - 1) for a, b in pairs])


def _each(items: list[Any]) -> Any:
    return None if any(item is None for item in items) else tuple(items)


def _lengths(contents: Any) -> tuple[int, ...]:
    """The shape of contents, as far as their first elements say."""
    lengths = []
    while isinstance(contents, tuple):
        lengths.append(len(contents))
        contents = contents[0] if contents else None
    return tuple(lengths)


def flat(contents: Any) -> list[Any]:
    """The elements in order."""
    if not isinstance(contents, tuple):
        return [contents]
    return [element for item in contents for element in flat(item)]


def folded(contents: Any, shape: Any) -> Any:
    """The elements of `contents` laid out in `shape`; None where they or the shape are not known."""
    if contents is None or not all(isinstance(size, int) for size in shape):
        return None
    items = flat(contents)
    total = 1
    for size in shape:
        total *= size
    return _folded(items, tuple(shape)) if total == len(items) else None


def _folded(items: list[Any], shape: tuple[int, ...]) -> Any:
    if not shape:
        return items[0]
    step = len(items) // shape[0] if shape[0] else 0
    return tuple(_folded(items[i * step : (i + 1) * step], shape[1:]) for i in range(shape[0]))


def filled(shape: Any, value: Any) -> Any:
    """`value` everywhere in `shape`; None where that is large or not known."""
    total = 1
    for size in shape:
        if not isinstance(size, int):
            return None
        total *= size
    if total > MAX_ELEMENTS or len(shape) > 16 or value is None:
        return None
    return _folded([value] * total, tuple(shape)) if total or shape else value


def transposed(contents: Any, shape: Any, order: Any) -> Any:
    """The contents with the axes in another order."""
    if contents is None or len(shape) < 2:
        return contents
    if len(shape) == 2 and tuple(order) == (1, 0) and all(shape):
        return tuple(zip(*contents, strict=True))
    return None if tuple(order) != tuple(range(len(shape))) else contents


def in_order(contents: Any) -> Any:
    """The elements sorted; None where their order is not known."""
    try:
        return None if contents is None else tuple(sorted(contents))
    except _ERRORS:
        return None


def nested(contents: Any) -> Any:
    """The contents as lists of Python's own numbers."""
    from convlint.frameworks.numpy._dtypes import plain

    return [nested(item) for item in contents] if isinstance(contents, tuple) else plain(contents)
