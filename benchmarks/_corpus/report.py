"""The report: figures first, then what to look at, most frequent cause first."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from _corpus.pool import Outcome
from _corpus.score import SILENT, Hit, Resolution

EXAMPLES = 2
LISTED = 40


def share(part: int, whole: int) -> str:
    """`12 of 13 (92.3 %)`."""
    return f"{part} of {whole} ({100 * part / whole:.1f} %)" if whole else "none"


def heading(text: str) -> None:
    print(f"\n{text}\n{'-' * len(text)}")


def resolved(resolutions: list[Resolution]) -> dict[str, bool]:
    """Print the resolve rate by framework; give each point's result."""
    heading(
        "Resolved: the features that arrive at the head are stated (a point: one file and head class, all its records)"
    )
    points: dict[str, dict[Any, bool]] = defaultdict(dict)
    records: dict[str, list[bool]] = defaultdict(list)
    for one in resolutions:
        family = one.record.family
        points[family][one.record.point] = points[family].get(one.record.point, True) and one.features
        records[family].append(one.features)
    for family, results in sorted(points.items()):
        print(
            f"{family:6}  points {share(sum(results.values()), len(results)):24}"
            f"records {share(sum(records[family]), len(records[family]))}"
        )
    return {" ".join(key): won for results in points.values() for key, won in results.items()}


def layers(resolutions: list[Resolution]) -> None:
    """Print where shapes of fully known models differ from the recorded ones."""
    heading("Shapes of models with status resolved")
    known = [r for r in resolutions if r.status == "resolved"]
    print("status resolved:", share(len(known), len(resolutions)))
    wrong = [r for r in known if r.differing]
    print("with a layer whose output shape differs from the recorded one:", share(len(wrong), len(known)))
    outputs = [r for r in known if r.output is not None]
    print("output shape as recorded:", share(sum(bool(r.output) for r in outputs), len(outputs)))
    for one in wrong[:LISTED]:
        print(f"  {name_of(one)}  {len(one.differing)} layers, first {one.differing[0]}")
    for one in [r for r in outputs if not r.output][:LISTED]:
        print(f"  {name_of(one)}  output differs from {one.record.facts['out']}")


def causes(resolutions: list[Resolution]) -> None:
    """Print why models are not resolved, grouped, most frequent first."""
    heading("Not resolved, by cause (points / records)")
    groups: dict[str, list[Resolution]] = defaultdict(list)
    for one in resolutions:
        if not one.features:
            groups[normalised(one.cause)].append(one)
    ranked = sorted(groups.items(), key=lambda item: -len({r.record.point for r in item[1]}))
    for cause, members in ranked:
        print(f"{len({r.record.point for r in members}):4} / {len(members):<4} {cause}")
        shown = {r.record.facts["path"]: r for r in members}
        for one in list(shown.values())[:EXAMPLES]:
            print(f"            {name_of(one)}  {one.place}")


def normalised(cause: str) -> str:
    """A reason without what differs from file to file: numbers, and what stands in backquotes."""
    return re.sub(r"`[^`]*`", "`..`", re.sub(r"\b\d+\b", "N", cause))[:160]


def name_of(one: Resolution) -> str:
    facts = one.record.facts
    return f"{facts['repo']}/{facts['path']} {facts.get('args') or facts['name']}"


def false_alarms(title: str, alarms: dict[Any, list[str]], checked: int) -> None:
    """Print diagnostics on code that runs."""
    heading(f"False alarms, CVL1xx-CVL3xx on {title}")
    print("with an alarm:", share(len(alarms), checked))
    for key, texts in list(alarms.items())[:LISTED]:
        print(f"  {' '.join(map(str, key[1:4]))}", *[f"      {text}" for text in texts[:3]], sep="\n")


def recall(hits: list[Hit]) -> None:
    """Print how many mutants are found, and where the diagnostic stands."""
    heading("Recall on mutants that fail, and on those that silently mix the batch")
    groups: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for one in hits:
        kind = "silent" if one.record.facts["result"] in SILENT else "fails"
        groups[(one.record.family, kind)].append(one)
    for (family, kind), members in sorted(groups.items()):
        places = Counter(h.where for h in members)
        found = share(len(members) - places[""], len(members))
        print(
            f"{family:6} {kind:6}  found {found};  on the line {places['line']},"
            f" a related line {places['related']}, in the chain {places['chain']}, elsewhere {places['elsewhere']}"
        )
    kinds = Counter(h.record.facts["mutation"] for h in hits)
    missed = Counter(h.record.facts["mutation"] for h in hits if not h.where)
    print("missed by mutation:", ", ".join(f"{k} {n} of {kinds[k]}" for k, n in missed.most_common()) or "none")
    _list("missed", [h for h in hits if not h.where])
    _list("found elsewhere only", [h for h in hits if h.where == "elsewhere"])


def _list(title: str, hits: list[Hit]) -> None:
    for one in hits[:LISTED]:
        f = one.record.facts
        edit = f"{f['mutation']} -> {f['new']} {f.get('args', '')}"
        print(f"  {title}: {f['repo']}/{f['path']}:{f['line']} {edit}  {one.text}")


def health(outcomes: Iterable[Outcome], seconds: float) -> None:
    """Print times, crashes and timeouts."""
    outcomes = list(outcomes)
    heading("Time and health")
    print(f"{len(outcomes)} runs, {sum(o.seconds for o in outcomes):.0f} s of work, {seconds:.0f} s by the clock")
    for one in sorted(outcomes, key=lambda o: -o.seconds)[:10]:
        print(f"  {one.seconds:6.2f} s  {' '.join(one.task.key[1:5])}")
    for state in ("crashed", "timeout"):
        bad = [o for o in outcomes if o.state == state]
        print(f"{state}: {len(bad)}")
        groups = Counter(o.error.strip().rsplit("\n", 1)[-1][:200] for o in bad)
        for text, count in groups.most_common(20):
            example = next(o for o in bad if o.error.strip().endswith(text))
            print(f"  {count:4} {text}  e.g. {' '.join(example.task.key[1:5])}")


def compared(before: dict[str, bool], after: dict[str, bool]) -> None:
    """Print what was won and what was lost since a saved run."""
    heading("Compared with the saved run")
    lost = [k for k, won in before.items() if won and after.get(k) is False]
    gained = [k for k, won in after.items() if won and before.get(k) is False]
    for title, keys in (("newly lost", lost), ("newly won", gained)):
        print(f"{title}: {len(keys)}", *[f"  {key}" for key in keys[:LISTED]], sep="\n")
