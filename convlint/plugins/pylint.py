"""The pylint plugin: `load-plugins=convlint.plugins.pylint`.

pylint's message ids have four digits, of which the first two are the checker's: CVL101 is E9101, and its symbol is
`convlint-linear-in-features`. Inputs and rules are configured for convlint, in `[tool.convlint]`.
https://pylint.readthedocs.io/en/stable/development_guide/how_tos/custom_checkers.html
"""

from __future__ import annotations

import os.path
from typing import TYPE_CHECKING, Any

from pylint.checkers import BaseRawFileChecker

from convlint.plugins._checking import findings, told
from convlint.rules import all_rules

if TYPE_CHECKING:
    from astroid import nodes
    from pylint.lint import PyLinter

    from convlint.diagnostics import Diagnostic
    from convlint.rules import Rule

__all__ = ["register"]

_LEVELS = {"error": "E", "warning": "W", "info": "R"}


def register(linter: PyLinter) -> None:
    """A checker for each hundred of the codes; they share the findings of a file."""
    shared = _Findings()
    for digit in sorted({rule.code[3] for rule in all_rules()}):
        rules = [rule for rule in all_rules() if rule.code[3] == digit]
        linter.register_checker(_checker(rules)(linter, shared))


def _checker(rules: list[Rule]) -> type[_Checker]:
    messages = {_identifier(rule): ("%s", f"convlint-{rule.name}", f"{rule.summary}. See {rule.url}") for rule in rules}
    codes = {rule.code: _identifier(rule) for rule in rules}
    return type("Checker", (_Checker,), {"name": "convlint", "msgs": messages, "codes": codes})


def _identifier(rule: Rule) -> str:
    return f"{_LEVELS[rule.severity]}9{rule.code[3:]}"


class _Findings:
    """The findings of the file that was asked for last: several checkers ask for the same one."""

    def __init__(self) -> None:
        self._last: tuple[str, list[Diagnostic]] | None = None

    def of(self, node: nodes.Module) -> list[Diagnostic]:
        if self._last is None or self._last[0] != node.file:
            self._last = (node.file, findings(node.file, _bytes(node)))
        return self._last[1]


def _bytes(node: nodes.Module) -> bytes | None:
    """The module's text where it is in no file (`pylint --from-stdin`)."""
    if os.path.isfile(node.file):
        return None
    with node.stream() as stream:
        text: bytes = stream.read()
    return text


class _Checker(BaseRawFileChecker):  # type: ignore[misc,unused-ignore]
    """Reports the findings whose codes it has."""

    codes: dict[str, str] = {}

    def __init__(self, linter: PyLinter, shared: _Findings) -> None:
        super().__init__(linter)
        self._shared = shared

    def process_module(self, node: nodes.Module) -> None:
        """https://pylint.readthedocs.io/en/stable/development_guide/how_tos/custom_checkers.html#raw-checkers"""
        for one in self._shared.of(node):
            if one.code in self.codes:
                self._report(one)

    def _report(self, one: Diagnostic) -> None:
        place: dict[str, Any] = {
            "line": one.location.row,
            "col_offset": one.location.column - 1,
            "end_lineno": one.end_location.row,
            "end_col_offset": one.end_location.column - 1,
        }
        self.add_message(self.codes[one.code], args=(told(one),), **place)
