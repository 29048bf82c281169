"""Imported modules are run once and taken up again by later runs, as their import left them.

Running a module gives the same each time, as long as it asks nothing and changes nothing outside of itself but for what
it puts into registries. Whether that is so is seen when it is run; whether anything has changed it since, when it is
taken up. What can't be taken up is run again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convlint.interpreter.state import Addition, Held, State, add, may_be_added, state_of

if TYPE_CHECKING:
    from convlint.disk import Question
    from convlint.interpreter.frames import ModuleScope
    from convlint.interpreter.run import ProgramRun
    from convlint.project import Project

__all__ = ["KeptModules"]

# What an import may add to the record of a run; it is added again wherever the module is taken up.
_ADDED = frozenset(
    "steps executed failures unknowns observed site guards modules asked answers equalities decisions given".split()
)

_CONTAINERS = (list, dict, set)


@dataclass
class Traces:
    """What the import of a module left in the run; steps and failures without those of the imports within it."""

    steps: int = 0
    executed: set[int] = field(default_factory=set)
    failures: list[Any] = field(default_factory=list)
    unknowns: dict[Any, Any] = field(default_factory=dict)
    # The unknown conditions that were asked, those of the imports within it as well: with default and answer.
    given: list[tuple[Any, bool, bool]] = field(default_factory=list)


@dataclass
class Kept:
    """A module as its import left it, with the other modules that it needs and what it put into their registries."""

    state: State
    tree: Any
    needs: list[ModuleScope]
    traces: Traces
    additions: list[Addition]
    questions: tuple[Question, ...]

    @property
    def scope(self) -> ModuleScope:
        return self.state.scope


class KeptModules:
    """The modules that the runs of one interpreter share, one run after the other."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._disk = project.disk
        self._kept: dict[str, Kept] = {}
        self._open: list[Opened] = []

    def keeps(self, key: str) -> bool:
        """Whether the module of a file is kept."""
        return key in self._kept

    def forget(self, key: str) -> None:
        """Drop the module of a file."""
        self._kept.pop(key, None)

    def used(self, module: ModuleScope) -> ModuleScope:
        """A module that is imported while others are being run: those rest on it."""
        for opened in self._open:
            if module is not opened.scope and module not in opened.used:
                opened.used.append(module)
        return module

    # ------------------------------------------------------------------ taking up

    def take(self, key: str, run: ProgramRun) -> ModuleScope | None:
        """The module of a file, put into the run; None where it has to be run."""
        if self._disk is not self._project.disk:
            self._disk = self._project.disk
            self._kept.clear()
        wanted = self._wanted(key, run) if key in self._kept else None
        if wanted is None or sum(kept.traces.steps for kept in wanted) >= run.steps:
            return None
        for kept in wanted:
            kept.state.restore()
        if not all(may_be_added(kept.additions) for kept in wanted):
            return None
        if not run.gives([given for kept in wanted for given in kept.traces.given]):
            return None
        for kept in wanted:
            self._put(kept, run)
        return self.used(self._kept[key].scope)

    def _wanted(self, key: str, run: ProgramRun) -> list[Kept] | None:
        """The modules to put into the run, the one of `key` among them; None where one of them cannot be."""
        wanted: dict[str, Kept] = {}
        pending = [self._kept[key].scope]
        while pending:
            scope = pending.pop()
            name = scope.filename
            kept = self._kept.get(name)
            if kept is None or kept.scope is not scope or not self._is_current(name, kept):
                return None
            loaded = run.modules.get(name)
            if loaded is not None and (loaded is not kept.scope or kept.state.additions() is None):
                return None
            if loaded is None and name not in wanted:
                wanted[name] = kept
                pending += kept.needs
        return list(wanted.values())[::-1]

    def _is_current(self, key: str, kept: Kept) -> bool:
        source = self._project.source(Path(key))
        return source is not None and source.tree is kept.tree

    def _put(self, kept: Kept, run: ProgramRun) -> None:
        add(kept.additions)
        run.modules[kept.scope.filename] = kept.scope
        run.step(kept.traces.steps)
        run.executed |= kept.traces.executed
        run.failures += kept.traces.failures
        run.unknowns.update(kept.traces.unknowns)
        self._project.disk.depend_on(kept.questions)
        for opened in self._open:
            opened.within(kept.traces)

    # ------------------------------------------------------------------ keeping

    @contextmanager
    def keeping(self, scope: ModuleScope, run: ProgramRun) -> Iterator[None]:
        """Run a module within the `with` block, and keep it if it can be taken up again."""
        opened = Opened(scope, run, self._additions(run))
        self._open.append(opened)
        try:
            with self._project.disk.recording() as asked:
                yield
            opened.finish()
            for outer in self._open[:-1]:
                outer.within(opened.traces)
            self._keep(opened, asked)
        finally:
            opened.close()
            self._open.remove(opened)
        self.used(scope)

    def _keep(self, opened: Opened, asked: Iterable[Question]) -> None:
        scope = opened.scope
        held = self._kept.get(scope.filename)
        if held is not None and opened.run.is_turned and self._is_current(scope.filename, held):
            return  # what the usual answers lead to is wanted more often
        self._kept.pop(scope.filename, None)
        additions = self._additions(opened.run)
        if additions is None or opened.additions is None or not opened.left_no_other_trace():
            return
        before = {(id(registry), id(key)) for registry, key, _ in opened.additions}
        own = [addition for addition in additions if (id(addition[0]), id(addition[1])) not in before]
        state = state_of(scope, [part for _, *parts in own for part in parts])
        if state is not None:
            needs = list({id(module): module for module in (*state.needs, *opened.used)}.values())
            self._kept[scope.filename] = Kept(state, scope.source.tree, needs, opened.traces, own, tuple(asked))

    def _additions(self, run: ProgramRun) -> list[Addition] | None:
        """What has come into the registries of the run's modules since they were imported; None for another change."""
        found: list[Addition] = []
        for name, module in run.modules.items():
            kept = self._kept.get(name)
            if kept is not None and kept.scope is module:
                added = kept.state.additions()
                if added is None:
                    return None
                found += added
        return found


class Opened:
    """A module that is being run, and the run as it was before."""

    def __init__(self, scope: ModuleScope, run: ProgramRun, additions: list[Addition] | None) -> None:
        self.scope = scope
        self.run = run
        self.additions = additions
        self.used: list[ModuleScope] = []
        self.traces = Traces()
        self._within = Traces()
        self._before = {name: _taken_down(value) for name, value in vars(run).items() if name not in _ADDED}
        self._steps = run.steps
        self._failures = len(run.failures)
        self._unknowns = set(run.unknowns)
        self._executed, run.executed = run.executed, set()
        self._given: list[tuple[Any, bool, bool]] = []
        self._given_before, run.given = run.given, self._given

    def within(self, traces: Traces) -> None:
        """Leave out what an import within this one has left."""
        self._within.steps += traces.steps
        self._within.failures += traces.failures

    def finish(self) -> None:
        """Take down the traces."""
        run = self.run
        theirs = {id(failure) for failure in self._within.failures}
        self.traces = Traces(
            self._steps - run.steps - self._within.steps,
            run.executed,
            [failure for failure in run.failures[self._failures :] if id(failure) not in theirs],
            {key: value for key, value in run.unknowns.items() if key not in self._unknowns},
            self._given,
        )

    def close(self) -> None:
        """Give the run back all that has been executed and answered in it."""
        run = self.run
        self._executed |= run.executed
        run.executed = self._executed
        if self._given_before is not None:
            self._given_before += self._given
        run.given = self._given_before

    def left_no_other_trace(self) -> bool:
        """Whether the run is as it was but for its traces: nothing was decided, called, reported or switched."""
        return all(self._is_as_before(name, value) for name, value in vars(self.run).items() if name not in _ADDED)

    def _is_as_before(self, name: str, now: Any) -> bool:
        """Whether an attribute of the run is what it was; one that is new may hold nothing yet."""
        before = self._before.get(name)
        if isinstance(before, Held):
            return before.obj is now and before.is_same()
        if isinstance(now, _CONTAINERS):
            return not now
        return name in self._before and (now is before or (type(now) is int and now == before))


def _taken_down(value: Any) -> Any:
    return Held(value) if isinstance(value, _CONTAINERS) else value
