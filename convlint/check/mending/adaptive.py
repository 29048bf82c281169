"""A fixed average pooling that does not fit the map becomes an adaptive one, which fits every map."""

from __future__ import annotations

import re
from typing import Any

import libcst as cst

from convlint.check.chains import factors_of, label_of, steps_to
from convlint.check.mending.change import Fault, edit, reachable, same_file
from convlint.diagnostics import Fix
from convlint.rules.wording import framework
from convlint.values import Problem, Tensor

__all__ = ["adaptive_fix", "adaptive_note"]

_LAYER = re.compile(r"AvgPool([123])d")
_FUNCTION = re.compile(r"avg_pool([123])d")


def adaptive_fix(fault: Fault) -> Fix | None:
    """`nn.AvgPool2d(7)` becomes `nn.AdaptiveAvgPool2d(1)`: what it gave for the map that it was made for.

    Unsafe: for a larger map it is another network. Only PyTorch has such a layer.
    """
    problem, anchor = fault.problem, fault.anchor
    if framework(problem) != "torch":
        return None
    layer = problem.layer
    site: Any = getattr(layer, "_site", None) if layer is not None else problem.site
    if not same_file(site, anchor):
        return None
    written = _adaptive(fault, site.node.func, type(layer).__name__ if layer is not None else problem.op)
    if written is None:
        return None
    arguments = site.node.args
    tensor = f"{anchor.source.text_of(arguments[0])}, " if layer is None and arguments else ""
    text = f"{written}({tensor}1)"
    return Fix("unsafe", f"write {text}, which fits every map", (edit(anchor, anchor.source.span(site.node), text),))


def _adaptive(fault: Fault, function: cst.BaseExpression, kind: str) -> str | None:
    """`nn.AdaptiveAvgPool2d` for `nn.AvgPool2d`, `F.adaptive_avg_pool2d` for `F.avg_pool2d`."""
    if match := _LAYER.fullmatch(kind):
        return reachable(fault.anchor, function, f"AdaptiveAvgPool{match.group(1)}d", kind)
    if match := _FUNCTION.fullmatch(kind):
        return reachable(fault.anchor, function, f"adaptive_avg_pool{match.group(1)}d", kind)
    return None


def adaptive_note(problem: Problem, names: dict[int, str]) -> str:
    """What else would mend a wrong `in_features`: an adaptive pooling, for which the number is right."""
    if problem.kind != "linear-in-features" or not isinstance(problem.tensor, Tensor) or framework(problem) != "torch":
        return ""
    windows = [step for step, _ in steps_to(problem.tensor) if step.windows]
    kind = (type(windows[-1].layer).__name__ if windows[-1].layer is not None else windows[-1].op) if windows else ""
    factors = factors_of(problem.tensor)
    if not (_LAYER.fullmatch(kind) or _FUNCTION.fullmatch(kind)) or len(factors) < 2 or type(problem.actual) is not int:
        return ""
    size = _size(problem.actual, factors[0], len(factors) - 1)
    if size is None:
        return ""
    made = re.sub(r"^AvgPool", "nn.AdaptiveAvgPool", kind) if _LAYER.fullmatch(kind) else f"F.adaptive_{kind}"
    return (
        f"{problem.actual} would fit every input with `{made}` of {size} in place of `{label_of(windows[-1], names)}`"
    )


def _size(features: int, channels: int, rank: int) -> int | None:
    """The side of a map that has `features` elements in all its channels."""
    if channels < 1 or features % channels:
        return None
    side = round((features // channels) ** (1 / rank))
    return side if side >= 1 and channels * side**rank == features else None
