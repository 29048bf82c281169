"""`--add-input`: above each model the comment that declares the input that convlint found, or solved for."""

from __future__ import annotations

import re
import sys

from convlint.cli.running import recheck
from convlint.cli.terminal import has_colour, write
from convlint.fix import FileChanged, difference, write_file
from convlint.reporters._text import counted
from convlint.source import Source, Span, SyntaxFault, UnwritableFault

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from convlint.config.settings import Settings
    from convlint.report import ModelReport

__all__ = ["add_inputs", "with_inputs"]

_STATEMENT = re.compile(r"(\s*)(?:class\s+(\w+)|(\w+)\s*(?::[^=]+)?=(?!=))")


def add_inputs(options: argparse.Namespace, files: Sequence[tuple[str, Settings]]) -> int:
    """Write the comments; with `--diff` show them. Status 1 if `--diff` has something to show."""
    text, added = "", 0
    for path, settings in files:
        source, changed, count = _changed(path, settings)
        if not changed or (not options.diff and not _written(source, changed)):
            continue
        if options.diff:
            text += difference(source, changed, has_colour(options.color, sys.stdout, bool(options.output_file)))
        added += count
    if options.diff:
        write(text, options.output_file)
    if not options.quiet:
        print(f"{'Would add' if options.diff else 'Added'} the input of {counted(added, 'model')}.", file=sys.stderr)
    return 1 if options.diff and text and not options.exit_zero else 0


def _changed(path: str, settings: Settings) -> tuple[Source, Source | None, int]:
    """The file, the file with its comments, and how many they are."""
    from convlint.check import shapes_of_source

    source = Source.read(path)
    try:
        if not source.names_framework:
            return source, None, 0
        changed, count = with_inputs(source, shapes_of_source(source, settings).models)
    except (SyntaxFault, UnwritableFault):
        return source, None, 0
    if count and not _is_believed(changed, settings):
        return source, None, 0
    return source, changed if count else None, count


def _is_believed(changed: Source, settings: Settings) -> bool:
    """Whether the comments are read as they were meant."""
    return changed.fault is None and all(one.code != "CVL002" for one in recheck(changed, settings))


def with_inputs(source: Source, models: Iterable[ModelReport]) -> tuple[Source, int]:
    """The file with a comment above each model that has something to declare, and how many they are."""
    comments: dict[int, str] = {}
    for model in models:
        if model.pragma is None or model.line is None:
            continue
        line = source.module_line(model.cell, model.line)
        statement = _STATEMENT.match(source.line(line))
        if statement and model.name in (statement.group(2), statement.group(3)):
            comments.setdefault(line, f"{statement.group(1)}# convlint: {model.pragma}\n")
    changes = [(Span(line, 1, line, 1), text) for line, text in comments.items()]
    return Source(source.filename, source.edited(changes)) if changes else source, len(changes)


def _written(source: Source, changed: Source) -> bool:
    try:
        write_file(source.filename, source.raw, changed.raw)
    except (OSError, FileChanged) as error:
        print(f"convlint: not changed: {source.filename}: {error}", file=sys.stderr)
        return False
    return True
