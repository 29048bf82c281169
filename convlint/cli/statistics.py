"""How often each rule found something."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.diagnostics import Diagnostic
    from convlint.reporters import Page

__all__ = ["statistics"]


def statistics(diagnostics: Sequence[Diagnostic], page: Page, output_format: str) -> str:
    """A line a rule, the most frequent first: `3  CVL101  [*] linear-in-features`; objects in the JSON formats."""
    counts: dict[tuple[str, str], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        counts.setdefault((diagnostic.code, diagnostic.name), []).append(diagnostic)
    rows = sorted(counts.items(), key=lambda item: (-len(item[1]), item[0]))
    if output_format in ("json", "json-lines"):
        return _as_json([_object(code, name, found, page) for (code, name), found in rows], output_format)
    wide = max((len(str(len(found))) for _, found in rows), default=0)
    return "".join(
        f"{len(found):>{wide}}  {code}  [{'*' if all(map(page.fixes, found)) else ' '}] {name}\n"
        for (code, name), found in rows
    )


def _object(code: str, name: str, found: list[Diagnostic], page: Page) -> dict[str, object]:
    fixable = sum(map(page.fixes, found))
    return {"code": code, "name": name, "count": len(found), "fixable": fixable}


def _as_json(rows: list[dict[str, object]], output_format: str) -> str:
    import json

    if output_format == "json":
        return json.dumps(rows, indent=2) + "\n"
    return "".join(json.dumps(row) + "\n" for row in rows)
