"""Check every Python file below some folders, also those that name no framework, and list what went wrong.

    python tests/fuzz/everything.py FOLDER_OR_FILE... [--alone] [--mutate SEED] [--limit N] [--seconds S] [--output FILE]

A file passes if convlint answers without an exception, in at most 20 times what parsing it takes, or says that a
budget ended the run. With `--mutate`, each file is changed by a few tokens first. Each worker is one process; one that takes longer than `--seconds` for a file is ended.
"""

from __future__ import annotations

import argparse
import json
import random
import select
import subprocess
import sys
import tempfile
import tokenize
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from examining import Read, interpreter, measured, verdict
from mutations import mutated

MEMORY = 6 * 2**30


def answer(path: str) -> dict[str, Any]:
    """What checking the file gives; one that is slow is checked again, so that what it imports is parsed with it."""
    result = examined(path)
    if verdict(result) == "slow":
        interpreter.cache_clear()
        result = examined(path)
    return result


def examined(path: str) -> dict[str, Any]:
    """What checking the file at `path` gives."""
    name = f"/nowhere/{Path(path).name}" if "--alone" in sys.argv else path
    return {"path": path} | measured(Read(name, text_of(path)))


def text_of(path: str) -> bytes:
    """The bytes of the file, or what `--mutate` makes of them; the same for the same seed."""
    raw = Path(path).read_bytes()
    if "--mutate" in sys.argv:
        with suppress(tokenize.TokenError, SyntaxError, UnicodeDecodeError, IndexError):
            seed = sys.argv[sys.argv.index("--mutate") + 1]
            return mutated(raw.decode(), random.Random(f"{seed} {path}")).encode("utf-8", "surrogatepass")
    return raw


def work() -> None:
    """The worker: file names on standard input, answers on standard output."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        print(json.dumps(answer(line.rstrip("\n"))), flush=True)


class Worker:
    """A process that answers for one file at a time."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, __file__, "--worker", *options]
        self.said = tempfile.TemporaryFile("w+")  # noqa: SIM115 - as long as the process
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.said, text=True, bufsize=1
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
        self.process.wait()
        self.said.seek(0)
        said = self.said.read()[-2000:]
        return {"path": path, "error": f"no answer in {seconds} s" if not ready else f"the process died: {said}"}


def python_files(paths: Iterable[str]) -> Iterator[str]:
    """The .py files at and below `paths`, in order."""
    for path in map(Path, paths):
        yield from [str(path)] if path.is_file() else sorted(map(str, path.rglob("*.py")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--alone", action="store_true", help="do not follow imports of files beside the file")
    parser.add_argument("--mutate", metavar="SEED", default=None, help="change each file by a few tokens first")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--limit", type=int, default=None, help="stop after so many files")
    parser.add_argument("--seconds", type=float, default=60, help="the longest that a file may take")
    parser.add_argument("--output", type=Path, default=None, help="write each answer as a line of JSON")
    options = parser.parse_args()
    if options.worker:
        work()
        return 0
    passed = ["--alone"] * options.alone + ["--mutate", options.mutate] * (options.mutate is not None)
    return run(list(python_files(options.paths))[: options.limit], options.seconds, options.output, passed)


def run(paths: list[str], seconds: float, output: Path | None, passed: list[str]) -> int:
    worker, bad, total = Worker(*passed), 0, {"parse": 0.0, "check": 0.0}
    with (output or Path("/dev/null")).open("a") as file:
        for path in paths:
            result = worker.ask(path, seconds)
            if (
                worker.process.poll() is not None
                or "died" in result.get("error", "")
                or "no answer" in result.get("error", "")
            ):
                worker = Worker(*passed)
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
