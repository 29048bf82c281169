"""`# convlint: ignore[...]`, `ignore-file[...]` and `# noqa`: what they silence, and which of them silence nothing."""

from __future__ import annotations

from convlint.check.plain import plain_diagnostic
from convlint.diagnostics import Diagnostic
from convlint.rules import all_rules
from convlint.source import Pragma, Source

# What says that a suppression or a pragma is wrong cannot be silenced by the same comment.
_NEVER = ("CVL001", "CVL003")


def apply_suppressions(found: list[Diagnostic], source: Source) -> list[Diagnostic]:
    """The diagnostics that nothing silences, and a CVL003 for each suppression that silences none."""
    pragmas = [pragma for pragma in _pragmas(source) if pragma.kind in ("ignore", "ignore-file", "noqa")]
    if not pragmas:
        return found
    used: set[int] = set()
    kept = []
    for diagnostic in found:
        silencers = [i for i, p in enumerate(pragmas) if _silences(p, diagnostic, source)]
        used.update(silencers)
        if not silencers or diagnostic.code in _NEVER:
            kept.append(diagnostic)
    used.update(i for i, p in enumerate(pragmas) if p.codes and not any(_names_a_rule(code) for code in p.codes))
    kept += [_no_such_rule(source, p) for p in pragmas if p.codes and not any(map(_names_a_rule, p.codes))]
    unused = [p for i, p in enumerate(pragmas) if i not in used and not (p.kind == "noqa" and not p.codes)]
    return kept + [_unused(source, pragma) for pragma in unused]


def _pragmas(source: Source) -> tuple[Pragma, ...]:
    return source.pragmas if source.fault is None else ()


def _silences(pragma: Pragma, diagnostic: Diagnostic, source: Source) -> bool:
    if pragma.codes and not any(_covers(code, diagnostic) for code in pragma.codes):
        return False
    if pragma.kind == "ignore-file":
        return True
    rows = {diagnostic.location.row, diagnostic.end_location.row}
    cell, line = source.place(pragma.line)
    if cell != diagnostic.cell:
        return False
    return any(row in rows for row in ((line, line + 1) if pragma.alone else (line,)))


def _names_a_rule(code: str) -> bool:
    return any(rule.code.startswith(code) or rule.name == code for rule in all_rules())


def _no_such_rule(source: Source, pragma: Pragma) -> Diagnostic:
    text = f"`{', '.join(pragma.codes)}` is no rule of convlint; `convlint rule --all` lists them, such as CVL101"
    return plain_diagnostic(source, source.filename, "invalid-pragma", pragma.span, text)


def _covers(code: str, diagnostic: Diagnostic) -> bool:
    return diagnostic.code.startswith(code) or diagnostic.name == code


def _unused(source: Source, pragma: Pragma) -> Diagnostic:
    where = "in this file" if pragma.kind == "ignore-file" else "on this line"
    what = ", ".join(pragma.codes) or "a diagnostic"
    return plain_diagnostic(source, source.filename, "unused-suppression", pragma.span, f"nothing {where} gives {what}")
