"""Positions of single statements are those that libcst gives for the whole file."""

from __future__ import annotations

from pathlib import Path

import pytest

from convlint.source import Source
from convlint.source.parse import parse
from convlint.source.positions import Positions
from convlint.source.walking import walk

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "models"
AWKWARD = {
    "repeated": "import a\nf(x)\nf(x)\n\n\n# note\nf(x)\ng(f(x))\n",
    "a prefix of another": "x = 1\nx = 12\nx = 1",
    "in a string": "x = '''\nf(x)\n'''\nf(x)\n",
    "several on a line": "a = 1; b = 2\na = 1\nif a: b = 2\n",
    "line ends": "a = 1\r\ndef f(\r\n    x,\r\n):\r\n\treturn x\r\nf(\r\n a)\r\n",
    "a header": "#!/usr/bin/env python\n# a\n\nimport a\nimport a\n",
    "continued": "a = 1 + \\\n  2\nwith a as b, \\\n     c:\n    pass\n",
    "indented comments": "class A:\n    x = 1\n  # less\n\n# more\nclass A:\n    x = 1\n  # less\n",
    "decorated": "@a\n@a\ndef f(): pass\n@a\n@a\ndef f(): pass\n",
}


def whole(text: str) -> Source:
    """A source whose bodies are parsed where they stand."""
    source = Source("a.py", text.encode())
    source.__dict__["tree"] = parse(source.text)
    return source


def places(source: Source) -> list[tuple[int, int, int, int]]:
    positions = Positions(source.tree, source.text, source.line_starts)
    found = [positions.of(node) for statement in source.tree.body for node in walk(statement)]
    return [(start.line, start.column, end.line, end.column) for start, end in found]


def places_in_whole(source: Source) -> list[tuple[int, int, int, int]]:
    ranges = Positions(source.tree, source.text, source.line_starts).all
    found = [ranges[node] for statement in source.tree.body for node in walk(statement)]
    return [(place.start.line, place.start.column, place.end.line, place.end.column) for place in found]


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_texts(text):
    assert places(whole(text)) == places_in_whole(whole(text))


def test_models():
    for path in sorted(FIXTURES.glob("*.py")):
        source = whole(Source.read(str(path)).text)
        assert places(source) == places_in_whole(source), path.name


def test_only_what_is_asked_for_is_written_out(monkeypatch):
    source = Source("a.py", b"import a\nf(x)\nf(x)\n\n\n# note\ng(f(x))\n")
    monkeypatch.setattr(Positions, "all", property(lambda positions: pytest.fail("the whole file")))
    assert [source.span(statement).start_line for statement in source.tree.body] == [1, 2, 3, 7]
