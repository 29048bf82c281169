"""What each rule says to do about a fault."""

from __future__ import annotations

from types import ModuleType, SimpleNamespace
from typing import Any, cast

import pytest
from stand_ins import B, H, graph_tensor, helped, keras_layer, tensor, torch_tensor

from convlint.rules import Facts, Rule, all_rules, rule_for
from convlint.values import Problem


def problem(**known: Any) -> Problem:
    return Problem("x", **known)


HELPS = [
    ("CVL002", problem(), "write it like `# convlint: input=3x224x224` or `# convlint: ignore[CVL101]`"),
    ("CVL002", problem(detail="the message shows a right one itself"), ""),
    ("CVL003", problem(), "delete the comment"),
    ("CVL004", problem(), "declare it above the class: `# convlint: input=3x224x224`"),
    ("CVL102", problem(tensor=torch_tensor(B, 16, H, 4)), "flatten it first: `torch.flatten(x, 1)`"),
    ("CVL102", problem(tensor=graph_tensor(B, H, 4, 16)), "flatten it first: `tf.reshape(x, [-1, ...])`"),
    (
        "CVL102",
        problem(layer=keras_layer(), tensor=tensor(B, 4, 4, 16)),
        "flatten it first: `Flatten()(x)`, which gives 256 = 4 x 4 x 16 features",
    ),
    ("CVL102", problem(), "flatten it first: `torch.flatten(x, 1)`"),
    (
        "CVL104",
        problem(tensor=torch_tensor(B, 16)),
        "keep the batch instead: `x.view(x.size(0), -1)` or `torch.flatten(x, 1)`",
    ),
    ("CVL104", problem(tensor=graph_tensor(B, 16)), ""),
    ("CVL104", problem(layer=keras_layer()), ""),
    ("CVL105", problem(), "assign it: `x = x...`"),
    ("CVL106", problem(), "declare the input size to learn the number: `# convlint: input=3x224x224`"),
    ("CVL203", problem(), "use a smaller window, fewer strides, some padding or a larger input"),
    ("CVL204", problem(), "choose a number of groups that divides the channels going in and coming out"),
    ("CVL206", problem(tensor=torch_tensor(B, 8, 8, 3)), "move the channels to the front: `x.permute(0, 3, 1, 2)`"),
    ("CVL206", problem(tensor=graph_tensor(B, 3, 8, 8)), "move the channels, or set `data_format`"),
]


@pytest.mark.parametrize(("code", "known", "words"), HELPS)
def test_help(code: str, known: Problem, words: str) -> None:
    assert helped(code, known) == words


def test_a_rule_without_a_help_has_none_to_give() -> None:
    helping = {code for code, *_ in HELPS}
    assert {rule.help(problem(), Facts()) for rule in all_rules() if rule.code not in helping} == {""}


def test_a_help_may_use_the_facts() -> None:
    module = cast(ModuleType, SimpleNamespace(help=lambda problem, facts: f"look at `{facts.subject}`"))
    rule = Rule("CVL999", "a-rule", "A rule.", "A rule.", module)
    assert rule.help(problem(), Facts(subject="fc1")) == "look at `fc1`"


def test_a_code_that_nobody_has_names_no_rule() -> None:
    assert rule_for("CVL999") is None
