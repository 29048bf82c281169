"""One page for each rule, made from the rule's own document.

mkdocs runs this as a hook (`hooks:` in mkdocs.yml), so that no page is kept twice. `python docs/make_rules.py FOLDER`
writes the same pages to a folder.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from convlint.rules import Rule, all_rules

_GROUPS = {
    "0": "The file and its comments",
    "1": "Fully connected layers and reshapes",
    "2": "Convolutions, poolings, norms",
    "3": "Joins, sums and products",
    "4": "The output",
    "5": "Calls",
}
_INTRODUCTION = """# Rules

A code is `CVL` and three digits, by meaning and not by framework: the same fault in PyTorch, TensorFlow 1 and Keras is
one rule. `convlint rule CVL101` prints the same page in a terminal.
"""


def pages() -> dict[str, str]:
    """The Markdown of each page by its path below `docs/`."""
    found = {"rules/index.md": index()}
    for rule in all_rules():
        found[f"rules/{rule.name}.md"] = page(rule)
    return found


def page(rule: Rule) -> str:
    """The rule's document under a heading, with its code, severity and whether it has a fix."""
    facts = [f"Code **{rule.code}**", f"severity *{rule.severity}*"]
    if not rule.default:
        facts.append("only with `--strict`")
    if rule.fixes:
        facts.append("has a fix")
    return f"# {rule.name} ({rule.code})\n\n{', '.join(facts)}.\n\n{rule.document}\n"


def index() -> str:
    """The table of all rules, group by group."""
    parts = [_INTRODUCTION]
    for digit, title in _GROUPS.items():
        rows = [_row(rule) for rule in all_rules() if rule.code[3] == digit]
        if rows:
            parts.append("\n".join([f"## {title}", "", "| code | name | |", "|---|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _row(rule: Rule) -> str:
    strict = "" if rule.default else " (only with `--strict`)"
    return f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.summary}{strict} |"


# --------------------------------------------------------------------------- the hook


def on_config(config: Any) -> Any:
    """Put the rules below the navigation's entry `Rules`."""
    for entry in config.nav or []:
        if isinstance(entry, dict) and isinstance(entry.get("Rules"), list):
            entry["Rules"] += [{f"{rule.code} {rule.name}": f"rules/{rule.name}.md"} for rule in all_rules()]
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages to the site."""
    from mkdocs.structure.files import File  # type: ignore[import-not-found,unused-ignore]

    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def main(arguments: list[str]) -> int:
    """Write the pages below the folder that is given."""
    if len(arguments) != 1:
        print("usage: python docs/make_rules.py FOLDER", file=sys.stderr)
        return 2
    for path, text in pages().items():
        target = Path(arguments[0]) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
