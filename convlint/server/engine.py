"""Analyses a document's text: what did not change since its last text is not done again."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from convlint.check.files import examine
from convlint.check.plain import fault_diagnostic
from convlint.files.discovery import excluded
from convlint.interpreter import BudgetExceeded, Cancelled, Interpreter, in_deep_stack
from convlint.record import replace
from convlint.server.analysis import Analysis, Moved
from convlint.server.imports import Importers, OpenProject
from convlint.shapes import Undecided

if TYPE_CHECKING:
    from convlint.check.files import Examination
    from convlint.config import Settings
    from convlint.diagnostics import Diagnostic
    from convlint.source import Source

_MAX_MODULES = 200  # compiled files, after which all are forgotten


class Engine:
    """Does one analysis at a time; `cancel` may be called from another thread."""

    def __init__(self) -> None:
        self.project = OpenProject()
        self._interpreter = Interpreter(self.project, observing=True)
        self._cancelled = False
        self._anew = True

    def disk_changed(self) -> None:
        """Look at the disk anew with the next analysis."""
        self._anew = True

    def cancel(self) -> None:
        """End the analysis that is under way, if one is."""
        self._cancelled = True
        for interpreter in (self._interpreter, self.project.beside):
            run = getattr(interpreter, "run", None)
            if run is not None:
                run.cancel()

    def analyse(
        self,
        source: Source,
        changes: int,
        settings: Settings,
        before: Analysis | None,
        opened: dict[str, Source],
        look: bool = True,
    ) -> Analysis | None:
        """What is known of `source`; None if it was cancelled. `before` is the analysis of the text before.

        `look`: run the files that import it, too, which takes as long as they take; else what they said last counts.
        """
        started = time.perf_counter()
        self._cancelled = False
        result = Analysis(changes, source, settings)
        try:
            self._analyse(result, before, opened, look)
        except Cancelled:
            return None
        result.seconds = time.perf_counter() - started
        return None if self._cancelled else result

    def _analyse(self, result: Analysis, before: Analysis | None, opened: dict[str, Source], look: bool) -> None:
        source = result.source
        result.evidence = before.evidence if before is not None else None
        if not source.names_framework:
            result.evidence = []
            return
        if source.fault is not None:
            self._carry(result, before)
            return
        if self._cancelled:
            raise Cancelled
        self._refresh(opened)
        importers = Importers(self.project, source, None if look else result.evidence or [])
        try:
            result.examination = self._examined(source, result.settings, importers)
        except (Undecided, BudgetExceeded, RecursionError):
            return
        finally:
            result.read = frozenset(self.project.used)
            result.evidence = importers.evidence or [] if look else result.evidence
        if not _is_excluded(source.filename, result.settings):
            result.diagnostics = result.examination.diagnostics

    def _examined(self, source: Source, settings: Settings, importers: Importers) -> Examination:
        """The run in a stack of its own: errors that it keeps would keep this one, with the analysis before."""
        return in_deep_stack(lambda: examine(source, settings, self._interpreter, importers))

    def recheck(self, source: Source, settings: Settings) -> list[Diagnostic]:
        """The findings of a text that a fix has changed."""
        if source.fault is not None:
            return [fault_diagnostic(source.filename, source.fault, source)]
        try:
            return in_deep_stack(lambda: examine(source, settings, self._interpreter)).diagnostics
        except (Undecided, BudgetExceeded, RecursionError, Cancelled):
            return []

    def _refresh(self, opened: dict[str, Source]) -> None:
        if len(self._interpreter.modules) > _MAX_MODULES:
            self.forget()
        anew, self._anew = self._anew, False
        self.project.refresh(opened, anew)

    def forget(self) -> None:
        """Drop all that was kept from earlier texts."""
        self._interpreter = Interpreter(self.project, observing=True)
        self.project.beside = None

    def _carry(self, result: Analysis, before: Analysis | None) -> None:
        """A text that cannot be read: the fault, and what was known of the last text that could."""
        source = result.source
        assert source.fault is not None
        if _is_excluded(source.filename, result.settings):
            return
        fault = fault_diagnostic(source.filename, source.fault, source)
        result.diagnostics = [fault] if result.settings.selects(fault.code, source.filename) else []
        if before is None or before.good.examination is None:
            return
        result.base = before.good
        result.moved = Moved(_joined(result.base.source), _joined(source))
        result.read = result.base.read


def _joined(source: Source) -> str:
    try:
        return source.text
    except Exception:
        return ""


def _is_excluded(filename: str, settings: Settings) -> bool:
    """Whether the configuration leaves the file out. That git ignores a file that somebody edits means nothing."""
    return os.path.isabs(filename) and excluded(filename, replace(settings, respect_gitignore=False))
