"""Fuzzing that is guided by what the files made convlint do: atheris (libFuzzer) on the fixtures, changed.

    python -m pip install atheris
    python tests/fuzz/guided.py [--seconds S] [--keep FOLDER] [--seed N]

It passes if every text that comes up is answered, or refused in a line, in at most 20 times what parsing it takes or
with the word that a budget ended it, and if no text changes what is said of the next one. What fails is written to
FOLDER/findings, each kind of failure once, with its traceback; FOLDER/corpus grows from one call to the next.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import tokenize
import traceback
import zlib
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]
SEEDS = sorted(path for path in (ROOT / "fixtures").rglob("*") if path.suffix in (".py", ".ipynb"))
LONGEST = 8192
# In seconds and MB; what takes more than these ends the process, and is found by libFuzzer itself.
HANG, MEMORY = 60, 4096
# So many texts after each other are followed by one whose answer is known.
BETWEEN = 100
KNOWN = ROOT / "fixtures" / "models" / "alexnet_many_problems.py"


def name_of(raw: bytes) -> str:
    """The file name that a text is read under: JSON is a notebook."""
    return "program.ipynb" if raw.lstrip().startswith(b"{") else "program.py"


class Judge:
    """Checks texts one after the other, and writes down those that fail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kinds: set[str] = set()
        self.count = 0
        self.recent: list[bytes] = []
        self.known = self.answer()
        self.worker: Any = None

    def answer(self) -> list[Any]:
        """What is said of the known file."""
        from examining import examine

        return examine(KNOWN.read_bytes())

    def judge(self, raw: bytes) -> None:
        """Check one text; called by libFuzzer."""
        from examining import Read, examine, measured, verdict

        result = measured(Read(name_of(raw), raw))
        wrong = verdict(result)
        if wrong == "crash":
            self.found(raw, result["error"])
        elif wrong == "slow":
            self.slow(raw)
        elif zlib.crc32(raw) % 4 == 0:
            try:
                examine(raw, name_of(raw))
            except BaseException:
                self.found(raw, traceback.format_exc(limit=-12))
        self.recent.append(raw)
        if len(self.recent) >= BETWEEN:
            self.look_back()

    def look_back(self) -> None:
        """Nothing of the texts so far may be seen in what is said of the known file."""
        self.count += len(self.recent)
        if self.answer() != self.known:
            texts = "\n".join(map(repr, self.recent))
            self.found(texts.encode(), "one of these texts changed what is said of another file")
        self.recent.clear()

    def slow(self, raw: bytes) -> None:
        """Counting what runs takes time too, so what seems slow is asked of a process that counts nothing."""
        from everything import Worker
        from examining import verdict

        self.worker = self.worker or Worker("--alone")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name_of(raw)
            path.write_bytes(raw)
            result = self.worker.ask(str(path), HANG)
        if self.worker.process.poll() is not None or "error" in result:
            self.worker = None
        if verdict(result):
            self.found(raw, f"slow: {json.dumps({k: v for k, v in result.items() if k != 'path'})}")

    def found(self, raw: bytes, reason: str) -> None:
        """Write a text that fails to the folder of findings, unless one that fails in the same place is there."""
        frames = re.findall(r'File "(.*?)", line \d+, in (\S+)', reason)[-3:]
        kind = str(frames) if frames else reason.partition(":")[0]
        if kind in self.kinds:
            return
        self.kinds.add(kind)
        name = hashlib.sha1(raw).hexdigest()[:12]
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / (name + Path(name_of(raw)).suffix)).write_bytes(raw)
        (self.folder / (name + ".txt")).write_text(reason, encoding="utf-8")
        print(f"FOUND {name}: {reason.strip().splitlines()[-1][:200]}", flush=True)


def mutate(raw: bytes, longest: int, seed: int) -> bytes:
    """A text changed by its tokens as a programmer's hand would slip, or by its bytes as libFuzzer does."""
    import atheris
    from mutations import mutated

    chance = random.Random(seed)
    with contextlib.suppress(tokenize.TokenError, SyntaxError, UnicodeDecodeError, IndexError):
        if chance.random() < 0.6:
            return mutated(raw.decode(), chance).encode("utf-8", "surrogatepass")[:longest]
    return bytes(atheris.Mutate(raw, longest))


def cross(first: bytes, second: bytes, longest: int, seed: int) -> bytes:
    """Some lines of one text put among those of another."""
    chance = random.Random(seed)
    lines, others = first.splitlines(True), second.splitlines(True) or [b""]
    at, start = chance.randint(0, len(lines)), chance.randrange(len(others))
    lines[at:at] = others[start : start + chance.randint(1, 20)]
    return b"".join(lines)[:longest]


def fuzz(folder: Path, options: list[str]) -> None:
    """The process that fuzzes: it never returns."""
    import atheris

    with atheris.instrument_imports(include=["convlint"]):  # twins are imported by the texts that name them
        import examining  # noqa: F401 - now, so that its modules are counted

        judge = Judge(folder / "findings")
        atheris.Setup(
            [sys.argv[0], *options, str(folder / "corpus")],
            judge.judge,
            custom_mutator=mutate,
            custom_crossover=cross,
        )
        atheris.Fuzz()


def run(folder: Path, seconds: float, seed: int) -> int:
    """Fuzz for so long, in a new process where one was ended by a hang; returns how many kinds of failure there are."""
    for name in ("corpus", "findings"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for path in SEEDS:
        if path.stat().st_size <= LONGEST:
            (folder / "corpus" / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    before, end, rounds, texts = set((folder / "findings").iterdir()), time.monotonic() + seconds, 0, 0
    while (left := int(end - time.monotonic())) > 0 and rounds < 20:
        texts += worker(folder, [f"-max_total_time={left}", f"-seed={seed + 1 + rounds}"])
        rounds += 1
    found = sorted(path for path in set((folder / "findings").iterdir()) - before if path.suffix == ".txt")
    print(f"{texts} texts in {seconds:.0f} s, {len(found)} kinds of failure" + "".join(f"\n  {path}" for path in found))
    return len(found)


def worker(folder: Path, options: list[str]) -> int:
    """One process of libFuzzer, what it finds by itself included; returns how many texts it tried."""
    options += [f"-max_len={LONGEST}", f"-timeout={HANG}", f"-rss_limit_mb={MEMORY}", "-report_slow_units=1000"]
    options += [f"-artifact_prefix={folder}{os.sep}", "-len_control=0", "-print_final_stats=1"]
    command = [sys.executable, __file__, "--keep", str(folder), "--worker", *options]
    with (folder / "log").open("a+b") as log:
        start = log.tell()
        subprocess.run(command, check=False, stderr=log)
        log.seek(start)
        said = log.read().decode("utf-8", "replace")
    for path in [path for kind in ("timeout", "oom", "crash") for path in folder.glob(f"{kind}-*")]:
        raw = path.read_bytes()
        Judge(folder / "findings").slow(raw)  # it was perhaps only the machine that was slow
        for known in (folder / "corpus").iterdir():
            if known.read_bytes() == raw:
                known.unlink()
        path.unlink()
    if "Done " not in said:
        print(said[-2000:])
    counts = re.findall(r"^(?:#|stat::number_of_executed_units:\s*)(\d+)", said, re.MULTILINE)
    return int(counts[-1]) if counts else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--keep", type=Path, default=None, metavar="FOLDER", help="where the corpus and findings stay")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worker", nargs=argparse.REMAINDER, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed: nothing was fuzzed")
        return 0
    if options.worker is not None:
        fuzz(options.keep, options.worker)
    with tempfile.TemporaryDirectory() as folder:
        return min(1, run(options.keep or Path(folder), options.seconds, options.seed))


if __name__ == "__main__":
    sys.exit(main())
