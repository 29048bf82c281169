"""Every example of every document is linted: the bad one makes exactly its rule fire, the good one is silent."""

from __future__ import annotations

import json

import pytest
from documents import blocks, rules

from convlint.cli import run

EXAMPLES = [
    (code, section, number)
    for code, document in rules().items()
    for section in ("Example", "Use instead")
    for number in range(len(blocks(document, section)))
]
STRICT = ("CVL004", "CVL005")


def linted(text, folder, strict):
    path, report = folder / "example.py", folder / "report.json"
    path.write_text(text, encoding="utf-8")
    options = ["--isolated", "--no-cache", "--output-format", "json", "--output-file", str(report)]
    status = run(["check", str(path), *options, *(["--strict"] if strict else [])])
    found = json.loads(report.read_text(encoding="utf-8"))
    assert status == (1 if found else 0)
    return found


@pytest.mark.parametrize(("code", "section", "number"), EXAMPLES)
def test_an_example_does_what_its_document_says(code, section, number, tmp_path):
    found = linted(blocks(rules()[code], section)[number], tmp_path, strict=code in STRICT)
    expected = [code] if section == "Example" else []
    assert [diagnostic["code"] for diagnostic in found] == expected, [diagnostic["message"] for diagnostic in found]
