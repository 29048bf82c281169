"""Annotations of `forward` that say the shapes of tensors: they are the input, and the output is held to them."""

from __future__ import annotations

from typing import Any

from convlint.check.chains import shape_text
from convlint.check.models import ModelRun, attempt
from convlint.inputs import BATCH, HEIGHT, WIDTH, Declared, symbolic_shape_of
from convlint.interpreter import CallSite, Function, Interpreter
from convlint.shapes import prove_equal, symbol
from convlint.source import InputShape
from convlint.values import Problem, Tensor, active

_SIZES = {"h": HEIGHT, "height": HEIGHT, "w": WIDTH, "width": WIDTH}
Names = dict[str, Any]


def annotated_input(interpreter: Interpreter, model: Any) -> Declared | None:
    """The input that the parameters of `forward` are annotated with; None where one of them says no shape."""
    function = _forward(model)
    if function is None:
        return None
    parameters = function.code.node.params.params[1:]
    wanted = [p for p in parameters if p.name.value not in function.defaults]
    found = [_evaluated(interpreter, function, p.annotation) for p in wanted]
    annotations = [axes for axes in found if axes is not None]
    if not wanted or len(annotations) < len(wanted):
        return None
    names: Names = {}
    shapes = [_shape(axes, names, model if not index else None) for index, axes in enumerate(annotations)]
    if any(shape is None for shape in shapes):
        return None
    node = wanted[0].annotation
    cell, line = function.frame.module.source.place(function.frame.module.source.span(node).start_line)
    return Declared(tuple(s for s in shapes if s is not None), "annotation", line, names=names, cell=cell)


def check_output(interpreter: Interpreter, model_run: ModelRun) -> None:
    """Report an output that is proved not to be what `forward` is annotated to return."""
    declared, call = model_run.declared, model_run.call
    function = _forward(model_run.model)
    if declared is None or declared.names is None or call is None or function is None:
        return
    node = function.code.node.returns
    axes = _evaluated(interpreter, function, node)
    if axes is None or not isinstance(call.output, Tensor):
        return
    wanted = _meant(axes, declared.names, call.output)
    if wanted is not None:
        site = CallSite(node.annotation, function.frame)
        text = function.frame.module.source.text_of(node.annotation)
        detail = f"it says {shape_text(wanted)}, and `forward` returns {shape_text(call.output.shape)}"
        active().report(Problem("output-shape", op=text, tensor=call.output, detail=detail, site=site))


def _meant(axes: tuple[Any, ...], names: Names, output: Tensor) -> tuple[Any, ...] | None:
    """The shape that was annotated, where the output's is proved to be another one."""
    if ... in axes:
        return None
    wanted = tuple(_size(axis, names, object()) for axis in axes)
    if len(wanted) != output.rank:
        return wanted
    differs = any(prove_equal(a, b) is False for a, b in zip(wanted, output.shape, strict=True))
    return wanted if differs else None


# --------------------------------------------------------------------------- reading annotations


def _forward(model: Any) -> Function | None:
    forward = getattr(type(model), "forward", None)
    return forward if isinstance(forward, Function) and forward.frame.module.source is not None else None


def _evaluated(interpreter: Interpreter, function: Function, annotation: Any) -> tuple[Any, ...] | None:
    """The axes that an annotation says; None where it says nothing of a shape."""
    if annotation is None or type(annotation.annotation).__name__ != "Subscript":
        return None
    module = function.frame.module
    value = attempt(lambda: interpreter.value_of(annotation.annotation, module))
    axes = getattr(value, "_axes", None) if type(value).__name__ == "ShapeAnnotation" else None
    return axes if isinstance(axes, tuple) else None


def _shape(axes: tuple[Any, ...], names: Names, model: Any) -> InputShape | None:
    """One input. The batch has a name and comes first; the channels may be those of the first layer."""
    if not axes or ... in axes:
        return None
    if not isinstance(axes[0], int):
        names.setdefault(axes[0], BATCH)
    usual = symbolic_shape_of(model) if model is not None else None
    if usual is not None and len(usual) == len(axes) > 2 and isinstance(axes[1], str):
        names.setdefault(axes[1], usual[1])
    sizes = tuple(_size(axis, names, index) for index, axis in enumerate(axes))
    return InputShape(sizes, True) if isinstance(axes[0], int) else InputShape(sizes[1:], False)


def _size(axis: Any, names: Names, index: Any) -> Any:
    if isinstance(axis, int):
        return axis
    if axis == "_":
        return BATCH if index == 0 else symbol(("annotation", "_", index), name="?")
    return names.setdefault(axis, _SIZES.get(axis.lower()) or symbol(("annotation", axis), name=axis))
