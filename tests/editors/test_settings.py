"""The files of editors/ are read by programs: they say what the linter says, and hold no machine's places."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from convlint.version import VERSION

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EDITORS = Path(__file__).parents[2] / "editors"
VSCODE = EDITORS / "vscode"


@pytest.fixture(scope="module")
def package() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((VSCODE / "package.json").read_text(encoding="utf-8"))
    return loaded


def test_the_extension_has_the_linters_version(package: dict[str, Any]) -> None:
    lock = json.loads((VSCODE / "package-lock.json").read_text(encoding="utf-8"))
    assert {package["version"], lock["version"], lock["packages"][""]["version"]} == {VERSION}


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((VSCODE / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]


def test_the_readme_tells_every_setting_and_command(package: dict[str, Any]) -> None:
    readme = (VSCODE / "README.md").read_text(encoding="utf-8")
    for name, setting in package["contributes"]["configuration"]["properties"].items():
        assert f"| `{name}` | `{json.dumps(setting['default'])}` |" in readme
    for command in package["contributes"]["commands"]:
        assert f"| {command['category']}: {command['title']} |" in readme


def test_what_starts_a_program_is_not_taken_from_a_workspace_without_trust(package: dict[str, Any]) -> None:
    untrusted = package["capabilities"]["untrustedWorkspaces"]
    assert untrusted["supported"] == "limited"
    assert set(untrusted["restrictedConfigurations"]) == {"convlint.path", "convlint.args"}


def test_helix_and_kate_start_the_server() -> None:
    helix = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text(encoding="utf-8"))
    server = helix["language-server"]["convlint"]
    kate = json.loads((EDITORS / "kate" / "settings.json").read_text(encoding="utf-8"))
    assert [server["command"], *server["args"]] == ["convlint", "server"]
    assert kate["servers"]["python"]["command"] == ["convlint", "server"]
    assert kate["servers"]["python"]["settings"].keys() == server["config"].keys() == {"convlint"}


def test_lisp_parentheses_meet() -> None:
    depth = 0
    for line in (EDITORS / "emacs" / "convlint-eglot.el").read_text(encoding="utf-8").splitlines():
        code = line.partition(";")[0]
        depth += code.count("(") - code.count(")")
        assert depth >= 0
    assert depth == 0
