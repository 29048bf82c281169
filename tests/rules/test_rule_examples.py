"""Every example of every document is linted: the bad one makes exactly its rule fire, the good one is silent."""

from __future__ import annotations

import pytest
from documents import blocks, rules

from convlint.api import check

EXAMPLES = [
    (code, section, number)
    for code, document in rules().items()
    for section in ("Example", "Use instead")
    for number in range(len(blocks(document, section)))
]
STRICT = ("CVL004", "CVL005")


@pytest.mark.parametrize(("code", "section", "number"), EXAMPLES)
def test_an_example_does_what_its_document_says(code, section, number, tmp_path):
    path = tmp_path / "example.py"
    path.write_text(blocks(rules()[code], section)[number], encoding="utf-8")
    found = check(path, strict=code in STRICT, isolated=True)
    expected = [code] if section == "Example" else []
    assert [diagnostic.code for diagnostic in found] == expected, [diagnostic.message for diagnostic in found]
