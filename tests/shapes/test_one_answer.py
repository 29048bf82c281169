"""Formulas and bounds are the same in every run: nothing hangs on the order of hashes."""

from __future__ import annotations

import os
import subprocess
import sys

PROGRAM = """
from convlint.shapes import Window, common_factor, maximum, minimum, symbol

H, W, C = symbol(("H",), "H"), symbol(("W",), "W"), symbol(("C",), "C", 0)
for size in (
    (W // 5) * minimum(H, 4),
    (W // 5) * (H // 3) * minimum(H, 4),
    (W // 5) * maximum(H - 4, 0) - W * maximum(H - 4, 0),
    3 * (C // 2) * (H % 3),
    (H + W + C) ** 2 - (H // 2 + W // 3) * (C + 1),
    256 * Window(11, 4).output(H) * Window(11, 4).output(W) + H * W * C,
    (H * W + C) // (W + H),
    (H // 2 + W // 3 + C // 5) // 7,
):
    print(size, size.lower_bound(), size.upper_bound(), common_factor(size))
"""


def printed(seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout


def test_one_answer_whatever_the_seed_of_hashes() -> None:
    assert len({printed(seed) for seed in range(6)}) == 1
