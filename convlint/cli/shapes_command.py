"""`convlint shapes`: the shape of every layer's output."""

from __future__ import annotations

import os
import os.path
import sys
from importlib import import_module

from convlint.cli import describe
from convlint.cli.overrides import make_resolver
from convlint.cli.terminal import has_colour, write
from convlint.config.errors import ConfigError, did_you_mean

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from convlint.config.settings import Settings
    from convlint.report import ShapesReport
    from convlint.source import Source, SyntaxFault

__all__ = ["run"]


def run(options: argparse.Namespace) -> int:
    """Print the report of one file. Raises ConfigError; a file that is no Python is a finding, status 1."""
    from convlint.source import SyntaxFault

    known = formats()
    if options.output_format not in known:
        raise ConfigError(f"--output-format: `{options.output_format}`{did_you_mean(options.output_format, known)}")
    source, settings = _input(options)
    try:
        report = _report(source, settings)
    except SyntaxFault as fault:
        cell, line = _place(source, fault)
        where = f":cell {cell}" if cell is not None else ""
        print(f"{source.filename}{where}:{line}:{fault.column}: CVL001 {fault.message}", file=sys.stderr)
        return 1
    if report is None:
        return 2
    module = import_module(f"convlint.reporters.shapes.{options.output_format}")
    colour = has_colour(options.color, sys.stdout, bool(options.output_file))
    write(module.render(report, colour), options.output_file)
    return 0


def formats() -> tuple[str, ...]:
    """The files that lie in reporters/shapes/."""
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "reporters", "shapes")
    return tuple(sorted(n[:-3] for n in os.listdir(folder) if n.endswith(".py") and not n.startswith("_")))


def _input(options: argparse.Namespace) -> tuple[Source, Settings]:
    from convlint.source import Source

    resolver = make_resolver(options)
    if options.file == "-":
        name = options.stdin_filename or "<stdin>"
        return Source(name, sys.stdin.buffer.read()), resolver.for_file(name)
    if os.path.isdir(options.file):
        raise ConfigError(f"{options.file} is a folder; `convlint shapes` takes one file")
    return Source.read(options.file), resolver.for_file(options.file)


def _report(source: Source, settings: Settings) -> ShapesReport | None:
    from convlint.check import shapes_of_source
    from convlint.source import SyntaxFault

    try:
        return shapes_of_source(source, settings)
    except SyntaxFault:
        raise
    except Exception as error:
        if os.environ.get("CONVLINT_DEBUG"):
            raise
        print(f"convlint: internal error in {source.filename}: {describe(error)}", file=sys.stderr)
        return None


def _place(source: Source, fault: SyntaxFault) -> tuple[int | None, int]:
    from convlint.source import SyntaxFault

    try:
        return source.place(fault.line)
    except SyntaxFault:
        return None, fault.line
