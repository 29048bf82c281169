"""What work on containers costs, and where it ends: their sizes, their items, the trees that they are.

Whoever walks, hashes, compares or copies what a program holds pays for it here before it is done.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from convlint.shapes import Dim
from convlint.values import Undecided, Unknown, active, elements_of

MAX_BITS = 100_000
MAX_ITEMS = 1_000_000
MAX_DEPTH = 100
MAX_TREE = 300_000
SEQUENCES = (str, bytes, list, tuple)
CONTAINERS = (list, tuple, dict, set, frozenset)
_SIZED = (*SEQUENCES, dict, set, frozenset)
_EXACTLY_SIZED = frozenset(_SIZED)
# What a container most often holds, and is none itself.
_NO_CONTAINERS = frozenset([int, float, bool, str, bytes, type(None), slice, Dim])


class TooLarge(Undecided):
    """A result past the bounds; `subject` is the Unknown to give in its place."""

    def __init__(self, kind: type | None = None) -> None:
        super().__init__(Unknown("too large", kind=kind))


def spend(cost: int) -> None:
    """Charge `cost` items of host work to the budget of the active run: 256 items are one step."""
    if cost >= 256:
        active().step(cost // 256)


def spend_bits(a: int, b: int = 64) -> None:
    """Charge what multiplying or dividing integers of `a` and `b` bits takes."""
    if a + b > 2048:
        spend((a // 64 + 1) * (b // 64 + 1))


def size_of(value: Any) -> int:
    """The host length of a builtin container: a subclass that overrides `__len__` is not asked."""
    if type(value) in _EXACTLY_SIZED:
        return len(value)
    if not isinstance(value, _SIZED):
        return 0
    return int(_builtin_base(value, _SIZED).__len__(value))


def _builtin_base(value: Any, bases: tuple[type, ...]) -> Any:
    return next((base for base in bases if isinstance(value, base)), None)


def items(iterable: Any, limit: int = MAX_ITEMS) -> list[Any]:
    """The items of `iterable` as a new list; raises TooLarge past `limit`, Undecided where they are not known.

    The items of a set of strings come in one fixed order: Python's own order changes with each process.
    """
    if isinstance(iterable, (set, frozenset)):
        return ordered(iterable)
    if (elements := elements_of(iterable)) is not None:
        raise Undecided(elements)
    result = list(itertools.islice(iterable_of(iterable), limit + 1))
    spend(len(result))
    if len(result) > limit:
        raise TooLarge(list)
    return result


def iterable_of(value: Any) -> Any:
    """`value`; Undecided for a twin that has items and no `__iter__`: Python would ask it for its items without end."""
    kind = type(value)
    endless = hasattr(kind, "__getitem__") and not hasattr(kind, "__iter__")
    if endless and kind.__module__.startswith("convlint.frameworks."):
        raise Undecided(Unknown(f"the items of a {kind.__name__}"))
    return value


def ordered(values: Iterable[Any]) -> list[Any]:
    """The items of a set in an order that does not depend on the process."""
    result = list(values)
    spend(len(result))
    if any(isinstance(item, (str, bytes, tuple)) for item in result):
        return sorted(result, key=_order)
    return result


def _order(item: Any) -> tuple[str, str]:
    if isinstance(item, tuple) and all(type(part) in (int, float, str, bool) for part in item):
        return "tuple", repr(item)
    return type(item).__name__, repr(item) if type(item) in (int, float, str, bytes) else ""


def weigh(value: Any, limit: int = MAX_TREE) -> int:
    """The number of items in `value` walked as a tree, as hashing, printing and comparing do.

    Raises TooLarge past `limit` items or MAX_DEPTH levels: a tuple shared by itself has 2**n leaves, and hashing a deep
    one overruns the C stack.
    """
    if not isinstance(value, CONTAINERS):
        return size_of(value) // 64 + 1
    level, count = [value], 1
    for _ in range(MAX_DEPTH - 1):
        below: list[Any] = []
        for container in level:
            items, inner = _contents(container)
            count += items
            below += inner
            if count > limit:
                spend(32 * limit)
                raise TooLarge
        if not below:
            spend(32 * count)
            return count
        level = below
    spend(32 * count)
    raise TooLarge


def _contents(container: Any) -> tuple[int, list[Any]]:
    """How many items a container has, and the containers among them."""
    items = list(_children(container))
    kinds = set(map(type, items)) - _NO_CONTAINERS
    if kinds:
        kinds = {kind for kind in kinds if issubclass(kind, CONTAINERS)}
    return len(items), [item for item in items if type(item) in kinds] if kinds else []


def _children(container: Any) -> Iterable[Any]:
    if type(container) is list or type(container) is tuple:
        return container
    if isinstance(container, dict):
        return itertools.chain(dict.keys(container), dict.values(container))
    if type(container) in CONTAINERS:
        return container
    base = _builtin_base(container, CONTAINERS)
    return () if base is None else base.__iter__(container)


def first_unknown(*values: Any) -> Unknown | None:
    """The first Unknown among `values`; lists and tuples are looked into, each of them once."""
    seen: set[int] = set()
    waiting = list(values[::-1])
    while waiting:
        value = waiting.pop()
        if isinstance(value, Unknown):
            return value
        if isinstance(value, (tuple, list)) and id(value) not in seen:
            seen.add(id(value))
            spend(16 * size_of(value))
            waiting.extend(list(_children(value))[::-1])
    return None


def held(container: Any) -> Any:
    """`container`, after making sure that walking all that it holds ends. For each new container, and each new item.

    What is never put together need not be feared later: twins may walk any list or tuple to its leaves.
    """
    if isinstance(container, CONTAINERS):
        spend(4 * size_of(container))
        if _contents(container)[1]:
            weigh(container)
    return container


def key(value: Any, container: Any = ()) -> Any:
    """`value`, after making sure that hashing it ends; for dict keys and set items of `container`."""
    if isinstance(value, tuple):
        weigh(value)
    if size_of(container) > 32 and _may_collide(value):
        spend(8 * size_of(container))
    return value


def keys(values: list[Any]) -> list[Any]:
    """`values`, after making sure that a set or dict of them ends."""
    odd = sum(_may_collide(key(value)) for value in values)
    spend(4 * odd * odd if odd > 64 else 0)
    return values


def _may_collide(value: Any) -> bool:
    """Whether a program can choose values of this kind that all have one hash: every look-up walks all of them."""
    kind = type(value)
    if kind is str or kind is bytes or kind is float or kind is bool:
        return False
    if kind is int:
        return not -(2**61) < value < 2**61 - 1
    if kind is tuple:
        return any(_may_collide(part) or (type(part) is int and abs(part) > 2**32) for part in value)
    by_place: bool = kind.__hash__ is object.__hash__  # type: ignore[comparison-overlap]
    return kind in (complex, frozenset) or not (isinstance(value, (type, Dim)) or by_place)
