"""What CI servers read: the action, and the snippets of the docs, against the schemas that check-jsonschema carries."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
needs_schemas = pytest.mark.skipif(
    importlib.util.find_spec("check_jsonschema") is None, reason="check-jsonschema is not installed"
)
NET = """import torch.nn as nn


class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 5)
        self.fc = nn.Linear(1014, 10)

    def forward(self, x):
        return self.fc(self.conv(x).flatten(1))
"""


def is_valid(path, schema):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    return done.returncode == 0 or done.stdout + done.stderr


def snippet(page, first_line):
    """The block of YAML in a page of the docs that begins with a line."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    return next(block for block in blocks if block.startswith(first_line))


@needs_schemas
def test_the_action():
    assert is_valid(ROOT / "action.yml", "vendor.github-actions") is True


@needs_schemas
@pytest.mark.parametrize(
    ("first_line", "schema"), [("name: convlint", "vendor.github-workflows"), ("convlint:", "vendor.gitlab-ci")]
)
def test_snippets_of_the_docs(first_line, schema, tmp_path):
    path = tmp_path / "file.yml"
    path.write_text(snippet("integrations.md", first_line), encoding="utf-8")
    assert is_valid(path, schema) is True


@needs_schemas
def test_the_schemas_can_say_no(tmp_path):
    path = tmp_path / "action.yml"
    path.write_text(
        (ROOT / "action.yml").read_text(encoding="utf-8").replace("shell: bash", "shel: bash"), encoding="utf-8"
    )
    assert is_valid(path, "vendor.github-actions") is not True


def script_of(name):
    """The shell script of a step of the action."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    block = text.split(f"- name: {name}\n")[1].split("run: |\n")[1]
    lines = []
    for line in block.split("\n"):
        if line.strip() and not line.startswith(" " * 8):
            break
        lines.append(line[8:])
    return "\n".join(lines)


@pytest.fixture
def runner(tmp_path):
    """A folder as a runner has it, with convlint where the first step would have put it."""
    tool = tmp_path / "temp" / "convlint" / "bin" / "convlint"
    tool.parent.mkdir(parents=True)
    tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m convlint "$@"\n', encoding="utf-8")
    tool.chmod(0o755)
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "net.py").write_text(NET, encoding="utf-8")

    def run(**inputs):
        output = tmp_path / "output"
        output.write_text("", encoding="utf-8")
        given = {"ARGS": "check", "SRC": ".", "SARIF": "", **inputs}
        environment = {**os.environ, **given, "RUNNER_TEMP": str(tmp_path / "temp"), "GITHUB_OUTPUT": str(output)}
        environment["PYTHONPATH"] = str(ROOT)
        script = script_of("Run convlint")
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(
            command, cwd=tmp_path / "work", env=environment, capture_output=True, text=True, timeout=120
        )
        return done, output.read_text(encoding="utf-8")

    return run


@pytest.mark.skipif(os.name == "nt", reason="the script is for bash")
def test_the_action_annotates_and_fails(runner, tmp_path):
    done, output = runner(SARIF="out.sarif")
    assert done.returncode == 1 and output == "findings=true\n"
    assert done.stdout.startswith("::error file=net.py,line=8,")
    assert '"ruleId": "CVL101"' in (tmp_path / "work" / "out.sarif").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="the script is for bash")
def test_the_action_passes_on_what_is_clean(runner):
    done, output = runner(ARGS="check --ignore CVL101")
    assert done.returncode == 0 and output == "findings=false\n"


@pytest.mark.skipif(os.name == "nt", reason="the script is for bash")
def test_inputs_are_no_shell_text(runner, tmp_path):
    done, _ = runner(SRC="$(touch pwned) `touch pwned` ; touch pwned")
    assert done.returncode == 2 and not (tmp_path / "work" / "pwned").exists()
