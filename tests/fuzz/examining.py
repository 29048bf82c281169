"""One file checked as the commands do, with the time that it took, and what is wrong with the answer."""

from __future__ import annotations

import time
import traceback
from contextlib import suppress
from functools import cache
from typing import Any

import libcst

import convlint.check.files as files
from convlint.check.reporting import report_of
from convlint.config import Settings
from convlint.diagnostics import Diagnostic
from convlint.fix import applicable, fix_source
from convlint.interpreter import Interpreter
from convlint.source import Source, SyntaxFault

# Below this, in seconds, what is measured is noise.
SHORT = 0.25
TIMES = 20
# A short text that names large models (`models.densenet201()`) is given so many seconds for each layer that is called.
LAYER = 0.0005
BUDGET = ("ran out of steps", "nested too deeply", "very many rounds", "too large", "not analysed:")


class Read(Source):
    """A file that is analysed whatever it names."""

    names_framework = True


def examine(raw: bytes, filename: str = "program.py") -> list[Diagnostic]:
    """Check and report a file as the commands do, and apply its fixes; only a SyntaxFault is an answer instead."""
    source = Read(filename, raw)
    found = findings(source)
    try:
        source.tree  # noqa: B018 - a file that cannot be read has no shapes
        files.report_shapes(source, Settings(strict=True)).as_json()
    except SyntaxFault as fault:
        assert "\n" not in fault.message
    for diagnostic in found:
        assert diagnostic.message and "\n" not in diagnostic.message
        assert diagnostic.location.row >= 1 and diagnostic.location.column >= 1
    if any(diagnostic.fix for diagnostic in found):
        fix_source(
            source, found, lambda fixed: findings(Read(filename, fixed.raw)), lambda one: applicable(one.fix, True)
        )
    return found


def findings(source: Source) -> list[Diagnostic]:
    """What every rule says of a file."""
    found, _ = files.check_one(source, Settings(strict=True))
    return found


def measured(source: Source) -> dict[str, Any]:
    """What checking a file gives: times in seconds, findings, and the traceback if there is one."""
    result: dict[str, Any] = {"lines": source.raw.count(b"\n"), "budget": None}
    clock = Clock(libcst.parse_module)
    libcst.parse_module = clock  # type: ignore[assignment]
    start = time.process_time()
    try:
        result |= checked(source)
    except BaseException:
        result["error"] = traceback.format_exc(limit=-12)
    finally:
        libcst.parse_module = clock.function
    spent = time.process_time() - start
    return result | {"parse": max(clock.total, _whole(source) if spent > SHORT else 0.0), "check": spent}


def _whole(source: Source) -> float:
    """How long it takes to parse the whole file, of which the check need not have parsed all."""
    start = time.process_time()
    with suppress(SyntaxFault, libcst.ParserSyntaxError):
        libcst.parse_module(source.text)
    return time.process_time() - start


class Clock:
    """A function, and how long its calls took: parsing the file, and the files that it imports."""

    def __init__(self, function: Any) -> None:
        self.function = function
        self.total = 0.0

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return self.function(*args, **kwargs)
        finally:
            self.total += time.process_time() - start


@cache
def interpreter() -> Interpreter:
    """What the files of one worker share: trees and compiled code of what they import."""
    return Interpreter()


def checked(source: Any) -> dict[str, Any]:
    """Check `source` with every rule; says what ended its runs early."""
    kept: list[Any] = []
    analyse = files.analyse

    def recorded(*args: Any, **kwargs: Any) -> Any:
        kept.extend(runs := analyse(*args, **kwargs))
        return runs

    files.analyse = recorded
    try:
        found, summary = files.check_one(source, Settings(strict=True), interpreter=interpreter())
    finally:
        files.analyse = analyse
    for run in kept:
        for model in run.models:
            report_of(run, model)
    reasons = [reason for run in kept for _, reason in run.execution.run.failures]
    reasons += [one.message for one in found if one.code in ("CVL001", "CVL005")]
    budget = next((reason for reason in reasons if any(word in reason for word in BUDGET)), None)
    faults = [f"{one.location.row}: {one.code} {one.message}" for one in found if one.code > "CVL100"]
    layers = sum(len(run.execution.run.calls) for run in kept)
    return {"runs": len(kept), "layers": layers, "budget": budget, "unanalysed": summary.unanalysed, "found": faults}


def verdict(result: dict[str, Any]) -> str | None:
    """What is wrong with an answer: None, "crash" or "slow"."""
    if "error" in result:
        return "crash"
    allowed = max(SHORT, TIMES * result["parse"], LAYER * result.get("layers", 0))
    return "slow" if result["check"] > allowed and result["budget"] is None else None
