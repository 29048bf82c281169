"""Measure convlint on the sources of installed packages with recorded truth.

    python benchmarks/packages.py SITE [--truth FOLDER] [--sample N] [--only PATTERN] [--least SHARE] [--list]

SITE is a folder that holds the packages, as `pip install --no-deps --target SITE timm torchvision ...` fills it. The
truth is `benchmarks/packages/*.jsonl`, written by `record_packages.py`. `--sample N` takes about N models of each
package, evenly; without it all are measured.

A model is resolved if the features that arrive at its head are stated (its output's shape, where it has no head).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))  # measured is the convlint beside this folder

from _corpus import pool, tool
from _corpus.records import Task
from _corpus.report import normalised, share
from _corpus.score import FAULTS, brief, found, same_shape, size

TRUTH = Path(__file__).parent / "packages"
LISTED = 30
CONVOLUTIONAL = 2  # a single convolution is how a transformer cuts its patches


@dataclass
class Verdict:
    """What convlint says of one model next to the facts about it."""

    fact: dict[str, Any]
    resolved: bool
    status: str = ""
    same_layers: bool | None = None
    alarms: list[str] = field(default_factory=list)
    cause: str = ""

    @property
    def name(self) -> str:
        return f"{self.fact['file']} {self.fact['expression']}"


def main() -> None:
    """Run what the arguments ask for and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--truth", type=Path, default=TRUTH)
    parser.add_argument("--sample", type=int, metavar="N", help="about so many models of each package")
    parser.add_argument("--only", default="", metavar="PATTERN")
    parser.add_argument("--least", type=float, metavar="SHARE", help="fail if less than this is resolved (in per cent)")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60, help="seconds of processor time for one model")
    parser.add_argument("--list", action="store_true", help="name every model that is not resolved")
    options = parser.parse_args()
    started = time.monotonic()
    facts = [f for f in sampled(load(options.truth, options.site), options.sample) if wanted(f, options.only)]
    verdicts = measure(facts, options.site, options.processes, options.timeout)
    print_table(verdicts, options.list)
    print(f"{len(verdicts)} models, {time.monotonic() - started:.0f} s")
    resolved = 100 * sum(v.resolved for v in verdicts) / max(len(verdicts), 1)
    if any(v.alarms for v in verdicts) or (options.least is not None and resolved < options.least):
        sys.exit(f"{resolved:.1f} % resolved, {sum(bool(v.alarms) for v in verdicts)} with a false alarm")


def load(truth: Path, site: Path) -> list[dict[str, Any]]:
    """The facts about the models that count and whose file is in SITE."""
    lines = [line for path in sorted(truth.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    facts = [json.loads(line) for line in lines]
    return [f for f in facts if is_measured(f) and (site / f["file"]).is_file()]


def is_measured(fact: dict[str, Any]) -> bool:
    """Whether a model counts: all of torchvision's builders, of the other packages the convolutional ones."""
    return "error" not in fact and (fact["package"] == "torchvision" or fact["convolutions"] >= CONVOLUTIONAL)


def sampled(facts: list[dict[str, Any]], count: int | None) -> list[dict[str, Any]]:
    """About `count` facts of each package, evenly spread over its files and models."""
    if count is None:
        return facts
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for fact in facts:
        groups[fact["package"]].append(fact)
    chosen = []
    for members in groups.values():
        members.sort(key=lambda fact: (fact["file"], fact["expression"]))
        taken = min(count, len(members))
        chosen += [members[index * len(members) // taken] for index in range(taken)]
    return chosen


def wanted(fact: dict[str, Any], pattern: str) -> bool:
    return re.search(pattern, f"{fact['file']} {fact['expression']}") is not None


def measure(facts: list[dict[str, Any]], site: Path, processes: int, timeout: float) -> list[Verdict]:
    """The verdict on each model."""
    by_key = {key_of(fact): fact for fact in facts}
    tasks = [task_of(fact, site) for fact in facts]
    verdicts = []
    for count, outcome in enumerate(pool.run(tool.lint, tasks, processes, timeout), start=1):
        verdicts.append(verdict(by_key[outcome.task.key], outcome))
        if sys.stderr.isatty():
            print(f"\r{count} of {len(tasks)} models", end="", file=sys.stderr, flush=True)
    return verdicts


def key_of(fact: dict[str, Any]) -> tuple[str, ...]:
    return ("package", fact["package"], fact["file"], fact["expression"])


def task_of(fact: dict[str, Any], site: Path) -> Task:
    """A run of convlint on the model's own file, with the recorded input."""
    path = site / fact["file"]
    text = path.read_text(encoding="utf-8")
    return Task(
        key_of(fact), str(path.resolve()), text, (fact["expression"],), (tuple(fact["input"]),), want_shapes=True
    )


def verdict(fact: dict[str, Any], outcome: pool.Outcome) -> Verdict:
    """What was said next to the facts."""
    if outcome.state != "done":
        return Verdict(fact, False, outcome.state, cause=f"{outcome.state}: {outcome.error.strip()[-200:]}")
    alarms = [brief(d) for d in found(outcome, FAULTS)]
    models = (outcome.value["shapes"] or {}).get("models") or []
    if not models:
        return Verdict(fact, False, "no model", alarms=alarms, cause="no model")
    model = models[0]
    stated = (model["first_linear"] or {}).get("features")
    output = model["output_shapes"][0] if model["output_shapes"] else None
    resolved = stated == fact["head"]["features"] if fact["head"] else same_shape(fact["output"], output)
    same = digest(model) == fact["digest"] if model["status"] == "resolved" else None
    cause = "" if resolved else cause_of(model, stated, fact)
    return Verdict(fact, resolved, model["status"], same, alarms, cause)


def cause_of(model: dict[str, Any], stated: Any, fact: dict[str, Any]) -> str:
    """Why the head is not stated."""
    if model["unknown"]:
        note = model["unknown"][0]
        return f"{note['reason']} ({Path(note.get('filename') or fact['file']).name}:{note['line']})"
    return f"states {stated}, recorded is {fact['head']}"


def digest(model: dict[str, Any]) -> str:
    """The same digest of a report as `record_packages.py` makes of the model itself."""
    rows = [f"{row['name']} {[size(dim) for dim in row['output_shape'] or ()]}" for row in model["layers"]]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


def print_table(verdicts: list[Verdict], everything: bool) -> None:
    """A line a package, then what to look at: causes with the most models first."""
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for one in verdicts:
        groups[one.fact["package"]].append(one)
    for package, members in groups.items():
        known = [v for v in members if v.status == "resolved"]
        print(
            f"{package:28} resolved {share(sum(v.resolved for v in members), len(members)):24}"
            f"every layer known {share(len(known), len(members)):24}"
            f"all shapes as recorded {share(sum(v.same_layers is True for v in known), len(known)):24}"
            f"false alarms {sum(bool(v.alarms) for v in members)}"
        )
    causes: dict[str, list[Verdict]] = defaultdict(list)
    for one in verdicts:
        if not one.resolved:
            causes[normalised(one.cause)].append(one)
    for members in sorted(causes.values(), key=len, reverse=True)[: None if everything else LISTED]:
        names = [v.name for v in members]
        print(f"{len(members):4}  {members[0].cause}\n        {', '.join(names if everything else names[:3])}")
    for one in [v for v in verdicts if v.alarms][:LISTED]:
        print(f"alarm: {one.name}", *one.alarms[:3], sep="\n        ")
    for one in [v for v in verdicts if v.same_layers is False][: None if everything else LISTED]:
        print(f"other shapes: {one.name}")


if __name__ == "__main__":
    main()
