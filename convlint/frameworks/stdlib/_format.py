"""Text of values: `str`, `repr`, `format`, `"%d" % x`, `"{}".format(x)`, bounded and without a way to an attribute.

A text that is not the same in the real program (a symbol, a tensor, an object's address) is Unknown.
"""

from __future__ import annotations

import _string  # type: ignore[import-not-found]
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from convlint.frameworks.stdlib._core import is_symbolic, is_twin_class, is_user_class, undecided, unknown_like
from convlint.frameworks.stdlib.bounded import CONTAINERS, MAX_ITEMS, TooLarge, ordered, spend, weigh
from convlint.values import Undecided, Unknown

GetAttribute = Callable[[Any, str], Any]
_PLAIN = (str, bytes, int, float, complex, bool, type(None), type(...), type(NotImplemented), range, slice)
_PERCENT = re.compile(
    r"%(?:\((?P<key>[^()]*)\))?(?P<flags>[#0\- +]*)(?P<width>\*|\d*)"
    r"(?:\.(?P<precision>\*|\d*))?[hlL]?(?P<type>.)",
    re.DOTALL,
)
_NUMBER = re.compile(r"\d+")


# --------------------------------------------------------------------------- str and repr


def text(value: Any) -> str:
    """`str(value)`. Raises Undecided where the real text is not known, TooLarge past the bounds."""
    if type(value) is str:
        return value
    if type(value) in (int, float, bool):
        return str(value)
    if isinstance(value, BaseException):
        return _exception_text(value)
    own = _own_method(value, "__str__")
    return _as_text(own(value)) if own is not None else representation(value)


def representation(value: Any) -> str:
    """`repr(value)`, on the same terms as `text`."""
    weigh(value)
    return _represent(value)


def _represent(value: Any) -> str:
    own = _own_method(value, "__repr__")
    if own is not None:
        return _as_text(own(value))
    if isinstance(value, slice):
        return f"slice({_represent(value.start)}, {_represent(value.stop)}, {_represent(value.step)})"
    if isinstance(value, _PLAIN) and type(value) in _PLAIN:
        return repr(value)
    if isinstance(value, CONTAINERS) and type(value) in CONTAINERS:
        return _container_text(value)
    if isinstance(value, type) and value.__module__ == "builtins":
        return repr(value)
    raise undecided(f"the text of a {type(value).__name__}", value, kind=str)


def _container_text(value: Any) -> str:
    if isinstance(value, dict):
        return _bounded_join([f"{_represent(k)}: {_represent(v)}" for k, v in value.items()], "{", "}")
    if isinstance(value, (set, frozenset)):
        if not value:
            return f"{type(value).__name__}()"
        body = _bounded_join([_represent(item) for item in ordered(value)], "{", "}")
        return body if isinstance(value, set) else f"frozenset({body})"
    parts = [_represent(item) for item in value]
    if isinstance(value, tuple):
        return _bounded_join(parts, "(", ",)" if len(parts) == 1 else ")")
    return _bounded_join(parts, "[", "]")


def _bounded_join(parts: list[str], left: str, right: str) -> str:
    if sum(map(len, parts)) + 2 * len(parts) > MAX_ITEMS:
        raise TooLarge(str)
    return left + ", ".join(parts) + right


def _exception_text(error: BaseException) -> str:
    own = _own_method(error, "__str__")
    if own is not None:
        return _as_text(own(error))
    if len(error.args) == 1:
        return representation(error.args[0]) if isinstance(error, KeyError) else text(error.args[0])
    return representation(error.args) if error.args else ""


def _own_method(value: Any, name: str) -> Any:
    """The `__str__` or `__repr__` that the program or a twin defines for `value`; None for Python's own."""
    if is_symbolic(value):
        raise undecided(f"the text of a {type(value).__name__}", value, kind=str)
    for cls in type(value).__mro__:
        if name in vars(cls) and (is_user_class(cls) or is_twin_class(cls)):
            return vars(cls)[name]
    return None


def _as_text(result: Any) -> str:
    if isinstance(result, Unknown):
        raise Undecided(result.derive("str", kind=str))
    if not isinstance(result, str):
        raise TypeError(f"__str__ returned non-string (type {type(result).__name__})")
    return result


# --------------------------------------------------------------------------- format


def safe_format(value: Any, spec: Any = "") -> Any:
    """`format(value, spec)` as a str, or Unknown of kind str where the text is not known or too large."""
    return _answer(formatted, value, spec)


def _answer(function: Callable[..., str], *args: Any) -> Any:
    try:
        result = function(*args)
        spend(len(result))
        return result
    except Undecided as refusal:
        subject = refusal.subject
        return (
            subject.derive("text", object(), kind=str)
            if isinstance(subject, Unknown)
            else Unknown(subject.reason, kind=str)
        )


def formatted(value: Any, spec: Any) -> str:
    """`format(value, spec)`; raises Undecided where the text is not known."""
    if isinstance(spec, Unknown):
        raise Undecided(spec.derive("format", kind=str))
    if is_symbolic(value):
        raise undecided(f"the text of a {type(value).__name__}", value, kind=str)
    own = _own_method(value, "__format__")
    if own is not None:
        return _as_text(own(value, spec))
    if any(len(number) > 7 or int(number) > MAX_ITEMS for number in _NUMBER.findall(spec)):
        raise TooLarge(str)
    if type(value) in (int, float, complex, bool, str):
        return format(value, spec)
    if isinstance(value, (int, float, str)) and spec:
        return format(_plain_number(value), spec)
    return text(value) if not spec else format(value, spec)


def _plain_number(value: Any) -> Any:
    """A user's subclass of int, float or str as the builtin that it holds."""
    if isinstance(value, str):
        return str.__str__(value)
    return int.__pos__(value) if isinstance(value, int) else float.__pos__(value)


class Fields:
    """What a format string may read: arguments by position and name, and through safe getters their parts."""

    def __init__(self, args: tuple[Any, ...], kwargs: Mapping[str, Any], get_attribute: GetAttribute | None) -> None:
        self._args = args
        self._kwargs = kwargs
        self._get_attribute = get_attribute
        self._next = 0

    def value(self, field: str) -> Any:
        """The value of a replacement field's name, e.g. `0`, `name`, `x.shape[0]`."""
        if not field or field[0] in ".[":
            field, self._next = f"{self._next}{field}", self._next + 1
        first, rest = _string.formatter_field_name_split(field)
        value = self._args[first] if isinstance(first, int) else self._kwargs[first]
        for is_attribute, name in rest:
            value = self._part(value, is_attribute, name)
        return value

    def _part(self, value: Any, is_attribute: bool, name: Any) -> Any:
        if not is_attribute:
            return value[name]
        if self._get_attribute is None:
            raise undecided("an attribute in a format string", value, kind=str)
        return self._get_attribute(value, name)


def format_string(
    template: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], get_attribute: GetAttribute | None = None
) -> Any:
    """`template.format(*args, **kwargs)`, attributes only by `get_attribute(obj, name)`; Unknown where not known."""
    return _answer(_format_string, template, Fields(args, kwargs, get_attribute), 2)


def _format_string(template: str, fields: Fields, depth: int) -> str:
    if depth < 0:
        raise ValueError("Max string recursion exceeded")
    result: list[str] = []
    size = 0
    for piece in _format_pieces(template, fields, depth):
        size += len(piece)
        if size > MAX_ITEMS:
            raise TooLarge(str)
        result.append(piece)
    return "".join(result)


def _format_pieces(template: str, fields: Fields, depth: int) -> Iterator[str]:
    for literal, field, spec, conversion in _string.formatter_parser(template):
        yield literal
        if field is None:
            continue
        value = fields.value(field)
        if conversion in ("r", "a"):
            value = representation(value)
        elif conversion == "s":
            value = text(value)
        elif conversion is not None:
            raise ValueError(f"Unknown conversion specifier {conversion!r}")
        yield formatted(value, _format_string(spec, fields, depth - 1) if spec else "")


# --------------------------------------------------------------------------- the percent operator


def percent_format(fmt: Any, args: Any) -> Any:
    """`fmt % args` for a str, or Unknown of kind str where the text is not known or too large."""
    if isinstance(fmt, Unknown):
        return unknown_like("a format that is not known", fmt, kind=str)
    return _answer(_percent, fmt, args)


def _percent(fmt: str, args: Any) -> str:
    if isinstance(args, Unknown):
        raise Undecided(args.derive("%", kind=str))
    arguments = _Arguments(args)
    pieces: list[str] = []
    size = position = 0
    for match in _PERCENT.finditer(fmt):
        pieces += [_literal(fmt[position : match.start()]), _percent_piece(match, arguments)]
        position = match.end()
        size += len(pieces[-1])
        if size > MAX_ITEMS:
            raise TooLarge(str)
    pieces.append(_literal(fmt[position:]))
    arguments.finish()
    return "".join(pieces)


def _literal(part: str) -> str:
    if "%" in part:
        raise ValueError("incomplete format")
    return part


class _Arguments:
    """The right-hand side of `%`, taken one by one or by key."""

    def __init__(self, args: Any) -> None:
        self.mapping = args if hasattr(type(args), "__getitem__") and not isinstance(args, (tuple, str)) else None
        self.values = list(args) if isinstance(args, tuple) else [args]
        self.position = 0

    def next(self) -> Any:
        if self.position >= len(self.values):
            raise TypeError("not enough arguments for format string")
        self.position += 1
        return self.values[self.position - 1]

    def finish(self) -> None:
        if self.mapping is None and self.position < len(self.values):
            raise TypeError("not all arguments converted during string formatting")


def _percent_piece(match: re.Match[str], arguments: _Arguments) -> str:
    kind = match["type"]
    width = _percent_number(match["width"], arguments)
    precision = _percent_number(match["precision"], arguments)
    if match[0] == "%%":
        return "%"
    if kind == "%":  # what `% %` and `%5%` take from the arguments differs between versions of Python
        raise Undecided(Unknown("a percent sign with flags", kind=str))
    if match["key"] is not None:
        if arguments.mapping is None:
            raise TypeError("format requires a mapping")
        value = arguments.mapping[match["key"]]
    else:
        value = arguments.next()
    spec = "%" + match["flags"] + width + ("." + precision if match["precision"] is not None else "")
    return _percent_value(spec, kind, value)


def _percent_value(spec: str, kind: str, value: Any) -> str:
    if is_symbolic(value):
        raise undecided(f"the text of a {type(value).__name__}", value, kind=str)
    if kind in "sra":
        shown = text(value) if kind == "s" else representation(value)
        return (spec + "s") % shown
    return (spec + kind) % (value,)


def _percent_number(number: str | None, arguments: _Arguments) -> str:
    if not number:
        return ""
    value = arguments.next() if number == "*" else int(number) if len(number) < 8 else MAX_ITEMS + 1
    if not isinstance(value, int):
        raise undecided("a width that is not known", value, kind=str)
    if abs(value) > MAX_ITEMS:
        raise TooLarge(str)
    return str(value)
