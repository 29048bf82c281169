"""`convlint check -`: one file from standard input."""

from __future__ import annotations

import os.path
import sys

from convlint.cli.changes import fix_one, wants_fixes
from convlint.cli.reporting import report
from convlint.cli.running import Outcome
from convlint.cli.terminal import has_colour, write
from convlint.files.discovery import excluded
from convlint.fix import difference
from convlint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from convlint.config.loading import Resolver
    from convlint.config.settings import Settings

__all__ = ["check_stdin"]


def check_stdin(options: argparse.Namespace, resolver: Resolver) -> int:
    """Check standard input under the name of `--stdin-filename`. With `--fix`, the fixed text is the output."""
    name = options.stdin_filename or "<stdin>"
    settings = resolver.for_file(name) if options.stdin_filename else resolver.for_folder(os.getcwd())
    if options.show_files or options.show_settings:
        print(os.path.abspath(name)) if options.show_files else None
        return 0
    source = Source(name, sys.stdin.buffer.read())
    outcome = Outcome()
    if not (options.stdin_filename and settings.force_exclude and excluded(os.path.abspath(name), settings)):
        outcome.check_source(source, settings)
    if wants_fixes(options, settings):
        return _fix(options, source, outcome, settings)
    status = report(options, [(name, settings)], outcome, {name: source})
    return 2 if outcome.failed else status


def _fix(options: argparse.Namespace, source: Source, outcome: Outcome, settings: Settings) -> int:
    """The fixed text (or the diff) on standard output; what is left on standard error."""
    fixed = fix_one(source, outcome.diagnostics, settings)
    new = fixed.source if fixed else source
    if options.diff:
        text = difference(source, new, has_colour(options.color, sys.stdout, bool(options.output_file)))
        write(text, options.output_file)
        return 1 if text and not options.exit_zero else 0
    sys.stdout.flush()
    sys.stdout.buffer.write(new.raw)
    sys.stdout.buffer.flush()
    outcome.diagnostics = list(fixed.remaining) if fixed else outcome.diagnostics
    if not options.fix_only and outcome.diagnostics and not options.quiet:
        from convlint.reporters import Page, load

        sys.stderr.write(load("concise")(outcome.diagnostics, Page(sources={source.filename: new})))
    if outcome.failed:
        return 2
    return 1 if outcome.diagnostics and not options.exit_zero and not options.fix_only else 0
