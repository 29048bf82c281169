"""The oracle's figures: how many calls agree, and what the twin misses or leaves open, by operation."""

from __future__ import annotations

from collections import Counter


class Tally:
    """Filled by the tests, printed at the end of the session."""

    def __init__(self) -> None:
        self.calls = self.agree = self.faults = self.symbolic = 0
        self.ops: set[str] = set()
        self.missed: Counter[str] = Counter()
        self.open: Counter[str] = Counter()
        self.examples: dict[tuple[str, str], str] = {}

    def note(self, kind: str, target: str, text: str) -> None:
        """Count a fault that the twin missed, or a shape that it left open; the first example is kept."""
        (self.missed if kind == "missed" else self.open)[target] += 1
        self.examples.setdefault((kind, target), text)

    def report(self) -> str:
        lines = [
            f"{self.calls} calls of {len(self.ops)} operations: {self.agree} shapes agree, {self.faults} faults agree, "
            f"{sum(self.missed.values())} faults missed, {sum(self.open.values())} shapes left open; "
            f"{self.symbolic} calls again with symbols"
        ]
        for kind, counter in (("missed", self.missed), ("open", self.open)):
            for target, count in counter.most_common():
                lines.append(f"  {kind} {count:4} {self.examples[kind, target][:220]}")
        return "\n".join(lines)


TALLY = Tally()
