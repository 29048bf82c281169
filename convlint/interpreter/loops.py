"""`for` and `while`. A loop of an unknown number of rounds runs once; what it changes is unknown afterwards."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import libcst as cst

from convlint.interpreter import operators
from convlint.interpreter.attributes import set_attribute
from convlint.interpreter.frames import Frame
from convlint.interpreter.generating import ENDLESS_ROUNDS, TooManyYields, ends_only_outside, yields_in
from convlint.interpreter.rounds import Rounds, only_counts
from convlint.interpreter.signals import BREAK, CONTINUE, Returned
from convlint.shapes import Undecided
from convlint.source.walking import parts
from convlint.values import Elements, Unknown, active

if TYPE_CHECKING:
    from convlint.interpreter.compiler import Compiler

# A loop that has used this many steps is cut short at the end of its round (training loops have known lengths, too).
LOOP_STEPS = 30_000
# A model's own methods may take longer: what they go round is what the model is made of.
MODEL_LOOP_STEPS = 150_000


def compile_for(c: Compiler, node: cst.For) -> Any:
    iterable, target, body = c.expression(node.iter), c.target(node.target), c.block(node.body)
    orelse = c.block(node.orelse.body) if node.orelse is not None else None
    changes = Changes(c, node)

    def run(frame: Frame) -> Any:
        items = c.interpreter.iterate(iterable(frame))
        if isinstance(items, Unknown):
            return changes.run_once(lambda: target(frame, _item_of(items)), body, frame, items)
        record: Any = active()
        limit = record.steps - _allowance(frame)
        rounds = Rounds(record)
        for number, item in enumerate(items, 1):
            target(frame, item)
            signal = body(frame)
            if signal is BREAK:
                return None
            if signal is not None and signal is not CONTINUE:
                return signal
            record.step()
            if record.steps < limit or (rounds.are_alike() and number < len(items) and only_counts(items)):
                return changes.forget(frame, Unknown("a loop of very many rounds"))
        return orelse(frame) if orelse is not None else None

    return run


def compile_while(c: Compiler, node: cst.While) -> Any:
    test, body = c.expression(node.test), c.block(node.body)
    orelse = c.block(node.orelse.body) if node.orelse is not None else None
    changes = Changes(c, node)
    endless = ends_only_outside(node)

    def run(frame: Frame) -> Any:
        record: Any = active()
        limit = record.steps - _allowance(frame)
        rounds = Rounds(record)
        for number in itertools.count(1):
            value = test(frame)
            try:
                if not value:
                    break
            except Undecided as undecided:
                return changes.run_once(lambda: None, body, frame, operators.unknown_of(undecided))
            signal = body(frame)
            if signal is BREAK:
                return None
            if signal is not None and signal is not CONTINUE:
                return signal
            record.step()
            if endless and number == ENDLESS_ROUNDS and frame.yields:
                raise TooManyYields
            if record.steps < limit or rounds.are_alike():
                return changes.forget(frame, Unknown("a loop of very many rounds"))
        return orelse(frame) if orelse is not None else None

    return run


def _allowance(frame: Frame) -> int:
    """How many steps a loop in this frame may use."""
    return MODEL_LOOP_STEPS if hasattr(type(frame.first), "_unlisted") else LOOP_STEPS


def _item_of(items: Unknown) -> Any:
    return items.element if isinstance(items, Elements) else items.derive("item")


class Changes:
    """What a loop's body may change: the names and attributes it assigns, and the containers whose methods it calls."""

    def __init__(self, c: Compiler, node: cst.For | cst.While) -> None:
        self.compiler = c
        self.node = node
        self._roots: list[cst.BaseExpression] | None = None

    def run_once(self, bind: Any, body: Any, frame: Frame, cause: Unknown) -> Any:
        """The body once, for whatever item there is; not again where the body itself comes back to this loop."""
        run: Any = active()
        if id(self.node) in run.unknown_loops:
            return self.after_unknown(None, frame, cause)
        run.unknown_loops.add(id(self.node))
        try:
            bind()
            asked = len(run.asked)
            signal = body(frame)
            if signal is BREAK and len(run.asked) == asked:
                return None  # whatever the number of rounds, this one was the last
            return self.after_unknown(signal, frame, cause)
        finally:
            run.unknown_loops.discard(id(self.node))

    def after_unknown(self, signal: Any, frame: Frame, cause: Unknown) -> Any:
        """End a loop that ran once for want of knowing how often: a `return` in it may or may not happen."""
        self.forget(frame, cause)
        if isinstance(signal, Returned):
            run: Any = active()
            return signal if run.decide(cause.derive("returns")) else None
        return None

    def forget(self, frame: Frame, cause: Unknown) -> None:
        """Make everything that the body changes unknown, and how much the generator that it stands in yields."""
        if frame.yields is not None and yields_in(self.node.body):
            frame.yields.are_all = False
        if self._roots is None:
            self._roots = []
            _collect(self.node.body, self._roots)
            if isinstance(self.node, cst.For):
                _add_target(self.node.target, self._roots)
        for root in self._roots:
            if isinstance(root, cst.Call):
                self._forget_parts(root, frame, cause)
            else:
                self._forget_root(root, frame, cause)

    def _forget_parts(self, call: cst.Call, frame: Frame, cause: Unknown) -> None:
        """A module that was given parts an unknown number of times no longer has a known list of them."""
        assert isinstance(call.func, cst.Attribute)
        try:
            owner = self.compiler.expression(call.func.value)(frame)
        except Exception:
            return
        if hasattr(type(owner), "_unlisted"):
            object.__setattr__(owner, "_unlisted", cause)

    def _forget_root(self, root: cst.BaseExpression, frame: Frame, cause: Unknown) -> None:
        if isinstance(root, cst.Name):
            declared = frame.declared or {}
            names = declared.get(root.value, frame.names)
            if root.value in names or root.value not in frame.module.names:
                names[root.value] = cause.derive("changed", root.value)
        elif isinstance(root, cst.Attribute):
            try:
                owner = self.compiler.expression(root.value)(frame)
            except Exception:
                return
            set_attribute(owner, root.attr.value, cause.derive("changed", root.attr.value))


def _collect(node: Any, roots: list[cst.BaseExpression]) -> None:
    """Walk a body for what it assigns, not entering nested functions and classes."""
    if isinstance(node, (cst.FunctionDef, cst.ClassDef, cst.Lambda)):
        return
    if isinstance(node, (cst.AssignTarget, cst.AugAssign, cst.AnnAssign, cst.NamedExpr, cst.For)):
        _add_target(node.target, roots)
    elif isinstance(node, cst.AsName):
        _add_target(node.name, roots)
    elif isinstance(node, cst.Expr) and isinstance(node.value, cst.Call):
        _add_mutated(node.value, roots)
    for child in parts(node):
        _collect(child, roots)


_MUTATORS = frozenset(
    [
        "append",
        "extend",
        "insert",
        "add",
        "update",
        "setdefault",
        "pop",
        "popitem",
        "remove",
        "clear",
        "appendleft",
        "add_module",
        "sort",
    ]
)


def _add_mutated(call: cst.Call, roots: list[cst.BaseExpression]) -> None:
    if isinstance(call.func, cst.Attribute) and call.func.attr.value in _MUTATORS:
        roots.append(call)
        if call.func.attr.value != "add_module":
            _add_target(call.func.value, roots)


def _add_target(target: Any, roots: list[cst.BaseExpression]) -> None:
    if isinstance(target, (cst.Name, cst.Attribute)):
        if not (isinstance(target, cst.Name) and target.value in ("self", "cls")):
            roots.append(target)
    elif isinstance(target, cst.Subscript):
        _add_target(target.value, roots)
    elif isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            _add_target(element.value, roots)
