"""The steps of a chain as lines for a reader: each formula without what adds nothing, and the line it comes from.

A step is `55 = floor((227 + 2*0 - 1*(11-1) - 1)/4 + 1)   conv1, alexnet.py:12`, the arithmetic as the framework's
documentation writes it. A reader gets `55 = floor((227 - 11)/4) + 1   conv1, line 12`.
"""

from __future__ import annotations

import os.path
import re

from convlint.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["MOST_STEPS", "PLACE", "Step", "short_formula", "step_lines", "steps_of"]

MOST_STEPS = 12  # more are shown with --verbose only
PLACE = re.compile(r",? ?([^,]*?):(?:cell (\d+):)?(\d+)\s*\Z")  # `, alexnet.py:12`, `, book.ipynb:cell 3:12`
_W = re.compile(r"\bW\b")
_SHORTER = (
    (re.compile(r" - 1\*\((\w+)-1\) - 1\)"), r" - \1)"),  # an undilated window reaches as far as its kernel
    (re.compile(r" \+ 1\*\((\w+)-1\) \+ 0 \+ 1\Z"), r" + \1"),
    (re.compile(r" \+ 1\*\((\w+)-1\) \+ (\w+) \+ 1\Z"), r" + \1 + \2"),
    (re.compile(r" [+-] 2\*0(?= )"), ""),
    (re.compile(r"\A(?:floor|ceil)\(\((.*)\)/1 \+ 1\)\Z"), r"\1 + 1"),
    (re.compile(r"\A(floor|ceil)\((.*) \+ 1\)( - 1)?\Z"), r"\1(\2) + 1\3"),
)


class Step(Record):
    """One formula with those who share it: `13 = 13 + 2*1 - 3 + 1` of conv3, conv4 and conv5."""

    result: str
    formula: str
    labels: tuple[str, ...]
    places: tuple[tuple[str, str | None, int], ...]  # file, cell, line


def short_formula(formula: str) -> str:
    """`floor((227 + 2*0 - 1*(11-1) - 1)/4 + 1)` as `floor((227 - 11)/4) + 1`."""
    for pattern, shorter in _SHORTER:
        formula = pattern.sub(shorter, formula)
    return formula


def steps_of(chain: Sequence[str]) -> list[Step]:
    """The steps, shortened; those one after the other that say the same are one."""
    steps: list[Step] = []
    for text in chain:
        full = _parsed(text)
        step = Step(full.result, short_formula(full.formula), full.labels, full.places)
        if steps and _is_height_of(steps[-1], step):
            continue
        if steps and (steps[-1].result, steps[-1].formula) == (step.result, step.formula):
            last = steps.pop()
            step = Step(last.result, last.formula, (*last.labels, *step.labels), (*last.places, *step.places))
        steps.append(step)
    return steps


def _is_height_of(one: Step, other: Step) -> bool:
    """Whether `other` is the width's line of a layer whose height's line is `one`, and says nothing else."""
    if (one.labels, one.places) != (other.labels, other.places) or one.formula == other.formula:
        return False
    return (one.result, one.formula) == (_W.sub("H", other.result), _W.sub("H", other.formula))


def _parsed(text: str) -> Step:
    arithmetic, _, who = text.partition("   ")
    result, _, formula = arithmetic.partition(" = ")
    place = PLACE.search(who)
    label = who[: place.start()] if place else who
    places = ((place.group(1), place.group(2), int(place.group(3))),) if place else ()
    return Step(result, formula, (label.strip(),), places)


def step_lines(chain: Sequence[str], filename: str, cell: int | None, everything: bool) -> Iterator[tuple[str, str]]:
    """Each step as its arithmetic and who made it, the equals signs and the names one below the other.

    With `everything`, every single one as the framework's documentation writes it.
    """
    steps = [_parsed(text) for text in chain] if everything else steps_of(chain)
    if len(steps) > MOST_STEPS and not everything:
        steps = _folded(steps)
    left_out = 0 if everything else max(0, len(steps) - MOST_STEPS)
    if left_out:
        left_out += 1
        first = (MOST_STEPS - 1) // 2
        steps = [*steps[:first], *steps[first + left_out :]]
    wide = max((len(step.result) for step in steps), default=0)
    texts = [f"{step.result:>{wide}} = {step.formula}" for step in steps]
    column = max(map(len, texts), default=0)
    for number, (text, step) in enumerate(zip(texts, steps, strict=True)):
        if left_out and number == first:
            yield f"{'...':>{wide}} {left_out} more steps (-v shows them)", ""
        yield f"{text:<{column}}", f"{_joined(step.labels)}, {_lines(step, filename, cell)}".strip(", ")


def _folded(steps: Sequence[Step]) -> list[Step]:
    """The steps, with those joined that leave the size as it is: in a deep network they are most."""
    folded: list[list[Step]] = []
    for step in steps:
        if folded and _keeps(step) and _keeps(folded[-1][-1]) and step.result == folded[-1][-1].result:
            folded[-1].append(step)
        else:
            folded.append([step])
    return [_fold(run) if len(run) > 1 else run[0] for run in folded]


def _keeps(step: Step) -> bool:
    """Whether what goes in is what comes out: `56 = 56 + 2*1 - 3 + 1`."""
    return re.match(rf"\(*(?:floor|ceil)?\(*{re.escape(step.result)}(?![\w*])", step.formula) is not None


def _fold(run: Sequence[Step]) -> Step:
    labels = tuple(label for step in run for label in step.labels)
    result = run[0].result
    return Step(result, f"{result} through {len(labels)} layers", labels, tuple(p for step in run for p in step.places))


def _joined(labels: Sequence[str]) -> str:
    """`conv3`; `conv3..conv5` of three or more, `conv3, conv4` of two."""
    names = list(dict.fromkeys(label for label in labels if label))
    return ", ".join(names) if len(names) < 3 else f"{names[0]}..{names[-1]}"


def _lines(step: Step, filename: str, cell: int | None) -> str:
    """`line 12`, `lines 12-14`; `blocks.py:12` of another file."""
    if not step.places:
        return ""
    name, where, line = step.places[0]
    if name != os.path.basename(filename) or (where or None) != (str(cell) if cell is not None else None):
        return f"{name}:cell {where}:{line}" if where else f"{name}:{line}"
    lines = sorted({place[2] for place in step.places if place[:2] == (name, where)})
    if len(lines) < 2:
        return f"line {lines[0]}"
    between = ", " if len(lines) == 2 and lines[1] > lines[0] + 1 else "-"
    return f"lines {lines[0]}{between}{lines[-1]}"
