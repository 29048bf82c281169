"""What a check may change: files (`--fix`, `--add-ignore`) and the baseline."""

from __future__ import annotations

import sys

from convlint.cli.running import recheck, summary_of
from convlint.cli.terminal import has_colour, write
from convlint.fix import FileChanged, Fixed, applicable, difference, fix_source, write_file
from convlint.reporters._text import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from convlint.cli.running import Outcome
    from convlint.config.settings import Settings
    from convlint.diagnostics import Diagnostic
    from convlint.source import Source

__all__ = ["change", "fix_one", "wants_fixes"]


def change(options: argparse.Namespace, files: Sequence[tuple[str, Settings]], outcome: Outcome) -> int | None:
    """Do what the options ask for. A status if that was all; None if the findings that are left are to be reported."""
    if options.write_baseline:
        from convlint.cli.baseline import write_baseline

        return write_baseline(options.baseline, outcome.diagnostics)
    everything = outcome.diagnostics
    outcome.diagnostics = _without_baseline(options, everything)
    if options.add_ignore:
        from convlint.cli.ignoring import add_ignores

        return add_ignores(dict(files), outcome)
    fixing = {path: settings for path, settings in files if wants_fixes(options, settings)}
    return _fix(options, fixing, outcome, everything) if fixing else None


def _without_baseline(options: argparse.Namespace, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    if not options.baseline:
        return diagnostics
    from convlint.cli.baseline import apply_baseline

    return apply_baseline(options.baseline, diagnostics)


def wants_fixes(options: argparse.Namespace, settings: Settings) -> bool:
    """Whether fixes are to be applied, or shown as a diff."""
    return bool(options.diff or options.fix_only or settings.fix)


def fix_one(
    source: Source, found: Sequence[Diagnostic], settings: Settings, among: Sequence[Diagnostic] | None = None
) -> Fixed | None:
    """The file with its fixes (those `among` some of its findings); None where there are none that can be applied."""

    def wants(diagnostic: Diagnostic) -> bool:
        if among is not None and diagnostic not in among:
            return False
        return settings.fixes(diagnostic.code) and applicable(diagnostic.fix, settings.unsafe_fixes)

    if not any(map(wants, found)):
        return None
    fixed = fix_source(source, found, lambda changed: recheck(changed, settings), wants)
    return fixed if fixed.applied else None


def _fix(
    options: argparse.Namespace, settings: dict[str, Settings], outcome: Outcome, everything: list[Diagnostic]
) -> int | None:
    """Fix the files and report what is left; with `--diff`, show what would change and write nothing."""
    colour = has_colour(options.color, sys.stdout, bool(options.output_file))
    text, applied = "", 0
    for source, fixed in _fixed_files(options, settings, outcome, everything):
        if options.diff:
            text += difference(source, fixed.source, colour)
        elif _written(source, fixed, outcome):
            own = settings[source.filename]
            outcome.summary = outcome.summary - summary_of(source, own) + summary_of(fixed.source, own)
        else:
            continue
        applied += len(fixed.applied)
        everything = sorted([*(one for one in everything if one.filename != source.filename), *fixed.remaining])
    outcome.fixed = applied
    if options.diff:
        write(text, options.output_file)
    elif applied:
        outcome.diagnostics = _without_baseline(options, everything)
    if applied and not options.quiet:
        print(f"{'Would fix' if options.diff else 'Fixed'} {counted(applied, 'fault')}.", file=sys.stderr)
    if options.diff:
        return 1 if text and not options.exit_zero else 0
    if options.fix_only:
        return 1 if applied and options.exit_non_zero_on_fix else 0
    return None


def _fixed_files(
    options: argparse.Namespace, settings: dict[str, Settings], outcome: Outcome, everything: list[Diagnostic]
) -> Iterator[tuple[Source, Fixed]]:
    from convlint.source import Source

    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in everything:
        by_file.setdefault(diagnostic.filename, []).append(diagnostic)
    for path, found in by_file.items():
        if path in settings and any(one.fix for one in found):
            source = Source.read(path)
            # What the baseline lists is left as it is, wherever the other fixes move it.
            among = [one for one in outcome.diagnostics if one.filename == path] if options.baseline else None
            fixed = fix_one(source, found, settings[path], among)
            if fixed is not None:
                yield source, fixed


def _written(source: Source, fixed: Fixed, outcome: Outcome) -> bool:
    try:
        write_file(source.filename, source.raw, fixed.source.raw)
    except (OSError, FileChanged) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        print(f"convlint: not fixed: {source.filename}: {reason}", file=sys.stderr)
        outcome.failed.append(source.filename)
        return False
    return True
