"""The missing flatten: `torch.flatten(x, 1)` around what a layer is given, `nn.Flatten()` before it in a sequence."""

from __future__ import annotations

from typing import Any

import libcst as cst

from convlint.check.mending.assign import meant_to_be_assigned
from convlint.check.mending.change import Fault, edit, insertion, path_to, reachable, same_file
from convlint.check.placing import definition_site
from convlint.diagnostics import Fix
from convlint.interpreter.namespaces import TwinModule
from convlint.rules.wording import framework, sample_size
from convlint.source import Span
from convlint.values import Tensor

__all__ = ["flatten_fix"]


def flatten_fix(fault: Fault) -> Fix | None:
    """Flatten where the layer is called in the file, else in the sequence that it is a part of."""
    if meant_to_be_assigned(fault.problem, fault.others):
        return None
    return _around_argument(fault) or _around_keras_call(fault) or _in_sequence(fault)


def _around_argument(fault: Fault) -> Fix | None:
    """`self.fc(x)` becomes `self.fc(torch.flatten(x, 1))`."""
    site: Any = fault.problem.site
    if not same_file(site, fault.anchor) or not _passes(site, fault.problem.tensor):
        return None
    argument = site.node.args[0].value
    text = _flattened(fault, site, argument)
    if text is None:
        return None
    span = _whole(fault, argument)
    return Fix("safe", f"write {text}", (edit(fault.anchor, span, text),)) if span else None


def _passes(site: Any, tensor: Any) -> bool:
    """Whether the call's first argument is the map, or something of its shape (a Dropout may stand between)."""
    if not site.args or not site.node.args or site.node.args[0].star or site.node.args[0].keyword is not None:
        return False
    given = site.args[0]
    return isinstance(given, Tensor) and isinstance(tensor, Tensor) and _same_shape(given, tensor)


def _same_shape(one: Tensor, other: Tensor) -> bool:
    return one is other or (len(one.shape) == len(other.shape) and str(one.shape) == str(other.shape))


def _flattened(fault: Fault, site: Any, argument: cst.BaseExpression) -> str | None:
    text = fault.anchor.source.text_of(argument)
    names = site.frame.module.names
    match framework(fault.problem):
        case "torch":
            module = _module(names, ("torch",))
            if module is not None:
                return f"{module}.flatten({text}, 1)"
            return f"{text}.flatten(1)" if isinstance(argument, (cst.Name, cst.Call, cst.Attribute)) else None
        case "tensorflow":
            size = sample_size(fault.problem)
            module = _module(names, ("tensorflow", "tensorflow.compat.v1", "tensorflow.compat.v2"))
            return f"{module}.reshape({text}, [-1, {size}])" if module and size else None
    return None


def _module(names: dict[str, Any], modules: tuple[str, ...]) -> str | None:
    """What the file calls one of these modules."""
    found = (name for name, value in names.items() if isinstance(value, TwinModule) and value.name in modules)
    return next(found, None)


def _whole(fault: Fault, argument: cst.BaseExpression) -> Span | None:
    """The argument's span; None for one in brackets of its own, whose span leaves them out."""
    return None if getattr(argument, "lpar", ()) else fault.anchor.source.span(argument)


# --------------------------------------------------------------------------- by the layer's constructor


def _constructor(fault: Fault) -> Any:
    """The call that made the layer, if it stands in the file that is checked."""
    site: Any = definition_site(fault.problem)
    return site if fault.problem.layer is not None and same_file(site, fault.anchor) else None


def _around_keras_call(fault: Fault) -> Fix | None:
    """`Dense(10)(x)` becomes `Dense(10)(Flatten()(x))`."""
    made = _constructor(fault)
    if made is None or framework(fault.problem) != "keras":
        return None
    path = path_to(fault.anchor.source.tree, made.node)
    outer = path[-2] if len(path) > 1 else None
    if not isinstance(outer, cst.Call) or outer.func is not made.node or not outer.args or outer.args[0].star:
        return None
    layer = _flatten_layer(fault, made)
    argument = outer.args[0].value
    span = _whole(fault, argument)
    if layer is None or span is None:
        return None
    text = f"{layer}({fault.anchor.source.text_of(argument)})"
    return Fix("safe", f"write {text}", (edit(fault.anchor, span, text),))


def _flatten_layer(fault: Fault, made: Any) -> str | None:
    """`nn.Flatten()`, written as the layer itself is."""
    kind = type(fault.problem.layer).__name__
    name = reachable(fault.anchor, made.node.func, "Flatten", kind)
    return f"{name}()" if name else None


def _in_sequence(fault: Fault) -> Fix | None:
    """`nn.Flatten()` before the layer: among the arguments or in the list of a sequence, or by a further `add`."""
    made = _constructor(fault)
    layer = _flatten_layer(fault, made) if made is not None else None
    if layer is None:
        return None
    path = path_to(fault.anchor.source.tree, made.node)
    parents: list[Any] = path[::-1][1:6]
    if parents and isinstance(parents[0], cst.Arg) and _is_sequence(parents[1:2]):
        return _inserted(fault, made.node, layer)
    if parents and isinstance(parents[0], cst.Element) and isinstance(parents[1], cst.List):
        return _inserted(fault, made.node, layer) if _is_sequence(parents[3:4]) else None
    if parents and isinstance(parents[0], cst.Element) and isinstance(parents[1], cst.Tuple):
        return _inserted(fault, parents[1], f'("flatten", {layer})') if _is_ordered(path[::-1]) else None
    if len(parents) > 2 and isinstance(parents[0], cst.Arg) and _is_add(parents[1]):
        return _added(fault, parents[1], layer) if isinstance(parents[2], cst.Expr) else None
    return None


def _is_sequence(nodes: list[Any]) -> bool:
    call = nodes[0] if nodes else None
    function = call.func if isinstance(call, cst.Call) else None
    name = function.attr if isinstance(function, cst.Attribute) else function
    return isinstance(name, cst.Name) and name.value == "Sequential"


def _is_ordered(upwards: list[Any]) -> bool:
    """Whether a layer stands in `Sequential(OrderedDict([("name", layer), ...]))`, with no other called `flatten`."""
    kinds = [type(node).__name__ for node in upwards[1:9]]
    if kinds != ["Element", "Tuple", "Element", "List", "Arg", "Call", "Arg", "Call"] or not _is_sequence(upwards[8:9]):
        return False
    first = [element.value.elements[0].value for element in upwards[4].elements if isinstance(element.value, cst.Tuple)]
    return not any(isinstance(name, cst.SimpleString) and name.evaluated_value == "flatten" for name in first)


def _is_add(call: Any) -> bool:
    return isinstance(call, cst.Call) and isinstance(call.func, cst.Attribute) and call.func.attr.value == "add"


def _inserted(fault: Fault, node: cst.CSTNode, layer: str) -> Fix:
    """Before the layer in its list: on a line of its own where the layer has one."""
    span = _with_brackets(fault, node)
    before = fault.anchor.source.line(span.start_line)[: span.start_col - 1]
    separator = f",\n{before}" if not before.strip() else ", "
    start = Span(span.start_line, span.start_col, span.start_line, span.start_col)
    return Fix("safe", f"add {layer} before it", (edit(fault.anchor, start, f"{layer}{separator}"),))


def _with_brackets(fault: Fault, node: cst.CSTNode) -> Span:
    """A node's span with the brackets of a tuple, which its own span leaves out."""
    span: Span = fault.anchor.source.span(node)
    if not isinstance(node, cst.Tuple):
        return span
    line = fault.anchor.source.line(span.start_line)
    column = line.rfind("(", 0, span.start_col) + 1
    return Span(span.start_line, column or span.start_col, span.end_line, span.end_col)


def _added(fault: Fault, call: cst.Call, layer: str) -> Fix | None:
    """`model.add(Flatten())` on a line before `model.add(Dense(10))`."""
    source = fault.anchor.source
    span = source.span(call)
    before = source.line(span.start_line)[: span.start_col - 1]
    if before.strip():
        return None
    text = f"{source.text_of(call.func)}({layer})"
    return Fix("safe", f"add {text} before it", (insertion(fault.anchor, call, f"{text}\n{before}"),))
