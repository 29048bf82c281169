"""Check every Python file below some folders, also those that name no framework, and list what went wrong.

    python tests/fuzz/everything.py FOLDER_OR_FILE... [--limit N] [--seconds S] [--output FILE]

A file passes if convlint answers without an exception, in at most 20 times what parsing it takes, or says that a
budget ended the run. Each worker is one process; one that takes longer than `--seconds` for a file is ended.
"""

from __future__ import annotations

import argparse
import json
import select
import subprocess
import sys
import time
import traceback
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

MEMORY = 6 * 2**30
# Below this, what is measured is noise.
SHORT = 0.25
TIMES = 20
BUDGET = ("ran out of steps", "nested too deeply", "very many rounds", "too large", "not analysed")


def answer(path: str) -> dict[str, Any]:
    """What checking the file gives; one that is slow is checked again, so that what it imports is parsed with it."""
    result = examined(path)
    if verdict(result) == "slow":
        interpreter.cache_clear()
        result = examined(path)
    return result


def examined(path: str) -> dict[str, Any]:
    """What checking the file at `path` gives: times in seconds, findings, and the traceback if there is one."""
    import libcst

    from convlint.source import Source

    class Read(Source):
        names_framework = True

    name = f"/nowhere/{Path(path).name}" if "--alone" in sys.argv else path
    source = Read(name, Path(path).read_bytes())
    result: dict[str, Any] = {"path": path, "lines": source.raw.count(b"\n"), "budget": None}
    clock = Clock(libcst.parse_module)
    libcst.parse_module = clock
    start = time.process_time()
    try:
        result |= checked(source)
    except BaseException:
        result["error"] = traceback.format_exc(limit=-12)
    libcst.parse_module = clock.function
    return result | {"parse": clock.total, "check": time.process_time() - start}


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
def interpreter() -> Any:
    """What the files of one worker share: trees and compiled code of what they import."""
    from convlint.interpreter import Interpreter

    return Interpreter()


def checked(source: Any) -> dict[str, Any]:
    """Check `source` with every rule; says what ended its runs early."""
    import convlint.check.files as files
    from convlint.check.reporting import report_of
    from convlint.config import Settings

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
    return {"runs": len(kept), "budget": budget, "unanalysed": summary.unanalysed, "found": faults}


def work() -> None:
    """The worker: file names on standard input, answers on standard output."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        print(json.dumps(answer(line.rstrip("\n"))), flush=True)


class Worker:
    """A process that answers for one file at a time."""

    def __init__(self) -> None:
        command = [sys.executable, __file__, "--worker", *(["--alone"] if "--alone" in sys.argv else [])]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
        )

    def ask(self, path: str, seconds: float) -> dict[str, Any]:
        """The answer for `path`; a worker that dies or takes too long is said so and has to be replaced."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(path + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        line = self.process.stdout.readline() if ready else ""
        if line:
            return dict(json.loads(line))
        self.process.kill()
        assert self.process.stderr is not None
        said = self.process.stderr.read()[-2000:]
        return {"path": path, "error": f"no answer in {seconds} s" if not ready else f"the process died: {said}"}


def python_files(paths: Iterable[str]) -> Iterator[str]:
    """The .py files at and below `paths`, in order."""
    for path in map(Path, paths):
        yield from [str(path)] if path.is_file() else sorted(map(str, path.rglob("*.py")))


def verdict(result: dict[str, Any]) -> str | None:
    """What is wrong with an answer: None, "crash" or "slow"."""
    if "error" in result:
        return "crash"
    allowed = max(SHORT, TIMES * result["parse"])
    return "slow" if result["check"] > allowed and result["budget"] is None else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--alone", action="store_true", help="do not follow imports of files beside the file")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--limit", type=int, default=None, help="stop after so many files")
    parser.add_argument("--seconds", type=float, default=60, help="the longest that a file may take")
    parser.add_argument("--output", type=Path, default=None, help="write each answer as a line of JSON")
    options = parser.parse_args()
    if options.worker:
        work()
        return 0
    return run(list(python_files(options.paths))[: options.limit], options.seconds, options.output)


def run(paths: list[str], seconds: float, output: Path | None) -> int:
    worker, bad, total = Worker(), 0, {"parse": 0.0, "check": 0.0}
    with (output or Path("/dev/null")).open("a") as file:
        for path in paths:
            result = worker.ask(path, seconds)
            if (
                worker.process.poll() is not None
                or "died" in result.get("error", "")
                or "no answer" in result.get("error", "")
            ):
                worker = Worker()
            wrong = verdict(result)
            file.write(json.dumps(result | {"verdict": wrong}) + "\n")
            file.flush()
            total = {name: total[name] + result.get(name, 0.0) for name in total}
            if wrong is not None:
                bad += 1
                print(f"{wrong}: {path}: {result.get('error') or result}", flush=True)
    print(f"{len(paths)} files, {bad} bad; parsing {total['parse']:.1f} s, checking {total['check']:.1f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
