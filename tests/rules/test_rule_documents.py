"""Every rule has a whole document, and the codes and names that the interface promises."""

from __future__ import annotations

import ast
import re

import pytest
from documents import FOLDER, SECTIONS, blocks, rules, sections

from convlint.rules import all_rules, rule_for, rule_named

PROMISED = {
    "CVL001": "syntax-error",
    "CVL002": "invalid-pragma",
    "CVL003": "unused-suppression",
    "CVL004": "undeclared-input-size",
    "CVL005": "not-analysed",
    "CVL101": "linear-in-features",
    "CVL102": "missing-flatten",
    "CVL103": "reshape-size",
    "CVL104": "reshape-folds-batch",
    "CVL105": "discarded-result",
    "CVL106": "impossible-in-features",
    "CVL201": "conv-in-channels",
    "CVL202": "norm-num-features",
    "CVL203": "empty-output",
    "CVL204": "conv-groups",
    "CVL205": "input-rank",
    "CVL206": "channel-order",
    "CVL301": "concat-shape",
    "CVL302": "broadcast-shape",
    "CVL303": "matmul-shape",
    "CVL401": "output-shape",
    "CVL501": "call-arguments",
}
CODES = sorted(PROMISED)
FRAMEWORK_PAGES = ("docs.pytorch.org", "www.tensorflow.org", "keras.io", "docs.python.org", "libcst", "flake8")


def test_every_promised_rule_is_there_and_no_other():
    assert {rule.code: rule.name for rule in all_rules()} == PROMISED
    assert set(rules()) == set(PROMISED)


def test_codes_names_and_summaries_are_unique():
    for attribute in ("code", "name", "summary", "url"):
        values = [getattr(rule, attribute) for rule in all_rules()]
        assert len(set(values)) == len(values), attribute


def test_all_rules_are_in_the_order_of_their_codes():
    assert [rule.code for rule in all_rules()] == CODES


def test_only_two_rules_need_strict():
    assert [rule.code for rule in all_rules() if not rule.default] == ["CVL004", "CVL005"]


def test_severities():
    mild = {rule.code: rule.severity for rule in all_rules() if rule.severity != "error"}
    assert mild == {"CVL003": "warning", "CVL004": "info", "CVL005": "info", "CVL105": "warning"}


def test_the_ways_to_mend():
    assert {rule.code: rule.fixes for rule in all_rules() if rule.fixes} == {
        "CVL101": ("number",),
        "CVL102": ("flatten",),
        "CVL103": ("number",),
        "CVL104": ("batch", "number"),
        "CVL105": ("assign",),
        "CVL201": ("number",),
        "CVL202": ("number",),
        "CVL203": ("adaptive",),
    }


@pytest.mark.parametrize("code", CODES)
def test_a_rule_is_found_by_code_and_by_name(code):
    rule = rule_named(PROMISED[code])
    assert rule_for(code) is rule
    assert rule_for(code.lower()) is rule
    assert rule_for(rule.name) is rule
    assert rule.document == rules()[code].strip()


@pytest.mark.parametrize("code", CODES)
def test_a_document_has_every_section_in_order_and_none_is_empty(code):
    document = rules()[code]
    assert tuple(sections(document)) == SECTIONS
    assert all(text.strip() for text in sections(document).values())


@pytest.mark.parametrize("code", CODES)
def test_the_first_line_is_one_sentence(code):
    first, second, *_ = rules()[code].split("\n")
    assert first.endswith(".")
    assert first.count(".") == 1
    assert first[0].isupper()
    assert second == ""
    assert rule_for(code).summary == first[:-1]


@pytest.mark.parametrize("code", CODES)
def test_examples_are_python(code):
    bad, good = blocks(rules()[code], "Example"), blocks(rules()[code], "Use instead")
    assert bad and good
    for text in good if code == "CVL001" else bad + good:
        ast.parse(text)
    assert all("import" in text for text in bad + good)


def test_the_example_of_a_syntax_error_has_one():
    with pytest.raises(SyntaxError):
        ast.parse(blocks(rules()["CVL001"], "Example")[0])


@pytest.mark.parametrize("code", CODES)
def test_references_are_links_to_pages_of_the_frameworks(code):
    links = re.findall(r"^- \[[^]]+\]\((https://[^)]+)\)$", sections(rules()[code])["References"], re.MULTILINE)
    lines = [line for line in sections(rules()[code])["References"].splitlines() if line]
    assert links and len(links) == len(lines)
    assert all(any(page in link for page in FRAMEWORK_PAGES) for link in links)


@pytest.mark.parametrize("code", CODES)
def test_rules_named_in_a_document_exist(code):
    prose = re.sub(r"```.*?```", "", rules()[code], flags=re.DOTALL)
    assert set(re.findall(r"CVL\d{3}", prose)) <= set(PROMISED)


def test_a_rule_is_one_file_of_words_and_nothing_else():
    for path in FOLDER.glob("*.py"):
        imported = re.findall(
            r"^from (\S+) import|^import (\S+)", path.read_text(encoding="utf-8").split('"""')[-1], re.M
        )
        assert not {name for pair in imported for name in pair if name} & {"libcst", "convlint.interpreter"}
