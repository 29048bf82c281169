"""`convlint rule`: a rule's document in the terminal."""

from __future__ import annotations

import json
import re
import sys

from convlint.cli.terminal import has_colour, write
from convlint.config.errors import ConfigError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Print one rule, or all. Raises ConfigError for a rule that there is not."""
    from convlint.rules import all_rules

    rules = list(all_rules())
    if not options.all:
        if options.rule is None:
            write(_list(rules) if options.output_format == "text" else _json(rules))
            return 0
        wanted = options.rule.strip()
        rules = [rule for rule in rules if wanted.upper() == rule.code or wanted.lower() == rule.name]
        if not rules:
            known = tuple(name for rule in all_rules() for name in (rule.code, rule.name))
            raise ConfigError(
                f"no rule `{wanted}`{did_you_mean(wanted.upper() if wanted[:1] in 'cC' else wanted, known)}"
            )
    if options.output_format == "json":
        write(_json(rules))
        return 0
    colour = has_colour(options.color, sys.stdout)
    write("\n\n".join(_page(rule, colour) for rule in rules) + "\n")
    return 0


def _list(rules: list[Any]) -> str:
    wide = max(len(rule.name) for rule in rules)
    return "".join(f"{rule.code}  {rule.name:<{wide}}  {rule.summary}\n" for rule in rules)


def _json(rules: list[Any]) -> str:
    keys = ("code", "name", "summary", "document", "severity", "default", "url")
    objects = [{key: getattr(rule, key, None) for key in keys} for rule in rules]
    return json.dumps(objects, indent=2) + "\n"


def _page(rule: Any, colour: bool) -> str:
    """The document as Markdown; headings and code set off where there are colours."""
    head, _, body = rule.document.partition("\n")
    text = f"# {rule.name} ({rule.code})\n\n{head}\n{body}".rstrip()
    if not colour:
        return text
    text = re.sub(r"^(#+ .*)$", "\x1b[1;34m\\1\x1b[0m", text, flags=re.MULTILINE)
    return re.sub(r"`([^`\n]+)`", "\x1b[36m\\1\x1b[0m", text)
