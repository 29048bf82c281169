"""Random formulas over symbols, and shapes of which some sizes are blurred into symbols."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from convlint.shapes import Dim, Shape, ShapeFault, Size, Undecided, maximum, minimum, symbol

A = symbol(("a",), "a", 1)
B = symbol(("b",), "b", 1)
C = symbol(("c",), "c", 0)
Q = symbol(("q",), "?", None)
SYMBOLS = {"a": A, "b": B, "c": C, "q": Q}

_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda x, y: x + y,
    "-": lambda x, y: x - y,
    "*": lambda x, y: x * y,
    "//": lambda x, y: x // y,
    "%": lambda x, y: x % y,
    "max": maximum,
    "min": minimum,
}
_UNARY: dict[str, Callable[[Any], Any]] = {"-": lambda x: -x, "abs": abs, "square": lambda x: x**2}

leaves = st.sampled_from(list(SYMBOLS)) | st.integers(-12, 12)
formulas = st.recursive(
    leaves,
    lambda inner: (
        st.tuples(st.sampled_from(list(_BINARY)), inner, inner)
        | st.tuples(st.sampled_from(["//", "%", "*", "+"]), inner, st.integers(-8, 16))
        | st.tuples(st.sampled_from(list(_UNARY)), inner)
    ),
    max_leaves=8,
)
environments = st.fixed_dictionaries(
    {"a": st.integers(1, 40), "b": st.integers(1, 9), "c": st.integers(0, 6), "q": st.integers(-9, 9)}
)


def value_of(formula: Any, names: dict[str, Any]) -> Any:
    """The value of a formula, with ints or with Dims for its names."""
    if isinstance(formula, int):
        return formula
    if isinstance(formula, str):
        return names[formula]
    operator, *operands = formula
    values = [value_of(operand, names) for operand in operands]
    return (_BINARY[operator] if len(values) == 2 else _UNARY[operator])(*values)


def symbolic(formula: Any) -> Size:
    """The formula as a size; those that divide by zero are passed over."""
    try:
        return value_of(formula, SYMBOLS)
    except ZeroDivisionError:
        assume(False)
        raise


def concrete(formula: Any, environment: dict[str, int]) -> int | None:
    """The formula as Python computes it, None where it divides by zero."""
    try:
        return value_of(formula, environment)
    except ZeroDivisionError:
        return None


def at(size: Size, environment: dict[str, int]) -> int | None:
    """A size with the values of an environment; None where it cannot be computed."""
    if isinstance(size, int):
        return size
    try:
        found = size.evaluate({(name,): value for name, value in environment.items()})
    except ZeroDivisionError:
        return None
    return found if isinstance(found, int) else None


def blurred(draw: Any, shape: tuple[int, ...], values: dict[Any, int]) -> Shape:
    """`shape` with some sizes turned into symbols, whose values go to `values`."""
    return tuple(blurred_size(draw, size, values) for size in shape)


def blurred_size(draw: Any, size: int, values: dict[Any, int]) -> Size:
    """One size, or a formula that has its value: a symbol, a known one again, a sum or a multiple of one."""
    how = draw(st.sampled_from(["known", "known", "known", "symbol", "again", "sum", "multiple", "floor"]))
    known = [key for key, value in values.items() if value == size]
    if how == "known":
        return size
    if how == "again" and known:
        return symbol(known[0], "H", min(1, size))
    if how == "multiple" and size % 3 == 0:
        return 3 * _new(draw, size // 3, values)
    if how == "floor":
        return _new(draw, 2 * size + draw(st.integers(0, 1)), values) // 2
    if how == "sum":
        return _new(draw, size + 2, values) - 2
    return _new(draw, size, values)


def _new(draw: Any, value: int, values: dict[Any, int]) -> Dim:
    key = ("size", len(values))
    values[key] = value
    return symbol(key, "H", draw(st.sampled_from([None, 0 if value == 0 else 1, 0])))


def agrees(result: Shape, expected: tuple[int, ...], values: dict[Any, int]) -> bool:
    """Whether a shape with symbols is `expected` for their values; a size that stays open agrees with any."""
    if len(result) != len(expected):
        return False
    found = [size.evaluate(values) if isinstance(size, Dim) else size for size in result]
    return all(isinstance(size, Dim) or size == want for size, want in zip(found, expected, strict=True))


REFUSED = (ShapeFault, ValueError, IndexError)


def check_blurred(exact: Callable[[], tuple[int, ...]], symbolic: Callable[[], Shape], values: dict[Any, int]) -> None:
    """The law of blurring: with less known, nothing new is refused, and the result is the same where it is said."""
    expected: tuple[int, ...] | None
    try:
        expected = exact()
    except REFUSED:
        expected = None
    try:
        result = symbolic()
    except Undecided:
        return
    except REFUSED as fault:
        assert expected is None, f"{fault} is not proved"
        return
    assert expected is None or agrees(result, expected, values), (result, expected, values)
