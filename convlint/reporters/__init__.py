"""How findings are printed: one file a format, with `render(diagnostics, page) -> str`.

Lying in this folder is all the registration there is; `SUMMARY = True` has the run's summary come after it.
"""

from convlint.reporters._page import Page, load

__all__ = ["Page", "load"]
