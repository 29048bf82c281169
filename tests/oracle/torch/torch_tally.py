"""The oracle's figures: how many calls agree, and what the twin misses or leaves open, by op."""

from __future__ import annotations

from collections import Counter
from typing import Any

from torch_calls import Call


class Tally:
    """Filled by the tests, printed at the end of the session."""

    def __init__(self) -> None:
        self.calls = 0
        self.symbolic = 0
        self.agree = 0
        self.faults = 0
        self.ops: set[str] = set()
        self.missed: Counter[str] = Counter()
        self.open: Counter[str] = Counter()
        self.examples: dict[str, str] = {}

    def miss(self, call: Call, error: str) -> None:
        """torch refuses the call, and the twin says nothing."""
        self.missed[call.target] += 1
        self.examples.setdefault(f"miss {call.target}", f"{call}: {error}")

    def leave_open(self, call: Call, found: Any) -> None:
        """torch runs the call, and the twin does not know all of the shape."""
        self.open[call.target] += 1
        self.examples.setdefault(f"open {call.target}", f"{call}: {found}")

    def report(self) -> str:
        lines = [
            f"{self.calls} calls of {len(self.ops)} ops: {self.agree} shapes agree, {self.faults} faults agree, "
            f"{sum(self.missed.values())} faults missed, {sum(self.open.values())} shapes left open; "
            f"{self.symbolic} calls again with symbols",
        ]
        for title, counter in (("missed", self.missed), ("left open", self.open)):
            for target, count in counter.most_common():
                example = self.examples[
                    f"{title.split()[0].replace('missed', 'miss').replace('left', 'open')} {target}"
                ]
                lines.append(f"  {title} {count:4} {example[:200]}")
        return "\n".join(lines)


TALLY = Tally()
