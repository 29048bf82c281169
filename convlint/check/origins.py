"""Where else the cause of a fault may stand: what made the sizes that do not meet.

The place to edit is one; the number that is wrong may be another, in the layer that made what arrives.
"""

from __future__ import annotations

from typing import Any

from convlint.check.arguments import argument_node
from convlint.check.chains import Link, label_of, links_to, steps_to
from convlint.check.following import Anchor, follow
from convlint.interpreter import CallSite
from convlint.shapes import prove_equal
from convlint.values import Problem, Step, Tensor

__all__ = ["branches", "origins"]

_MAX_ORIGINS = 6
_CHANNELS = ("out_channels", "out_features", "num_features", "filters", "units")
_OF_CHANNELS = frozenset(
    ["conv-in-channels", "norm-num-features", "linear-in-features", "broadcast-shape", "concat-shape"]
)


def branches(problem: Problem, names: dict[int, str]) -> list[list[Link]]:
    """For operands that do not meet: the windows on the way to each further one, from where it parts from the first."""
    seen = {id(result) for _, result in steps_to(problem.tensor)} if isinstance(problem.tensor, Tensor) else set()
    found = []
    for other in _further(problem):
        links = links_to(other, names, apart_from=seen)
        if links:
            found.append(links)
        seen |= {id(result) for _, result in steps_to(other)}
    return found


def origins(problem: Problem, model: Any, names: dict[int, str]) -> list[tuple[Anchor, str]]:
    """Places that made what arrives, with a word on each."""
    if problem.kind in _OF_CHANNELS:
        return _channels(problem)
    if problem.kind == "empty-output":
        return _reductions(problem, model, names)[-_MAX_ORIGINS:]
    return _callers(problem) if problem.kind == "missing-flatten" else []


def _further(problem: Problem) -> list[Tensor]:
    others = problem.other if isinstance(problem.other, (list, tuple)) else [problem.other]
    return [other for other in others if isinstance(other, Tensor) and other is not problem.tensor]


# --------------------------------------------------------------------------- channels


def _channels(problem: Problem) -> list[tuple[Anchor, str]]:
    """Where the channels of what arrives were written; of operands that do not meet, the channels of each."""
    found = []
    for tensor in [problem.tensor, *_further(problem)][:_MAX_ORIGINS]:
        made = _maker(tensor) if isinstance(tensor, Tensor) else None
        if made is not None:
            anchor, size = made
            found.append((anchor, f"the {size} channels come from here"))
    return found


def _maker(tensor: Tensor) -> tuple[Anchor, int] | None:
    """The argument that says how many channels the last layer before `tensor` makes, if it still has as many."""
    for step, result in reversed(steps_to(tensor)):
        site = getattr(step.layer, "_site", None)
        argument = next((name for name in _CHANNELS if isinstance(getattr(step.layer, name, None), int)), None)
        if argument is None or not isinstance(site, CallSite):
            continue
        size = getattr(step.layer, argument)
        if not any(dim == size for dim in tensor.shape if isinstance(dim, int)) or not result.shape:
            return None
        if argument == "num_features":  # a norm hands on what it gets
            continue
        node = argument_node(site, argument, size)
        if node is None:
            return None
        return follow(Anchor(site.source, site.filename, node, site.frame, exact=True), size), size
    return None


# --------------------------------------------------------------------------- sizes


def _reductions(problem: Problem, model: Any, names: dict[int, str]) -> list[tuple[Anchor, str]]:
    """The layers that made the map smaller, as the model's own code constructs them."""
    found = []
    for step, result in steps_to(problem.tensor) if isinstance(problem.tensor, Tensor) else []:
        if not step.windows or not _is_smaller(step, result):
            continue
        site = _own_site(getattr(step.layer, "_site", None) or step.site, model)
        if site is not None:
            sizes = "x".join(str(result.shape[axis]) for axis in step.spatial_axes)
            found.append((_window_anchor(step, site), f"{label_of(step, names)} leaves {sizes}"))
    return found


def _window_anchor(step: Step, site: CallSite) -> Anchor:
    """The stride, else the window, that made the map smaller; the whole call where neither is written in it."""
    window = step.windows[0]
    strided = window.stride not in (1, None)
    argument, size = ("stride", window.stride) if strided else ("kernel_size", window.kernel)
    own = site is getattr(step.layer, "_site", None)
    node = argument_node(site, argument, size) if own else None
    return Anchor(site.source, site.filename, node if node is not None else site.node)


def _is_smaller(step: Step, result: Tensor) -> bool:
    before = next((tensor for tensor in step.inputs if isinstance(tensor, Tensor)), None)
    return before is not None and any(
        prove_equal(before.shape[axis], result.shape[axis]) is False for axis in step.spatial_axes
    )


def _own_site(site: Any, model: Any) -> CallSite | None:
    """The call in the model's own method that led to `site`; `site` itself where no method of the model did."""
    chosen = site if isinstance(site, CallSite) and site.source is not None else None
    current = chosen
    for _ in range(40):
        if current is None:
            return chosen
        if model is not None and current.frame.first is model:
            chosen = current
        above = current.frame.site
        current = above if isinstance(above, CallSite) and above.source is not None else None
    return chosen


# --------------------------------------------------------------------------- calls


def _callers(problem: Problem) -> list[tuple[Anchor, str]]:
    """The call of the module around the one that takes no feature map: between the two it could be flattened."""
    site = problem.site
    if not isinstance(site, CallSite) or site.frame.function is None:
        return []
    above = site.frame.site
    if not isinstance(above, CallSite) or above.source is None:
        return []
    return [(Anchor(above.source, above.filename, above.node), "called here")]
