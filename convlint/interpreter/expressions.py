"""Expressions, turned once into Python closures `(frame) -> value`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._holding import argument_list, joined
from convlint.frameworks.stdlib.builtins import BUILTINS, percent_format, safe_format
from convlint.interpreter import operators
from convlint.interpreter.attributes import get_attribute, get_plain_attribute, is_plain_name
from convlint.interpreter.comprehensions import compile_comprehension
from convlint.interpreter.frames import COMPREHENSION, CallSite, Frame, Lazy
from convlint.interpreter.generating import compile_await, compile_yield
from convlint.interpreter.reflection import REFLECTION
from convlint.shapes import Dim, Undecided
from convlint.values import Tensor, Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

Expression = Callable[[Frame], Any]
_MISSING = object()
MAX_ITEMS = 200_000
_BUILTINS: dict[str, Any] = {**BUILTINS, **REFLECTION}


def lookup(frame: Frame, name: str) -> Any:
    """The value of `name` by Python's scoping: local, enclosing functions, module, builtins."""
    scope: Frame | None = frame
    while scope is not None:
        value = scope.names.get(name, _MISSING)
        if value is not _MISSING:
            if type(value) is Lazy:
                value = scope.names[name] = value.value()
            return value
        scope = scope.outer
    value = frame.module.names.get(name, _MISSING)
    if value is not _MISSING:
        return value if type(value) is not Lazy else frame.module.get(name)
    value = _BUILTINS.get(name, _MISSING)
    if value is not _MISSING:
        return value
    raise NameError(f"name '{name}' is not defined")


def compile_name(c: Compiler, node: cst.Name) -> Expression:
    name = c.mangled(node.value)
    if name == "__class__":
        return lambda frame: frame.cell.value if frame.cell is not None else Unknown("__class__ outside a class")

    def load(frame: Frame) -> Any:
        value = frame.names.get(name, _MISSING)
        return value if value is not _MISSING and type(value) is not Lazy else lookup(frame, name)

    return load


def literal(node: Any) -> Any:
    """The value of a number or string. Plain ones are read here: libcst asks `ast` for each. Raises ValueError etc."""
    text = node.value
    if type(node) is cst.Integer and text.isdecimal() and text.isascii() and (text[0] != "0" or text == "0"):
        return int(text)
    if type(node) is cst.SimpleString and text[0] in "\"'" and "\\" not in text and "\r" not in text:
        return text[3:-3] if text[:3] in ('"""', "'''") else text[1:-1]
    return node.evaluated_value


def compile_constant(c: Compiler, node: Any) -> Expression:
    try:
        value = literal(node)
    except (ValueError, SyntaxError, MemoryError):
        return lambda frame: Unknown("a literal that is too large")
    return lambda frame: value


def compile_concatenated(c: Compiler, node: cst.ConcatenatedString) -> Expression:
    left, right = c.expression(node.left), c.expression(node.right)
    return lambda frame: operators.binary("+", left(frame), right(frame))


def compile_formatted(c: Compiler, node: cst.FormattedString) -> Expression:
    parts = [_formatted_part(c, part) for part in node.parts]

    def formatted(frame: Frame) -> Any:
        pieces = []
        for part in parts:
            piece = part(frame)
            if isinstance(piece, Unknown):
                return piece.derive(object(), kind=str)
            pieces.append(piece)
        try:
            return joined(pieces)
        except Undecided as undecided:
            return operators.unknown_of(undecided, str)

    return formatted


def _formatted_part(c: Compiler, part: Any) -> Expression:
    if isinstance(part, cst.FormattedStringText):
        text = part.value.replace("{{", "{").replace("}}", "}")
        return lambda frame: text
    value = c.expression(part.expression)
    spec = [_formatted_part(c, p) for p in part.format_spec or ()]
    conversion = part.conversion

    def piece(frame: Frame) -> Any:
        result = value(frame)
        specs = [s(frame) for s in spec]
        if isinstance(result, (Unknown, Dim)) or any(isinstance(s, Unknown) for s in specs):
            return Unknown("a string made from an unknown value", kind=str)
        try:
            if conversion == "r":
                result = repr(result) if isinstance(result, (int, float, str)) else BUILTINS["repr"](result)
            return safe_format(result, "".join(specs))
        except Undecided as undecided:
            return operators.unknown_of(undecided, str)

    return piece


def compile_attribute(c: Compiler, node: cst.Attribute) -> Expression:
    value, name = c.expression(node.value), node.attr.value
    private = c.mangled(name)
    read = get_plain_attribute if is_plain_name(private) else get_attribute

    def load(frame: Frame) -> Any:
        obj = value(frame)
        try:
            return read(obj, private)
        except Undecided as undecided:
            return operators.unknown_of(undecided)

    return load


def compile_subscript(c: Compiler, node: cst.Subscript) -> Expression:
    value, index = c.expression(node.value), compile_index(c, node)

    def load(frame: Frame) -> Any:
        container = value(frame)
        key = index(frame)
        if type(container) in (list, tuple, dict):
            return operators.subscript(container, key)
        with_site = active()
        previous, with_site.site = with_site.site, CallSite(node, frame)
        try:
            return operators.subscript(container, key)
        finally:
            with_site.site = previous

    return load


def compile_index(c: Compiler, node: cst.Subscript) -> Expression:
    """The key of a subscript: one index or slice, or a tuple of them."""
    parts = [_index_part(c, element.slice) for element in node.slice]
    single = len(parts) == 1 and not _ends_with_comma(node)
    if single:
        return parts[0]
    stars = [isinstance(e.slice, cst.Index) and e.slice.star == "*" for e in node.slice]

    def key(frame: Frame) -> Any:
        items: list[Any] = []
        for part, star in zip(parts, stars, strict=True):
            value = part(frame)
            items.extend(value if star and isinstance(value, (tuple, list)) else [value])
        return tuple(items)

    return key


def _ends_with_comma(node: cst.Subscript) -> bool:
    return isinstance(node.slice[-1].comma, cst.Comma)


def _index_part(c: Compiler, part: Any) -> Expression:
    if isinstance(part, cst.Index):
        return c.expression(part.value)
    bounds = [c.expression(bound) if bound is not None else None for bound in (part.lower, part.upper, part.step)]
    return lambda frame: slice(*[bound(frame) if bound is not None else None for bound in bounds])


def compile_binary(c: Compiler, node: cst.BinaryOperation) -> Expression:
    left, right = c.expression(node.left), c.expression(node.right)
    op = operators.BINARY[type(node.operator)]

    def compute(frame: Frame) -> Any:
        one, other = left(frame), right(frame)
        if type(one) is int and type(other) is int and op in "+-*" and -(2**31) < one < 2**31 > other > -(2**31):
            return one + other if op == "+" else one - other if op == "-" else one * other
        if op == "%" and isinstance(one, str):
            return percent_format(one, other)
        return apply_binary(op, one, other, node, frame)

    return compute


def apply_binary(op: str, one: Any, other: Any, node: cst.CSTNode, frame: Frame) -> Any:
    """`one op other`, with the operator's own place as the active site (a tensor's operator may report there)."""
    run = active()
    previous, run.site = run.site, CallSite(node, frame, op, (one, other))
    try:
        return operators.binary(op, one, other)
    finally:
        run.site = previous


def compile_unary(c: Compiler, node: cst.UnaryOperation) -> Expression:
    value = c.expression(node.expression)
    kind = type(node.operator)
    if kind is cst.Not:
        return lambda frame: _negated(value(frame))
    return lambda frame: operators.unary(kind, value(frame))


def _negated(value: Any) -> Any:
    if isinstance(value, Unknown):
        return NotUnknown(value)
    try:
        return not value
    except Undecided as undecided:
        return NotUnknown(operators.unknown_of(undecided, bool))


class NotUnknown(Unknown):
    """`not x` of an unknown x: asks the same condition and turns the answer round."""

    __slots__ = ("inner",)

    def __init__(self, inner: Unknown) -> None:
        super().__init__(inner.reason, kind=bool, key=inner.derive("not").key)
        self.site = inner.site
        self.inner = inner


def compile_boolean(c: Compiler, node: cst.BooleanOperation) -> Expression:
    left, right = c.expression(node.left), c.expression(node.right)
    wanted = isinstance(node.operator, cst.Or)

    def compute(frame: Frame) -> Any:
        one = left(frame)
        try:
            truth = bool(one)
        except Undecided as undecided:
            return _partly_known(operators.unknown_of(undecided, bool), right(frame), wanted)
        return one if truth is wanted else right(frame)

    return compute


def _partly_known(one: Unknown, other: Any, wanted: bool) -> Any:
    """`unknown and False` is false whatever the unknown is; otherwise the result is not known."""
    if isinstance(other, bool) and other is wanted:
        return other
    return one.derive("or" if wanted else "and", *(other.key if isinstance(other, Unknown) else (object(),)), kind=None)


def compile_comparison(c: Compiler, node: cst.Comparison) -> Expression:
    first = c.expression(node.left)
    steps = [(type(t.operator), c.expression(t.comparator)) for t in node.comparisons]

    def compute(frame: Frame) -> Any:
        left = first(frame)
        result: Any = True
        for position, (kind, comparator) in enumerate(steps):
            right = comparator(frame)
            result = _compare_at(kind, left, right, node, frame)
            if position < len(steps) - 1 and not isinstance(result, Unknown) and result is False:
                return False
            left = right
        return result

    return compute


def _compare_at(kind: type, left: Any, right: Any, node: cst.CSTNode, frame: Frame) -> Any:
    if isinstance(left, Tensor) or isinstance(right, Tensor):
        run = active()
        previous, run.site = run.site, CallSite(node, frame, "compare", (left, right))
        try:
            return operators.compare(kind, left, right)
        finally:
            run.site = previous
    return operators.compare(kind, left, right)


def compile_conditional(c: Compiler, node: cst.IfExp) -> Expression:
    test, body, orelse = c.expression(node.test), c.expression(node.body), c.expression(node.orelse)
    return lambda frame: body(frame) if c.interpreter.truth(test(frame)) else orelse(frame)


def compile_named(c: Compiler, node: cst.NamedExpr) -> Expression:
    value = c.expression(node.value)
    name = node.target.value if isinstance(node.target, cst.Name) else ""

    def compute(frame: Frame) -> Any:
        result = value(frame)
        scope = frame
        while scope.function is COMPREHENSION and scope.outer is not None:
            scope = scope.outer
        scope.names[name] = result
        return result

    return compute


def compile_sequence(c: Compiler, node: Any) -> Expression:
    items = [(isinstance(element, cst.StarredElement), c.expression(element.value)) for element in node.elements]
    kind: Any = list if isinstance(node, cst.List) else tuple if isinstance(node, cst.Tuple) else set
    plain = not any(star for star, _ in items)
    values = [value for _, value in items]
    if plain and kind is not set:
        return lambda frame: held(kind([value(frame) for value in values]))

    def build(frame: Frame) -> Any:
        collected: list[Any] = []
        for star, value in items:
            result = value(frame)
            if star:
                result = c.interpreter.iterate(result)
                if isinstance(result, Unknown):
                    return result
                if len(collected) + len(result) > MAX_ITEMS:
                    return Unknown("a sequence that is too large")
                collected.extend(argument_list(result))
            else:
                collected.append(result)
        return held(kind(bounded.keys(collected) if kind is set else collected))

    return build


def held(container: Any) -> Any:
    """`container`, or Unknown where walking all that it holds would not end soon."""
    try:
        return bounded.held(container)
    except Undecided as undecided:
        return operators.unknown_of(undecided)


def compile_dict(c: Compiler, node: cst.Dict) -> Expression:
    items = [
        (c.expression(e.key) if isinstance(e, cst.DictElement) else None, c.expression(e.value)) for e in node.elements
    ]

    def build(frame: Frame) -> Any:
        result: dict[Any, Any] = {}
        for key, value in items:
            item = value(frame)
            if key is not None:
                result[bounded.key(key(frame), result)] = item
            elif isinstance(item, dict):
                bounded.spend(len(item))
                result.update(item)
            else:
                return item if isinstance(item, Unknown) else Unknown("a dict made from an unknown mapping")
        return held(result)

    return build


def compile_lambda(c: Compiler, node: cst.Lambda) -> Expression:
    return c.function_maker("<lambda>", node, node.params, node.body)


EXPRESSIONS: dict[type, Callable[[Any, Any], Expression]] = {
    cst.Name: compile_name,
    cst.Integer: compile_constant,
    cst.Float: compile_constant,
    cst.Imaginary: compile_constant,
    cst.SimpleString: compile_constant,
    cst.ConcatenatedString: compile_concatenated,
    cst.FormattedString: compile_formatted,
    cst.Attribute: compile_attribute,
    cst.Subscript: compile_subscript,
    cst.BinaryOperation: compile_binary,
    cst.UnaryOperation: compile_unary,
    cst.BooleanOperation: compile_boolean,
    cst.Comparison: compile_comparison,
    cst.IfExp: compile_conditional,
    cst.NamedExpr: compile_named,
    cst.List: compile_sequence,
    cst.Tuple: compile_sequence,
    cst.Set: compile_sequence,
    cst.Dict: compile_dict,
    cst.Lambda: compile_lambda,
    cst.ListComp: compile_comprehension,
    cst.SetComp: compile_comprehension,
    cst.DictComp: compile_comprehension,
    cst.GeneratorExp: compile_comprehension,
    cst.Yield: compile_yield,
    cst.Await: compile_await,
    cst.Ellipsis: lambda c, node: lambda frame: ...,
}
