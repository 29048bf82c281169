"""From libcst nodes to closures: the dispatch, and what expressions and statements share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.frameworks.stdlib import bounded
from convlint.frameworks.stdlib._holding import argument_list, replaced
from convlint.interpreter import operators
from convlint.interpreter.attributes import delete_attribute, set_attribute
from convlint.interpreter.calls import compile_call
from convlint.interpreter.expressions import EXPRESSIONS, Expression, compile_index
from convlint.interpreter.frames import CLASS_BODY, CallSite, Frame
from convlint.interpreter.functions import Function, FunctionCode, Parameters
from convlint.interpreter.statements import STATEMENTS, Statement, compile_block
from convlint.shapes import Undecided
from convlint.values import Tensor, Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.interpreter import Interpreter

Target = Callable[[Frame, Any], None]


class Compiler:
    """Compiles one module's nodes. `class_name` is the class whose body is being compiled, for private names."""

    def __init__(self, interpreter: Interpreter, class_name: str = "") -> None:
        self.interpreter = interpreter
        self.class_name = class_name
        self.has_yield = False

    def expression(self, node: cst.BaseExpression) -> Expression:
        if type(node) is cst.Call:
            return compile_call(self, node)
        maker = EXPRESSIONS.get(type(node))
        if maker is None:
            kind = type(node).__name__
            return lambda frame: Unknown(f"{kind} is not interpreted")
        return maker(self, node)

    def statement(self, node: Any) -> Statement | None:
        maker = STATEMENTS.get(type(node))
        if maker is None:
            return None
        result: Statement | None = maker(self, node)
        return result

    def block(self, body: Any) -> Statement:
        return compile_block(self, body)

    def note_yield(self) -> None:
        """The function that is being compiled is a generator."""
        self.has_yield = True

    def mangled(self, name: str) -> str:
        """`__x` inside a class is `_Class__x`."""
        if self.class_name and name.startswith("__") and not name.endswith("__"):
            return f"_{self.class_name.lstrip('_')}{name}"
        return name

    # ------------------------------------------------------------------ functions

    def function_maker(self, name: str, node: Any, params: cst.Parameters, body: Any) -> Expression:
        """A closure that makes the `Function` of a `def` or a `lambda` in the frame where it stands."""
        parameters = self._parameters(params)

        def compile_body() -> tuple[Any, bool]:
            inner = Compiler(self.interpreter, self.class_name)
            if isinstance(body, cst.BaseExpression):
                from convlint.interpreter.statements import Returned

                value = inner.expression(body)
                return (lambda frame: Returned(value(frame))), inner.has_yield
            return inner.block(body), inner.has_yield

        code = FunctionCode(name, node, parameters, compile_body)

        def make(frame: Frame) -> Function:
            defaults = {key: default(frame) for key, default in parameters.defaults.items()}
            outer = frame if frame.function is not None or frame.outer is not None else None
            if frame.function is CLASS_BODY:
                outer = frame.outer
            return Function(code, _closure(frame, outer), defaults, frame.cell)

        return make

    def _parameters(self, params: cst.Parameters) -> Parameters:
        result = Parameters()
        result.positional_only = len(params.posonly_params)
        for param in (*params.posonly_params, *params.params):
            result.positional.append(param.name.value)
        result.keyword_only = [param.name.value for param in params.kwonly_params]
        for param in (*params.posonly_params, *params.params, *params.kwonly_params):
            if param.default is not None:
                result.defaults[param.name.value] = self.expression(param.default)
        if isinstance(params.star_arg, cst.Param):
            result.varargs = params.star_arg.name.value
        if params.star_kwarg is not None:
            result.kwargs = params.star_kwarg.name.value
        return result

    # ------------------------------------------------------------------ assignment targets

    def target(self, node: cst.BaseExpression) -> Target:
        """What assigning to `node` does."""
        if isinstance(node, cst.Name):
            return _name_target(self.mangled(node.value))
        if isinstance(node, cst.Attribute):
            value, name = self.expression(node.value), self.mangled(node.attr.value)
            return lambda frame, item: set_attribute(value(frame), name, item)
        if isinstance(node, cst.Subscript):
            return self._subscript_target(node)
        if isinstance(node, (cst.Tuple, cst.List)):
            return self._unpacking_target(node)
        return lambda frame, item: None

    def _subscript_target(self, node: cst.Subscript) -> Target:
        value, index = self.expression(node.value), compile_index(self, node)

        def assign(frame: Frame, item: Any) -> None:
            container, key = value(frame), index(frame)
            if isinstance(container, (Unknown, Tensor)):
                return
            if isinstance(key, Unknown):
                self.interpreter.blur(container, key)
                return
            if isinstance(container, list) and isinstance(key, slice) and not isinstance(item, (list, tuple)):
                item = self.interpreter.iterate(item)
            if isinstance(item, Unknown) and isinstance(key, slice):
                self.interpreter.blur(container, item)
            else:
                replaced(container, key, item)

        return assign

    def _unpacking_target(self, node: cst.Tuple | cst.List) -> Target:
        elements = list(node.elements)
        targets = [self.target(element.value) for element in elements]
        star = next((i for i, e in enumerate(elements) if isinstance(e, cst.StarredElement)), None)

        def assign(frame: Frame, item: Any) -> None:
            values = self.interpreter.iterate(item)
            if isinstance(values, Unknown):
                values = [values.derive("item", position) for position in range(len(targets))]
            elif star is not None:
                after = len(targets) - star - 1
                values = argument_list(values)
                cut = len(values) - after
                values = [*values[:star], values[star:cut], *values[cut:]]
            values = argument_list(values)
            if len(values) != len(targets):
                raise ValueError(f"expected {len(targets)} values to unpack, got {len(values)}")
            for target, value in zip(targets, values, strict=True):
                target(frame, value)

        return assign

    def deletion(self, node: cst.BaseExpression) -> Callable[[Frame], None]:
        """What `del node` does."""
        if isinstance(node, cst.Name):
            name = node.value

            def delete_name(frame: Frame) -> None:  # what a statement gives back leaves the function
                frame.names.pop(name, None)

            return delete_name
        if isinstance(node, cst.Attribute):
            value, attribute = self.expression(node.value), self.mangled(node.attr.value)
            return lambda frame: delete_attribute(value(frame), attribute)
        if isinstance(node, cst.Subscript):
            return self._subscript_deletion(node)
        if isinstance(node, (cst.Tuple, cst.List)):
            parts = [self.deletion(element.value) for element in node.elements]

            def delete_all(frame: Frame) -> None:
                for part in parts:
                    part(frame)

            return delete_all
        return lambda frame: None

    def _subscript_deletion(self, node: cst.Subscript) -> Callable[[Frame], None]:
        value, index = self.expression(node.value), compile_index(self, node)

        def delete(frame: Frame) -> None:
            container, key = value(frame), index(frame)
            if isinstance(container, Unknown):
                return
            if isinstance(key, Unknown):
                self.interpreter.blur(container, key)
                return
            bounded.spend(bounded.size_of(container) if isinstance(container, list) else 0)
            del container[key]

        return delete

    def site(self, node: cst.CSTNode, frame: Frame) -> CallSite:
        return CallSite(node, frame)


def _closure(frame: Frame, outer: Frame | None) -> Frame:
    """The frame that a function made in `frame` sees as enclosing: class bodies are skipped."""
    if outer is None:
        return Frame(frame.module, {}, None, cell=frame.cell)
    return outer


def _name_target(name: str) -> Target:
    def assign(frame: Frame, item: Any) -> None:
        if frame.declared is not None and name in frame.declared:
            frame.declared[name][name] = item
        else:
            frame.names[name] = item

    return assign


def evaluate_undecided(expression: Expression, frame: Frame) -> Any:
    """`expression(frame)`, with an undecided result as Unknown."""
    try:
        return expression(frame)
    except Undecided as undecided:
        return operators.unknown_of(undecided)


__all__ = ["CLASS_BODY", "Compiler", "active", "evaluate_undecided"]
