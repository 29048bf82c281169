"""The other commands, and what every command shares."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from convlint.cache.store import Store

ROOT = Path(__file__).resolve().parents[2]


def started(*arguments, **options):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    command = [sys.executable, *options.pop("python", []), "-m", "convlint", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, **options)


def test_version(convlint_run):
    assert convlint_run("version") == convlint_run("--version") == (0, "convlint 0.1.0\n", "")


def test_the_version_is_that_of_the_package():
    from convlint.version import VERSION

    assert f'version = "{VERSION}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_version_starts_light():
    done = started("version", python=["-X", "importtime"])
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not loaded & {
        "libcst",
        "dataclasses",
        "inspect",
        "pathlib",
        "json",
        "typing",
        "tomllib",
        "convlint.source.file",
    }


def test_no_arguments_are_help(convlint_run):
    status, out, _ = convlint_run()
    assert status == 0 and "convlint [-h]" in out


@pytest.mark.parametrize("command", ["check", "shapes", "rule", "config", "clean", "server", "completion", "version"])
def test_every_command_has_help(convlint_run, command):
    status, out, _ = convlint_run(command, "--help")
    assert status == 0 and out.startswith(f"usage: convlint {command}")


def test_rule(convlint_run):
    assert convlint_run("rule", "CVL101")[1] == convlint_run("rule", "linear-in-features")[1]
    assert convlint_run("rule", "CVL101")[1].startswith("# linear-in-features (CVL101)\n")
    assert "CVL501  call-arguments" in convlint_run("rule")[1]
    rules = json.loads(convlint_run("rule", "--all", "--output-format", "json")[1])
    assert "CVL101" in [rule["code"] for rule in rules] and all(rule["document"] for rule in rules)


def test_config(convlint_run):
    assert "input-size" in convlint_run("config")[1]
    assert 'input-size = "3x224x224"' in convlint_run("config", "input-size")[1]


def test_every_example_of_the_configuration_is_right():
    from convlint.config.loading import parse_toml
    from convlint.config.schema import KEYS, read_table

    for key, known in KEYS.items():
        read_table(parse_toml(f"{key} = {known.example}"), "/", "convlint.toml")


def test_clean(project, convlint_run):
    assert "no cache" in convlint_run("clean")[2]
    Store(str(project / ".convlint_cache")).put("00" * 16, ["text"])
    assert convlint_run("clean")[0] == 0 and not (project / ".convlint_cache").exists()


def test_clean_removes_nothing_but_a_cache(project, convlint_run):
    (project / "mine" / "x").mkdir(parents=True)
    status, _, err = convlint_run("clean", "--cache-dir", "mine")
    assert status == 2 and "no cache of convlint" in err and (project / "mine" / "x").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_the_shell_reads(convlint_run, shell):
    status, script, _ = convlint_run("completion", shell)
    assert status == 0 and "--input-size" in script.replace("-l input-size", "--input-size") and "CVL101" in script
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=script, text=True, capture_output=True).stderr == ""


def test_bash_completes(convlint_run):
    script = convlint_run("completion", "bash")[1]
    asked = (
        ("convlint ch", 1, ["check"]),
        ("convlint check --output-form", 2, ["--output-format"]),
        ("convlint check --output-format js", 3, ["json", "json-lines"]),
        ("convlint rule CVL10", 2, None),
    )
    for line, at, expected in asked:
        ask = f'{script}\nCOMP_WORDS=({line}); COMP_CWORD={at}; _convlint; printf "%s\\n" "${{COMPREPLY[@]}}"'
        found = subprocess.run(["bash", "-c", ask], text=True, capture_output=True, cwd="/").stdout.split()
        assert found == expected if expected else "CVL101" in found


def test_a_reader_that_leaves_is_no_error(tmp_path):
    (tmp_path / "a.py").write_text("x\n")
    done = subprocess.run(
        f"{sys.executable} -m convlint rule --all | head -1",
        shell=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.startswith("#") and done.stderr == ""


def test_an_ascii_terminal_gets_escapes(tmp_path):
    (tmp_path / "nét.py").write_text("import torch\nx = (\n", encoding="utf-8")
    done = started("check", ".", cwd=tmp_path, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 1 and "n\\xe9t.py:2" in done.stdout and done.stderr == ""


def test_server_without_its_extra(convlint_run, monkeypatch):
    monkeypatch.setitem(sys.modules, "pygls", None)
    status, _, err = convlint_run("server")
    assert status == 2 and "pip install 'convlint[server]'" in err
