"""How a shape came about: the path of steps from the input to a tensor, in one line and formula by formula."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from convlint.shapes import Shape, prove_equal
from convlint.values import Step, Tensor

MAX_TENSORS = 5000
_LONG = 12  # a chain with more windows than this is folded wherever it can be


@dataclass(frozen=True)
class Link:
    """One step of a chain: the label of what did it, its windows, and the spatial sizes before and after."""

    label: str
    short: str
    before: tuple[Any, ...]
    after: tuple[Any, ...]
    formulas: tuple[str, ...]
    site: Any


def steps_to(tensor: Tensor) -> list[tuple[Step, Tensor]]:
    """The steps from the input to `tensor`, along the first operand that is no parameter."""
    path: list[tuple[Step, Tensor]] = []
    current: Tensor | None = tensor
    while current is not None and len(path) < 2000:
        path.append((current.step, current))
        current = _main_input(current.step)
    return path[::-1]


def history(value: Any) -> list[Tensor]:
    """All tensors that `value` was made from."""
    pending = [item for item in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(item, Tensor)]
    found: dict[int, Tensor] = {}
    while pending and len(found) < MAX_TENSORS:
        tensor = pending.pop()
        if id(tensor) not in found:
            found[id(tensor)] = tensor
            pending += [item for item in tensor.step.inputs if isinstance(item, Tensor)]
    return list(found.values())


def _main_input(step: Step) -> Tensor | None:
    inputs = [tensor for tensor in step.inputs if isinstance(tensor, Tensor)]
    return inputs[0] if inputs else None


def links_to(tensor: Tensor, names: dict[int, str], apart_from: Collection[int] = ()) -> list[Link]:
    """The steps with a window (convolutions and pools) on the way to `tensor`, without those that made these ids."""
    links = []
    for step, result in steps_to(tensor):
        source = _main_input(step)
        if not step.windows or source is None or id(result) in apart_from:
            continue
        after = tuple(result.shape[axis] for axis in step.spatial_axes)
        before = tuple(source.shape[axis] for axis in step.spatial_axes)
        links.append(
            Link(
                label_of(step, names), _short(step), before, after, _formulas(step, before, after), _numbers_site(step)
            )
        )
    return links


def _numbers_site(step: Step) -> Any:
    """Where the numbers of a step's formula stand: the layer's constructor, else the call itself."""
    return getattr(step.layer, "_site", None) or step.site


def label_of(step: Step, names: dict[int, str]) -> str:
    """What the user calls the layer, else the operation's name."""
    if step.layer is not None:
        name = names.get(id(step.layer))
        if name:
            return name
        return type(step.layer).__name__
    return step.op


def _short(step: Step) -> str:
    shorts = [window.short() for window in step.windows]
    return shorts[0] if all(short == shorts[0] for short in shorts) else "x".join(shorts)


def _formulas(step: Step, before: tuple[Any, ...], after: tuple[Any, ...]) -> tuple[str, ...]:
    lines = []
    for window, size, result in zip(step.windows, before, after, strict=False):
        line = f"{result} = {window.formula(size)}"
        if line not in lines:
            lines.append(line)
    return tuple(lines)


def compact(links: list[Link]) -> str:
    """`227 -conv1 11/4-> 55 -pool1 3/2-> 27`; several that leave the size as it is are `27 -conv3..conv5 3 p1-> 27`."""
    if not links:
        return ""
    parts = [_sizes(links[0].before)]
    for run in _runs(links):
        labels = f"{run[0].label}..{run[-1].label}" if len(run) > 1 else run[0].label
        alike = all(link.short == run[0].short for link in run)
        parts.append(f"-{labels} {run[0].short if alike else f'({len(run)} layers)'}-> {_sizes(run[-1].after)}")
    return " ".join(parts)


def _runs(links: list[Link]) -> list[list[Link]]:
    """The links, with three or more joined that leave the size as it is and, in a short chain, have one window."""
    runs: list[list[Link]] = []
    for link in links:
        last = runs[-1][-1] if runs else None
        keeps = last is not None and _keeps(last) and _keeps(link)
        if keeps and last is not None and (len(links) > _LONG or last.short == link.short):
            runs[-1].append(link)
        else:
            runs.append([link])
    return [part for run in runs for part in ([run] if len(run) >= 3 else [[link] for link in run])]


def _keeps(link: Link) -> bool:
    return len(link.before) == len(link.after) and all(map(_is_same, link.before, link.after))


def _is_same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and str(one) == str(other)


def _sizes(sizes: tuple[Any, ...]) -> str:
    """`27`, `27x13`; of a map with symbols the height's formula, where the width's is the same."""
    texts = [str(size) for size in sizes]
    if texts and all(text.replace("W", "H").replace("D", "H") == texts[0] for text in texts):
        return texts[0]
    return "x".join(texts) if all(isinstance(size, int) for size in sizes) else " x ".join(f"({t})" for t in texts)


def factors_of(tensor: Tensor) -> tuple[int, ...]:
    """The dims that were multiplied into the last axis of `tensor` by its last flattening; () if it was none."""
    if not tensor.shape:
        return ()
    target = tensor.shape[-1]
    for _, result in reversed(steps_to(tensor)):
        dims = sample_dims(result.shape)
        if len(result.shape) > len(tensor.shape) and dims and prove_equal(_product(dims), target) is True:
            return dims
        if not result.shape:
            return ()
        if len(result.shape) <= len(tensor.shape) and prove_equal(result.shape[-1], target) is not True:
            return ()
    return ()


def sample_dims(shape: Shape) -> tuple[int, ...]:
    """The dims of one sample (without the first axis) where all are known, else ()."""
    dims = shape[1:]
    return tuple(d for d in dims if isinstance(d, int)) if all(isinstance(d, int) for d in dims) else ()


def _product(dims: tuple[int, ...]) -> int:
    result = 1
    for dim in dims:
        result *= dim
    return result


def times(dims: tuple[Any, ...]) -> str:
    """`256 x 6 x 6`."""
    return " x ".join(str(dim) for dim in dims)


def shape_text(shape: Shape) -> str:
    """`(B, 256, 6, 6)`."""
    return f"({', '.join(str(dim) for dim in shape)}{',' if len(shape) == 1 else ''})"
