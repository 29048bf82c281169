from pathlib import Path

import pytest

from convlint.__main__ import main

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, whose top is marked as the top of a project."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CONVLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    place = tmp_path / "project"
    place.mkdir()
    (place / "convlint.toml").write_text("")
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def run(capsys):
    """Run `convlint check`; its status, standard output and standard error."""

    def check(*arguments):
        status = main(["check", *map(str, arguments)])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return check


@pytest.fixture
def worked_out(monkeypatch):
    """The files that are really worked out, by name, as they are."""
    from convlint.check.each import FileChecker

    seen = []
    original = FileChecker.worked_out
    monkeypatch.setattr(FileChecker, "worked_out", lambda self, path: seen.append(path) or original(self, path))
    return seen
