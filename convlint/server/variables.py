"""What a name meant at a line: by the assignments that were seen before it in its function, or as its parameter."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.server.seen import Seen


def value_of(seen: Seen, name: str, around: list[Any], line: int) -> Any:
    """The value of `name` among the nodes `around` it; None where it was not seen."""
    function = next((node for node in around if isinstance(node, (cst.FunctionDef, cst.Lambda))), None)
    target = next((node for node in around if isinstance(node, (cst.Assign, cst.AnnAssign, cst.AugAssign))), None)
    best: tuple[int, Any] | None = None
    for key, values in seen.values.items():
        node, frame = seen.nodes[key], seen.frames.get(key)
        if _function(frame) is not function:
            continue
        found = _assigned(node, name, values[-1])
        start = seen.source.span(node).start_line if found is not None else 0
        at_it = start == line and node is target and _names(node, around, name)
        if found is not None and (start < line or at_it) and (best is None or start >= best[0]):
            best = (start, found)
    return best[1] if best is not None else _passed(seen, function, name)


def _function(frame: Any) -> Any:
    code = getattr(getattr(frame, "function", None), "code", None)
    return getattr(code, "node", None)


def _assigned(node: Any, name: str, value: Any) -> Any:
    """What the statement gives to `name`; None if it gives it nothing."""
    for target in _targets(node):
        if isinstance(target, cst.Name) and target.value == name:
            return value
        if isinstance(target, (cst.Tuple, cst.List)) and isinstance(value, tuple):
            names = [getattr(element.value, "value", None) for element in target.elements]
            if name in names and len(names) == len(value):
                return value[names.index(name)]
    return None


def _targets(node: Any) -> list[Any]:
    if isinstance(node, cst.Assign):
        return [target.target for target in node.targets]
    return [node.target] if isinstance(node, (cst.AnnAssign, cst.AugAssign)) else []


def _names(node: Any, around: list[Any], name: str) -> bool:
    """Whether the name that is asked about is what the statement assigns to, and not a part of its value."""
    return node.value not in around


def _passed(seen: Seen, function: Any, name: str) -> Any:
    for key, frame in seen.frames.items():
        if function is not None and _function(frame) is function and frame.passed and name in frame.passed:
            return frame.passed[name]
        del key
    return None
