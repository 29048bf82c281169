"""From a problem to the place to edit: the argument where the number stands, followed back to where it was written."""

from __future__ import annotations

from typing import Any

from convlint.check.arguments import argument_node, value_of
from convlint.check.following import Anchor, follow, follow_sizes
from convlint.inputs import is_torch_module
from convlint.interpreter import CallSite
from convlint.interpreter.looking import modules_of
from convlint.values import Problem, Tensor

__all__ = ["Anchor", "anchor_of", "definition_site", "whole_call"]

# What is missing there is to be written where the layer is called, not where it is made.
_AT_THE_CALL = frozenset(["missing-flatten"])


def anchor_of(problem: Problem) -> Anchor | None:
    """Where the diagnostic of `problem` stands; None where the run knows no place at all."""
    if problem.kind in _AT_THE_CALL and isinstance(problem.site, CallSite) and _takes(problem.site, problem):
        return whole_call(problem.site)
    for site, argument in _candidate_sites(problem):
        if site is None:
            continue
        node = argument_node(site, argument, problem.actual, problem.data.get("axis"))
        if node is not None:
            return _followed(site, node, problem)
    whole = definition_site(problem) or problem.site
    return whole_call(whole) if isinstance(whole, CallSite) else None


def _followed(site: CallSite, node: Any, problem: Problem) -> Anchor:
    anchor = Anchor(site.source, site.filename, node, site.frame, exact=True)
    sizes, actual = value_of(site, node), problem.actual
    if isinstance(sizes, (list, tuple)) and type(actual) is int:
        return follow_sizes(anchor, sizes, actual, problem.data.get("axis"))
    return follow(anchor, actual)


def _takes(site: CallSite, problem: Problem) -> bool:
    """Whether the call is the layer's, or that of a container which hands on to the layer what the call gives it."""
    if site.callee is problem.layer:
        return True
    given = site.args[0] if site.args else None
    if (
        not isinstance(given, Tensor)
        or not isinstance(problem.tensor, Tensor)
        or not is_torch_module(type(site.callee))
    ):
        return False
    inside = any(layer is problem.layer for _, layer in modules_of(site.callee))
    return inside and str(given.shape) == str(problem.tensor.shape)


def _candidate_sites(problem: Problem) -> list[tuple[CallSite | None, str | None]]:
    sites: list[tuple[Any, str | None]] = []
    if problem.layer is not None:
        sites.append((getattr(problem.layer, "_site", None), problem.argument))
    if problem.weight is not None:
        sites.append((_weight_site(problem.weight), None))
    if problem.layer is None and problem.weight is None:
        sites.append((problem.site, problem.argument))
    return [(site if isinstance(site, CallSite) else None, argument) for site, argument in sites]


def _weight_site(weight: Any) -> Any:
    """Where the sizes of a weight were written: the earliest call in its history (`tf.random_normal([...])`)."""
    step = weight.step
    while step.inputs and len(step.inputs) == 1:
        step = step.inputs[0].step
    return step.site


def definition_site(problem: Problem) -> Any:
    """The constructor's or the weight's call, where there is one."""
    if problem.layer is not None:
        return getattr(problem.layer, "_site", None)
    return _weight_site(problem.weight) if problem.weight is not None else None


def whole_call(site: CallSite) -> Anchor:
    """The call itself, narrowed to the line of its callee's last name for long method chains."""
    return Anchor(site.source, site.filename, site.node, site.frame)
