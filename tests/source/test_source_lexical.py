"""Comments of what is Python are found at a glance: the same as by the scan that reads any text."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path

import pytest

from convlint.source.lexical import comments

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    "plain": "a = 1  # one\n# two\n",
    "in strings": "a = '# no' \"# no\" '''\n# no\n''' # yes\nb = '\\'# no' # yes\nc = r'\\' # yes'\n",
    "quotes in comments": "a = 1 # it's\nb = 2 # \"\"\" and '''\n",
    "empty strings": "a = '' # one\nb = \"\" '' # two\nc = '''''' # three\n",
    "fields": 'a = f\'{b} # no {c!r:#x}\' # yes\nd = f"""\n# no {e}\n""" # yes\n',
    "prefixes": "a = rb'# no' Rb'# no' u'# no' # yes\nf = 1 # yes\nif'# no': pass # yes\n",
    "continued": "a = 1 + \\\n  2 # yes\nb = 'c \\\n# no' # yes\n",
    "line ends": "a = 1 # one\r\nb = 2 # two\rc = 3",
}


def by_tokenizer(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_both_ways_find_the_same(text: str) -> None:
    found = list(comments(text))
    assert list(comments(text, is_python=True)) == found
    assert [text[start:end] for start, end in found] == by_tokenizer(text)


def test_in_real_files() -> None:
    for path in sorted((ROOT / "convlint").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found = list(comments(text))
        assert list(comments(text, is_python=True)) == found, path
        assert [text[start:end] for start, end in found] == by_tokenizer(text), path
