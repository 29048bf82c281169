"""What the other files of the project say of a file's models: those that import it are run, nearest first."""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import Any, cast

from convlint.check.evidence import Evidence, evidence_of
from convlint.check.speaking import speaks
from convlint.inputs import Declared
from convlint.interpreter import BudgetExceeded, Interpreter
from convlint.project import Project
from convlint.shapes import Undecided
from convlint.source import Source, SyntaxFault

MAX_RUN = 6
# Of a file that is run for what it shows of another one; a whole training need not be gone through for that.
IMPORTER_STEPS = 100_000


class Elsewhere:
    """The evidence about the models of one file in the files that import it; looked for when it is first asked for."""

    def __init__(self, project: Project, source: Any) -> None:
        self.project = project
        self.source = source
        self.path = os.path.abspath(source.filename)  # noqa: PTH100 - `resolve` would follow links
        self._found: list[Evidence] | None = None

    @property
    def found(self) -> list[Evidence]:
        if self._found is None:
            self._found = self._look() if self.path.endswith(".py") and Path(self.path).is_file() else []
        return self._found

    def calls(self, name: str) -> list[Declared]:
        """The calls of the class `name`, each input once, the nearest file first."""
        return _unique([d for evidence in self.found for d in evidence.calls.get((self.path, name), ())])

    def parts(self, name: str) -> list[Declared]:
        """The calls of the class `name` by models that hold one."""
        return _unique([d for evidence in self.found for d in evidence.parts.get((self.path, name), ())])

    def made(self, name: str) -> list[str]:
        """How models of the class `name` are made, called or not, the nearest file first."""
        return list(dict.fromkeys(text for evidence in self.found for text in evidence.made.get((self.path, name), ())))

    def data(self) -> list[Declared]:
        """What is loaded where the file is used."""
        return _unique([declared for evidence in self.found for declared in evidence.data])

    def _look(self) -> list[Evidence]:
        from convlint.importers import importers

        found: list[Evidence] = []
        relative = not Path(self.source.filename).is_absolute()  # under which names its own imports are kept
        for importer in importers(self.project, self.path):
            if len(found) >= MAX_RUN:
                break
            evidence = self._of(os.path.relpath(importer) if relative else importer)
            if evidence is not None:
                found.append(evidence)
        return found

    def _of(self, importer: str) -> Evidence | None:
        """What a file says; None for one that names no framework, or cannot be read."""
        key = ("evidence", importer, self._own_text())
        return self.project._once(key, lambda: self._run(importer))

    def _own_text(self) -> Any:
        """The file's own text where it is not the disk's, as in an editor."""
        try:
            same = self.project.disk.read(self.path) == self.source.raw
        except OSError:
            same = False
        return None if same else self.source.raw

    def _may_speak(self, importer: str) -> bool:
        try:
            source = self.project.overlay.get(importer) or Source(importer, self.project.disk.read(importer))
            return source.names_framework and speaks(source.text)
        except (OSError, SyntaxFault):
            return False

    def _run(self, importer: str) -> Evidence | None:
        if not self._may_speak(importer):
            return None
        source = self.project.source(Path(importer))
        if source is None:
            return None
        held = dict(self.project.overlay)
        if self._own_text() is not None:
            self.project.overlay[self.path] = self.source
        try:
            with _beside(self.project).aside() as interpreter:
                return _evidence(interpreter, source)
        finally:
            self.project.overlay.clear()
            self.project.overlay.update(held)


def _beside(project: Project) -> Interpreter:
    """The interpreter that runs importers: the one that runs the file as well, unless an editor's, which observes."""
    project.beside = project.beside or Interpreter(project)
    return cast("Interpreter", project.beside)


def _evidence(interpreter: Interpreter, source: Any) -> Evidence:
    """What both answers to the first unknown conditions show; what only one of them shows counts as well."""
    result = Evidence()
    for opposite in (False, True):
        try:
            execution = interpreter.execute(source, opposite=opposite, max_steps=IMPORTER_STEPS)
            _add(result, evidence_of(execution))
        except (Undecided, BudgetExceeded, RecursionError):
            return result
        if not execution.run.asked:
            break
    return result


def _add(result: Evidence, more: Evidence) -> None:
    for mine, others in ((result.calls, more.calls), (result.parts, more.parts)):
        for key, calls in others.items():
            mine[key] = _unique([*mine.get(key, ()), *calls])
    for key, texts in more.made.items():
        result.made[key] = list(dict.fromkeys([*result.made.get(key, ()), *texts]))
    result.data = _unique([*result.data, *more.data])


def _unique(declared: list[Declared]) -> list[Declared]:
    """The first of those that say the same."""
    first: dict[Any, Declared] = {}
    for one in declared:
        first.setdefault(one.inputs, one)
    return list(first.values())
