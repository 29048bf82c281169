"""Python's collector is convlint's to set in its own process, and in no other."""

from __future__ import annotations

import subprocess
import sys

NET = "import torch\nnet = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(5, 2))\nnet(torch.zeros(1, 3, 2))\n"
# How many objects are left out of the search after a run of the command.
PROGRAM = """
import gc, sys
from convlint.__main__ import main
main(["check", "--isolated", "--no-cache", "--jobs", "1", *sys.argv[1:]])
print(gc.get_freeze_count(), gc.isenabled())
"""


ANOTHER_PROGRAM = """
import gc, sys
from convlint import api
before = gc.get_threshold(), gc.get_freeze_count(), gc.isenabled()
assert len(api.check(sys.argv[1], isolated=True)) == 1
assert (gc.get_threshold(), gc.get_freeze_count(), gc.isenabled()) == before, gc.get_threshold()
"""


def test_another_program_keeps_its_settings(tmp_path):
    (tmp_path / "net.py").write_text(NET)
    subprocess.run([sys.executable, "-c", ANOTHER_PROGRAM, str(tmp_path)], check=True)


def test_trees_are_not_searched(tmp_path):
    for number in range(20):
        (tmp_path / f"net{number}.py").write_text(NET + "".join(f"x{i} = [{i}, {i + 1}]\n" for i in range(100)))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    frozen, enabled = done.stdout.split()[-2:]
    assert enabled == "True" and int(frozen) > 20 * 100 * 10  # an assignment is more than ten nodes


def test_memory_is_given_back_where_trees_are_dropped(tmp_path):
    """Programs of classes, which are cycles: their number does not make the process grow for ever."""
    text = NET + "".join(f"class A{i}:\n    def f(self): return A{i}\n" for i in range(100))
    peaks = []
    for count in (12, 48):
        for number in range(count):
            (tmp_path / f"net{number}.py").write_text(text + f"# {'x' * 300_000}\n")
        program = PROGRAM + "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, cwd=tmp_path
        )
        peaks.append(int(done.stdout.split()[-1]))
    assert peaks[1] < 1.5 * peaks[0]
