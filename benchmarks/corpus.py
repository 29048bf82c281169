"""Measure convlint on real models with recorded truth.

    python benchmarks/corpus.py CHECKOUTS CORPUS [--framework torch] [--only PATTERN] [--limit N] [--no-mutants] ...

CHECKOUTS holds the sources as `<owner>+<name>/<path>`, CORPUS the records (`truth.jsonl.gz`, `mutants.jsonl.gz`,
`mutants_tf.jsonl.gz`). Where the sources come from does not matter: only files that are there are measured.

What is scored: the records with `headline` true, one point per (repository, path, class of the model): the point is
won if every record of it is. A record is won if `first_linear.features` of `convlint shapes`, given the record's model
and input, equals the recorded width of what arrives at the head.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))  # measured is the convlint beside this folder

from _corpus import pool, report, score, tool
from _corpus.records import Key, Record, Task, load, mutant_tasks, plain_task, truth_tasks


def main() -> None:
    """Run what the arguments ask for and print the report."""
    options = arguments()
    started = time.monotonic()
    truth = [r for r in load(options.corpus, options.checkouts, "truth") if wanted(r, options)][: options.limit]
    mutants = mutant_records(truth, options) if options.mutants else []
    outcomes = measure(truth, mutants, options)
    results = summary(truth, mutants, outcomes)
    report.health([o for group in outcomes.values() for o in group], time.monotonic() - started)
    if options.compare:
        report.compared(json.loads(options.compare.read_text()), results)
    if options.save:
        options.save.write_text(json.dumps(results, indent=0, sort_keys=True))
    if options.json:
        options.json.write_text(json.dumps([as_json(o) for group in outcomes.values() for o in group]))


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkouts", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--framework", choices=["torch", "tf1", "keras"])
    parser.add_argument("--only", metavar="PATTERN", help="a regular expression for repository/path")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N records only")
    parser.add_argument("--mutants", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument(
        "--plain", action=argparse.BooleanOptionalAction, default=True, help="files without any declaration, too"
    )
    parser.add_argument(
        "--headline", action="store_true", help="leave out the records that only serve for false alarms"
    )
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=20, help="seconds of processor time for one run")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write everything that convlint said")
    parser.add_argument("--save", type=Path, metavar="FILE")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="a file written by --save")
    return parser.parse_args()


def wanted(record: Record, options: argparse.Namespace) -> bool:
    """Whether the record is among those asked for."""
    facts = record.facts
    if options.framework and record.family != options.framework:
        return False
    if options.headline and not facts.get("headline", True):
        return False
    return (
        not options.only
        or re.search(options.only, f"{facts['repo']}/{facts['path']} {facts.get('args') or ''}") is not None
    )


def mutant_records(truth: list[Record], options: argparse.Namespace) -> list[Record]:
    """The mutants of the files that are measured."""
    files = {r.file for r in truth}
    records = [r for name in ("mutants", "mutants_tf") for r in load(options.corpus, options.checkouts, name)]
    return [r for r in records if r.file in files and wanted(r, options)]


def measure(truth: list[Record], mutants: list[Record], options: argparse.Namespace) -> dict[Key, list[pool.Outcome]]:
    """What convlint says, by the key of the record (for TensorFlow's mutants several runs)."""
    by_file = defaultdict(list)
    for record in truth:
        if record.facts.get("headline"):
            by_file[record.file].append(record)
    tasks: list[Task] = [task for r in truth for task in truth_tasks(r)]
    tasks += [task for r in mutants for task in mutant_tasks(r, by_file[r.file])]
    if options.plain:
        files = {r.file: r for r in truth}
        tasks += [plain_task(f, r.facts["repo"], r.facts["path"]) for f, r in files.items()]
    outcomes: dict[Key, list[pool.Outcome]] = defaultdict(list)
    for count, outcome in enumerate(pool.run(tool.lint, tasks, options.processes, options.timeout), start=1):
        outcomes[record_key(outcome.task.key)].append(outcome)
        if sys.stderr.isatty() or count % 500 == 0:
            print(f"\r{count} of {len(tasks)} runs", end="", file=sys.stderr, flush=True)
        if outcome.state != "done":
            last = outcome.error.strip().rsplit("\n", 1)[-1]
            print(f"\r{outcome.state}: {' '.join(outcome.task.key[:5])}  {last}", file=sys.stderr, flush=True)
    return outcomes


def record_key(key: Key) -> Key:
    """A task's key without the model that TensorFlow's mutants add."""
    return key[:8] if key[0] == "mutant" else key


def summary(truth: list[Record], mutants: list[Record], outcomes: dict[Key, list[pool.Outcome]]) -> dict[str, bool]:
    """Print the report's main part; give the result of each point, model and mutant for a later comparison."""
    resolutions = [score.resolution(r, outcomes[r.key][0]) for r in truth if r.facts["headline"]]
    results = {f"resolved {key}": won for key, won in report.resolved(resolutions).items()}
    report.layers(resolutions)
    known: dict[Any, set[tuple[Any, ...]]] = defaultdict(set)
    for record in truth:
        known[record.file] |= {score.identity(d) for o in outcomes[record.key] for d in score.found(o, score.FINDINGS)}
    alarms = {r.key: texts for r in truth if (texts := _texts(outcomes[r.key]))}
    report.false_alarms("models that run at that input", alarms, len(truth))
    plain = {k: texts for k, o in outcomes.items() if k[0] == "plain" and (texts := _texts(o))}
    report.false_alarms("the same files without any declaration", plain, sum(k[0] == "plain" for k in outcomes))
    running = [r for r in mutants if r.facts["result"] == "ok"]
    mutated = {r.key: texts for r in running if (texts := _texts(outcomes[r.key], known[r.file]))}
    report.false_alarms("mutants that still run", mutated, len(running))
    hits = [score.hit(r, outcomes[r.key], known[r.file]) for r in mutants if r.facts["result"] != "ok"]
    report.recall(hits)
    report.causes(resolutions)
    results |= {f"silent {' '.join(r.key)}": r.key not in alarms for r in truth}
    results |= {f"silent {' '.join(r.key)}": r.key not in mutated for r in running}
    return results | {f"found {' '.join(h.record.key)}": bool(h.where) for h in hits}


def _texts(outcomes: list[pool.Outcome], known: set[tuple[Any, ...]] = frozenset()) -> list[str]:  # type: ignore[assignment]
    found = [d for o in outcomes for d in score.found(o, score.FAULTS) if score.identity(d) not in known]
    return list(dict.fromkeys(score.brief(d) for d in found))


def as_json(outcome: pool.Outcome) -> dict[str, Any]:
    """An outcome for `--json`."""
    value = outcome.value if outcome.state == "done" else None
    head = {"key": outcome.task.key, "state": outcome.state, "seconds": round(outcome.seconds, 3)}
    return {**head, "error": outcome.error, "value": value}


if __name__ == "__main__":
    main()
