"""The report of a finished check, and its exit status."""

from __future__ import annotations

import sys

from convlint.cli.terminal import has_colour, write
from convlint.fix.applying import applicable

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from convlint.cli.running import Outcome
    from convlint.config.settings import Settings
    from convlint.diagnostics import Diagnostic
    from convlint.reporters import Page
    from convlint.source import Source

__all__ = ["make_page", "report"]


def make_page(
    options: argparse.Namespace,
    settings: Mapping[str, Settings],
    outcome: Outcome,
    sources: Mapping[str, Source] | None = None,
) -> Page:
    """What the reporters may know. `settings` are those of each file by its name."""
    from convlint.reporters import Page

    def fixes(diagnostic: Diagnostic) -> bool:
        own = settings.get(diagnostic.filename)
        if own is None or not own.fixes(diagnostic.code):
            return False
        return applicable(diagnostic.fix, own.unsafe_fixes)

    colour = has_colour(options.color, sys.stdout, bool(options.output_file))
    return Page(colour=colour, summary=outcome.summary, fixes=fixes, sources=sources, verbose=options.verbose)


def report(
    options: argparse.Namespace,
    files: Sequence[tuple[str, Settings]],
    outcome: Outcome,
    sources: Mapping[str, Source] | None = None,
) -> int:
    """Print the findings in the format that is asked for; 1 if there are any, else 0."""
    output_format = files[0][1].output_format if files else options.output_format or "full"
    page = make_page(options, dict(files), outcome, sources)
    if options.quiet < 2:
        outcome.printed = _text(options, outcome, page, output_format)
        write(outcome.printed, options.output_file)
    if outcome.fixed and options.exit_non_zero_on_fix:
        return 1
    return 1 if outcome.diagnostics and not options.exit_zero else 0


def _text(options: argparse.Namespace, outcome: Outcome, page: Page, output_format: str) -> str:
    from importlib import import_module

    if options.statistics:
        from convlint.cli.statistics import statistics

        return statistics(outcome.diagnostics, page, output_format)
    module = import_module(f"convlint.reporters.{output_format.replace('-', '_')}")
    text: str = module.render(outcome.diagnostics, page)
    if getattr(module, "SUMMARY", False) and not options.quiet:
        from convlint.reporters._text import summary_lines

        text += "".join(f"{line}\n" for line in summary_lines(outcome.diagnostics, page))
    return text
