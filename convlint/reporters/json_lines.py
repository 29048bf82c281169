"""One JSON object a line."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    return "".join(json.dumps(diagnostic.as_json()) + "\n" for diagnostic in diagnostics)
