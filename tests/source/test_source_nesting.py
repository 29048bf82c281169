"""What nests too deeply: what is seen at a glance is never safer than what the whole scan says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlint.source import nesting

PIECES = [*"()[]{}", '"', "'", '"""', "'''", "f", "rf", "b", "\\", "\n", "\r\n", "#", "+", ",", ":", " ", "x", "."]
PIECES += ["'('", '")"', "case ", "lambda: ", "not "]
FORMATTED = ["{{", "}}", "{x}", "f'{x[0]}'", 'f"{d["a"]}"', "f'{(x)}'", "f')'"]


@pytest.fixture
def _small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, limit in (("MAX_BRACKETS", 3), ("MAX_CHAIN", 5), ("MAX_PATTERN_BRACKETS", 2)):
        monkeypatch.setattr(nesting, name, limit)


def never_safer(pieces: list[str]) -> None:
    @settings(max_examples=6 * settings().max_examples, deadline=None)
    @given(st.lists(st.sampled_from(pieces), max_size=40).map("".join))
    def compare(text: str) -> None:
        if nesting.too_deep(text) is None:
            assert nesting._found(text) is None

    compare()


@pytest.mark.usefixtures("_small_limits")
def test_a_glance_lets_nothing_through() -> None:
    never_safer(PIECES)


@pytest.mark.usefixtures("_small_limits")
def test_a_glance_lets_no_brackets_of_f_strings_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nesting, "MAX_CHAIN", 500)  # the whole scan counts an f-string's text piece by piece
    never_safer([*PIECES, *FORMATTED])


SHALLOW = [
    "x = [1, (2,), ((3,))]\n",
    "x = f'{d[0]}(('\n# ((((\n",
    "x = f'{{((}}'\ny = '(((('\n",
    '"""((((((\n"""\nx = 1\n',
    "match x:\n    case [a, (b)]:\n        pass\n",
]
DEEP = [
    "x = ((((1))))\n",
    "x = f'{((((1))))}'\n",
    "x = 1+1+1+1+1+1+1\n",
    "x = '' '' '' '' '' '' ''\n",
    "case [([1])]:\n",
]


@pytest.mark.usefixtures("_small_limits")
@pytest.mark.parametrize("text", SHALLOW)
def test_most_files_are_seen_at_a_glance(text: str) -> None:
    code = nesting.without_strings(text)
    assert code is not None and nesting._is_shallow(code)


@pytest.mark.usefixtures("_small_limits")
@pytest.mark.parametrize("text", DEEP)
def test_deep(text: str) -> None:
    assert nesting.too_deep(text) is not None
