"""Diagnostics that come from the file itself and not from a run: syntax, pragmas, suppressions, gaps."""

from __future__ import annotations

from convlint.diagnostics import Diagnostic, Location
from convlint.rules import Facts, rule_named
from convlint.source import Source, Span, SyntaxFault
from convlint.values import Problem


def plain_diagnostic(
    source: Source | None, filename: str, name: str, span: Span, detail: str = "", subject: str = ""
) -> Diagnostic:
    """A diagnostic of the rule `name` at a span of the (joined) text, in the rule's own words."""
    rule = rule_named(name)
    problem, facts = Problem(name, detail=detail), Facts(subject=subject)
    cell, start, end = _placed(source, span)
    text = rule.help(problem, facts)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=rule.message(problem, facts),
        filename=filename,
        cell=cell,
        location=start,
        end_location=end,
        data={},
        notes=(text,) if text else (),
        url=rule.url,
    )


def _placed(source: Source | None, span: Span) -> tuple[int | None, Location, Location]:
    cell, first, last = None, span.start_line, span.end_line
    try:
        if source is not None:
            cell, first = source.place(span.start_line)
            _, last = source.place(span.end_line)
    except SyntaxFault:
        pass
    return cell, Location(first, span.start_col), Location(last, span.end_col)


def point(line: int, column: int) -> Span:
    """An empty span."""
    return Span(line, column, line, column)


def fault_diagnostic(filename: str, fault: SyntaxFault, source: Source | None) -> Diagnostic:
    """CVL001."""
    return plain_diagnostic(source, filename, "syntax-error", point(fault.line, fault.column), fault.message)
