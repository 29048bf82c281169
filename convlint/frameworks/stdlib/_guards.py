"""What each method of a builtin value is checked for before it is called: the size of its result, symbols, hashing.

A guard takes (obj, name, args, kwargs) and gives the positional arguments to call with; raises Undecided or TooLarge.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from convlint.frameworks.stdlib._construct import pairs
from convlint.frameworks.stdlib._core import bound, is_symbolic, undecided
from convlint.frameworks.stdlib.bounded import (
    MAX_ITEMS,
    TooLarge,
    first_unknown,
    held,
    items,
    key,
    keys,
    size_of,
    spend,
    weigh,
)
from convlint.values import Undecided, Unknown

Arguments = tuple[Any, ...]
Guard = Callable[[Any, str, Arguments, dict[str, Any]], Arguments]

_CODECS = frozenset(["utf8", "utf16", "utf32", "ascii", "latin1", "iso88591"])
SEARCHES = frozenset(
    (
        "count",
        "find",
        "index",
        "rfind",
        "rindex",
        "split",
        "rsplit",
        "partition",
        "rpartition",
        "strip",
        "lstrip",
        "rstrip",
    )
)


def refuse_symbols(name: str, args: Arguments, kwargs: dict[str, Any]) -> None:
    """Raise Undecided where an argument, or a part of one, is a number that is not known."""
    for value in (*args, *kwargs.values()):
        for part in value if isinstance(value, (tuple, list)) else (value,):
            if is_symbolic(part):
                raise undecided(f"{name}() of a symbol", part)


def check_search(obj: Any, args: Arguments) -> None:
    """Python's searches from the right and its strips are quadratic at worst."""
    if args and isinstance(args[0], (str, bytes)):
        cost = size_of(obj) * size_of(args[0])
        if cost > 1_000 * MAX_ITEMS:
            raise TooLarge
        spend(cost // 16)


def _check(size: int, kind: type) -> None:
    spend(size)
    if size > MAX_ITEMS:
        raise TooLarge(kind)


def _guard_width(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    refuse_symbols(name, args, kwargs)
    if args and isinstance(args[0], int):
        _check(int(args[0]), type(obj))
    return args


def _guard_tabs(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    refuse_symbols(name, args, kwargs)
    size = args[0] if args else kwargs.get("tabsize", 8)
    tab = "\t" if isinstance(obj, str) else b"\t"
    if isinstance(size, int):
        _check(len(obj) + obj.count(tab) * max(int(size), 0), type(obj))
    return args


def _guard_replace(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    refuse_symbols(name, args, kwargs)
    if len(args) >= 2 and isinstance(args[0], (str, bytes)) and isinstance(args[1], (str, bytes)):
        check_search(obj, args)
        found = obj.count(args[0]) if args[0] else len(obj) + 1
        _check(len(obj) + found * len(args[1]), type(obj))
    return args


def _guard_join(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    parts = items(args[0]) if len(args) == 1 else []
    unknown = first_unknown(*[part for part in parts if isinstance(part, Unknown)])
    if unknown is not None:
        raise Undecided(unknown.derive("join", kind=type(obj)))
    _check(sum(size_of(part) for part in parts) + size_of(obj) * len(parts), type(obj))
    return (parts, *args[1:])


def _guard_translate(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    table = args[0] if args else {}
    if isinstance(table, dict):
        longest = max((size_of(value) for value in table.values()), default=0)
        _check(len(obj) * max(longest, 1), str)
    return args


def _guard_codec(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    """Other codecs are looked up by importing a module of that name."""
    refuse_symbols(name, args, kwargs)
    codec = args[0] if args else kwargs.get("encoding", "utf-8")
    errors = args[1] if len(args) > 1 else kwargs.get("errors", "strict")
    if not isinstance(codec, str) or codec.lower().replace("-", "").replace("_", "") not in _CODECS:
        raise Undecided(Unknown(f"the codec of {name}()", kind=bytes if isinstance(obj, str) else str))
    if errors not in ("strict", "ignore", "replace"):
        raise Undecided(Unknown(f"the error handler of {name}()", kind=bytes if isinstance(obj, str) else str))
    return args


def _guard_to_bytes(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    refuse_symbols(name, args, kwargs)
    length = args[0] if args else kwargs.get("length", 1)
    if isinstance(length, int):
        _check(int(length), bytes)
    return args


def _guard_from_bytes(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    if args and not isinstance(args[0], bytes):
        args = (bytes(items(args[0], 4096)), *args[1:])
    if args and len(args[0]) > 4096:
        raise TooLarge(int)
    return args


def _guard_extend(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    new = items(args[0]) if len(args) == 1 else []
    _check(size_of(obj) + len(new), list)
    held(new)
    return (new,) if len(args) == 1 else args


def _guard_grow(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    if size_of(obj) >= MAX_ITEMS:
        raise TooLarge(type(obj))
    held(args)
    return args if name == "append" else _guard_index(obj, name, args, kwargs)


def _guard_sort(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    weigh(obj)
    if kwargs.get("key") is not None:
        kwargs["key"] = bound(kwargs["key"])
    return args


def _guard_search(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    weigh(obj)
    return args


def _guard_item(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    """`list.__setitem__`, which takes any iterable for a slice."""
    if len(args) != 2 or not isinstance(args[0], slice):
        held(args[1:])
        return _guard_index(obj, name, args, kwargs)
    new = items(args[1])
    _check(size_of(obj) + len(new), list)
    held(new)
    return args[0], new


def _guard_index(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    if args and is_symbolic(args[0]):
        raise undecided("an item at a symbolic index", args[0])
    return args


def _guard_key(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    if args:
        key(args[0], obj if isinstance(obj, (dict, set, frozenset)) else ())
        if name in ("pop", "get", "setdefault") and isinstance(args[0], Unknown) and size_of(obj):
            raise Undecided(args[0].derive("item", object()))
    held(args[1:])
    if name in ("add", "setdefault", "__setitem__") and size_of(obj) >= MAX_ITEMS:
        raise TooLarge(type(obj))
    return args


def _guard_update(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    new = pairs(args[0]) if len(args) == 1 else []
    _check(size_of(obj) + len(new) + len(kwargs), dict)
    keys([name for name, _ in new])
    held([value for _, value in new])
    held(kwargs)
    return (new,) if len(args) == 1 else args


def _guard_fromkeys(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    return (keys(items(args[0])), *args[1:]) if args else args


def _guard_sets(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    others = tuple(keys(items(other)) for other in args)
    _check(size_of(obj) + sum(map(len, others)), set)
    return others


def _guard_set_pop(obj: Any, name: str, args: Arguments, kwargs: dict[str, Any]) -> Arguments:
    if len(obj) > 1 and len({type(item) for item in obj} - {int, bool}):
        raise Undecided(Unknown("which item set.pop() takes"))
    return args


def _table() -> dict[tuple[type, str], Guard]:
    table: dict[tuple[type, str], Guard] = {}

    def put(types: tuple[type, ...], names: str, guard: Guard) -> None:
        table.update({(type_, name): guard for type_ in types for name in names.split()})

    put((str, bytes), "center ljust rjust zfill", _guard_width)
    put((str, bytes), "expandtabs", _guard_tabs)
    put((str, bytes), "replace", _guard_replace)
    put((str, bytes), "join", _guard_join)
    put((str,), "translate", _guard_translate)
    put((str, bytes), "encode decode", _guard_codec)
    put((int,), "to_bytes", _guard_to_bytes)
    put((int,), "from_bytes", _guard_from_bytes)
    put((list,), "extend", _guard_extend)
    put((list,), "append insert", _guard_grow)
    put((list,), "sort", _guard_sort)
    put((list,), "__setitem__", _guard_item)
    put((list,), "pop", _guard_index)
    put((list, tuple), "remove index count __contains__ __eq__ __ne__", _guard_search)
    put((dict,), "get setdefault pop __getitem__ __setitem__ __delitem__ __contains__", _guard_key)
    put((dict,), "update __init__", _guard_update)
    put((dict,), "fromkeys", _guard_fromkeys)
    put((set, frozenset), "add remove discard __contains__", _guard_key)
    put((list,), "__init__", _guard_extend)
    names = "difference intersection issubset issuperset isdisjoint symmetric_difference union difference_update "
    put((set, frozenset), names + "intersection_update symmetric_difference_update update __init__", _guard_sets)
    put((set,), "pop", _guard_set_pop)
    return table


GUARDS = _table()
