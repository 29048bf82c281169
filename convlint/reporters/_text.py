"""Text for a terminal: colours, and nothing in it that the file under check could use to play tricks."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page

__all__ = ["counted", "head", "paint", "place", "place_text", "plain", "styled", "summary_lines", "width"]

_STYLES = {"bold": "1", "dim": "2", "red": "1;31", "yellow": "33", "blue": "1;34", "cyan": "36", "green": "32"}
# Control characters, and those that reorder text: https://trojansource.codes
_TRICKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """`text` with every control character made visible."""
    return _TRICKS.sub("\ufffd", text)


def styled(text: str, style: str, colour: bool) -> str:
    """`text` in a style, where there are colours."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour and text else text


def paint(text: str, style: str, page: Page) -> str:
    """`text` in a style, if the page has colours."""
    return styled(text, style, page.colour)


def width(text: str) -> int:
    """How many columns a terminal takes for `text`."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def place_text(diagnostic: Diagnostic) -> str:
    """`14:23`, or `cell 3:14:23`."""
    cell = f"cell {diagnostic.cell}:" if diagnostic.cell is not None else ""
    return f"{cell}{diagnostic.location.row}:{diagnostic.location.column}"


def place(diagnostic: Diagnostic, page: Page) -> str:
    """`net.py:14:23`, or `net.ipynb:cell 3:14:23`."""
    return f"{paint(plain(diagnostic.filename), 'bold', page)}{paint(f':{place_text(diagnostic)}', 'dim', page)}"


def head(diagnostic: Diagnostic, page: Page) -> str:
    """`net.py:14:23: CVL101 [*] the message`."""
    mark = paint("[*] ", "cyan", page) if page.fixes(diagnostic) else ""
    code = paint(diagnostic.code, "red" if diagnostic.severity == "error" else "yellow", page)
    return f"{place(diagnostic, page)}: {code} {mark}{plain(diagnostic.message).replace(chr(10), ' ')}"


def summary_lines(diagnostics: list[Diagnostic], page: Page) -> list[str]:
    """What was found, what can be fixed, and what was looked at and how well it was understood."""
    lines = []
    if diagnostics:
        lines.append(f"Found {counted(len(diagnostics), 'fault')}.")
        fixable = sum(page.fixes(diagnostic) for diagnostic in diagnostics)
        if fixable:
            lines.append(f"{paint('[*]', 'cyan', page)} {fixable} can be fixed with `--fix`.")
    return [*lines, _looked_at(page)]


def _looked_at(page: Page) -> str:
    summary = page.summary
    if not summary.files:
        looked = counted(summary.skipped, "file")
        return (
            f"No models: checked {looked}, none of which names a framework." if summary.skipped else "No files checked."
        )
    text = f"checked {counted(summary.models, 'model')} in {counted(summary.files, 'file')}"
    if summary.models:
        text += f" ({summary.resolved} with every shape known)"
    if summary.unanalysed:
        text += f"; {summary.unanalysed} not fully analysed (--strict shows why)"
    return text[0].upper() + text[1:] + "."


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
