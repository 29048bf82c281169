"""The interpreter: runs a file, keeps its modules, and answers what the compiled closures ask of it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from convlint.frameworks.stdlib import bounded
from convlint.interpreter import operators
from convlint.interpreter.calls import call_at
from convlint.interpreter.compiler import Compiler
from convlint.interpreter.expressions import Expression, NotUnknown
from convlint.interpreter.frames import OPEN, CallSite, Frame, ModuleScope
from convlint.interpreter.keeping import KeptCode
from convlint.interpreter.reusing import KeptModules
from convlint.interpreter.run import MAX_STEPS, BudgetExceeded, ProgramRun, describe
from convlint.interpreter.statements import compiled, stepping
from convlint.project import Project
from convlint.shapes import Undecided
from convlint.source import Source
from convlint.values import Tensor, Unknown, active, elements_of, recording

T = TypeVar("T")
RECURSION_LIMIT = 12_000
STACK_BYTES = 512 * 1024 * 1024
# Python 3.11+ keeps the frames of running functions in pieces of 16 KB, and asks the system for a new one and gives it
# back at every call that crosses its end. A frame of this many words makes the first piece 8 MB, with 3 MB to spare.
FRAME_WORDS = 600_000


@dataclass
class Execution:
    """A finished run of a file: its module and its record."""

    module: ModuleScope
    run: ProgramRun
    failures: list[tuple[Any, str]] = field(default_factory=list)


class Interpreter:
    """Interprets the files of one project. Compiled code is kept between runs, values are not."""

    def __init__(self, project: Project | None = None, *, observing: bool = False) -> None:
        self.project = project if project is not None else Project()
        self.observing = observing  # whether runs keep what each statement gave
        self.run: ProgramRun | None = None
        self.kept = KeptCode()
        self._compiled: dict[str, tuple[Any, list[tuple[Any, Any]]]] = {}
        self._last_file = ""
        self._dropped_bytes = 0
        self.modules: dict[str, ModuleScope] = {}
        self._shared = KeptModules(self.project)
        self._shared_aside = KeptModules(self.project)
        # What the program feeds its inputs, which it need not have known when it declared them; see `Run.fed`.
        self.fed: dict[int, Any] = {}

    # ------------------------------------------------------------------ running files

    def execute(
        self, source: Source, prefix: tuple[bool, ...] = (), *, opposite: bool = False, max_steps: int = MAX_STEPS
    ) -> Execution:
        """Run `source` as the main program; `prefix` answers its first unknown conditions, the rest get their default
        (or, `opposite`, the other answer).
        """
        self._forget_dropped(source.filename)
        run = self.run = ProgramRun(prefix, max_steps, opposite=opposite)
        self.modules = run.modules = {}
        run.fed = self.fed
        module = ModuleScope("__main__", source.filename, source, self.project.root_package(source.filename))
        self.modules[source.filename] = module
        execution = Execution(module, run)
        with recording(run):
            self._run_module(module, execution)
        return execution

    @contextmanager
    def aside(self) -> Iterator[Interpreter]:
        """Run other files within the `with` block, while a run of this interpreter is under way."""
        held = self.run, self.modules, self.fed, self._shared
        self.fed, self._shared = {}, self._shared_aside
        try:
            yield self
        finally:
            self.run, self.modules, self.fed, self._shared = held

    def evaluate(self, text: str, module: ModuleScope, extra: dict[str, Any] | None = None) -> Any:
        """The value of an expression in a module's names, and in `extra` names that the module does not have.

        Raises what the program would raise, SyntaxError included."""
        source = Source(f"<{text}>", text.encode())
        body: Any = source.tree.body if source.fault is None else []
        if len(body) != 1 or type(getattr(body[0], "body", [None])[0]).__name__ != "Expr":
            raise SyntaxError(f"not an expression: {text}")
        scope = ModuleScope(module.name, source.filename, source)
        scope.names = module.names
        names = {name: value for name, value in (extra or {}).items() if name not in module.names}
        return Compiler(self).expression(body[0].body[0].value)(Frame(scope, names))

    def value_of(self, node: Any, module: ModuleScope) -> Any:
        """The value of an expression that stands in a module. Raises what the program would raise."""
        return Compiler(self).expression(node)(Frame(module, {}))

    def _run_module(self, module: ModuleScope, execution: Execution | None = None) -> None:
        frame, run = Frame(module, module.names), active()
        for node, statement in self._code(module):
            if execution is None:
                run.site = CallSite(node, frame)  # what comes up in an imported file comes up there
            try:
                statement(frame)
            except BudgetExceeded as exceeded:
                self._failed(module, node, str(exceeded), frame)
                if module.name != "__main__":
                    raise
                break
            except RecursionError:
                self._failed(module, node, "expressions or calls are nested too deeply", frame)
            except Undecided as undecided:
                self._failed(module, node, undecided.subject.reason, frame)
            except SystemExit:
                break
            except Exception as error:
                self._failed(module, node, describe(error), frame)
        module.state = "loaded"

    def _code(self, module: ModuleScope) -> list[tuple[Any, Any]]:
        key, tree = str(module.filename), module.source.tree
        held = self._compiled.get(key)
        if held is None or held[0] is not tree:
            compiler = Compiler(self)
            with self.kept.renewing(key):
                held = (tree, [(n, s) for n in tree.body for s in map(stepping, compiled(compiler, n))])
            self._compiled[key] = held
        return held[1]

    def forget_program(self, filename: str) -> None:
        """Drop the last run, and the code of a program that will not be run again unless others have imported it."""
        self.run, self.modules, self.fed = None, {}, {}
        if not self._shared.keeps(filename):
            self._compiled.pop(filename, None)
            self.kept.forget(filename)

    def _forget_dropped(self, but: str) -> None:
        """Drop the code of files whose trees the project no longer keeps: it would keep them alive."""
        if self.project.dropped_bytes == self._dropped_bytes:
            suspects = [self._last_file]  # the only one that may never have been kept
        else:
            self._dropped_bytes, suspects = self.project.dropped_bytes, list(self._compiled)
        self._last_file = but
        for key in [key for key in suspects if key != but and not self.project.keeps(key)]:
            self._compiled.pop(key, None)
            self.kept.forget(key)
            self._shared.forget(key)
            self._shared_aside.forget(key)

    def _failed(self, module: ModuleScope, node: Any, reason: str, frame: Frame) -> None:
        """A top-level statement that could not be followed: what it would have bound is unknown."""
        from convlint.interpreter.loops import _add_target, _collect

        run: Any = active()
        run.site = CallSite(node, frame)
        unknown = Unknown(reason)
        run.failures.append((run.site, reason))
        roots: list[Any] = []
        _collect(node, roots)
        name = getattr(node, "name", None)
        if name is not None:
            _add_target(name, roots)
        for root in roots:
            if type(root).__name__ == "Name":
                frame.names.setdefault(root.value, unknown)
        run.site = None

    def project_module(self, name: str, importer: ModuleScope, level: int) -> Any:
        """The interpreted module `name` of the project (None where there is no such file)."""
        found = self.project.find(name, importer.filename, level)
        if found is None:
            return None
        key = str(found)
        if key in self.modules:
            return self._shared.used(self.modules[key])
        if found.is_dir():
            module = self.modules[key] = ModuleScope(name, str(found / "__init__.py"), None)
            module.state = "loaded"
            return module
        source = self.project.source(found)
        if source is None:
            return None
        taken = self._shared.take(key, active())  # type: ignore[arg-type]
        if taken is not None:
            return taken
        module = self.modules[key] = ModuleScope(
            self.project.dotted_name(found), key, source, self.project.root_package(found)
        )
        run: Any = active()
        site, guards = run.site, run.guards
        run.guards = []
        try:
            with self._shared.keeping(module, run):
                self._run_module(module)
        finally:
            run.site, run.guards = site, guards
        return module

    # ------------------------------------------------------------------ what closures ask

    def truth(self, value: Any, default: bool = True) -> bool:
        """The truth of a condition; where it is not known, the answer of this run."""
        if value is True or value is False:
            return value
        run: Any = active()
        if isinstance(value, NotUnknown):
            return not self.truth(value.inner, not default)
        try:
            return bool(value)
        except Undecided as undecided:
            answer: bool = run.decide(undecided.subject, default)
            return answer

    def iterate(self, value: Any) -> Any:
        """The items of `value` as something Python can loop over, or an Unknown."""
        if isinstance(value, dict) and OPEN in value:
            return value[OPEN].derive("keys")
        if isinstance(value, (list, tuple, dict, set, str, range)):
            return value
        if isinstance(value, Unknown):
            return value
        try:
            elements = elements_of(value)
            return elements if elements is not None else self._bounded(value)
        except Undecided as undecided:
            return operators.unknown_of(undecided)

    def _bounded(self, value: Any) -> Any:
        """Items of an iterator; each one costs a step, so that no iterator runs for ever."""
        if isinstance(value, Tensor) and not hasattr(value, "__iter__"):
            return Unknown("the items of a tensor")
        run: Any = active()
        items = []
        for item in bounded.iterable_of(value):
            run.step()
            items.append(item)
        return items

    def decorate(self, value: Any, decorators: list[Expression], frame: Frame, node: Any) -> Any:
        """Apply decorators from the inside out; one that is not known is taken to return what it decorates."""
        for decorator in reversed(decorators):
            applied = decorator(frame)
            if isinstance(applied, Unknown):
                continue
            result = call_at(None, node, frame, applied, [value], {})  # type: ignore[arg-type]
            value = value if isinstance(result, Unknown) else result
        return value

    def discarded(self, value: Any, node: Any, frame: Frame) -> None:
        """A value that an expression statement throws away (CVL105 looks at tensors)."""
        if isinstance(value, Tensor):
            run: Any = active()
            run.discarded_value(value, node, frame)

    def blur(self, container: Any, cause: Unknown) -> None:
        """Something in `container` changed at a place that is not known."""
        bounded.spend(64 * bounded.size_of(container))
        if isinstance(container, list):
            few = len(container) <= 10_000
            one = cause.derive("item", object())
            container[:] = [cause.derive("item", object()) for _ in container] if few else [one] * len(container)
        elif isinstance(container, dict):
            for key in container:
                container[key] = cause.derive("item", object())
            container[OPEN] = cause


def in_deep_stack(work: Callable[[], T]) -> T:
    """Run `work` in a thread with a large stack, so that deeply nested programs end in a reason and not in a crash."""
    outcome: list[Any] = []

    def target() -> None:
        try:
            outcome.append((True, work()))
        except BaseException as error:
            outcome.append((False, error))

    target.__code__ = target.__code__.replace(co_stacksize=FRAME_WORDS)
    previous_stack = threading.stack_size(STACK_BYTES)
    previous_limit = sys.getrecursionlimit()
    sys.setrecursionlimit(RECURSION_LIMIT)
    try:
        thread = threading.Thread(target=target, name="convlint")
        thread.start()
        thread.join()
    finally:
        threading.stack_size(previous_stack)
        sys.setrecursionlimit(previous_limit)
    good, value = outcome[0]
    if not good:
        raise value
    return value  # type: ignore[no-any-return]


def filename_of(module: ModuleScope) -> Path:
    return Path(module.filename)
