"""One line a finding."""

from __future__ import annotations

from convlint.reporters._text import head

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from convlint.diagnostics import Diagnostic
    from convlint.reporters._page import Page

SUMMARY = True  # the run's summary comes after it


def render(diagnostics: Sequence[Diagnostic], page: Page) -> str:
    return "".join(f"{head(diagnostic, page)}\n" for diagnostic in diagnostics)
