"""A tree with bodies that are parsed later has the nodes and the positions that libcst gives for the whole text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import libcst
import pytest

from convlint.api import check
from convlint.source import Source
from convlint.source import deferred as deferred_module
from convlint.source.deferred import Deferred
from convlint.source.faults import SyntaxFault
from convlint.source.outline import outline
from convlint.source.parse import line_starts, parse
from convlint.source.positions import ranges_of
from convlint.source.walking import walk
from convlint.source.words import words, words_of_text

ROOT = Path(__file__).resolve().parents[2]
MORE = "".join(f"def more_{letter}(a):\n    return a + 1000\n" for letter in "abcd")
AWKWARD = {
    "methods": "class A:\n    x = 1\n    def f(self):\n        a = 1\n        return a\n\n"
    "    class B:\n        def g(self):\n            return self.a.b\n",
    "decorated": "@a\n@b(1)\nasync def f(x=[1, 2]) -> int:\n    @c\n    def g():\n        return x\n"
    "    return await g\n",
    "comments around": "def f():  # one\n    # two\n    a = 1  # three\n    # four\n# five\n\n# six\ndef g():\n\n"
    "    return a.b.c.d\n",
    "on the line of its head": "def f(): return a.b.c.d\ndef g(a,\n      b): return a.b.c.d; b\n",
    "too narrow": "def f():\n    pass\ndef g():\n    return 1; f\n",
    "semicolons": "def f():\n    a = 100; b = 1 ;\n    if a:\n        b.c.d();\ndef g():\n    a = 1; return b ;  # a\n",
    "the last line is open": "def f():\n    a = 1\n    return a.b.c.d",
    "continued": "def f():\n    a = 1 + \\\n        2\n    return a \\\n\ndef g():\n    return a.b.c.d\n",
    "a joined blank line": "def f():\n    a = 1\n\\\n    b = 1\n    return b\n",
    "form feeds": "def f():\n\f    a = 1\n    return a.b.c.d\n",
    "tabs": "class A:\n\tdef f(self):\n\t\tif self:\n\t\t\treturn 1\n\t\treturn 2\n",
    "line ends": "class A:\r\n  def f(self):\r\n    a = (1,\r\n2)\r\n    return a\r\n\r\ndef g():\r\n"
    "        return a.b.c\r\n",
    "old line ends": "def f():\r    a = 1\r    return a\r",
    "strings over lines": 'def f():\n    """one\ntwo\n"""\n    return """\n three"""\n\n'
    'def g():\n  return f"{a}" "\\""\n',
    "wide characters": "def f():\n    a = 'äöü𝔸'\n    return 'äöü𝔸' + a\n\ndef g(ä):\n    x = 1; return 'ä𝔸' ;\n",
    "within other statements": "if a:\n    def f():\n        b = 1\n        return b\nelse:\n    f = None\n",
    "the same twice": "def f(x):\n    a = 1\n    return a\ndef f(x):\n    b = 2\n    return b\n",
    "in parentheses": "def f():\n    (\n        a\n    ).b()\n    return (\n        a\n    )\n",
    "a decorator in parentheses": "def f():\n    @(\n        a\n    )\n    def g():\n        return 1\n    return g\n",
}


def nodes(tree: Any) -> list[tuple[str, str]]:
    """The kinds and the values of all nodes; a deferred body is a block like any other."""
    kinds = ((type(node).__name__, str(getattr(node, "value", ""))) for node in walk(tree))
    return [
        ("IndentedBlock" if kind == "Deferred" else kind, value if len(value) < 80 else "") for kind, value in kinds
    ]


def is_block(node: Any) -> bool:
    """A block begins behind the decorators of its first statement, which is not to be seen before it is parsed."""
    return isinstance(node, libcst.IndentedBlock)


def places(source: Source) -> list[tuple[int, int, int, int]]:
    found = [source._position(node) for node in list(walk(source.tree))[1:] if not is_block(node)]
    return [(start.line, start.column, end.line, end.column) for start, end in found]


def places_in_whole(tree: Any) -> list[tuple[int, int, int, int]]:
    ranges = ranges_of(tree)
    found = [ranges[node] for node in list(walk(tree))[1:] if not is_block(node)]
    return [(place.start.line, place.start.column, place.end.line, place.end.column) for place in found]


def assert_as_whole(source: Source) -> None:
    tree = parse(source.text)
    assert nodes(source.tree) == nodes(tree)
    assert places(source) == places_in_whole(tree)


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_texts(text: str) -> None:
    assert_as_whole(Source("a.py", (MORE + text).encode()))


def test_real_files() -> None:
    paths = [*sorted((ROOT / "fixtures").rglob("*.py")), *sorted((ROOT / "convlint" / "source").glob("*.py"))]
    seen = [Source.read(str(path)) for path in paths]
    for source in seen:
        if source.fault is None:
            assert_as_whole(source)
    assert sum(source._deferred is not None for source in seen) > 10


def bodies(source: Source) -> list[Deferred]:
    assert source.fault is None and source._deferred is not None
    return source._deferred.bodies


def test_a_body_is_parsed_when_it_is_looked_into() -> None:
    source = Source("a.py", MORE.encode())
    assert [body.is_parsed for body in bodies(source)] == [False] * 4
    function: Any = source.tree.body[2]
    assert source.span(function).start_line == 5 and source.text_of(function) == MORE[MORE.index("def more_c") :][:34]
    assert [body.is_parsed for body in bodies(source)] == [False] * 4
    assert source.text_of(function.body.body[0].body[0].value) == "a + 1000"
    assert [body.is_parsed for body in bodies(source)] == [False, False, True, False]


HEAD = """import torch.nn as nn


class Net(nn.Module):  # convlint: input=3x32x32
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3 * 32 * 31, 10)

    def fit(self, loader):
        return [self(x) for x in loader]

    def forward(self, x):
"""


def test_what_is_not_run_is_not_parsed(tmp_path: Path) -> None:
    (tmp_path / "net.py").write_text(f"{HEAD}        return self.fc(x.flatten(1))\n\n{MORE}")
    parsed: list[str] = []
    real = deferred_module.tree_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deferred_module, "tree_of", lambda text: [parsed.append(text), real(text)][1])
        found = check([str(tmp_path / "net.py")], isolated=True)
    assert [(one.code, one.location.row) for one in found] == [("CVL101", 7)]
    assert not any("for x in loader" in text or "a + 1000" in text for text in parsed)
    assert any("flatten" in text for text in parsed)


REFUSED = "    (x): int\n    return x.y.z\n"  # Python takes it


def test_what_libcst_refuses_is_a_fault_of_its_function_alone() -> None:
    with pytest.raises(SyntaxFault):
        parse(f"def f():\n{REFUSED}")
    source = Source("a.py", f"{MORE}def f():\n{REFUSED}".encode())
    functions: Any = source.tree.body
    assert source.fault is None
    assert len(functions[0].body.body) == 1 and functions[0].body.fault is None
    assert functions[4].body.body == () and functions[4].body.fault.message


def test_a_model_that_needs_what_libcst_refuses_is_not_said_to_be_understood(tmp_path: Path) -> None:
    model = f"{HEAD}        return self.fc(helper(x))\n\n{MORE}def helper(x):\n{REFUSED}"
    (tmp_path / "net.py").write_text(model)
    found = check([str(tmp_path / "net.py")], isolated=True, strict=True)
    assert [one.code for one in found] == ["CVL005"]


def test_a_text_that_cannot_be_outlined_is_parsed_whole() -> None:
    for text in (AWKWARD["form feeds"], AWKWARD["a joined blank line"], "print 'a'\n", "def f(:\n"):
        assert outline(text, line_starts(text)) is None
    source = Source("a.py", ("def f(:\n" + MORE).encode())
    assert source.fault is not None and source.fault.line == 1


def test_words_of_a_text_are_those_of_its_tree() -> None:
    text = (
        "import a.b as c  # not_this\nx = r'one' 'two three' f'four {five} six' + b'#seven'\n"
        'def f(y: \'eight\', *z):\n    """nine # ten\n    eleven"""\n    # nor_this\n'
        '    return {y: f\'{y}\', x.w: Rf"""u"""}\n'
    )
    keywords = {"import", "as", "def", "return"}
    found = {word: count for word, count in words_of_text(text).items() if word not in keywords}
    assert found == dict(words(parse(text)))
