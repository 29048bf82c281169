"""What a reporter may use beside the diagnostics: source lines, relative paths, colours, the rules, the summary."""

from __future__ import annotations

import os
import os.path
from importlib import import_module

from convlint.diagnostics import CheckSummary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from convlint.diagnostics import Diagnostic
    from convlint.source import Source

    Render = Callable[[Sequence[Diagnostic], "Page"], str]

__all__ = ["Page", "load"]


def load(name: str) -> Render:
    """The `render` of a format: `json-lines` is in json_lines.py."""
    module = import_module(f"convlint.reporters.{name.replace('-', '_')}")
    render: Render = module.render
    return render


class Page:
    """The circumstances of one report. Everything that is asked of the disk is asked once, and may be missing."""

    def __init__(
        self,
        *,
        colour: bool = False,
        summary: CheckSummary | None = None,
        fixes: Callable[[Diagnostic], bool] = lambda diagnostic: False,
        sources: Mapping[str, Source] | None = None,
        verbose: bool = False,
        folder: str | None = None,
    ) -> None:
        self.colour = colour
        self.summary = summary or CheckSummary()
        self.fixes = fixes  # whether `--fix` would apply the fix of a diagnostic
        self.verbose = verbose
        self.folder = folder or os.getcwd()
        self._sources: dict[str, Source | None] = dict(sources or {})

    def line(self, filename: str, cell: int | None, row: int) -> str:
        """A line of a file or of a notebook's cell; empty where it can't be had."""
        from convlint.source import SyntaxFault

        source = self._source(filename)
        if source is None:
            return ""
        try:
            return source.line(source.module_line(cell, row) if source.is_notebook else row)
        except SyntaxFault:
            return ""

    def _source(self, filename: str) -> Source | None:
        from convlint.source import Source

        if filename not in self._sources:
            try:
                self._sources[filename] = Source.read(filename)
            except OSError:
                self._sources[filename] = None
        return self._sources[filename]

    def relative(self, filename: str) -> str:
        """The path relative to the folder that convlint runs in, with `/`; the whole path of a file elsewhere."""
        try:
            path = os.path.relpath(filename, self.folder)
        except ValueError:  # another drive
            path = filename
        path = filename if path.startswith(os.pardir + os.sep) else path
        return path.replace(os.sep, "/")

    def uri(self, filename: str) -> str:
        """`relative` as a URI reference."""
        from urllib.parse import quote

        path = self.relative(filename)
        return ("file://" if path.startswith("/") else "") + quote(path)

    def rules(self) -> dict[str, Any]:
        """Every rule by its code."""
        from convlint.rules import all_rules

        return {rule.code: rule for rule in all_rules()}

    def fingerprints(self, diagnostics: Sequence[Diagnostic]) -> list[str]:
        """For each diagnostic a hash that stays when lines above it come or go: of file, rule, and the line's text."""
        from hashlib import sha256

        seen: dict[str, int] = {}
        found = []
        for one in diagnostics:
            text = " ".join(self.line(one.filename, one.cell, one.location.row).split())
            key = f"{self.relative(one.filename)}\n{one.code}\n{text}"
            seen[key] = seen.get(key, 0) + 1
            found.append(sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
        return found
