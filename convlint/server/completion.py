"""Completion inside a comment that speaks to convlint: its words, sizes, codes, models."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lsprotocol import types

from convlint.rules import all_rules
from convlint.server.declaring import likely_size
from convlint.server.lenses import models_of

if TYPE_CHECKING:
    from convlint.server.analysis import Analysis
    from convlint.server.texts import Text

TRIGGERS = [":", "=", "[", " ", ","]
_PRAGMA = re.compile(r"#\s*convlint\s*:\s*(?P<rest>.*)\Z")
_CODES = re.compile(r"\bignore(?:-file)?\[[^\]]*\Z")
_NOQA = re.compile(r"#\s*noqa\s*:\s*(?:[A-Z0-9]+[,\s]+)*[A-Z0-9]*\Z")
_VALUE = re.compile(r"\b(input|model)\s*=\s*\S*\Z")
_WORDS = (
    ("input=", "the size of one sample: `input=3x224x224`"),
    ("model=", "how to make the model: `model=Net(num_classes=10)`"),
    ("ignore[]", "silence these rules on this line: `ignore[CVL101]`"),
    ("ignore-file[]", "silence these rules in this file: `ignore-file[CVL101]`"),
)
_SIZES = (
    ("3x224x224", "ImageNet"),
    ("3x227x227", "AlexNet"),
    ("3x299x299", "Inception"),
    ("3x32x32", "CIFAR"),
    ("1x28x28", "MNIST"),
    ("784", "a vector"),
)


def completions_at(analysis: Analysis | None, text: Text, position: types.Position) -> list[types.CompletionItem]:
    """What may be written at a position; nothing outside of a comment to convlint."""
    before = text.line(position.line)[: text.column(position)]
    pragma = _PRAGMA.search(before)
    if _NOQA.search(before) or (pragma and _CODES.search(pragma["rest"])):
        return _codes()
    if pragma is None:
        return []
    value = _VALUE.search(pragma["rest"])
    if value is None:
        return _words(before, pragma["rest"])
    return _sizes(analysis) if value.group(1) == "input" else _models(analysis)


def _words(before: str, rest: str) -> list[types.CompletionItem]:
    gap = "" if rest or before.endswith(" ") else " "
    return [
        types.CompletionItem(
            label=word,
            kind=types.CompletionItemKind.Keyword,
            documentation=summary,
            filter_text=word,
            insert_text=gap + word,
        )
        for word, summary in _WORDS
    ]


def _codes() -> list[types.CompletionItem]:
    return [
        types.CompletionItem(
            label=r.code, kind=types.CompletionItemKind.EnumMember, detail=r.name, documentation=r.summary
        )
        for r in all_rules()
    ]


def _sizes(analysis: Analysis | None) -> list[types.CompletionItem]:
    """Sizes that the file's models take, then those that data sets usually have."""
    models = [report.name for _, report in models_of(analysis)] if analysis is not None else []
    fitting = [(size, name) for name in models if analysis is not None and (size := likely_size(analysis, name))]
    found = dict([*((size, f"fits {name}") for size, name in reversed(fitting))])
    for size, note in _SIZES:
        found.setdefault(size, note)
    return [
        types.CompletionItem(label=size, kind=types.CompletionItemKind.Value, detail=note, sort_text=f"{index:02}")
        for index, (size, note) in enumerate(found.items())
    ]


def _models(analysis: Analysis | None) -> list[types.CompletionItem]:
    names = [report.name for model, report in models_of(analysis) if model.definition] if analysis is not None else []
    return [types.CompletionItem(label=f"{name}()", kind=types.CompletionItemKind.Class) for name in names]
