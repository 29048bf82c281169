"""What each format looks like: fixtures/reporters/<format>.txt.

With CONVLINT_UPDATE=1 the files are written anew; look at the difference before you commit it.
"""

import os

import pytest
from samples import FOLDER, page, samples, summary

from convlint.config.errors import output_formats
from convlint.reporters import load
from convlint.version import VERSION

CASES = {name: (name, {}) for name in output_formats()}
CASES["full-colour"] = ("full", {"colour": True})
CASES["full-verbose"] = ("full", {"verbose": True})


@pytest.mark.parametrize("case", CASES)
def test_snapshot(case):
    name, options = CASES[case]
    text = load(name)(samples(), page(**options)).replace(VERSION, "VERSION")
    if name == "sarif":
        import json

        log = json.loads(text)
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        log["runs"][0]["tool"]["driver"]["rules"] = [rule["id"] for rule in rules]
        text = json.dumps(log, indent=2) + "\n"
    path = FOLDER / f"{case}.txt"
    if os.environ.get("CONVLINT_UPDATE"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", output_formats())
def test_nothing_found(name):
    assert "1014" not in load(name)([], page())


@pytest.mark.parametrize("name", output_formats())
def test_files_that_are_gone_are_reported_all_the_same(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "book.ipynb" in load(name)(samples(), page())


def test_the_summary_says_what_was_not_checked():
    assert summary(samples()) == (
        "Found 4 faults.\n"
        "[*] 2 can be fixed with `--fix`.\n"
        "Checked 4 models in 3 files (2 with every shape known); 2 not fully analysed (--strict shows why).\n"
    )
    assert summary([]).startswith("Checked 4 models")


def test_a_hostile_file_cannot_paint_the_terminal():
    for name in ("full", "concise"):
        assert "\x1b" not in load(name)(samples(), page())
