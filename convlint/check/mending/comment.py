"""Taking away what a comment suppresses for nothing: single codes, or the whole comment."""

from __future__ import annotations

import re

from convlint.diagnostics import Edit, Fix, Location
from convlint.source import Pragma, Source, Span

__all__ = ["without_codes"]

_ALONE = re.compile(
    r"#\s*(?:convlint\s*:\s*ignore(?:-file)?\s*(?:\[[^\]]*\])?|noqa(?:\s*:[A-Z0-9,\s]*)?)\s*", re.IGNORECASE
)
_BRACKET = re.compile(r"\[([^\]]*)\]\s*\Z")
_NOQA = re.compile(r"(#\s*noqa\s*:\s*)(.*)\Z", re.IGNORECASE | re.DOTALL)


def without_codes(source: Source, pragma: Pragma, unused: tuple[str, ...]) -> Fix | None:
    """The fix that leaves the codes in use, and what else the comment says; None where it says more than that."""
    text = source.text_at(pragma.span)
    if not _ALONE.fullmatch(text):
        return None
    if pragma.kind == "noqa":
        shorter = _shorter_noqa(text, unused)
    else:
        left = [code for code in pragma.codes if code not in unused]
        shorter = _BRACKET.sub(f"[{', '.join(left)}]", text) if left else ""
    words = "remove " + (", ".join(unused) if shorter else "the comment")
    span = pragma.span if shorter else _whole(source, pragma)
    return Fix("safe", words, (_edit(source, span, shorter),))


def _shorter_noqa(text: str, unused: tuple[str, ...]) -> str:
    """`# noqa: E501` of `# noqa: CVL101, E501`: other tools' codes are none of ours."""
    match = _NOQA.match(text)
    codes = [code for code in re.split(r"[\s,]+", match.group(2)) if code] if match else []
    left = [code for code in codes if code.upper() not in unused]
    return f"{match.group(1)}{', '.join(left)}" if match and left else ""


def _whole(source: Source, pragma: Pragma) -> Span:
    """The comment with its reason and the blanks before it; with its line where it has one to itself."""
    line, span = source.line(pragma.span.start_line), pragma.span
    rest = line[span.end_col - 1 :]
    end = span.end_col + (rest.index("#") if "#" in rest else len(rest))
    if "#" in rest:
        return Span(span.start_line, span.start_col, span.end_line, end)
    before = len(line[: span.start_col - 1].rstrip())
    cell, _ = source.place(span.start_line)
    inside = span.start_line < len(source.line_starts) and source.place(span.start_line + 1)[0] == cell
    if not before and inside:
        return Span(span.start_line, 1, span.start_line + 1, 1)
    return Span(span.start_line, before + 1, span.end_line, end)


def _edit(source: Source, span: Span, text: str) -> Edit:
    cell, first = source.place(span.start_line)
    last = first + span.end_line - span.start_line
    return Edit(text, Location(first, span.start_col), Location(last, span.end_col), cell)
