"""Functions that the file defines and never calls, and that need no argument: they show what a model is fed with
(`def test(): net(torch.randn(1, 3, 32, 32))`), and how one is made (`def resnet18(): ...`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import libcst as cst

from convlint.check.choosing import tries
from convlint.check.models import (
    FileRun,
    attempt,
    call_with_unknowns,
    definition_of,
    is_model,
    kinds_of_parts,
    model_classes,
    required,
    spoken_of_by,
)
from convlint.inputs import is_torch_module
from convlint.interpreter import Function
from convlint.interpreter.calls import call_value
from convlint.source.walking import parts, walk

MAX_FEEDS = 8
MAX_FACTORIES = 16
MAX_ALIKE = 2
MAX_STEPS = 300_000
# What a function calls that feeds a model.
FEEDS = frozenset(
    "rand randn zeros ones empty randint Tensor FloatTensor summary profile get_model_complexity_info "
    "FlopCountAnalysis DataLoader Input".split()
)
ENTRANCES = frozenset(["main", "train", "test", "run", "demo", "cli"])


def feed(file_run: FileRun) -> None:
    """Call the functions that make a tensor and that nothing has called; the calls of models in them are recorded."""
    budget = min(MAX_STEPS, file_run.execution.run.max_steps)
    for function in list(_idle(file_run))[:40]:
        if not _is_entrance(function):
            continue
        budget -= _cost(file_run, lambda function=function: call_value(function))[1]
        if budget < 0:
            return


def factories(file_run: FileRun, wanted: set[type]) -> tuple[dict[type, Any], list[tuple[str, Any]]]:
    """What functions make: a model of each class in `wanted`, as far as there is one; and by the names of their
    functions, models of the framework's own classes (`def net(): return nn.Sequential(...)`) and
    those with a part of a class in `wanted` that no model so far has (`def resnet50(): return ResNet(Bottleneck)`).
    """
    idle = list(_idle(file_run, passes_on=True))
    made = Made(file_run, wanted, idle)
    others = (
        [function for function in _argumentless(file_run, passes_on=True) if function not in idle] if wanted else []
    )
    asking = list(_asking(file_run)) if wanted else []
    candidates = [function for function in (*idle, *others, *asking) if not _is_entrance(function) and _gives(function)]
    mentions = Mentions(file_run, {function.code.name for function in candidates if function not in asking})
    for function in candidates:
        if made.is_enough() or not (made.missing() or function in idle):
            break
        if not mentions.promise(function, made.missing(), function in idle):
            continue
        for given in made.tries(function, mentions):
            if not made.call(function, given):
                mentions.gave_nothing(function)
    return made.found, made.loose


class Made:
    """The models that functions have made so far."""

    def __init__(self, file_run: FileRun, wanted: set[type], idle: list[Function]) -> None:
        self.found: dict[type, Any] = {}
        self.loose: list[tuple[str, Any]] = []
        self._file_run, self._wanted, self._idle = file_run, wanted, idle
        self._parts: set[type] = set()
        self._budget, self._calls = MAX_STEPS, 0

    def is_enough(self) -> bool:
        """Whether no more functions are to be called."""
        return self._budget < 0 or self._calls >= MAX_FACTORIES

    def missing(self) -> set[str]:
        """The classes of which there is no model, by itself or as a part of one."""
        return {cls.__name__ for cls in self._wanted - self.found.keys() - self._parts}

    def tries(self, function: Function, mentions: Mentions) -> Iterator[dict[str, Any]]:
        """The arguments to call a function with, one call after the other."""

        def is_missing() -> bool:
            return not self.is_enough() and bool(mentions.of(function) & self.missing())

        needed = required(function)
        return tries(function, needed, lambda code: bool(mentions.within(code) & self.missing()), is_missing)

    def call(self, function: Function, given: dict[str, Any]) -> bool:
        """Call a function, and keep what it makes; whether that is a model that is looked at for its own sake."""
        value, cost = _cost(self._file_run, lambda: call_with_unknowns(function, given))
        self._budget, self._calls = self._budget - cost, self._calls + 1
        parts, wanted = kinds_of_parts(value), self._wanted - self.found.keys()
        whole = is_torch_module(type(value)) and definition_of(value) is None and function in self._idle
        counts = whole or bool(parts & wanted - self._parts)
        if is_model(value) and type(value) in wanted:
            self.found[type(value)] = value
        elif counts:
            self.loose.append((function.code.name, value))
        self._parts |= parts
        return counts or type(value) in self._wanted


class Mentions:
    """Which of a file's model classes its functions speak of, themselves or by what else of the file they name."""

    def __init__(self, file_run: FileRun, candidates: set[str]) -> None:
        self._models = {cls.__name__ for cls in model_classes(file_run.execution.module)}
        self._words: dict[str, set[str]] = {}
        self._tried: Counter[frozenset[str]] = Counter()
        self._vain: Counter[frozenset[str]] = Counter()
        source = file_run.execution.module.source
        for statement in source.tree.body:
            said = set(source.words_of(statement))
            for name in _bound(statement):
                self._words.setdefault(name, set()).update(said)
        functions = {node.name.value for node in source.tree.body if isinstance(node, cst.FunctionDef)}
        self._helpers = functions - candidates

    def promise(self, function: Function, missing: set[str], idle: bool) -> bool:
        """Whether a call may make a model of a class that is missing, or one of the framework's own classes.

        A function that speaks of classes of the file makes one of them, unless it speaks of a Sequential as well. Of
        several that speak of the same, the first ones are taken for all; where they gave nothing to look at, also of
        several that call the same helpers (`def resnet18(): return _create("resnet18")`).
        """
        spoken = self._all_of(function.code.name)
        models = frozenset(spoken & self._models)
        if models & missing and self._tried[models] < MAX_ALIKE:
            self._tried[models] += 1
            return True
        open_ended = idle and (not models or "Sequential" in spoken)
        return open_ended and self._vain[frozenset(spoken & self._helpers)] < MAX_ALIKE

    def of(self, function: Function) -> set[str]:
        """The model classes that a function speaks of."""
        return self._all_of(function.code.name) & self._models

    def within(self, code: cst.CSTNode) -> set[str]:
        """The model classes that a part of a function speaks of."""
        said = {node.value for node in walk(code) if isinstance(node, cst.Name)}
        return set().union(said, *(self._all_of(name) for name in said & self._words.keys())) & self._models

    def gave_nothing(self, function: Function) -> None:
        """A call of `function` made no model that is looked at for its own sake."""
        if helpers := frozenset(self._all_of(function.code.name) & self._helpers):
            self._vain[helpers] += 1

    def _all_of(self, name: str) -> set[str]:
        """The words of a name's statement, and of those that these name; a class says nothing but its name."""
        seen, pending = {name}, [name]
        while pending:
            current = pending.pop()
            if current not in self._models:
                new = self._words.get(current, set()) - seen
                seen |= new
                pending += new & self._words.keys()
        return seen


def _bound(statement: cst.CSTNode) -> set[str]:
    """The names that a statement of the module binds."""
    names = set()
    for node in walk(statement) if not isinstance(statement, (cst.FunctionDef, cst.ClassDef)) else [statement]:
        if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
            names.add(node.name.value)
        elif isinstance(node, (cst.AssignTarget, cst.AnnAssign)) and isinstance(node.target, cst.Name):
            names.add(node.target.value)
    return names


def _gives(function: Function) -> bool:
    """Whether a function returns something."""
    pending: list[cst.CSTNode] = [function.code.node.body]
    while pending:
        current = pending.pop()
        if isinstance(current, cst.Return) and current.value is not None:
            return True
        if not isinstance(current, (cst.FunctionDef, cst.ClassDef, cst.BaseExpression)):
            pending.extend(parts(current))
    return False


def _cost(file_run: FileRun, work: Any) -> tuple[Any, int]:
    """What `work` gives, and how many steps it took; a program that ends itself ends there."""
    run = file_run.execution.run
    run.refresh()
    before = run.steps
    try:
        value = attempt(work)
    except SystemExit:
        value = None
    return value, before - run.steps


def _idle(file_run: FileRun, passes_on: bool = False) -> Iterator[Function]:
    """The file's own functions that can be called without arguments, and of whose calls none has been executed."""
    executed = file_run.execution.run.executed
    for function in _argumentless(file_run, passes_on):
        calls = list(calls_in(_body(function)))
        if calls and not any(id(call) in executed for call in calls):
            yield function


def _argumentless(file_run: FileRun, passes_on: bool = False) -> Iterator[Function]:
    return (function for function in _functions(file_run) if not _needs_arguments(function, passes_on))


def _asking(file_run: FileRun) -> Iterator[Function]:
    """The functions that have to be told something, but for those that other functions of the file tell it."""
    is_spoken_of = spoken_of_by(file_run.execution.module.source, cst.FunctionDef)
    for function in _functions(file_run):
        if _needs_arguments(function, passes_on=True) and not is_spoken_of(function.code.node, function.code.name):
            yield function


def _functions(file_run: FileRun) -> Iterator[Function]:
    """The functions of the file, without what decorators that say so (`functools.wraps`) put around them."""
    module = file_run.execution.module
    for value in list(module.names.values()):
        function = value
        while isinstance(function, Function) and "__wrapped__" in vars(function):
            function = vars(function)["__wrapped__"]
        if isinstance(function, Function) and function.frame.module is module:
            yield function


def _needs_arguments(function: Function, passes_on: bool = False) -> bool:
    """Whether a call without arguments says less than the callers do: `*args, **kwargs` are there to be given.

    passes_on: `**kwargs` alone may stay empty, as in `def resnet18(**kwargs): return ResNet(Block, [2, 2], **kwargs)`.
    """
    parameters = function.code.parameters
    if parameters.varargs is not None or (parameters.kwargs is not None and not passes_on):
        return True
    return bool(required(function))


def _body(function: Function) -> cst.CSTNode:
    node = function.code.node
    return getattr(node, "body", node)  # type: ignore[no-any-return]


def calls_in(node: cst.CSTNode) -> Iterator[cst.Call]:
    """The calls at `node` and below."""
    return (current for current in walk(node) if isinstance(current, cst.Call))


def _is_entrance(function: Function) -> bool:
    name = function.code.name
    if name in ENTRANCES or name.startswith("test_"):
        return True
    return any(callee_name(call) in FEEDS for call in calls_in(_body(function)))


def callee_name(call: cst.Call) -> str:
    """The last name of what is called."""
    func = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
    return func.value if isinstance(func, cst.Name) else ""
