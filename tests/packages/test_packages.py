"""Models of packages that nobody here wrote: convlint reads their sources, and says what was recorded of them.

`CONVLINT_PACKAGES` names a folder that holds the packages (`pip install --no-deps --target`); without it only the
record itself is looked at.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
RECORDS = sorted((BENCHMARKS / "packages").glob("*.jsonl"))
# The share of models whose head is stated, in per cent: what was measured, less one model of the sample.
MEASURED = 97.0
SAMPLE = 12


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_the_record_can_be_read(path: Path) -> None:
    facts = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert facts
    assert {fact["package"] for fact in facts} == {path.stem}
    keys = [(fact["file"], fact["expression"]) for fact in facts]
    assert len(keys) == len(set(keys))
    assert all("error" in fact or len(fact["digest"]) == 16 for fact in facts)


@pytest.mark.skipif("CONVLINT_PACKAGES" not in os.environ, reason="CONVLINT_PACKAGES names no folder")
def test_heads_are_stated_and_nothing_that_runs_is_reported() -> None:
    site = os.environ["CONVLINT_PACKAGES"]
    command = [sys.executable, str(BENCHMARKS / "packages.py"), site, "--sample", str(SAMPLE), "--least", str(MEASURED)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 models" not in done.stdout
