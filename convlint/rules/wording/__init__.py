"""The words that the rules' messages share. Each works with whatever facts are missing, and none ever raises."""

from __future__ import annotations

from convlint.rules.wording.phrases import (
    arriving,
    differing,
    framework,
    mismatch,
    named,
    parameter,
    problem_text,
    rank_of,
    sample_size,
    shapes_of,
)
from convlint.rules.wording.text import amount, code, count, joined, product, shape, shown

__all__ = [
    "amount",
    "arriving",
    "code",
    "count",
    "differing",
    "framework",
    "joined",
    "mismatch",
    "named",
    "parameter",
    "problem_text",
    "product",
    "rank_of",
    "sample_size",
    "shape",
    "shapes_of",
    "shown",
]
