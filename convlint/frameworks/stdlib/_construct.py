"""What calling a builtin type gives: `construct(type_, args, kwargs)`, bounded, and Unknown where it is not known.

Each constructor also takes a user's subclass of its type; a result past the bounds is Unknown("too large").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint.frameworks.stdlib._core import bound, is_symbolic, is_twin_class, is_user_class, known, undecided
from convlint.frameworks.stdlib._format import text
from convlint.frameworks.stdlib.bounded import (
    MAX_ITEMS,
    TooLarge,
    first_unknown,
    held,
    items,
    key,
    keys,
    ordered,
    spend,
)
from convlint.shapes import Dim, Ratio, trunc_of
from convlint.values import Elements, Tensor, Undecided, Unknown, elements_of

Construct = Callable[[type, Any, dict[str, Any]], Any]
MAX_DIGITS = 4000


def bounded_constructor(construct: Construct) -> Construct:
    """`construct`, with an undecided or too large result as Unknown."""

    def safe(type_: type, args: Any, kwargs: dict[str, Any]) -> Any:
        try:
            return construct(type_, tuple(args), kwargs)
        except Undecided as refusal:
            subject = refusal.subject
            if isinstance(subject, Unknown):
                return subject if type(refusal) is TooLarge else subject.derive(type_.__name__, kind=type_)
            return Unknown(subject.reason, kind=type_)

    return safe


def _make(type_: type, *args: Any, **kwargs: Any) -> Any:
    return type.__call__(type_, *args, **kwargs)


def _int(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    if not args or len(args) > 1 or kwargs:
        return _int_of_text(type_, args, kwargs)
    value = known(args[0])
    if isinstance(value, Ratio):
        return trunc_of(value)
    if isinstance(value, Dim):
        return value
    if isinstance(value, Unknown):
        return value if value.kind is int else value.derive("int", kind=int)
    if isinstance(value, Tensor):
        raise undecided("the number in a tensor", kind=int)
    if isinstance(value, (str, bytes)):
        return _int_of_text(type_, (value,), {})
    return _own_number(type_, value, ("__int__", "__index__", "__trunc__"))


def _int_of_text(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    unknown = first_unknown(*args, *kwargs.values())
    if unknown is not None:
        raise Undecided(unknown)
    if args and isinstance(args[0], (str, bytes)) and len(args[0]) > MAX_DIGITS:
        raise TooLarge(int)
    return _make(type_, *args, **kwargs)


def _own_number(type_: type, value: Any, methods: tuple[str, ...]) -> Any:
    """`type_(value)`; a user's `__int__` or `__float__` may answer with a symbol, which Python itself would refuse."""
    if is_user_class(type(value)) or is_twin_class(type(value)):
        for name in methods:
            method = getattr(type(value), name, None)
            if method is not None and not isinstance(value, (int, float)):
                result = method(value)
                return result if is_symbolic(result) else _make(type_, result)
    return _make(type_, value)


def _float(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    value = known(args[0]) if len(args) == 1 else None
    if isinstance(value, Dim):
        return value
    if isinstance(value, Ratio):
        return value
    if isinstance(value, Unknown):
        return value if value.kind is float else value.derive("float", kind=float)
    if isinstance(value, Tensor):
        raise undecided("the number in a tensor", kind=float)
    if isinstance(value, (str, bytes)) and len(value) > MAX_DIGITS:
        raise TooLarge(float)
    return _own_number(type_, value, ("__float__", "__index__")) if len(args) == 1 else _make(type_, *args, **kwargs)


def _complex(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    for value in (*args, *kwargs.values()):
        if is_symbolic(value):
            raise undecided("a complex number", value, kind=complex)
        if isinstance(value, str) and len(value) > MAX_DIGITS:
            raise TooLarge(complex)
    return _make(type_, *args, **kwargs)


def _bool(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    if args and isinstance(args[0], Unknown):
        return args[0] if args[0].kind is bool else args[0].derive("bool", kind=bool)
    return bool(*args, **kwargs)


def _str(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    if len(args) > 1 or kwargs:
        return Unknown("str() of bytes is not modelled", kind=str)
    result = text(args[0]) if args else ""
    return result if type_ is str else _make(type_, result)


def _bytes(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    value = args[0] if args else b""
    if isinstance(value, str):
        from convlint.frameworks.stdlib._methods import call_method

        return call_method(value, "encode", args[1:], kwargs)
    if is_symbolic(value):
        raise undecided("the number of bytes", value, kind=bytes)
    if isinstance(value, int):
        if value > MAX_ITEMS:
            raise TooLarge(bytes)
        spend(value)
        return _make(type_, value)
    return _make(type_, value if isinstance(value, bytes) else items(value))


def _sequence(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """list and tuple."""
    if kwargs or len(args) > 1:
        return _make(type_, *args, **kwargs)
    return _make(type_, held(items(_iterable(args[0])))) if args else _make(type_)


def _iterable(value: Any) -> Any:
    if isinstance(value, Dim):
        raise TypeError("'int' object is not iterable")
    return value


def _set(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """set and frozenset."""
    if kwargs or len(args) != 1:
        return _make(type_, *args, **kwargs)
    return _make(type_, keys(items(_iterable(args[0]))))


def _dict(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    if len(args) > 1:
        return _make(type_, *args, **kwargs)
    entries = [*pairs(args[0]), *kwargs.items()] if args else list(kwargs.items())
    held([value for _, value in entries])
    keys([name for name, _ in entries])
    return _make(type_, entries)


def pairs(source: Any) -> list[tuple[Any, Any]]:
    """The keys and values that `dict(source)` takes from a mapping or an iterable of pairs."""
    if isinstance(source, dict):
        return items(dict.items(source))
    if isinstance(source, Unknown):
        raise Undecided(source)
    if hasattr(source, "keys"):
        return [(name, source[name]) for name in items(source.keys())]
    return [(key(name), value) for name, value in map(_pair, items(source))]


def _pair(item: Any) -> tuple[Any, Any]:
    parts = items(item)
    if len(parts) != 2:
        raise ValueError(f"dictionary update sequence element has length {len(parts)}; 2 is required")
    return parts[0], parts[1]


def _range(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    bounds = [known(bound) for bound in args]
    for value in bounds:
        if is_symbolic(value):
            raise undecided("a range whose length is a symbol", value, kind=range)
    result = range(*bounds, **kwargs)
    if result and abs((result[-1] - result[0]) // result.step) >= MAX_ITEMS:
        raise TooLarge(range)
    return result


def _slice(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return slice(*args, **kwargs)


def _iterators(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """zip, enumerate, reversed: lazy, over iterables that are themselves bounded."""
    found = [elements_of(value) for value in args]
    if any(elements is not None for elements in found):
        return _of_elements(type_, args, found)
    for value in args:
        if isinstance(value, Unknown):
            raise Undecided(value)
    return type_(*[ordered(value) if isinstance(value, (set, frozenset)) else value for value in args], **kwargs)


def _of_elements(type_: type, args: tuple[Any, ...], found: list[Elements | None]) -> Elements:
    """What `enumerate(loader)` and its kin go over: as many rounds as the loader has batches."""
    items = tuple(Unknown("an item") if elements is None else elements.element for elements in found)
    if type_ is enumerate:
        return Elements((Unknown("the number of a round", kind=int), items[0]))
    return Elements(items if type_ is zip else items[0])


def _applied(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """map and filter: the function is called as the interpreter would call it."""
    if not args:
        raise TypeError(f"{type_.__name__}() must have at least two arguments.")
    function, *iterables = args
    found = [elements_of(value) for value in iterables]
    if any(elements is not None for elements in found) and not isinstance(function, Unknown):
        every = _of_elements(zip, tuple(iterables), found)
        return Elements(every.element[0] if type_ is filter else bound(function)(*every.element))
    unknown = first_unknown(function, *[value for value in iterables if isinstance(value, Unknown)])
    if unknown is not None:
        raise Undecided(unknown)
    return _iterators(type_, (None if function is None else bound(function), *iterables), kwargs)


def _type(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """`type(x)`: builtin types, the program's classes and the twins' are shown; the interpreter's own are not."""
    if len(args) != 1:
        return Unknown("a class made by type() with three arguments")
    value = args[0]
    if isinstance(value, Unknown):
        return value.kind if value.kind is not None else value.derive("type")
    cls = float if isinstance(value, Ratio) else int if isinstance(value, Dim) else type(value)
    if cls in CONSTRUCTORS or is_user_class(cls) or is_twin_class(cls) or cls in _SHOWN:
        return cls
    if issubclass(cls, BaseException) and cls.__module__ == "builtins":
        return cls
    return Unknown(f"the type of a {cls.__name__}")


def _object(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return object()


def _inert(type_: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    """property, classmethod, staticmethod."""
    return type_(*args, **kwargs)


_SHOWN = frozenset([type(None), type(...), type(NotImplemented)])
_TABLE: dict[type, Construct] = {
    int: _int,
    float: _float,
    complex: _complex,
    bool: _bool,
    str: _str,
    bytes: _bytes,
    list: _sequence,
    tuple: _sequence,
    set: _set,
    frozenset: _set,
    dict: _dict,
    range: _range,
    slice: _slice,
    zip: _iterators,
    enumerate: _iterators,
    reversed: _iterators,
    map: _applied,
    filter: _applied,
    type: _type,
    object: _object,
    property: _inert,
    staticmethod: _inert,
    classmethod: _inert,
}
CONSTRUCTORS: dict[type, Construct] = {type_: bounded_constructor(construct) for type_, construct in _TABLE.items()}

__all__ = ["CONSTRUCTORS", "Tensor", "bounded_constructor", "pairs"]
