"""Measure which input convlint finds for real models when nobody tells it.

    python benchmarks/inputs.py CHECKOUTS CORPUS [--only PATTERN] [--list] [--json OUT]

Each file is linted as it stands, with no declaration and no option. For each headline model of PyTorch (one point per
repository, path and class) the input that convlint names is set beside the recorded ones: those with which the model
ran, and those with which it failed. Every finding in a file whose models all ran is listed: it is a false alarm unless
the file itself makes a wrong call.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))  # measured is the convlint beside this folder

from _corpus import pool, score, tool
from _corpus.records import Key, Record, Task, load
from _corpus.sources import module_path, read

# Words for what becomes of a point, in the order of the report.
KINDS = (
    "found in the file",
    "found in the project",
    "solved for",
    "any size fits",
    "not found",
    "found, and wrong",
    "found, another that was not tried",
)


@dataclass
class Point:
    """A model of a file: what convlint says of its input, and who says so."""

    key: Key
    kind: str
    input: Any = None
    by: str = ""


def main() -> None:
    """Run what the arguments ask for and print the shares."""
    options = arguments()
    records = [r for r in load(options.corpus, options.checkouts, "truth") if wanted(r, options)]
    tasks = [plain(file, records_of[0]) for file, records_of in by_file(records).items()]
    outcomes = {o.task.key: o for o in pool.run(tool.lint, tasks, options.processes, options.timeout)}
    points = [judged(of_point, outcomes[("plain", *of_point[0].point[:2])]) for of_point in by_point(records).values()]
    print_shares(points, options.list)
    print_alarms(outcomes)
    if options.json:
        options.json.write_text(json.dumps({" ".join(p.key): [p.kind, p.input, p.by] for p in points}, indent=0))


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--only", metavar="PATTERN", help="a regular expression for repository/path")
    parser.add_argument("--all", action="store_true", help="TensorFlow and Keras, too, for false alarms")
    parser.add_argument("--list", action="store_true", help="print each point")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60, help="seconds of processor time for one file")
    parser.add_argument("--json", type=Path, metavar="OUT")
    return parser.parse_args()


def wanted(record: Record, options: argparse.Namespace) -> bool:
    """Whether the record is measured: PyTorch, unless all are asked for."""
    place = f"{record.facts['repo']}/{record.facts['path']}"
    family = options.all or record.family == "torch"
    return family and (not options.only or re.search(options.only, place) is not None)


def plain(file: Path, record: Record) -> Task:
    """The file as a user gives it."""
    facts = record.facts
    return Task(("plain", facts["repo"], facts["path"]), str(module_path(file)), read(file), want_shapes=True)


def by_file(records: list[Record]) -> dict[Path, list[Record]]:
    grouped: dict[Path, list[Record]] = defaultdict(list)
    for record in records:
        grouped[record.file].append(record)
    return grouped


def by_point(records: list[Record]) -> dict[Key, list[Record]]:
    grouped: dict[Key, list[Record]] = defaultdict(list)
    for record in records:
        if record.facts["headline"] and record.family == "torch":
            grouped[record.point].append(record)
    return grouped


def judged(records: list[Record], outcome: pool.Outcome) -> Point:
    """What became of a point; of several models of that class in the file the one whose input is known best."""
    names = {name for r in records for name in (r.facts["name"], r.facts.get("model_class"), r.facts.get("args"))}
    shapes = outcome.value["shapes"] if outcome.state == "done" else None
    models = [m for m in (shapes or {"models": []})["models"] if m["name"] in names]
    judgements = [judgement(m, records) for m in models]
    best = min(judgements, key=lambda p: KINDS.index(p.kind), default=None)
    return best or Point(records[0].point, "not found", by="no such model in the report")


def judgement(model: dict[str, Any], records: list[Record]) -> Point:
    """What a model's reported input is worth."""
    given, key = model["input"], records[0].point
    by = given["declared_by"] or ""
    shape = given["shapes"][0] if given["shapes"] else None
    sizes = shape[1:] if shape else None
    if not sizes or not all(isinstance(size, int) for size in sizes):
        return Point(key, _without(model, by), sizes, by)
    state = tried(sizes, records)
    if state is True:
        return Point(key, "found in the project" if given.get("file") else "found in the file", sizes, by)
    return Point(key, "found, and wrong" if state is False else "found, another that was not tried", sizes, by)


def _without(model: dict[str, Any], by: str) -> str:
    if model["solve"] is not None:
        return "solved for"
    return "any size fits" if by == "symbols" and model["status"] == "resolved" else "not found"


def tried(sizes: list[int], records: list[Record]) -> bool | None:
    """Whether the model ran with this input; None where that was not tried."""
    if any(r.facts["input"] == sizes for r in records):
        return True
    states = {(r.facts.get("sizes") or {}).get("x".join(map(str, sizes))) for r in records} - {None}
    return None if not states else "ok" in states


def print_shares(points: list[Point], each: bool) -> None:
    """The share of each kind, and who says so."""
    counts = Counter(p.kind for p in points)
    print(f"{len(points)} models, the input of each as convlint knows it when nobody declares one")
    for kind in KINDS:
        print(f"  {counts[kind]:4}  {100 * counts[kind] / max(len(points), 1):5.1f} %  {kind}")
        for by, count in Counter(p.by for p in points if p.kind == kind).most_common():
            print(f"              {count:4}  {by}")
    for point in points if each else [p for p in points if p.kind in KINDS[-2:]]:
        print(f"{point.kind}: {' '.join(point.key)}: {point.input} by {point.by}")


def print_alarms(outcomes: dict[Key, pool.Outcome]) -> None:
    """Findings in files whose models run."""
    found = {
        key: texts for key, o in outcomes.items() if (texts := [score.brief(d) for d in score.found(o, score.FAULTS)])
    }
    print(f"{len(found)} of {len(outcomes)} files have findings")
    for key, texts in found.items():
        print("  " + " ".join(key[1:]), *texts, sep="\n      ")
    for key, outcome in outcomes.items():
        if outcome.state != "done":
            print(f"  {outcome.state}: {' '.join(key)} {outcome.error.strip()[-300:]}")


if __name__ == "__main__":
    main()
