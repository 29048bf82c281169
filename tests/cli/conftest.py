"""A check that needs no framework: `BAD` is a fault, `BAD(7)` has a fix, `BAD[7]` an unsafe one, `BOOM` fails."""

from __future__ import annotations

import re

import pytest

import convlint.check
from convlint.__main__ import main
from convlint.diagnostics import CheckSummary, Diagnostic, Edit, Fix, Location
from convlint.source import Source

_BAD = re.compile(r"BAD(\d*)(?:\((\w+)\)|\[(\w+)\])?")


def check_source(source, settings, project=None):
    if "BOOM" in source.text:
        raise KeyError("x")
    found = []
    for number in range(1, len(source.line_starts) + 1):
        text = source.line(number)
        if re.search(r"ignore\[[^\]]*CVL101", text):
            continue
        for match in _BAD.finditer(text):
            cell, row = source.place(number)
            start, end = Location(row, match.start() + 1), Location(row, match.start() + 4)
            whole = Location(row, match.end() + 1)
            content = match.group(2) or match.group(3)
            fix = (
                Fix("unsafe" if match.group(3) else "safe", f"write {content}", (Edit(content, start, whole),))
                if content
                else None
            )
            data = {"expected": None, "actual": None, "input": None, "model": None}
            code = f"CVL{match.group(1) or 101}"
            found.append(
                Diagnostic(
                    code, "bad", "error", f"it is {text.strip()}", source.filename, cell, start, end, data, fix=fix
                )
            )
    found = [one for one in found if settings.selects(one.code, one.filename)]
    return found, CheckSummary(1, 1, int(not found), int(bool(found)), 0)


def check_files(paths, settings):
    found, summary = [], CheckSummary()
    for path in paths:
        diagnostics, counted = check_source(Source.read(path), settings)
        found += diagnostics
        summary = summary + counted
    return found, summary


def check_many(files, **_):
    return [check_one(path, settings) for path, settings in files]


def check_one(path, settings):
    try:
        return convlint.check.check_files([path], settings)
    except Exception as error:
        return error


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty folder to work in, and the check above."""
    monkeypatch.setattr(convlint.check, "check_source", check_source)
    monkeypatch.setattr(convlint.check, "check_files", check_files)
    monkeypatch.setattr(convlint.check, "check_many", check_many)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    for name in ("NO_COLOR", "FORCE_COLOR", "CONVLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def convlint_run(capsys, monkeypatch):
    """Run a command; its status, standard output and standard error."""

    def run(*arguments):
        monkeypatch.setattr("sys.argv", ["convlint", *map(str, arguments)])
        status = main()
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return run
