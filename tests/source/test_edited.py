"""A source that is made from an earlier one is like one that is read anew: statements, places, comments."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import libcst as cst
import pytest

from convlint.source import EditedSource, Source

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").rglob("*.py"))
WORDS = [
    "x = 1\n",
    "\n",
    "    y = 2\n",
    "(",
    ")",
    "'''",
    "# convlint: ignore[CVL101]\n",
    "@property\n",
    "class A:\n",
    "\\\n",
    "a",
]


def expressions(node: Any) -> list[Any]:
    found = (
        [node] if isinstance(node, (cst.BaseExpression, cst.BaseSmallStatement, cst.ClassDef, cst.FunctionDef)) else []
    )
    return found + [item for child in node.children for item in expressions(child)]


def places(source: Source) -> list[tuple[str, Any]]:
    return [(type(node).__name__, source.span(node)) for node in expressions(source.tree)]


def assert_same(one: EditedSource) -> None:
    other = Source(one.filename, one.raw)
    if other.fault is not None:
        assert one.fault is not None
        assert (one.fault.line, one.fault.column, one.fault.message) == (
            other.fault.line,
            other.fault.column,
            other.fault.message,
        )
        return
    assert places(one) == places(other)
    assert one.pragmas == other.pragmas
    assert one.pragma_faults == other.pragma_faults


def edited(text: str, before: EditedSource | None = None) -> EditedSource:
    source = EditedSource("net.py", text.encode(), before)
    _ = source.fault
    return source


@pytest.mark.parametrize("path", FIXTURES[::6], ids=lambda path: path.stem)
def test_like_one_that_is_read_anew(path: Path) -> None:
    assert_same(EditedSource(str(path), path.read_bytes()))


@pytest.mark.parametrize("seed", range(12))
def test_after_any_edits(seed: int) -> None:
    draw = random.Random(seed)
    text = draw.choice(FIXTURES).read_text(encoding="utf-8")
    good = edited(text)
    for _ in range(12):
        at = draw.randrange(len(text) + 1)
        end = min(len(text), at + draw.choice([0, 0, 1, 5, 40]))
        if draw.random() < 0.5:
            at = end = text.rfind("\n", 0, at) + 1
        changed = text[:at] + draw.choice(WORDS) + text[end:]
        source = edited(changed, good)
        assert_same(source)
        if source.fault is None or draw.random() < 0.2:
            text, good = changed, source


TWO = '''import torch

class One:
    """A class."""

    def first(self):
        return 1

    def second(self):
        return 2


def other():
    return 3
'''


def node_ids(source: EditedSource) -> dict[str, int]:
    return {
        node.name.value: id(node)
        for node in expressions(source.tree)
        if isinstance(node, (cst.FunctionDef, cst.ClassDef))
    }


def test_only_the_method_that_changed_is_parsed_again() -> None:
    before = edited(TWO)
    after = edited(TWO.replace("return 2", "return 22"), before)
    old, new = node_ids(before), node_ids(after)
    assert {name for name in old if old[name] == new[name]} == {"first", "other"}


def test_what_moves_is_kept_and_stands_where_it_stands_now() -> None:
    before = edited(TWO)
    after = edited(TWO.replace("import torch\n", "import torch\nimport os\n\n"), before)
    assert node_ids(before)["One"] == node_ids(after)["One"]
    assert_same(after)


def test_equal_definitions_are_different_nodes() -> None:
    before = edited(TWO)
    after = edited(TWO + "\n\ndef other():\n    return 3\n", before)
    assert_same(after)
    assert len({id(node) for node in after.tree.body}) == len(after.tree.body)


def test_a_text_in_between_that_is_no_python_loses_nothing() -> None:
    before = edited(TWO)
    broken = edited(TWO.replace("return 2", "return ("), before)
    assert broken.fault is not None
    after = edited(TWO, broken)
    assert node_ids(after) == node_ids(before)
