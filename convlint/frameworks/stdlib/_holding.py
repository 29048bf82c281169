"""What the interpreter does with whole containers, each at its cost: slices, stars, assignments to items, texts."""

from __future__ import annotations

from typing import Any

from convlint.frameworks.stdlib.bounded import CONTAINERS, MAX_ITEMS, TooLarge, held, items, key, size_of, spend

__all__ = ["argument_list", "item_of", "joined", "replaced"]


def item_of(container: Any, index: Any) -> Any:
    """`container[index]`, a slice at its cost."""
    part = container[index]
    if isinstance(index, slice):
        spend(size_of(part))
    return part


def replaced(container: Any, index: Any, value: Any) -> None:
    """`container[index] = value`, at its cost; raises TooLarge where `container` could not be walked any more."""
    if isinstance(container, list) and isinstance(index, slice):
        value = items(value)
        spend(list.__len__(container))
        if list.__len__(container) + len(value) > MAX_ITEMS:
            raise TooLarge(list)
    container[key(index, container if isinstance(container, dict) else ())] = value
    if isinstance(value, CONTAINERS) and isinstance(container, CONTAINERS):
        spend(size_of(container))
        held(container)


def joined(pieces: list[str]) -> str:
    """The texts put together; raises TooLarge past the bounds."""
    size = sum(map(len, pieces))
    spend(size)
    if size > MAX_ITEMS:
        raise TooLarge(str)
    return "".join(pieces)


def argument_list(values: Any) -> list[Any]:
    """The items of a sequence as what `f(*values)` passes, `[*values]` holds and `a, *b = values` takes apart."""
    spend(len(values))
    if len(values) > MAX_ITEMS:
        raise TooLarge(list)
    return list(values)
