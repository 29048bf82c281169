"""No file makes convlint fail: hostile models, mutated models and programs made up by grammar, within seconds.

By hand, for longer: `CONVLINT_FUZZ_SECONDS=3600 python -m pytest tests/fuzz`, and `everything.py` over whole folders.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from examining import examine
from hostile import HOSTILE
from mutations import mutated, tokens_of

from convlint.source import Source

ROOT = Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("CONVLINT_FUZZ_SECONDS", "4"))
SEED = int(os.environ.get("CONVLINT_FUZZ_SEED", "0"))
MODELS = sorted(path for folder in ("clean", "models") for path in (ROOT / "fixtures" / folder).glob("[!_]*.py"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_models(name: str) -> None:
    examine(HOSTILE[name].encode("utf-8", "surrogatepass"))


def is_python(text: str) -> bool:
    return Source("program.py", text.encode()).fault is None


def test_the_pieces_of_a_program_are_the_program() -> None:
    for path in MODELS[:20]:
        text = path.read_text(encoding="utf-8")
        assert not is_python(text) or "".join(tokens_of(text)) == text


def test_mutated_models() -> None:
    chance, end = random.Random(SEED), time.monotonic() + SECONDS
    texts = [text for path in MODELS if is_python(text := path.read_text(encoding="utf-8")) and len(text) < 6000]
    while time.monotonic() < end:
        text = mutated(chance.choice(texts), chance)
        start = time.process_time()
        try:
            examine(text.encode())
        except BaseException:
            print(text)
            raise
        assert time.process_time() - start < 30, text


def test_any_bytes() -> None:
    chance, end = random.Random(SEED), time.monotonic() + SECONDS / 4
    raw = b"\n".join(path.read_bytes() for path in MODELS[:5])
    while time.monotonic() < end:
        piece = bytearray(raw[(at := chance.randrange(len(raw))) : at + chance.randrange(400)])
        for _ in range(chance.randrange(8)):
            piece.insert(chance.randrange(len(piece) + 1), chance.randrange(256))
        examine(bytes(piece), chance.choice(["program.py", "program.ipynb", "program.pyi"]))


def test_programs_of_the_grammar() -> None:
    hypothesmith = pytest.importorskip("hypothesmith")
    from hypothesis import HealthCheck, given, settings

    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(hypothesmith.from_node())
    def any_program(text: str) -> None:
        examine(("import torch\n" + text).encode("utf-8", "surrogatepass"))

    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        any_program()
