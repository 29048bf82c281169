"""One JSON array of all findings."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    return json.dumps([diagnostic.as_json() for diagnostic in diagnostics], indent=2) + "\n"
