"""`x.view(...)` alone on its line becomes `x = x.view(...)`."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.check.chains import steps_to
from convlint.check.mending.change import Fault, insertion, same_file
from convlint.diagnostics import Fix
from convlint.values import Problem, Tensor

__all__ = ["assign_fix", "meant_to_be_assigned"]


def assign_fix(fault: Fault) -> Fix | None:
    """Assign the result to the name of what was reshaped. Safe where a layer then refuses what was left as it was."""
    problem, anchor = fault.problem, fault.anchor
    site: Any = problem.site
    if not same_file(site, anchor) or anchor.node is not site.node:
        return None
    name = _name(site, problem)
    if name is None:
        return None
    safe = any(other.kind == "missing-flatten" and meant_to_be_assigned(other, (problem,)) for other in fault.others)
    text = f"{name} = {anchor.source.text_of(site.node)}"
    return Fix(
        "safe" if safe else "unsafe",
        f"write {text}" if "\n" not in text else f"assign it to `{name}`",
        (insertion(anchor, site.node, f"{name} = "),),
    )


def _name(site: Any, problem: Problem) -> str | None:
    """The name of the tensor: the first argument of `torch.flatten(x, 1)`, or what the method is called on."""
    call = site.node
    node: Any = call.func.value if isinstance(call.func, cst.Attribute) else None
    if site.args and site.args[0] is problem.other:
        node = call.args[0].value
    return node.value if isinstance(node, cst.Name) else None


def meant_to_be_assigned(missing: Problem, others: tuple[Problem, ...]) -> bool:
    """Whether what arrives unflattened was flattened before, by a call whose result nobody took."""
    if not isinstance(missing.tensor, Tensor):
        return False
    before = [id(tensor) for _, tensor in steps_to(missing.tensor)]
    return any(other.kind == "discarded-result" and id(other.other) in before for other in others)
