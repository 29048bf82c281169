"""The methods of builtin values that a program may call, each with a bound on what it can cost."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib._format import GetAttribute, format_string
from convlint.frameworks.stdlib._guards import GUARDS, SEARCHES, Arguments, check_search, refuse_symbols
from convlint.frameworks.stdlib.bounded import TooLarge, first_unknown, size_of, spend
from convlint.values import Undecided, Unknown

_TEXT = (
    "capitalize casefold center count endswith expandtabs find format format_map index isalnum isalpha isascii"
    " isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip"
    " partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines"
    " startswith strip swapcase title translate upper zfill encode maketrans"
)
_BYTES = (
    "capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha isascii isdigit islower "
    "isspace isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition "
    "rsplit rstrip split splitlines startswith strip swapcase title upper zfill"
)
_SIZED = "__len__ __getitem__ __contains__ __iter__ __eq__ __ne__"
_LIST = "append clear copy count extend index insert pop remove reverse sort __init__ __setitem__ __delitem__"
_DICT = "clear copy fromkeys get items keys pop popitem setdefault update values __init__ __setitem__ __delitem__"
_FROZEN = (
    "copy difference intersection isdisjoint issubset issuperset symmetric_difference union"
    " __len__ __contains__ __iter__"
)
_SET = "add clear difference_update discard intersection_update pop remove symmetric_difference_update update __init__"

_ALLOWED: dict[type, frozenset[str]] = {
    str: frozenset(_TEXT.split()),
    bytes: frozenset(_BYTES.split()),
    int: frozenset(
        ["bit_length", "bit_count", "conjugate", "to_bytes", "from_bytes", "as_integer_ratio", "is_integer"]
    ),
    float: frozenset(["is_integer", "as_integer_ratio", "conjugate", "hex", "fromhex"]),
    complex: frozenset(["conjugate"]),
    list: frozenset(f"{_LIST} {_SIZED}".split()),
    tuple: frozenset(f"count index {_SIZED}".split()),
    dict: frozenset(f"{_DICT} {_SIZED}".split()),
    set: frozenset(f"{_SET} {_FROZEN}".split()),
    frozenset: frozenset(_FROZEN.split()),
    range: frozenset(["count", "index"]),
    slice: frozenset(["indices"]),
    property: frozenset(["getter", "setter", "deleter"]),
    type({}.keys()): frozenset(["isdisjoint"]),
    type({}.items()): frozenset(["isdisjoint"]),
    type({}.values()): frozenset(),
}
SAFE_METHODS: dict[type, frozenset[str]] = {
    type_: frozenset(name for name in names if name in vars(type_)) for type_, names in _ALLOWED.items()
}
"""The methods that `call_method` takes, by type. Unbound (`str.lower`) and class methods (`dict.fromkeys`) included."""

_CLASS_METHODS = frozenset(["fromkeys", "maketrans", "fromhex", "from_bytes"])
_LIST_CHANGES = frozenset(["append", "insert", "pop", "remove", "reverse", "sort", "__setitem__", "__delitem__"])
_DICT_CHANGES = frozenset(["update", "pop", "popitem", "setdefault", "__init__", "__setitem__", "__delitem__"])


def call_method(
    obj: Any, name: str, args: Any, kwargs: dict[str, Any], get_attribute: GetAttribute | None = None
) -> Any:
    """`obj.name(*args, **kwargs)` for a builtin value or type (`str.lower`, `dict.fromkeys`).

    Unknown where the method is not on the allow-list, is not known or its result would be too large.
    `get_attribute(obj, name)` reads the attributes that a format string asks for; without it they are Unknown.
    Raises what Python raises.
    """
    args = tuple(args)
    try:
        if isinstance(obj, type):
            return _class_method(obj, name, args, kwargs, get_attribute)
        base = _owner(type(obj), name)
        if base is None:
            return Unknown(f"{type(obj).__name__}.{name} is not modelled")
        return _call(base, obj, name, args, kwargs, get_attribute)
    except Undecided as refusal:
        subject = refusal.subject
        cause = subject if isinstance(subject, Unknown) else Unknown(subject.reason)
        if not isinstance(refusal, TooLarge):
            _blur(obj, name, cause)
        return cause


def _blur(obj: Any, name: str, cause: Unknown) -> None:
    """A change that is not known has been made to `obj`: what it may have touched is no longer known."""
    spend(64 * size_of(obj))
    if isinstance(obj, list) and name in ("extend", "__init__"):
        list.append(obj, cause.derive("item", object()))
    elif isinstance(obj, list) and name in _LIST_CHANGES:
        obj[:] = [cause.derive("item", object()) for _ in range(list.__len__(obj))]
    elif isinstance(obj, dict) and name in _DICT_CHANGES:
        for field in dict.keys(obj):
            dict.__setitem__(obj, field, cause.derive("item", object()))
    elif isinstance(obj, set) and name not in _FROZEN.split():
        set.add(obj, cause)


def _owner(cls: type, name: str) -> type | None:
    """The builtin type among the bases of `cls` whose `name` may be called."""
    if name in SAFE_METHODS.get(cls, ()):
        return cls
    return next((base for base in cls.__mro__ if name in SAFE_METHODS.get(base, ())), None)


def _class_method(
    cls: type, name: str, args: Arguments, kwargs: dict[str, Any], get_attribute: GetAttribute | None
) -> Any:
    base = _owner(cls, name)
    if base is None:
        return Unknown(f"{cls.__name__}.{name} is not modelled")
    if name in _CLASS_METHODS:
        return _call(base, cls, name, args, kwargs, get_attribute)
    unknown = first_unknown(*args[:1])
    if unknown is not None:
        return unknown.derive(name, object())
    if not args or not isinstance(args[0], base):
        raise TypeError(f"descriptor '{name}' for '{base.__name__}' objects needs a '{base.__name__}' object")
    return _call(base, args[0], name, args[1:], kwargs, get_attribute)


def _call(
    base: type, obj: Any, name: str, args: Arguments, kwargs: dict[str, Any], get_attribute: GetAttribute | None
) -> Any:
    if base is str and name in ("format", "format_map"):
        return _format(obj, name, args, kwargs, get_attribute)
    guard = GUARDS.get((base, name))
    if guard is not None:
        args = guard(obj, name, args, kwargs)
    if base in (str, bytes, int, float, range, slice):
        refuse_symbols(name, args, kwargs)
    if base in (str, bytes) and name in SEARCHES:
        check_search(obj, args)
    spend(size_of(obj) + sum(map(size_of, args)))
    owner = obj if isinstance(obj, type) else type(obj)
    method = vars(base)[name].__get__(None if name in _CLASS_METHODS else obj, owner)
    return method(*args, **kwargs)


def _format(obj: str, name: str, args: Arguments, kwargs: dict[str, Any], get_attribute: GetAttribute | None) -> Any:
    if name == "format":
        return format_string(obj, args, kwargs, get_attribute)
    (mapping,) = args
    return (
        mapping.derive("format_map", kind=str)
        if isinstance(mapping, Unknown)
        else format_string(obj, (), mapping, get_attribute)
    )
