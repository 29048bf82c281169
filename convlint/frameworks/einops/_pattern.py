"""einops' patterns: `b c (h h2) (w w2) -> b (h w) (c h2 w2)`. https://einops.rocks/api/rearrange/"""

from __future__ import annotations

from typing import Any

from convlint.shapes import ShapeFault, exact_div, prove_divides, prove_equal
from convlint.values import as_size

_DOTS = "…"


def parsed(side: str) -> list[list[str]]:
    """One side of a pattern: a list of names for each axis; `1` is the empty list, `...` stands for several axes."""
    axes: list[list[str]] = []
    group: list[str] | None = None
    for token in side.replace("...", f" {_DOTS} ").replace("(", " ( ").replace(")", " ) ").split():
        if token == "(":
            group = []
        elif token == ")":
            if group is None:
                raise ValueError(f"brackets are not balanced in {side!r}")
            axes.append(group)
            group = None
        elif group is not None:
            group.append(token)
        else:
            axes.append([] if token == "1" else [token])
    return axes


def transformed(shape: Any, pattern: str, sizes: dict[str, Any], op: str) -> tuple[Any, ...]:
    """The shape that `op` ("rearrange", "reduce" or "repeat") makes of `shape`.

    Raises ShapeFault("reshape-size") where an axis does not divide, ("input-rank") for another number of axes,
    ValueError for a pattern that einops refuses.
    """
    left, right = (parsed(side) for side in _sides(pattern))
    known = {name: as_size(size) for name, size in sizes.items()}
    axes, middle = _spread(left, len(shape), pattern)
    for names, size in zip(axes, shape, strict=True):
        _bind(names, size, known, pattern)
    result: list[Any] = []
    for names in right:
        if names == [_DOTS]:
            result += [known[name] for name in middle]
        else:
            result.append(_size(_without_dots(names, middle), known, pattern))
    _check_names(left, right, sizes, op, pattern)
    return tuple(result)


def _sides(pattern: str) -> list[str]:
    sides = pattern.split("->")
    if len(sides) != 2:
        raise ValueError(f"a pattern has one arrow, but {pattern!r} has {len(sides) - 1}")
    return sides


def _spread(axes: list[list[str]], rank: int, pattern: str) -> tuple[list[list[str]], list[str]]:
    """The axes with `...` written out as names of its own."""
    place = next((at for at, names in enumerate(axes) if _DOTS in names), None)
    named = len(axes) - (place is not None)
    if rank < named or (place is None and rank != named):
        message = f"`{pattern.strip()}` takes {named} axes, but the tensor has {rank}"
        raise ShapeFault("input-rank", message, expected=named, actual=rank)
    if place is None:
        return axes, []
    middle = [f"{_DOTS}{at}" for at in range(rank - named)]
    return [*axes[:place], *([name] for name in middle), *axes[place + 1 :]], middle


def _without_dots(names: list[str], middle: list[str]) -> list[str]:
    return [part for name in names for part in (middle if name == _DOTS else [name])]


def _bind(names: list[str], size: Any, known: dict[str, Any], pattern: str) -> None:
    """Give the names of one axis their sizes; one of them may follow from the others."""
    product: Any = 1
    open_names = []
    for name in names:
        if name.isdigit():
            product = product * int(name)
        elif name in known:
            product = product * known[name]
        else:
            open_names.append(name)
    if len(open_names) > 1:
        raise ValueError(f"Could not infer sizes for {open_names} in {pattern!r}")
    if not open_names:
        if prove_equal(product, size) is False:
            message = f"an axis of {size} is {' x '.join(names) or 1} = {product} in `{pattern.strip()}`"
            raise ShapeFault("reshape-size", message, expected=size, actual=product)
        return
    if prove_divides(product, size) is False:
        message = f"an axis of {size} does not divide by {product} in `{pattern.strip()}`"
        raise ShapeFault("reshape-size", message, expected=product, actual=size)
    share = exact_div(size, product)
    known[open_names[0]] = share if share is not None else size // product


def _size(names: list[str], known: dict[str, Any], pattern: str) -> Any:
    product: Any = 1
    for name in names:
        if not name.isdigit() and name not in known:
            raise ValueError(f"Identifier {name!r} of {pattern!r} has no size")
        product = product * (int(name) if name.isdigit() else known[name])
    return product


def _check_names(left: Any, right: Any, sizes: Any, op: str, pattern: str) -> None:
    before = {name for names in left for name in names if not name.isdigit()}
    after = {name for names in right for name in names if not name.isdigit()}
    if op == "rearrange" and before != after:
        raise ValueError(f"Identifiers only on one side of {pattern!r}: {sorted(before ^ after)}")
    if op == "reduce" and after - before:
        raise ValueError(f"Unexpected identifiers on the right side of {pattern!r}: {sorted(after - before)}")
    if op == "repeat" and before - after:
        raise ValueError(f"Unexpected identifiers on the left side of {pattern!r}: {sorted(before - after)}")
