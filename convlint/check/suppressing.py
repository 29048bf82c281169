"""`# convlint: ignore[...]`, `ignore-file[...]` and `# noqa`: what they silence, and which of them silence nothing."""

from __future__ import annotations

from convlint.check.plain import plain_diagnostic
from convlint.diagnostics import Diagnostic
from convlint.record import replace
from convlint.rules import all_rules
from convlint.source import Pragma, Source

# What says that a suppression or a pragma is wrong cannot be silenced by the same comment.
_NEVER = ("CVL001", "CVL003")
_ALL = "all"


def apply_suppressions(found: list[Diagnostic], source: Source, strict: bool = True) -> list[Diagnostic]:
    """The diagnostics that nothing silences, and a CVL003 for each suppression that silences none.

    Without `strict`, what suppresses the rules that only a strict run has is not judged.
    """
    pragmas = [pragma for pragma in _pragmas(source) if pragma.kind in ("ignore", "ignore-file", "noqa")]
    if not pragmas:
        return found
    used = [set() if strict else {code for code in pragma.codes if _is_for_strict_runs(code)} for pragma in pragmas]
    kept = []
    for diagnostic in found:
        silencers = [i for i, pragma in enumerate(pragmas) if _silences(pragma, diagnostic, source)]
        for i in silencers:
            used[i] |= {code for code in pragmas[i].codes if _covers(code, diagnostic)} or {_ALL}
        if not silencers or diagnostic.code in _NEVER:
            kept.append(diagnostic)
    return [*kept, *(d for pragma, codes in zip(pragmas, used, strict=True) for d in _judged(source, pragma, codes))]


def _judged(source: Source, pragma: Pragma, used: set[str]) -> list[Diagnostic]:
    """What is to be said of a suppression: that it names no rule, or that it silences nothing (with some codes)."""
    if pragma.codes and not any(map(_names_a_rule, pragma.codes)):
        return [_no_such_rule(source, pragma)]
    if pragma.kind == "noqa" and not pragma.codes:
        return []  # one without codes is for all tools
    unused = tuple(code for code in pragma.codes if code not in used)
    return [_unused(source, pragma, unused)] if unused or not used else []


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


def _is_for_strict_runs(code: str) -> bool:
    rules = [rule for rule in all_rules() if rule.code.startswith(code) or rule.name == code]
    return bool(rules) and not any(rule.default for rule in rules)


def _no_such_rule(source: Source, pragma: Pragma) -> Diagnostic:
    text = f"`{', '.join(pragma.codes)}` is no rule of convlint; `convlint rule --all` lists them, such as CVL101"
    return plain_diagnostic(source, source.filename, "invalid-pragma", pragma.span, text)


def _covers(code: str, diagnostic: Diagnostic) -> bool:
    return diagnostic.code.startswith(code) or diagnostic.name == code


def _unused(source: Source, pragma: Pragma, codes: tuple[str, ...]) -> Diagnostic:
    from convlint.check.mending.comment import without_codes

    where = "in this file" if pragma.kind == "ignore-file" else "on this line"
    what = ", ".join(codes) or "a diagnostic"
    text = f"nothing {where} gives {what}"
    told = plain_diagnostic(source, source.filename, "unused-suppression", pragma.span, text)
    return replace(told, fix=without_codes(source, pragma, codes))
